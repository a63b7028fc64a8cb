"""What there is to watch at an address, tried out with the daemon's own collectors."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from bongsu.errors import CollectError
from bongsu.intake import admit
from bongsu.model import Cursor, Entry, Source
from bongsu.ports import Clock, Collector
from scrapers import FeedCollector, Fetched, HttpClient, SpiderCollector, family_of, kind_of, leads_inside, list_family
from scrapers.probing import Need, feed_links, is_feed, needs

NEWEST = 5
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source that works: what it would collect, newest first, and how many items in all.

    `family` is None for a feed, and for a list that is read by its looks.
    """

    source: Source
    family: str | None
    newest: tuple[Entry, ...]
    items: int

    @property
    def yaml(self) -> str:
        """The line that rules.yaml wants."""
        family = f", family: {self.source.family}" if self.source.family else ""
        kind = f", kind: {self.source.kind}" if self.source.kind != "feed" else ""
        private = ", allow_private: true" if self.source.allow_private else ""
        return f'  - {{id: {self.source.id}, url: "{self.source.url}"{kind}{family}{private}}}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What an address offers. `need` says what stands in the way where nothing was found, `error` why the page failed."""

    found: tuple[Found, ...]
    need: Need = ""
    error: CollectError | None = None


async def probe(url: str, client: HttpClient, clock: Clock, *, private: bool = False) -> Probe:
    """Look for feeds and lists at `url`, in a private network only with `private`.

    Never raises for what the far end does: `error` holds it.
    """
    spiders = SpiderCollector(client)
    collectors: Mapping[str, Collector] = {"feed": FeedCollector(client), "press": spiders, "board": spiders}
    try:
        page = await client.get(url, private=private)
        found = [await _try(source, collectors, clock) for source in _candidates(page, private=private)]
    except CollectError as error:
        return Probe(found=(), error=error)
    finally:
        await spiders.stop()
    working = _told_apart(each for each in found if each is not None)
    need = (
        "" if working else needs(page.body, page.headers.get("content-type", ""), moved_to=page.url if page.url != url else "")
    )
    return Probe(found=working, need=need)


def _told_apart(found: Iterable[Found]) -> tuple[Found, ...]:
    """Several sources of one site get an id each; a feed under two addresses is one."""
    told: dict[tuple[str, ...], Found] = {}
    for each in found:
        told.setdefault((each.source.kind, *(entry.title for entry in each.newest)), each)
    numbered = enumerate(told.values(), 1)
    return tuple(
        each if n == 1 else replace(each, source=replace(each.source, id=f"{each.source.id}-{n}")) for n, each in numbered
    )


def _candidates(page: Fetched, *, private: bool) -> list[Source]:
    """Return what may be a source: the address itself as what it looks like, then the feeds that the page leads to."""
    if is_feed(page.body):
        return [_source(page.url, private=private)]
    kind = kind_of(page.url)
    itself = _source(page.url, private=private, kind="board" if kind == "feed" else kind, family=family_of(page.url))
    links = feed_links(page.body, page.url, page.headers.get("content-type", ""))
    feeds = [_source(link, private=private) for link in links]
    return [itself, *feeds]


def _source(url: str, *, private: bool, **details: object) -> Source:
    """One that may be in a private network only where it says so, so that its line for rules.yaml does too."""
    host = urlsplit(url).hostname or ""
    id_ = re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.")).strip("-") or "source"
    return Source(id=id_, name=id_, url=url, allow_private=private and leads_inside(url), **details)  # type: ignore[arg-type]  # fields of a source


async def _try(source: Source, collectors: Mapping[str, Collector], clock: Clock) -> Found | None:
    try:
        collected = await asyncio.wait_for(collectors[source.kind].collect(source, Cursor()), 30)
    except (CollectError, TimeoutError):
        return None
    entries = admit(source, collected, now=clock()).entries
    newest = sorted(entries, key=lambda entry: entry.published or _LONG_AGO, reverse=True)[:NEWEST]
    return Found(source=source, family=list_family(source), newest=tuple(newest), items=len(entries)) if entries else None
