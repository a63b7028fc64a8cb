"""What one visit remembers for the next: the conditional request and the cursor."""

import hashlib
from dataclasses import replace
from datetime import timedelta

from bongsu.errors import CollectError
from bongsu.model import Collected, Cursor
from scrapers.http import Fetched
from scrapers.wishes import fresh_for

_NOT_MODIFIED = 304


def conditions(cursor: Cursor) -> dict[str, str]:
    """Return the headers that ask for an answer only if something moved."""
    headers = {"if-none-match": cursor.etag, "if-modified-since": cursor.last_modified}
    return {name: value for name, value in headers.items() if value}


def moved(cursor: Cursor, fetched: Fetched) -> Cursor | None:
    """Return the cursor for the next visit; None where the answer is the same as last time."""
    body_hash = hashlib.sha256(fetched.body).hexdigest()
    if fetched.status == _NOT_MODIFIED or body_hash == cursor.body_hash:
        return None
    etag, last_modified = _told(fetched, "etag"), _told(fetched, "last-modified")
    return replace(cursor, etag=etag, last_modified=last_modified, body_hash=body_hash)


def _told(fetched: Fetched, name: str) -> str | None:
    """A header that can be sent back as it came; raw EUC-KR cannot."""
    value = fetched.headers.get(name, "")
    return value if value and value.isascii() and value.isprintable() else None


def light(error: CollectError) -> CollectError:
    """Return an error without its frames: they hold the whole answer, and errors are kept until somebody clears up."""
    each: BaseException | None = error
    while each is not None:
        each.__traceback__ = None
        each = each.__cause__ or each.__context__
    return error


def unchanged(cursor: Cursor, fetched: Fetched | None = None) -> Collected:
    """Return the catch of a visit that found nothing moved, as `fetched` says."""
    return Collected(items=(), cursor=cursor, unchanged=True, fresh=fresh_for(fetched.headers) if fetched else timedelta())
