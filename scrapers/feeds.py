"""Feeds: RSS, RDF and Atom, in whatever state they come.

A visit climbs no higher than it must: 304; the same bytes as last time; the items whose bytes are new; and all of them only
where they cannot be told apart.
"""

import asyncio
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bongsu.errors import ParseError
from bongsu.model import Collected, Cursor, Item, Source, Wishes
from scrapers.addresses import absolute, place
from scrapers.chunks import Split, recall, remember, split
from scrapers.encoding import decode
from scrapers.http import Fetched, HttpClient
from scrapers.hubs import hub_of
from scrapers.visits import conditions, light, moved, unchanged
from scrapers.wishes import fresh_for, wishes_of

if TYPE_CHECKING:
    from scrapers.feed_reader import Reading

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*(?:>|\Z)", re.IGNORECASE)
_ITEM_OPENS = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ITEM_CLOSES = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_HTML = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!(?i:doctype)")
_ENTITY = re.compile(r"<!(?i:entity)([^>]*)")
_HARMLESS = re.compile(r"""\s+\w+\s+"(?:&#\w{1,8};|[^&%"]{0,16})"\s*""")
_HEAD = 2000

_BRIEF, _FEW_MARKS = 64 * 1024, 2_000
"""Bytes, and `<` among them, of a feed of 50 items with room to spare: all new it takes 10 ms, a hostile one 60."""


class FeedCollector:
    """Visits feeds.

    Items that were there at the last visit, to the byte, do not come again. A feed that is cut off gives what stands in it
    whole, and is read again in full at the next visit.
    """

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        """Return what the feed offers now. Raises `FetchError` or `ParseError`; the cursor then stays as it was."""
        private = source.allow_private
        asked = conditions(cursor)
        fetched = await self._client.get(source.url, headers=asked, private=private, robots=source.robots)
        next_cursor = moved(cursor, fetched)
        if next_cursor is None:
            return unchanged(cursor, fetched)
        seen = recall(cursor.chunks)
        feed = await _parsed(fetched, seen)
        next_cursor = replace(next_cursor, chunks=remember(feed.digests)) if feed.whole else _again(cursor)
        hub = hub_of(fetched, private=private)
        next_cursor = replace(next_cursor, wishes=feed.wishes)
        return Collected(items=feed.items, built=feed.built, cursor=next_cursor, hub=hub, fresh=fresh_for(fetched.headers))


async def _parsed(fetched: Fetched, seen: Collection[bytes]) -> "Feed":
    try:
        return parse(fetched, seen) if seen and _is_brief(fetched.body) else await asyncio.to_thread(parse, fetched, seen)
    except ParseError as error:
        raise light(error) from error.__cause__


def _is_brief(body: bytes) -> bool:
    """Say whether a feed is read in milliseconds even if all in it is new. Then a thread would cost more than it spares."""
    if len(body) > _BRIEF or body.count(b"<") > _FEW_MARKS:
        return False
    try:
        body.decode()
    except UnicodeDecodeError:  # its encoding may have to be guessed, which is slow
        return False
    return True


def _again(cursor: Cursor) -> Cursor:
    return replace(cursor, etag=None, last_modified=None, body_hash=None, chunks="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A parsed feed.

    `items` are those not seen before; `digests` tell all of them, also those seen, and are empty where they cannot be told
    apart. `whole` is False where the feed was cut off; `built` is the raw date that it gives itself, `wishes` what it asks.
    """

    items: tuple[Item, ...]
    built: str
    whole: bool
    digests: tuple[bytes, ...]
    wishes: Wishes


def parse(fetched: Fetched, seen: Collection[bytes] = ()) -> Feed:
    """Return the feed in an answer, without the items whose digests are `seen`.

    Raises `ParseError`: no feed, one that breaks off at once, one with entities, one with more markup than can be read.
    """
    host = place(fetched.url)
    text = _DECLARATION.sub("", decode(fetched.body, fetched.headers.get("content-type", "")))
    _refuse_entities(text, host)
    document = text.encode("utf-8", "replace")
    pieces = split(document)
    reading = (_unseen(pieces, seen, host) if pieces and seen else None) or _read(document, host)
    if not reading.version and (not reading.entries or _HTML.search(text[:_HEAD])):
        raise ParseError("collect.html_for_feed" if _HTML.search(text[:_HEAD]) else "collect.not_a_feed", host=host)
    whole = not reading.loose or _END.search(text) is not None
    entries = reading.entries if whole or not _breaks_off_in_item(text) else reading.entries[:-1]
    if not entries and not whole:
        raise ParseError("collect.half_feed", host=host)
    items = tuple(_item(entry, fetched.url) for entry in entries)
    return Feed(
        items=items, built=_date(reading.feed), whole=whole, wishes=wishes_of(text), digests=pieces.digests if pieces else ()
    )


def _unseen(pieces: Split, seen: Collection[bytes], host: str) -> "Reading | None":
    """Read the feed with its new items only; None where feedparser does not find just those in it."""
    positions = pieces.unseen(seen)
    reading = _read(pieces.only(positions), host)
    return reading if reading.version and not reading.loose and len(reading.entries) == len(positions) else None


def _read(document: bytes, host: str) -> "Reading":
    from scrapers import feed_reader

    try:
        return feed_reader.read(document)
    except feed_reader.TooMuchError as error:
        raise ParseError("collect.feed_too_much", host=host) from error
    except feed_reader.StumbledError as error:
        raise ParseError("collect.feed_stumbled", host=host) from error


def _breaks_off_in_item(text: str) -> bool:
    """Say whether the last item of a feed that was cut off is cut itself."""
    opened, closed = (max((each.start() for each in tag.finditer(text)), default=0) for tag in (_ITEM_OPENS, _ITEM_CLOSES))
    return closed <= opened


def _refuse_entities(text: str, host: str) -> None:
    """A definition of entities in a DOCTYPE can blow a kilobyte up to gigabytes, unless each stands for a few characters."""
    if _DOCTYPE.search(text) and not all(_HARMLESS.fullmatch(told) for told in _ENTITY.findall(text)):
        raise ParseError("collect.entities", host=host)


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
