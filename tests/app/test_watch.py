"""Visits side by side: what hangs, what crashes, what cannot be recorded."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from app import lanes, watch
from app.narrator import Narrator
from app.watch import Watch
from bongsu.errors import StorageError
from bongsu.model import Collected, Cursor, Source
from tests.app.conftest import World

SOON = 10.0
"""Seconds after which a test gives up; a machine at rest needs milliseconds."""


class Sources:
    """Sources that hang, crash or answer, and who was visited."""

    def __init__(self) -> None:
        self.hung: set[str] = set()
        self.crashing: set[str] = set()
        self.visits: list[str] = []
        self.visited = asyncio.Condition()

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        async with self.visited:
            self.visits.append(source.id)
            self.visited.notify_all()
        if source.id in self.hung:
            await asyncio.Event().wait()
        if source.id in self.crashing:
            raise ZeroDivisionError
        return Collected(items=(), cursor=cursor, unchanged=True)

    async def until(self, *names: str) -> None:
        """Wait until each of `names` was visited."""
        async with asyncio.timeout(SOON), self.visited:
            await self.visited.wait_for(lambda: set(names) <= set(self.visits))


@pytest.fixture
def sources(world: World) -> Sources:
    made = Sources()
    world.house.collectors["feed"] = made  # type: ignore[index]  # the fixture's is a plain dict
    return made


@pytest.fixture
async def running(world: World, sources: Sources) -> AsyncIterator[Watch]:
    running = Watch(world.house, Narrator("ko"), patience=0)
    yield running
    await running.stop()


async def settled(running: Watch) -> None:
    """Wait until no visit is under way."""
    async with asyncio.timeout(SOON):
        await asyncio.gather(*running._visits)


async def test_a_source_that_hangs_does_not_keep_another_waiting(
    running: Watch, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "BRISK", 1)
    sources.hung = {"daegu"}
    running.wake()
    await sources.until("daegu", "ulsan")


async def test_a_source_under_way_is_not_visited_a_second_time(running: Watch, sources: Sources) -> None:
    sources.hung = {"daegu"}
    for _ in range(3):
        running.wake()
        await sources.until("daegu", "ulsan")
    assert sources.visits.count("daegu") == 1


async def test_a_visit_that_crashes_is_logged_counted_and_not_repeated_at_once(
    running: Watch, sources: Sources, caplog: pytest.LogCaptureFixture
) -> None:
    sources.crashing = {"daegu"}
    for _ in range(3):
        running.wake()
        await sources.until("daegu", "ulsan")
        await settled(running)
    assert sources.visits.count("daegu") == 1
    assert running.crashes == 1
    assert "ZeroDivisionError" in caplog.text


async def test_a_visit_that_cannot_be_recorded_is_not_repeated_at_once(
    running: Watch, sources: Sources, world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a full disk would have the daemon visit each source as fast as it can."""

    def full(*_: object, **__: object) -> None:
        raise StorageError("storage.full", path=world.store.path, detail="")

    monkeypatch.setattr(world.store, "add", full)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            running.wake()
            await sources.until("daegu", "ulsan")
            await settled(running)
    assert sorted(sources.visits) == ["daegu", "ulsan"]
    assert running.crashes == 0


async def test_it_is_visited_again_when_it_has_rested(
    running: Watch, sources: Sources, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_UNKEPT", 0)
    add = world.store.add

    def once(*_: object, **__: object) -> None:
        monkeypatch.setattr(world.store, "add", add)
        raise StorageError("storage.full", path=world.store.path, detail="")

    monkeypatch.setattr(world.store, "add", once)
    running.wake()
    async with asyncio.timeout(SOON):
        while len(sources.visits) < 3:
            running.wake()
            await asyncio.sleep(0)
    assert max(sources.visits.count(name) for name in ("daegu", "ulsan")) == 2
