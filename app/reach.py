"""Sources visited once to see whether they answer, with the daemon's own collectors. Nothing is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from app.quota import Uncounted
from bongsu.errors import CollectError
from bongsu.intake import admit
from bongsu.model import Cursor, Source, SourceKind
from bongsu.ports import Clock, Collector
from scrapers import ApiCollector, FeedCollector, HttpClient, SpiderCollector, list_family

AT_ONCE = 50
"""Hosts at once; how often one of them is asked is the client's matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How a visit ended: how many items the source offers and when the newest of them was published, or what broke.

    `family` is None where no family knows the source.
    """

    source: Source
    family: str | None
    items: int = 0
    newest: datetime | None = None
    error: CollectError | None = None


async def reach(
    sources: Sequence[Source],
    *,
    keys: Mapping[str, str],
    contact: str | None,
    clock: Clock,
    told: Callable[[Reached], None] = lambda _: None,
) -> tuple[Reached, ...]:
    """Visit each source once, in any order, and return how it went in theirs. `told` hears of each as soon as it is known.

    One that pushes cannot be visited and is left out.
    """
    gate = asyncio.Semaphore(AT_ONCE)
    async with _collectors(keys, contact, clock) as collectors:

        async def visit(source: Source) -> Reached:
            async with gate:
                reached = await _visit(source, collectors[source.kind], clock)
            told(reached)
            return reached

        return tuple(await asyncio.gather(*(visit(source) for source in sources if source.kind != "push")))


@asynccontextmanager
async def _collectors(
    keys: Mapping[str, str], contact: str | None, clock: Clock
) -> AsyncIterator[Mapping[SourceKind, Collector]]:
    client = HttpClient(contact=lambda: contact)
    spiders = SpiderCollector(client)
    apis = ApiCollector(client, keys=keys.get, quota=Uncounted(), clock=clock)
    try:
        yield {"feed": FeedCollector(client), "press": spiders, "board": spiders, "api": apis}
    finally:
        await spiders.stop()
        await client.aclose()


async def _visit(source: Source, collector: Collector, clock: Clock) -> Reached:
    family = list_family(source)
    try:
        collected = await collector.collect(source, Cursor())
    except CollectError as error:
        return Reached(source=source, family=family, error=error)
    entries = admit(source, collected, now=clock()).entries
    newest = max((entry.published for entry in entries if entry.published), default=None)
    return Reached(source=source, family=family, items=len(entries), newest=newest)
