"""Hostile answers through one process, as the daemon collects: ``python -m bench.hostile [WAY …]``.

Every way in (feeds, lists of four kinds, pages) meets what a server can do to any visitor and the worst 10 MB of its own kind.
Prints input, outcome, seconds and the peak of memory so far; exits 1 where one ends neither in a catch nor in a `CollectError`,
takes longer than `SLOWEST`, or the process ever held more than `MEMORY_BAR`.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.memory import GIVEN_BACK_EVERY, be_frugal, give_back
from bench.hostile_server import FAR_END, FEEDS, HTTP, MAPS, NAMES, PAGES, TREES, Answer, serving
from bongsu.errors import CollectError
from bongsu.model import Collected, Cursor, Entry, Page, Source
from scrapers import FeedCollector, HttpClient, SpiderCollector
from scrapers.addresses import is_private
from scrapers.api import read_rows
from scrapers.encoding import decode
from scrapers.families import families

RESULTS = Path(__file__).resolve().parent / "results"
MEMORY_BAR = 300.0
"""MB, of the whole process at any moment."""

SLOWEST = 25.0
"""Seconds for one answer: 20 for the network, five to read it."""

PATIENCE = 3.0
"""Seconds that the network gets here, so that the bench is soon over."""

Visit = Callable[[str], Awaitable[Collected | Page]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one answer ended. `peak` is in MB, of the process since its start."""

    way: str
    name: str
    outcome: str
    seconds: float
    peak: float
    ok: bool


def main() -> int:
    """Meet all of them; return 1 where the bars do not hold."""
    be_frugal()
    with serving() as base:
        rows = asyncio.run(_meet(base))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "hostile.json").write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    peak = rows[-1].peak
    off = [row for row in rows if not row.ok]
    print(f"{len(rows)} answers, {len(off)} off; slowest {max(row.seconds for row in rows):.1f} s (bar {SLOWEST:g}); ", end="")
    print(f"peak {peak:.0f} MB (bar {MEMORY_BAR:g})")
    return 1 if off or peak > MEMORY_BAR else 0


async def _meet(base: str) -> list[Row]:
    client = HttpClient(timeout=PATIENCE, guard=lambda host: host != FAR_END and is_private(host))
    spiders = SpiderCollector(client)
    giving_back = asyncio.create_task(_giving_back())
    try:
        return [await _one(way, visit, name, f"{base}/{NAMES.index(name)}") for way, visit, name in _all(client, spiders)]
    finally:
        giving_back.cancel()
        await spiders.stop()
        await client.aclose()


async def _giving_back() -> None:
    """As the daemon's scheduler does."""
    while True:
        await asyncio.sleep(GIVEN_BACK_EVERY)
        await asyncio.to_thread(give_back)


def _all(client: HttpClient, spiders: SpiderCollector) -> Iterator[tuple[str, Visit, str]]:
    lists = {"list": "table", "list by its looks": None, "sitemap": "sitemap"}
    ways: dict[str, tuple[Visit, Mapping[str, Answer]]] = {
        "feed": (lambda url: FeedCollector(client).collect(_source(url), Cursor()), {**HTTP, **FEEDS}),
        "page": (lambda url: spiders.read_page(_source(url), _entry(url)), {**HTTP, **PAGES}),
    }
    ways["API"] = (lambda url: _tree(client, url), TREES)
    bodies = {"list": PAGES, "list by its looks": PAGES, "sitemap": MAPS}
    ways |= {way: (_lister(spiders, family), bodies[way]) for way, family in lists.items()}
    for way in sys.argv[1:] or ways:
        visit, answers = ways[way]
        for name in answers:
            yield way, visit, name


def _lister(spiders: SpiderCollector, family: str | None) -> Visit:
    return lambda url: spiders.collect(_source(url, family), Cursor())


async def _tree(client: HttpClient, url: str) -> Collected:
    """An API's own address is made by its family; here the answer alone matters."""
    fetched, api = await client.get(url), families()["domapi"].api
    assert api
    rows = await asyncio.to_thread(lambda: read_rows(decode(fetched.body), url, api, family="domapi"))
    return Collected(items=rows, cursor=Cursor())


def _source(url: str, family: str | None = None) -> Source:
    return Source(id="hostile", name="hostile", url=url, kind="board" if family else "feed", family=family)


def _entry(url: str) -> Entry:
    seen = datetime(2026, 1, 29, tzinfo=UTC)
    return Entry(
        key="k", source="hostile", title="t", url=url, summary="", published=None, precision="unknown", seen=seen, digest=""
    )


async def _one(way: str, visit: Visit, name: str, url: str) -> Row:
    began = time.monotonic()
    ok = True
    try:
        catch = await visit(url)
        outcome = f"{len(catch.items)} items" if isinstance(catch, Collected) else f"{len(catch.body)} characters"
    except CollectError as error:
        outcome = error.code
    except Exception as error:  # noqa: BLE001 -- what must not happen is what is looked for
        outcome, ok = repr(error)[:60], False
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = Row(way=way, name=name, outcome=outcome, seconds=round(seconds, 2), peak=round(peak), ok=ok and seconds < SLOWEST)
    print(f"{way:18} {name:36} {outcome:28} {seconds:6.2f} s {peak:5.0f} MB{'' if row.ok else '  OFF'}", flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
