"""Hears from the daemon what it has done, so that the demo waits for that and not for time to pass."""

import asyncio
from collections.abc import Callable, Iterable, Mapping

from app.cycle import Judged, Visit
from app.demo.newsroom import Newsroom
from app.demo.texts import DemoText
from app.narrator import Narrator
from app.sending import Attempt
from bongsu.model import Sent
from bongsu.story import Outcome
from bongsu.wording import Language


class Listener(Narrator):
    """A narrator that also remembers: which items a visit has brought, what was judged, what was sent."""

    def __init__(self, language: Language, newsroom: Newsroom) -> None:
        super().__init__(language)
        self._newsroom = newsroom
        self._changed = asyncio.Event()
        self._brought: set[tuple[str, str]] = set()
        self._new: set[str] = set()
        self._outcomes: dict[str, Outcome] = {}
        self._sent: set[str] = set()

    def visited(self, visit: Visit) -> None:
        super().visited(visit)
        if visit.error is None:
            self._brought |= {(visit.source.id, item_id) for item_id in self._newsroom.served}
            self._new |= {entry.url for entry in visit.new if not visit.quiet}
        self._changed.set()

    def judged(self, judged: Iterable[Judged]) -> None:
        judged = tuple(judged)
        super().judged(judged)
        self._outcomes |= {one.entry.url: one.outcome for one in judged if one.outcome}
        self._changed.set()

    def attempted(self, attempts: Iterable[Attempt]) -> None:
        attempts = tuple(attempts)
        super().attempted(attempts)
        self._sent |= {attempt.delivery.key for attempt in attempts if isinstance(attempt.settlement, Sent)}
        self._changed.set()

    @property
    def stories(self) -> Mapping[str, tuple[str, ...]]:
        """The stories that each article judged is in, by its address."""
        return {url: tuple(placement.story.id for placement in outcome.placements) for url, outcome in self._outcomes.items()}

    def done_with(self, text: DemoText) -> bool:
        """Whether nothing more will come of an item: its source was visited, and if it was new it was judged and told."""
        if (text.source, text.id) not in self._brought:
            return False
        url = self._newsroom.url(text.id)
        if url not in self._new:
            return True
        outcome = self._outcomes.get(url)
        return outcome is not None and {delivery.key for delivery in outcome.deliveries} <= self._sent

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait until `done()`, which is asked again after everything the daemon does."""
        while not done():
            self._changed.clear()
            await self._changed.wait()
