"""The steps at work: which runs when, and which wakes which."""

import asyncio
from collections.abc import Mapping
from functools import partial

from app.cycle import House, Visit, collect, deliver, process
from app.narrator import Narrator
from app.websub import AT_ONCE, ask, notice
from app.worker import Step, Worker
from bongsu.errors import BongsuError
from bongsu.model import Source

VISITS_AT_ONCE = 100
_GRACE = 2.0
"""Seconds that running steps get to finish when the daemon stops; then they are cancelled, and nothing is lost by it."""


class Watch:
    """Runs collect, process and one deliver per channel side by side, so that none waits for another."""

    def __init__(self, house: House, narrator: Narrator) -> None:
        self._house = house
        self._narrator = narrator
        self._tasks: set[asyncio.Task[None]] = set()
        self._visits: dict[str, asyncio.Task[None]] = {}
        self._collecting = self._worker("collect", self._collect_due)
        self._processing = self._worker("process", partial(self._process, told=False))
        self._processing_told = self._worker("process what brought its text", partial(self._process, told=True))
        self._subscribing = self._worker("subscribe", self._subscribe)
        self._delivering: dict[str, Worker] = {}
        self.meet_channels(house.edition.notifiers)

    @property
    def crashes(self) -> int:
        """How often a step has crashed."""
        return sum(worker.crashes for worker in self._workers)

    @property
    def _workers(self) -> tuple[Worker, ...]:
        steps = (self._collecting, self._processing, self._processing_told, self._subscribing)
        return (*steps, *self._delivering.values())

    def meet_channels(self, channels: Mapping[str, object]) -> None:
        """See to it that every channel has its deliverer."""
        for channel in channels:
            if channel not in self._delivering:
                self._delivering[channel] = self._worker(f"deliver to {channel}", partial(self._deliver, channel))

    def wake(self) -> None:
        """Have every step ask the database what is due."""
        for worker in self._workers:
            worker.wake()

    def took(self, visit: Visit) -> None:
        """See to what a visit found, or what came by itself: say so and have it processed."""
        self._narrator.visited(visit)
        if visit.new or visit.edited:
            self._processing.wake()
            self._processing_told.wake()

    async def stop(self) -> None:
        """Let running sends finish for a moment, then end all. What was not finished is done after the next start."""
        for visit in self._visits.values():
            visit.cancel()
        for worker in self._workers:
            worker.stop()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_GRACE)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, *self._visits.values(), return_exceptions=True)

    def _worker(self, name: str, step: Step) -> Worker:
        worker = Worker(name, step, self._narrator.error)
        self._tasks.add(asyncio.create_task(worker.run(), name=name))
        return worker

    async def _collect_due(self) -> bool:
        house = self._house
        free = VISITS_AT_ONCE - len(self._visits)
        due = await house.thread(house.store.due_sources, now=house.clock(), limit=VISITS_AT_ONCE * 2) if free > 0 else ()
        for source_id in [id_ for id_ in due if id_ not in self._visits][:free]:
            if source := house.edition.sources.get(source_id):
                self._visits[source_id] = asyncio.create_task(self._visit(source), name=f"visit {source_id}")
        return False

    async def _visit(self, source: Source) -> None:
        try:
            visit = await collect(self._house, source)
            self.took(visit)
            hub_is_new = await self._house.thread(notice, self._house, visit) if self._house.edition.config.websub else False
            if hub_is_new:
                self._subscribing.wake()
        except BongsuError as error:
            self._narrator.error(error)
        finally:
            del self._visits[source.id]
            self._collecting.wake()

    async def _process(self, *, told: bool) -> bool:
        judged = await process(self._house, told=told)
        self._narrator.judged(judged)
        for channel in {d.channel for one in judged if one.outcome for d in one.outcome.deliveries}:
            if channel in self._delivering:
                self._delivering[channel].wake()
        return bool(judged)

    async def _subscribe(self) -> bool:
        asking = await ask(self._house)
        self._narrator.asked(asking)
        if asking.ended:
            self._collecting.wake()
        return len(asking.asked) == AT_ONCE

    async def _deliver(self, channel: str) -> bool:
        attempts = await deliver(self._house, channel)
        self._narrator.attempted(attempts)
        return bool(attempts)
