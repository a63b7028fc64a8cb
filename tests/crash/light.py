"""A light watcher without Scrapy, forked again and again and killed at one boundary after another.

``python -m tests.crash.light FOLDER BASE``: prints one JSON line a place: how many boundaries the run after it crossed.
"""

import asyncio
import os
import random
import sys
from pathlib import Path
from typing import cast

from app.cycle import House, collect, deliver, process
from app.rulebook import Rulebook
from app.thread import OneThread
from bongsu.model import Channel, Entry, Page, Source
from bongsu.ports import Notifier
from notifiers import build
from scrapers import FeedCollector, HttpClient
from storage import DaemonLock, Store
from tests.crash.boundaries import Boundaries, Bounded
from tests.crash.farend import rules
from tests.fakes import Clock

SECRET = "whsec_" + "YmVhY29uIGZpcmVzIG9uIHRoZSBoaWxs"


class PlainPages:
    """Reads a page without Scrapy."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    async def read_page(self, source: Source, entry: Entry) -> Page:
        fetched = await self._client.get(entry.url, private=True)
        return Page(url=entry.url, body=fetched.body.decode())


async def cycle(folder: Path, boundaries: Boundaries) -> None:
    """Open the house, run one whole cycle, close it."""
    clock = Clock()

    def bounded_notifier(channel: Channel, secrets: dict[str, str]) -> Notifier:
        return cast("Notifier", Bounded(build(channel, secrets), boundaries))

    rulebook = Rulebook(folder / "rules.yaml", folder, {"HOOK_SECRET": SECRET}, build_notifier=bounded_notifier)  # type: ignore[arg-type]
    rulebook.open(strict=True)
    client, thread = HttpClient(), OneThread()
    with DaemonLock(folder / "bongsu.db"):
        real = Store.open(folder / "bongsu.db", now=clock())
        real.expire_leases(now=clock())
        store = cast("Store", Bounded(real, boundaries))
        store.sync_sources(rulebook.edition.config.sources, now=clock())
        house = House(
            store=store,
            thread=thread,
            rulebook=rulebook,
            collectors={"feed": FeedCollector(client)},
            pages=PlainPages(client),
            client=client,
            tagger=None,
            clock=clock,
            chance=random.Random(1),  # noqa: S311 -- jitter
        )
        for source in rulebook.edition.sources.values():
            await collect(house, source)
        while await process(house):
            pass
        while await deliver(house, "hook"):
            pass
        await client.aclose()
        await rulebook.edition.notifiers["hook"].aclose()
        thread.close()
        real.close()


def run_forked(folder: Path, kill_at: int) -> tuple[int, int]:
    """Run a cycle in a child; return the signal that ended it (0: none) and the boundaries it crossed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        boundaries = Boundaries(kill_at)
        asyncio.run(cycle(folder, boundaries))
        os.write(writing, str(boundaries.passed).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        crossed = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, int(crossed or 0)


def fresh(folder: Path, base: str, name: str) -> Path:
    """Return a new state directory with its rules."""
    home = folder / name
    home.mkdir()
    (home / "rules.yaml").write_text(rules(base, str(home / "bongsu.db")), encoding="utf-8")
    return home


def main() -> None:
    """Answer each place number on stdin with ``signal crossed`` on stdout; every place gets a fresh database."""
    folder, base = Path(sys.argv[1]), sys.argv[2]
    asyncio.run(cycle(fresh(folder, base, "warm"), Boundaries(0)))  # what is loaded once is loaded before the forks
    for line in sys.stdin:
        place = int(line)
        home = fresh(folder, base, line.strip())
        killed, crossed = run_forked(home, place)
        if killed:
            run_forked(home, 0)
        print(killed, crossed, flush=True)  # noqa: T201 -- the answer


if __name__ == "__main__":
    main()
