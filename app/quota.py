"""Calls to APIs: counted in the database, so that a restart forgets none; or not at all, where nothing may be written."""

from app.thread import OneThread
from bongsu.ports import Clock
from bongsu.quota import day_of
from storage import Store


class StoredQuota:
    """Counts in the database. `clock` says which day it is in Korea."""

    def __init__(self, store: Store, thread: OneThread, clock: Clock) -> None:
        self._store, self._thread, self._clock = store, thread, clock

    async def spend(self, account: str, limit: int) -> int | None:
        """Count a call and return how many of `limit` are left today; None where none is left."""
        return await self._thread(self._store.spend, account, day=day_of(self._clock()), limit=limit)

    async def close(self, account: str) -> None:
        """Note that the service says that none is left today."""
        await self._thread(self._store.close_quota, account, day=day_of(self._clock()))


class Uncounted:
    """Lets every call be made: for a person who looks whether a source works."""

    async def spend(self, account: str, limit: int) -> int | None:  # noqa: ARG002 -- the port's
        return limit

    async def close(self, account: str) -> None:
        pass
