"""What the shell needs of the edges. The edges satisfy these without importing each other."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bongsu.model import Collected, Cursor, Entry, Message, Page, Source

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC time."""


class Collector(Protocol):
    """Visits sources."""

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        """Return what `source` offers now. Raises `FetchError` or `ParseError`; the cursor then stays as it was."""
        ...


class Quota(Protocol):
    """Counts the calls to APIs, across restarts and for all sources that share a key. `account` names service and key."""

    async def spend(self, account: str, limit: int) -> int | None:
        """Count a call and return how many of `limit` are left today; None where none is left: it must not be made."""
        ...

    async def close(self, account: str) -> None:
        """Note that the service says that none is left today."""
        ...


class PageReader(Protocol):
    """Fetches the pages of new entries."""

    async def read_page(self, source: Source, entry: Entry) -> Page:
        """Return the page's part that is about `entry`. Raises `FetchError` or `ParseError`."""
        ...


class Notifier(Protocol):
    """Code for one kind of channel."""

    async def send(self, message: Message) -> str:
        """Return the far end's receipt. Raises `TryLater`, `Refused` or `ChannelBroken`."""
        ...

    async def aclose(self) -> None:
        """Give back connections."""
        ...


class Tagger(Protocol):
    """Knows Korean morphology well enough to say whether a word in a sentence is a place. Optional, and asked only in doubt."""

    def is_place(self, window: str, start: int, end: int) -> bool | None:
        """Say whether `window[start:end]` is a place name there; None where the tagger cannot tell. Raises nothing."""
        ...
