"""Room for visits: brisk ones, slow ones, and when the next may begin."""

import asyncio

import pytest

from app import lanes
from app.lanes import Lanes


class Room:
    """Counts how often a place became free, and can be waited for."""

    def __init__(self) -> None:
        self.told = 0
        self.event = asyncio.Event()

    def __call__(self) -> None:
        self.told += 1
        self.event.set()


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "BRISK", 2)
    monkeypatch.setattr(lanes, "MOST", 3)


async def test_a_visit_takes_a_place_until_it_ends(room: Room) -> None:
    visits = Lanes(room)
    visits.enter("a")
    assert ("a" in visits, len(visits), visits.free) == (True, 1, 1)
    visits.leave("a")
    assert ("a" in visits, len(visits), visits.free) == (False, 0, 2)
    assert room.told == 0


async def test_one_that_takes_long_gives_its_place_up_and_is_still_under_way(room: Room) -> None:
    visits = Lanes(room, patience=0)
    visits.enter("a")
    await room.event.wait()
    assert ("a" in visits, visits.free) == (True, 2)
    visits.leave("a")
    assert ("a" in visits, len(visits)) == (False, 0)


async def test_slow_ones_take_no_more_than_all_places(room: Room) -> None:
    visits = Lanes(room, patience=0)
    for source in ("a", "b", "c"):
        room.event.clear()
        visits.enter(source)
        await room.event.wait()
    assert visits.free == 0
    visits.leave("b")
    assert visits.free == 1


async def test_one_that_has_ended_does_not_slow_down(room: Room) -> None:
    visits = Lanes(room, patience=0)
    visits.enter("a")
    visits.leave("a")
    await asyncio.sleep(0)
    assert room.told == 0
