"""Room for visits: those that take long give up their place, so that sources which hang do not delay the others."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

BRISK = 100
"""Visits at once that have just begun."""

PATIENCE = 2.0
"""Seconds after which a visit is a slow one: most answers take less than one."""

MOST = 500
"""Visits at once in all, each with a socket: half of the 1,024 files that a process may open by default."""


@dataclass(slots=True)
class Lanes:
    """Which sources are being visited. `room` is called when a visit moves to the slow lane.

    A visit that begins is in the brisk lane, of `BRISK` places; after `patience` seconds it moves to the slow one, which has
    all others. Where so many hang that it is full, none begins until one ends.
    """

    room: Callable[[], None]
    patience: float = PATIENCE
    _brisk: dict[str, asyncio.TimerHandle] = field(default_factory=dict)
    _slow: set[str] = field(default_factory=set)

    def __contains__(self, source: str) -> bool:
        return source in self._brisk or source in self._slow

    def __len__(self) -> int:
        return len(self._brisk) + len(self._slow)

    @property
    def free(self) -> int:
        """How many visits may begin now."""
        return min(BRISK - len(self._brisk), MOST - len(self))

    def enter(self, source: str) -> None:
        """Note that a visit begins."""
        self._brisk[source] = asyncio.get_running_loop().call_later(self.patience, self._slow_down, source)

    def leave(self, source: str) -> None:
        """Note that a visit has ended."""
        if timer := self._brisk.pop(source, None):
            timer.cancel()
        self._slow.discard(source)

    def _slow_down(self, source: str) -> None:
        del self._brisk[source]
        self._slow.add(source)
        self.room()
