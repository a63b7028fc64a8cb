"""How often one place is visited. Time is wound by hand."""

import asyncio

import pytest

from scrapers import politeness
from scrapers.politeness import Politeness


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def visit(manners: Politeness, host: str) -> None:
    async with manners.turn(host, host):
        pass


async def test_one_request_a_second() -> None:
    time = Time()
    manners = Politeness(rate=1.0, clock=time.clock, sleep=time.sleep)
    starts = []
    for _ in range(3):
        async with manners.turn("a.example", "a.example"):
            starts.append(time.now)
    assert starts == [100.0, 101.0, 102.0]


async def test_one_place_does_not_slow_another() -> None:
    time = Time()
    manners = Politeness(clock=time.clock, sleep=time.sleep)
    for host in ("a.example", "b.example", "c.example"):
        await visit(manners, host)
    assert time.now == 100.0


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
async def test_this_machine_is_exempt(host: str) -> None:
    time = Time()
    manners = Politeness(at_once=1, clock=time.clock, sleep=time.sleep)
    async with manners.turn(host, host), manners.turn(host, host):
        assert time.now == 100.0


async def test_two_at_once() -> None:
    time = Time()
    manners = Politeness(rate=1000.0, at_once=2, clock=time.clock, sleep=time.sleep)
    inside = 0
    most = 0
    leave = asyncio.Event()

    async def stay() -> None:
        nonlocal inside, most
        async with manners.turn("a.example", "a.example"):
            inside += 1
            most = max(most, inside)
            if inside == 2:
                leave.set()
            await leave.wait()
            inside -= 1

    await asyncio.gather(*(stay() for _ in range(6)))
    assert most == 2


async def test_a_visit_that_breaks_gives_its_turn_back() -> None:
    time = Time()
    manners = Politeness(at_once=1, clock=time.clock, sleep=time.sleep)
    with pytest.raises(ZeroDivisionError):
        async with manners.turn("a.example", "a.example"):
            raise ZeroDivisionError
    await visit(manners, "a.example")


async def test_places_that_are_owed_nothing_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links lead to ever new hosts; a daemon runs for months."""
    monkeypatch.setattr(politeness, "_FORGET_ABOVE", 2)
    time = Time()
    manners = Politeness(clock=time.clock, sleep=time.sleep)
    async with manners.turn("busy.example", "busy.example"):
        for i in range(3):
            await visit(manners, f"{i}.example")
            time.now += 10
        await visit(manners, "fresh.example")
    assert set(manners._places) == {"busy.example", "fresh.example"}


async def test_time_is_the_loop_s_unless_said() -> None:
    manners = Politeness()
    await visit(manners, "a.example")
    assert manners._places["a.example"].next_turn > asyncio.get_running_loop().time()


async def test_a_place_that_asked_for_it_rests_and_no_other() -> None:
    time = Time()
    manners = Politeness(clock=time.clock, sleep=time.sleep)
    assert manners.rest_left("a.example") == 0.0
    manners.rest("a.example", 60.0)
    manners.rest("a.example", 30.0)
    assert manners.rest_left("a.example") == 60.0, "the longer wish counts"
    assert manners.rest_left("b.example") == 0.0
    time.now += 60.0
    assert manners.rest_left("a.example") == 0.0


async def test_a_place_that_rests_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "_FORGET_ABOVE", 2)
    time = Time()
    manners = Politeness(clock=time.clock, sleep=time.sleep)
    manners.rest("tired.example", 1000.0)
    for i in range(5):
        await visit(manners, f"{i}.example")
        time.now += 10
    assert manners.rest_left("tired.example") > 0.0
