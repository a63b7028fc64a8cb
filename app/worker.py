"""A step that runs when it is woken. A finished step wakes the next; there is no event bus."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bongsu.errors import BongsuError

log = logging.getLogger("bongsu")


Step = Callable[[], Awaitable[bool]]
"""Does what is due; returns whether there may be more."""


class Worker:
    """Runs `step` again and again while it says that it did something, then waits to be woken."""

    def __init__(self, name: str, step: Step, on_error: Callable[[BongsuError], None]) -> None:
        self.name = name
        self.crashes = 0
        self._step = step
        self._on_error = on_error
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Have the step run once more after the present run: a wake is never lost."""
        self._wake.set()

    def stop(self) -> None:
        """End after the step that runs now."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Run until stopped or cancelled."""
        while not self._stopping:
            await self._wake.wait()
            self._wake.clear()  # before the step: what arrives while it runs wakes it again
            while not self._stopping and await self._run_step():
                pass

    async def _run_step(self) -> bool:
        try:
            return await self._step()
        except BongsuError as error:
            self._on_error(error)
        except Exception:
            self.crashes += 1
            log.exception("%s: a step crashed; it runs again at the next tick", self.name)
        return False
