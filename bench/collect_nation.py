"""A nation's sources in compressed time: ``python -m bench.collect_nation HUNG``, the figures as JSON.

The daemon's own `Watch` with its store on disk, 20,000 sources on 10,000 hosts, each visited every ten minutes: six of ten
answer 304, the most others the same bytes, three in a hundred one new item, whose page is fetched and judged; HUNG of them
take the connection and never answer. The clock runs five times as fast as the machine's, and so do timeouts and the tick: a
machine that is busy with something else for half a second makes visits 2.5 s late. The visits before are in the database,
spread over the interval, as after a day of running. Measured is one interval: how late visits begin (simulated seconds), CPU a
simulated second, and memory at most.
"""

import asyncio
import contextlib
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import notifiers
from app.cycle import House, Visit
from app.lanes import PATIENCE
from app.memory import be_frugal, settle_in
from app.narrator import Narrator
from app.rulebook import Rulebook
from app.thread import OneThread
from app.watch import Watch
from bench.collect_server import CHANGING, HUNG, SAME, feed, serving
from bongsu.model import Collected, Cursor, Source
from daemon import SWITCH
from scrapers import FeedCollector, HttpClient, SpiderCollector
from scrapers.chunks import remember, split
from storage import Store

SOURCES, PER_HOST = 20_000, 2
EVERY = timedelta(minutes=10)
SPEED = 5
TIMEOUT, TICK = 20.0, 1.0
START = datetime(2026, 5, 4, 1, 0, tzinfo=UTC)
SETTLE = timedelta(minutes=1)
RULES = """
health: off
channels: {{console: {{kind: console}}}}
defaults: {{every: {{min: 10m, max: 10m}}, max_age: off}}
sources:
{sources}
rules:
  - {{id: ulsan, name: 울산, any: [조선소], regions: [울산]}}
"""


@dataclass
class Lateness:
    """When each source was due, and how late its visits began, in simulated seconds."""

    due: dict[str, datetime]
    late: dict[str, list[float]] = field(default_factory=dict)
    visits: int = 0

    def began(self, source: Source, now: datetime) -> None:
        self.visits += 1
        if due := self.due.pop(source.id, None):
            self.late.setdefault(source.id, []).append((now - due).total_seconds())

    def restart(self) -> None:
        self.visits = 0
        self.late.clear()

    def of(self, names: frozenset[str], *, now: datetime) -> list[float]:
        """Return the lateness of all visits that begun, and of those still awaited, to sources that are not of `names`."""
        waiting = [(now - due).total_seconds() for name, due in self.due.items() if name not in names and due < now]
        return [each for name, late in self.late.items() if name not in names for each in late] + waiting


@dataclass
class Clock:
    """Runs `SPEED` times as fast as the machine's from the moment it is started."""

    began: float = 0.0

    def start(self) -> None:
        self.began = time.monotonic()

    def __call__(self) -> datetime:
        gone = time.monotonic() - self.began if self.began else 0.0
        return START + timedelta(seconds=gone * SPEED)


class Ear(Narrator):
    """A narrator that says nothing and notes when each source is due again."""

    def __init__(self, lateness: Lateness, clock: Clock) -> None:
        super().__init__("ko")
        self._lateness, self._clock = lateness, clock

    def line(self, code: str, /, level: int = 0, **params: object) -> None:
        pass

    def visited(self, visit: Visit) -> None:
        self._lateness.due[visit.source.id] = self._clock() + visit.next_visit_in


@dataclass
class Timed:
    """The collector of feeds, noting when each visit begins."""

    inner: FeedCollector
    lateness: Lateness
    clock: Clock

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        self.lateness.began(source, self.clock())
        return await self.inner.collect(source, cursor)


def main(arguments: Sequence[str]) -> int:
    """Measure with so many hung sources; print the figures. The process is set up as the daemon sets itself up."""
    be_frugal()
    sys.setswitchinterval(SWITCH)
    with serving() as port, tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(Path(folder), port, hung=int(arguments[0])))))
    return 0


def kinds(hung: int) -> Iterator[str]:
    """Yield what each source does, well mixed."""
    chance = random.Random(20_000)  # noqa: S311 -- the same mixture every time, no secret
    stuck = set(chance.sample(range(SOURCES), hung))
    for number in range(SOURCES):
        luck = chance.random()
        yield HUNG if number in stuck else CHANGING if luck < 0.03 else SAME if luck < 0.4 else "etag"


def address(number: int, kind: str, port: int) -> str:
    """Return a source's address: every `PER_HOST` of them share a host."""
    host = number // PER_HOST + 1
    return f"http://127.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}:{port}/{kind}/{number}"


async def measure(folder: Path, port: int, *, hung: int) -> dict[str, float]:
    """Return the figures of one interval."""
    told = dict(enumerate(kinds(hung)))
    lines = (
        f'  - {{id: s{n}, name: 신문 {n}, url: "{address(n, kind, port)}", allow_private: true}}' for n, kind in told.items()
    )
    path = folder / "rules.yaml"
    path.write_text(RULES.format(sources="\n".join(lines)), encoding="utf-8")
    rulebook = Rulebook(path, folder, {}, build_notifier=notifiers.build)
    rulebook.open(strict=False)
    clock = Clock()
    store = Store.open(folder / "bongsu.db", now=clock())
    lateness = Lateness(due=_visited_before(store, rulebook))
    client = HttpClient(timeout=TIMEOUT / SPEED)
    async with _house(rulebook, store, client, clock, lateness) as house:
        stuck = frozenset(f"s{number}" for number, kind in told.items() if kind == HUNG)
        return await _watched(house, lateness, clock, stuck)


def _visited_before(store: Store, rulebook: Rulebook) -> dict[str, datetime]:
    """Fill the database with good visits, the next ones spread over the interval; return when each is due."""
    sources = rulebook.edition.config.sources
    store.sync_sources(sources, now=START)
    pieces = split(feed().partition(b"?>")[2])
    assert pieces
    cursor = Cursor(etag='"1"', body_hash=sha256(feed()).hexdigest(), chunks=remember(pieces.digests))
    due: dict[str, datetime] = {}
    order = random.Random(1).sample(range(SOURCES), SOURCES)  # noqa: S311 -- no secret
    for source, place in zip(sources, order, strict=True):
        due[source.id] = START + EVERY * (place / SOURCES)
        store.add(source, (), cursor, now=START, next_visit=due[source.id], quiet=True, too_old=lambda _: False)
    return due


@contextlib.asynccontextmanager
async def _house(
    rulebook: Rulebook, store: Store, client: HttpClient, clock: Clock, lateness: Lateness
) -> AsyncIterator[House]:
    spiders, thread = SpiderCollector(client), OneThread()
    feeds = Timed(FeedCollector(client), lateness, clock)
    try:
        yield House(
            store=store,
            thread=thread,
            rulebook=rulebook,
            collectors={"feed": feeds, "press": spiders, "board": spiders},
            pages=spiders,
            client=client,
            tagger=None,
            clock=clock,
            chance=random.Random(2),  # noqa: S311 -- jitter
        )
    finally:
        await spiders.stop()
        await client.aclose()
        thread.close()
        store.close()


async def _watched(house: House, lateness: Lateness, clock: Clock, stuck: frozenset[str]) -> dict[str, float]:
    watch = Watch(house, Ear(lateness, clock), patience=PATIENCE / SPEED)
    settle_in()
    clock.start()
    await _tick_until(watch, clock, START + SETTLE)
    lateness.restart()
    began, used = clock(), _used()
    await _tick_until(watch, clock, START + SETTLE + EVERY)
    spent, seconds = _used() - used, (clock() - began).total_seconds()
    late = sorted(lateness.of(stuck, now=clock()))
    counts = house.store.counts()
    await watch.stop()
    return {
        "late_p50": round(statistics.median(late), 2),
        "late_p95": round(late[int(len(late) * 0.95)], 2),
        "late_max": round(late[-1], 2),
        "cpu": round(spent / seconds, 3),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "visits_a_second": round(lateness.visits / seconds, 1),
        "articles": counts.articles,
        "crashes": watch.crashes,
    }


async def _tick_until(watch: Watch, clock: Clock, end: datetime) -> None:
    while clock() < end:
        watch.wake()
        await asyncio.sleep(TICK / SPEED)


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
