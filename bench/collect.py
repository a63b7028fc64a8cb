"""What collecting costs: ``python -m bench.collect``, or ``make bench-collect``.

Against a server in a child process, side by side with plain feedparser and httpx in one run. Bars: CPU for 1,000 unchanged
visits (304; and 200 with the same bytes) at most 1.5 times that of bare httpx GETs; one new item in 50 at least 10 times less
CPU than a full feedparser parse; 20,000 sources at a 10-minute interval (see ``bench.collect_nation``) with a p95 lateness
under 15 s, at most 0.6 CPU seconds a simulated second, under 300 MB, and 2,000 hung sources do not delay the others.
"""

import asyncio
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import feedparser
import httpx
from httpx_aiohttp import HttpxAiohttpClient

from bench.collect_server import feed, serving
from bongsu.model import Cursor, Source
from scrapers import FeedCollector, Fetched, HttpClient
from scrapers.chunks import recall
from scrapers.feeds import parse
from storage import Store

RESULTS = Path(__file__).resolve().parent / "results" / "collect.json"
VISITS = 1_000
ROUNDS = 3
PARSES = 200
LADDER, VISIT = "ladder", "visit but its network"
VISIT_BAR, PARSE_BAR, LATE_BAR, CPU_BAR, MEMORY_BAR = 1.5, 10, 15, 0.6, 300
DELAY_BAR = 5.0
"""Seconds that hung sources may add to the p95 lateness of the others: half a percent of their interval, and noise."""

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def main() -> int:
    """Measure, print, write; return 1 where a bar is missed."""
    with serving() as port:
        visits = asyncio.run(measure_visits(port))
    parsing = asyncio.run(measure_parsing())
    nation = {name: measure_nation(name) for name in ("all well", "2,000 hung")}
    rows = [*_visit_rows(visits), *_parse_rows(parsing), *_nation_rows(nation)]
    print(f"\n{'':66}{'measured':>10}{'bar':>10}")
    for name, value, bar, held in rows:
        print(f"{name:66}{value:10.2f}{bar:>10}  {'ok' if held else 'MISSED'}")
    RESULTS.parent.mkdir(exist_ok=True)
    missed = [name for name, _, _, held in rows if not held]
    figures = {"visits_ms": visits, "parsing_ms": parsing, "nation": nation, "missed": missed}
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 1 if missed else 0


Row = tuple[str, float, str, bool]


def _visit_rows(visits: Mapping[str, Mapping[str, float]]) -> list[Row]:
    print(f"CPU of an unchanged visit, ms (best of {ROUNDS} times {VISITS})")
    for kind, costs in visits.items():
        print(f"  {kind:16}" + "".join(f"{who} {cost:.3f}   " for who, cost in costs.items()))
    ratios = {kind: costs["collector"] / costs["bare httpx"] for kind, costs in visits.items()}
    return [
        (f"unchanged visit, {kind}: collector / bare httpx", x, f"<= {VISIT_BAR}", x <= VISIT_BAR) for kind, x in ratios.items()
    ]


def _parse_rows(parsing: Mapping[str, float]) -> list[Row]:
    print("CPU of a changed feed of 50 items, ms")
    print("  " + "".join(f"{who} {cost:.2f}   " for who, cost in parsing.items()))
    ratios = {name: parsing["feedparser"] / parsing[name] for name in (LADDER, VISIT)}
    return [
        (f"one new item in 50: feedparser / {name}", times, f">= {PARSE_BAR}", times >= PARSE_BAR)
        for name, times in ratios.items()
    ]


def _nation_rows(nation: Mapping[str, Mapping[str, float]]) -> list[Row]:
    rows: list[Row] = []
    for name, run in nation.items():
        rows += [
            (f"20,000 sources, {name}: p95 lateness, s", run["late_p95"], f"< {LATE_BAR}", run["late_p95"] < LATE_BAR),
            (f"20,000 sources, {name}: CPU s a second", run["cpu"], f"<= {CPU_BAR}", run["cpu"] <= CPU_BAR),
            (f"20,000 sources, {name}: MB at most", run["megabytes"], f"< {MEMORY_BAR}", run["megabytes"] < MEMORY_BAR),
            (f"20,000 sources, {name}: visits that crashed", run["crashes"], "0", not run["crashes"]),
        ]
    well, hung = (run["late_p95"] for run in nation.values())
    return [
        *rows,
        ("what 2,000 hung add to the p95 of the others, s", hung - well, f"< {DELAY_BAR:g}", hung - well < DELAY_BAR),
    ]


# --- unchanged visits --------------------------------------------------------------------------------------------------


async def measure_visits(port: int) -> dict[str, dict[str, float]]:
    """Return milliseconds of CPU a visit, by kind of answer and by who asks."""
    base = f"http://127.0.0.1:{port}"
    limits = httpx.Limits(max_keepalive_connections=1)
    async with httpx.AsyncClient(limits=limits) as bare, HttpxAiohttpClient() as fast:
        client = HttpClient()
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "bongsu.db", now=NOW)
            try:
                return {
                    kind: await _askers(
                        f"{base}/{path}", headers, store, {"bare httpx": bare, "httpx on aiohttp": fast}, client
                    )
                    for kind, path, headers in (
                        ("304", "etag", {"if-none-match": '"1"'}),
                        ("the same bytes", "same", {}),
                    )
                }
            finally:
                await client.aclose()
                store.close()


async def _askers(
    url: str, headers: dict[str, str], store: Store, clients: Mapping[str, httpx.AsyncClient], client: HttpClient
) -> dict[str, float]:
    collector = FeedCollector(client)
    source = Source(id=url, name="나루일보", url=url, allow_private=True)
    cursor = (await collector.collect(source, Cursor())).cursor

    async def visit() -> None:
        assert (await collector.collect(source, cursor)).unchanged

    async def step() -> None:
        """With what the daemon does around it: the cursor is read, the visit recorded."""
        kept = store.cursor(source.id) if store.first_catch_done(source.id) else cursor
        caught = await collector.collect(source, kept)
        store.add(source, (), caught.cursor, now=NOW, next_visit=NOW + source.every, quiet=False, too_old=lambda _: False)

    plain = {name: await _cpu(lambda each=each: each.get(url, headers=headers)) for name, each in clients.items()}  # type: ignore[misc]
    return plain | {"collector": await _cpu(visit), "and recorded": await _cpu(step)}


async def _cpu(ask: Callable[[], Awaitable[object]], times: int = VISITS) -> float:
    """Milliseconds of CPU a call, the best of a few rounds: what else the machine does only adds."""
    await ask()
    costs = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(times):
            await ask()
        costs.append((time.process_time() - began) / times * 1_000)
    return min(costs)


# --- one new item ------------------------------------------------------------------------------------------------------


class Answering(HttpClient):
    """A client at which the same answer is always there, so that the rest of a visit can be measured."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body

    async def get(self, *_: Any, **__: Any) -> Fetched:  # noqa: ANN401 -- whatever is asked
        return _fetched(self.body)


async def measure_parsing() -> dict[str, float]:
    """Return milliseconds of CPU for a feed of 50 items of which one is new; the visit is all of it but the network."""
    source, client = Source(id="feed", name="나루일보", url="http://127.0.0.1/rss"), Answering(feed())
    collector = FeedCollector(client)
    cursor = (await collector.collect(source, Cursor())).cursor
    client.body = feed("new")
    answer, seen = _fetched(client.body), recall(cursor.chunks)
    assert len(parse(answer, seen).items) == 1

    async def visit() -> None:
        assert len((await collector.collect(source, cursor)).items) == 1

    runs: dict[str, Callable[[], object]] = {
        "feedparser": lambda: feedparser.parse(io.BytesIO(answer.body)),
        "feedparser, not sanitising": lambda: feedparser.parse(
            io.BytesIO(answer.body), sanitize_html=False, resolve_relative_uris=False
        ),
        "all items": lambda: parse(answer),
        LADDER: lambda: parse(answer, seen),
    }
    costs = {name: await _cpu(_at_once(run), PARSES) for name, run in runs.items()}
    return costs | {VISIT: await _cpu(visit, PARSES)}


def _at_once(run: Callable[[], object]) -> Callable[[], Awaitable[object]]:
    async def ran() -> object:
        return run()

    return ran


def _fetched(body: bytes) -> Fetched:
    return Fetched(url="http://127.0.0.1/rss", status=200, headers=MappingProxyType({"content-type": "text/xml"}), body=body)


# --- a nation ----------------------------------------------------------------------------------------------------------


def measure_nation(name: str) -> dict[str, float]:
    """Return the figures of ``bench.collect_nation``, in a process of its own."""
    command = [sys.executable, "-m", "bench.collect_nation", *(["2000"] if name == "2,000 hung" else ["0"])]
    figures: dict[str, float] = json.loads(subprocess.check_output(command))  # noqa: S603 -- our own program
    print(f"20,000 sources, {name}: " + ", ".join(f"{key} {value:g}" for key, value in figures.items()))
    return figures


if __name__ == "__main__":
    sys.exit(main())
