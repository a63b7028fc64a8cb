"""The places where a process can be told to die: before, in and after each transaction of the store, and around each send.

A transaction has three of them: before it begins, when all of it is written and nothing is kept yet, and after it is kept. They
are named for the step that the store takes, so that it can be seen that a process has died at each. Nothing of it is in the
daemon's own code.
"""

import os
import signal
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from bongsu.errors import StorageError
from bongsu.model import Message
from bongsu.ports import Notifier
from storage import Store

FAILED_STEPS = "failed-steps"
_IN_A_TRANSACTION = ("before", "written", "kept")
_AROUND_A_SEND = ("before", "after")


def of_steps(steps: Collection[str], channels: Collection[str]) -> frozenset[str]:
    """Return the places of the transactions of `steps`, and of sending to `channels`."""
    transactions = {f"{step} {where}" for step in steps for where in _IN_A_TRANSACTION}
    return frozenset(transactions | {f"send to {channel} {where}" for channel in channels for where in _AROUND_A_SEND})


class Places:
    """Dies as by a power cut at the first of the `deadly` places that it comes to, having written its name into `noted`.

    Steps whose transactions failed are listed in a file beside that.
    """

    def __init__(self, deadly: Collection[str], noted: Path) -> None:
        self._deadly = frozenset(deadly)
        self._noted = noted

    def cross(self, place: str) -> None:
        """Be at a place: it may be the last."""
        if place in self._deadly:
            self._noted.write_text(place, encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)

    def failed(self, step: str) -> None:
        """Note a step whose transaction the database did not take."""
        with self._noted.with_name(FAILED_STEPS).open("a", encoding="utf-8") as failures:
            failures.write(f"{step}\n")

    def around_sends(self, notifier: Notifier, channel: str) -> Notifier:
        """Return the notifier, with places around each message that it sends."""
        send = notifier.send

        async def between(message: Message) -> str:
            self.cross(f"send to {channel} before")
            receipt = await send(message)
            self.cross(f"send to {channel} after")
            return receipt

        vars(notifier)["send"] = between
        return notifier

    def in_transactions(self, store: Store) -> Store:
        """Return the store, with places in each of its transactions."""
        return cast("Store", _Stepping(store, self))


class _Stepping:
    """A store that knows which step it is at. One thread at a time calls it."""

    def __init__(self, store: Store, places: Places) -> None:
        self._store = store
        self._places = places
        self._step = ""
        database = vars(store)["_database"]
        self._write = database.write
        vars(database)["write"] = self._between

    def __getattr__(self, name: str) -> object:
        value = getattr(self._store, name)
        return self._taking(name, value) if callable(value) else value

    def _taking(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            self._step = name
            return method(*args, **kwargs)

        return call

    @contextmanager
    def _between(self) -> Iterator[None]:
        step = self._step
        self._places.cross(f"{step} before")
        try:
            with self._write():
                yield
                self._places.cross(f"{step} written")
        except StorageError:
            self._places.failed(step)
            raise
        self._places.cross(f"{step} kept")
