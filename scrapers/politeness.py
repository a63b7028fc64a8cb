"""Politeness: how often, and how often at once, one place is visited."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from scrapers.addresses import is_loopback

_FORGET_ABOVE = 1000


@dataclass(slots=True)
class _Place:
    free: asyncio.Semaphore
    next_turn: float = field(default=0.0)
    rests_until: float = field(default=0.0)
    inside: int = 0

    @property
    def owed_until(self) -> float:
        return max(self.next_turn, self.rests_until)


class Politeness:
    """Gives turns: at most `at_once` visits to a place at a time, and `rate` new ones a second. This machine is exempt.

    `clock` gives seconds, never backwards; by default that of the running loop.
    """

    def __init__(
        self,
        *,
        rate: float = 1.0,
        at_once: int = 2,
        clock: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 1.0 / rate
        self._at_once = at_once
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._places: dict[str, _Place] = {}

    @contextlib.asynccontextmanager
    async def turn(self, host: str, place: str) -> AsyncIterator[None]:
        """Wait for a turn at `place` (host and port), and hold it for the length of the block."""
        if is_loopback(host):
            yield
            return
        here = self._place(place)
        here.inside += 1
        try:
            async with here.free:
                await self._wait(here)
                yield
        finally:
            here.inside -= 1
            self._forget()

    def rest(self, place: str, seconds: float) -> None:
        """Leave `place` alone for so long, as it asked; also this machine, since it asked."""
        here = self._place(place)
        here.rests_until = max(here.rests_until, self._clock() + seconds)

    def rest_left(self, place: str) -> float:
        """Return the seconds for which `place` is still to be left alone."""
        return max(0.0, self._places[place].rests_until - self._clock()) if place in self._places else 0.0

    def _place(self, place: str) -> _Place:
        return self._places.setdefault(place, _Place(asyncio.Semaphore(self._at_once)))

    async def _wait(self, here: _Place) -> None:
        now = self._clock()
        turn = max(now, here.next_turn)
        here.next_turn = turn + self._gap
        if turn > now:
            await self._sleep(turn - now)

    def _forget(self) -> None:
        """Drop places that owe nobody a pause, once there are many: links lead to ever new hosts."""
        if len(self._places) > _FORGET_ABOVE:
            now = self._clock()
            self._places = {name: each for name, each in self._places.items() if each.inside or each.owed_until > now}
