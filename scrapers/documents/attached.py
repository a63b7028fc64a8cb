"""The attachments of a page, fetched and read within bounds. One that cannot be read is told apart, and costs nobody else."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakValueDictionary

from bongsu.errors import CollectError, FetchError
from bongsu.model import Attachment, Page
from scrapers.addresses import place
from scrapers.documents.choice import choose
from scrapers.documents.reading import read_document
from scrapers.documents.values import MEGABYTE, Document, Limits
from scrapers.http import HttpClient

CHARACTERS = 30_000
"""Code points that are read of one: some twenty pages. What a longer one announces stands at its beginning."""
MEMORY = 192 * MEGABYTE
"""Bytes of address space that a child may have: the largest documents that are taken need half of it."""
PATIENCE = 120.0
"""Seconds that one text may take in all its forms, with the turns that politeness and others make it wait."""
PAUSE = 5.0
"""Seconds before a server that failed is asked once more: a deadline may stand nowhere else."""
CHILDREN = 2
"""Documents read at once: each may take a core."""
IN_HAND = 4
"""Documents in memory at once, at up to 10 MB each."""

_PASSING = frozenset(
    {"collect.timeout", "collect.server", "collect.busy", "collect.refused", "collect.broken_off", "collect.dns"}
)
_PART = frozenset({"", "document.truncated"})
_PREFIX = "collect.document_"


class Attachments:
    """Reads what pages link to. `patience` and `pause` are in seconds."""

    def __init__(
        self, client: HttpClient, *, limits: Limits | None = None, patience: float = PATIENCE, pause: float = PAUSE
    ) -> None:
        self._client = client
        self._limits = limits or Limits(characters=CHARACTERS, memory=MEMORY)
        self._patience, self._pause = patience, pause
        self._in_hand, self._children = asyncio.Semaphore(IN_HAND), asyncio.Semaphore(CHILDREN)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def read(self, page: Page, *, private: bool = False) -> Page:
        """Return `page` with what its attachments say, and a note on each that was not read. Raises nothing.

        With `private` they may have private addresses.
        """
        choice = choose(page.attachments, alone=not page.body)
        read = await asyncio.gather(*(self._read(same, private=private) for same in choice.wanted))
        left = (replace(each, note="document.unread") for each in choice.left)
        return replace(page, attachments=(*read, *left, *choice.passed))

    async def _read(self, same: Sequence[Attachment], *, private: bool) -> Attachment:
        try:
            async with asyncio.timeout(self._patience):
                return await self._best(same, private=private)
        except TimeoutError:
            return replace(same[0], note="document.late")

    async def _best(self, same: Sequence[Attachment], *, private: bool) -> Attachment:
        """The first form of a text that can be read; else the one that gives most, since a preview is better than nothing."""
        tried = []
        for each in same:
            tried.append(await self._noted(each, private=private))
            if tried[-1].note in _PART:
                return tried[-1]
        return max(tried, key=lambda one: len(one.text))

    async def _noted(self, attachment: Attachment, *, private: bool) -> Attachment:
        try:
            document = await self._again(attachment, private=private)
        except CollectError as error:
            return replace(attachment, note=_note(error))
        return replace(attachment, text=document.text, note=f"document.{document.note}" if document.note else "")

    async def _again(self, attachment: Attachment, *, private: bool) -> Document:
        try:
            return await self._document(attachment, private=private)
        except FetchError as error:
            if error.code not in _PASSING:
                raise
        await asyncio.sleep(self._pause)
        return await self._document(attachment, private=private)

    async def _document(self, attachment: Attachment, *, private: bool) -> Document:
        """One at a time from one place, so that a slow server keeps no other's documents waiting."""
        turn = self._turns.setdefault(place(attachment.url), asyncio.Lock())
        async with turn, self._in_hand:
            fetched = await self._client.get(attachment.url, private=private)
            async with self._children:
                return await read_document(fetched.body, attachment.name, limits=self._limits)


def _note(error: CollectError) -> str:
    """The code of what an alert says of it."""
    if error.code == "collect.too_large":
        return "document.large"
    return f"document.{error.code.removeprefix(_PREFIX)}" if error.code.startswith(_PREFIX) else "document.unreachable"
