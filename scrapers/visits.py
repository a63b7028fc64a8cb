"""What one visit remembers for the next: the conditional request and the cursor."""

import hashlib
from dataclasses import replace

from bongsu.model import Collected, Cursor, Source
from scrapers.addresses import host_of, is_private
from scrapers.http import Fetched

_NOT_MODIFIED = 304


def may_be_private(source: Source) -> bool:
    """Say whether a source may lead to private addresses: it is allowed to, or its own address is one that the user wrote."""
    return source.allow_private or (bool(source.url) and is_private(host_of(source.url)))


def conditions(cursor: Cursor) -> dict[str, str]:
    """Return the headers that ask for an answer only if something moved."""
    headers = {"if-none-match": cursor.etag, "if-modified-since": cursor.last_modified}
    return {name: value for name, value in headers.items() if value}


def moved(cursor: Cursor, fetched: Fetched) -> Cursor | None:
    """Return the cursor for the next visit; None where the answer is the same as last time."""
    body_hash = hashlib.sha256(fetched.body).hexdigest()
    if fetched.status == _NOT_MODIFIED or body_hash == cursor.body_hash:
        return None
    etag, last_modified = fetched.headers.get("etag"), fetched.headers.get("last-modified")
    return replace(cursor, etag=etag, last_modified=last_modified, body_hash=body_hash)


def unchanged(cursor: Cursor) -> Collected:
    """Return the catch of a visit that found nothing moved."""
    return Collected(items=(), cursor=cursor, unchanged=True)
