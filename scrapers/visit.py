"""A visit that waits to be made by a spider."""

import asyncio
from dataclasses import dataclass, field

from bongsu.errors import CollectError
from bongsu.model import Collected, Cursor, Page
from scrapers.families import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Where to go, how to read what is there, and whom to tell. Without a cursor it is to an item's page, else to a list.

    With `private` it may reach private addresses.
    """

    url: str
    family: Family
    sure: bool = True
    private: bool = False
    cursor: Cursor | None = None
    end: "asyncio.Future[Collected | Page]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self, catch: Collected | Page) -> None:
        """Hand the catch over, if somebody still waits for it."""
        if not self.end.done():
            self.end.set_result(catch)

    def fail(self, error: CollectError) -> None:
        """Hand the error over, if somebody still waits."""
        if not self.end.done():
            self.end.set_exception(error)
