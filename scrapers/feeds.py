"""Feeds: RSS, RDF and Atom, in whatever state they come."""

import asyncio
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bongsu.errors import ParseError
from bongsu.model import Collected, Cursor, Item, Source
from scrapers.addresses import absolute, place
from scrapers.encoding import decode
from scrapers.http import Fetched, HttpClient
from scrapers.visits import conditions, may_be_private, moved, unchanged

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_HTML = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_HEAD = 2000


class FeedCollector:
    """Visits feeds. A feed that is cut off gives what stands in it whole, and is read again in full at the next visit."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        """Return what the feed offers now. Raises `FetchError` or `ParseError`; the cursor then stays as it was."""
        fetched = await self._client.get(source.url, headers=conditions(cursor), private=may_be_private(source))
        next_cursor = moved(cursor, fetched)
        if next_cursor is None:
            return unchanged(cursor)
        feed = await asyncio.to_thread(parse, fetched)
        return Collected(items=feed.items, built=feed.built, cursor=next_cursor if feed.whole else _again(cursor))


def _again(cursor: Cursor) -> Cursor:
    return replace(cursor, etag=None, last_modified=None, body_hash=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A parsed feed. `whole` is False where it was cut off; `built` is the raw date that it gives itself."""

    items: tuple[Item, ...]
    built: str
    whole: bool


def parse(fetched: Fetched) -> Feed:
    """Return the feed in an answer. Raises `ParseError`: no feed, one that breaks off at once, one with entities."""
    host = place(fetched.url)
    text = _DECLARATION.sub("", decode(fetched.body, fetched.headers.get("content-type", "")))
    _refuse_entities(text, host)
    parsed = _feedparser(text)
    if not parsed.get("version"):
        raise ParseError("collect.html_for_feed" if _HTML.search(text[:_HEAD]) else "collect.not_a_feed", host=host)
    whole = not parsed.get("bozo") or _END.search(text) is not None
    entries = parsed["entries"] if whole else parsed["entries"][:-1]
    if not entries and not whole:
        raise ParseError("collect.half_feed", host=host)
    items = tuple(_item(entry, fetched.url) for entry in entries)
    return Feed(items=items, built=_date(parsed["feed"]), whole=whole)


def _refuse_entities(text: str, host: str) -> None:
    """A definition of entities in a DOCTYPE can blow a kilobyte up to gigabytes; no feed needs one."""
    lowered = text.lower()
    if "<!doctype" in lowered and "<!entity" in lowered:
        raise ParseError("collect.entities", host=host)


def _feedparser(text: str) -> Mapping[str, Any]:
    """Parse text that is decoded already. It comes as a stream of bytes: a string could be taken for an address or a file.

    Sanitising is off: it is most of the work, and the core takes all markup away.
    """
    import feedparser

    parsed: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return parsed


def _item(entry: Mapping[str, Any], url: str) -> Item:
    return Item(
        title=entry.get("title", ""),
        url=absolute(url, entry.get("link", "")) if entry.get("link") else "",
        guid=entry.get("id", ""),
        summary=max((_text(each) for each in _texts(entry)), key=len, default=""),
        published=_date(entry),
    )


def _texts(entry: Mapping[str, Any]) -> list[Any]:
    return [*entry.get("content", ()), {"value": entry.get("summary", "")}]


def _text(content: Mapping[str, Any]) -> str:
    return str(content.get("value") or "")


def _date(dated: Mapping[str, Any]) -> str:
    """The raw date, the first of publication and change."""
    return next((str(dated[key]) for key in ("published", "updated", "created") if dated.get(key)), "")
