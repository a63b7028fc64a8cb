"""Boundaries between steps, at which a process can be told to kill itself.

A boundary lies before and after every call of the store and every send: whatever order the steps take, each of their effects
has one on either side.
"""

import os
import signal
from collections.abc import Callable
from typing import Any


class Boundaries:
    """Counts boundaries; at number `kill_at` the process dies as by a power cut. 0: never."""

    def __init__(self, kill_at: int) -> None:
        self.passed = 0
        self._kill_at = kill_at

    def cross(self) -> None:
        self.passed += 1
        if self.passed == self._kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


EFFECTS = frozenset({"sync_sources", "add", "record", "claim", "settle", "release", "send"})
"""Calls that change something: in the whole daemon only these have boundaries, since its ticks ask without end."""


class Bounded:
    """Something whose every method call (or only those named) has a boundary before and after it."""

    def __init__(self, inner: object, boundaries: Boundaries, only: frozenset[str] = frozenset()) -> None:
        self._inner = inner
        self._boundaries = boundaries
        self._only = only

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- stands in for anything
        value = getattr(self._inner, name)
        return self._between_boundaries(value) if callable(value) and (not self._only or name in self._only) else value

    def _between_boundaries(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **kwargs: object) -> object:
            self._boundaries.cross()
            result = method(*args, **kwargs)
            if hasattr(result, "__await__"):
                return self._awaited(result)
            self._boundaries.cross()
            return result

        return call

    async def _awaited(self, result: Any) -> object:  # noqa: ANN401 -- any awaitable
        value = await result
        self._boundaries.cross()
        return value
