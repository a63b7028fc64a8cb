"""The steps at work: which runs when, and which wakes which."""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from functools import partial

from app.cycle import House, Visit, collect, deliver, pause, process
from app.lanes import BRISK, PATIENCE, Lanes
from app.narrator import Narrator
from app.websub import AT_ONCE, ask, notice
from app.worker import Step, Worker
from bongsu.errors import BongsuError
from bongsu.model import Source

log = logging.getLogger("bongsu")

_GRACE = 2.0
"""Seconds that running steps get to finish when the daemon stops; then they are cancelled, and nothing is lost by it."""

_UNKEPT = 60.0
"""Seconds that a source rests when the database did not take what its visit brought."""


class Watch:
    """Runs collect, process and one deliver per channel side by side, so that none waits for another."""

    def __init__(self, house: House, narrator: Narrator, *, patience: float = PATIENCE) -> None:
        self._house = house
        self._narrator = narrator
        self._tasks: set[asyncio.Task[None]] = set()
        self._visits: set[asyncio.Task[None]] = set()
        self._resting: set[str] = set()
        self._crashed_visits = 0
        self._due: deque[str] = deque()
        self._collecting = self._worker("collect", self._collect_due)
        self._lanes = Lanes(self._collecting.wake, patience)
        self._processing = self._worker("process", partial(self._process, told=False))
        self._processing_told = self._worker("process what brought its text", partial(self._process, told=True))
        self._subscribing = self._worker("subscribe", self._subscribe)
        self._delivering: dict[str, Worker] = {}
        self.meet_channels(house.edition.notifiers)

    @property
    def crashes(self) -> int:
        """How often a step has crashed."""
        return self._crashed_visits + sum(worker.crashes for worker in self._workers)

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
        for worker in self._workers:
            worker.stop()
        for visit in self._visits:
            visit.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_GRACE)
        for task in (*self._tasks, *self._visits):  # a step that was on its way may have begun one more visit
            task.cancel()
        await asyncio.gather(*self._tasks, *self._visits, return_exceptions=True)

    def _worker(self, name: str, step: Step) -> Worker:
        worker = Worker(name, step, self._narrator.error)
        self._tasks.add(asyncio.create_task(worker.run(), name=name))
        return worker

    async def _collect_due(self) -> bool:
        house, lanes = self._house, self._lanes
        if lanes.free > 0 and not self._due:
            # those under way are still due in the database, and the most overdue
            limit = len(lanes) + len(self._resting) + BRISK
            due = await house.thread(house.store.due_sources, now=house.clock(), limit=limit)
            self._due.extend(each for each in due if each not in lanes and each not in self._resting)
        while self._due and lanes.free > 0:
            if source := house.edition.sources.get(self._due.popleft()):
                lanes.enter(source.id)
                visit = asyncio.create_task(self._visit(source), name=f"visit {source.id}")
                self._visits.add(visit)
                visit.add_done_callback(self._visits.discard)
        return False

    async def _visit(self, source: Source) -> None:
        try:
            visit = await collect(self._house, source)
            self.took(visit)
            if self._house.edition.config.websub is not None and await self._house.thread(notice, self._house, visit):
                self._subscribing.wake()
        except BongsuError as error:
            self._rest(source, _UNKEPT)
            self._narrator.error(error)
        except Exception:
            self._rest(source, source.every.total_seconds())
            self._crashed_visits += 1
            log.exception("%s: a visit crashed; the next one is due after the usual interval", source.id)
        finally:
            self._lanes.leave(source.id)
            self._collecting.wake()

    def _rest(self, source: Source, seconds: float) -> None:
        """Leave a source alone whose visit could not be recorded: it is still due, and would be visited again at once."""
        self._resting.add(source.id)
        asyncio.get_running_loop().call_later(seconds, self._resting.discard, source.id)

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
        if wait := pause(self._house, channel).total_seconds():
            asyncio.get_running_loop().call_later(wait, self._delivering[channel].wake)
        return bool(attempts)
