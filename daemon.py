"""The long-running daemon: it keeps time, listens to signals and to systemd, and stops in good order.

``python daemon.py`` is ``bongsu run``. What is due stands in the database; the tick only has everybody ask for it.
"""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app import systemd
from app.bot import Bots
from app.callback import Callback
from app.catchup import catch_up
from app.cycle import House
from app.departures import LEASE
from app.heartbeat import Heartbeat
from app.housekeeping import tidy
from app.ingest import Ingest
from app.lookout import spread
from app.memory import GIVEN_BACK_EVERY, be_frugal, give_back, settle_in
from app.narrator import Narrator
from app.rulebook import Rulebook
from app.watch import Watch
from app.web import Health, Web
from app.websub import refresh
from app.wiring import Options, close_notifiers, database_of, locked_store, open_house, open_rulebook
from bongsu.errors import ConfigError, StorageError
from bongsu.wording import Language

TICK = 1.0
"""Seconds between two questions to the database. An index answers each; what is found wakes the steps at once."""

SWITCH = 0.0005
"""Seconds that the thread which judges may keep the interpreter to itself while the loop waits. A push or a delivery goes
through the loop several times; with Python's 5 ms each time, a busy judge makes them several times slower."""

TICK_STALE = 10.0
HEARTBEAT_MINUTES = 5
_SCHEDULE = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Daemon:
    """One watch over the house, from its first tick to its last."""

    def __init__(self, house: House, narrator: Narrator, options: Options, reload: asyncio.Event) -> None:
        self._house = house
        self._narrator = narrator
        self._options = options
        self._watch = Watch(house, narrator)
        self._bots = Bots(house)
        self._web: Web | None = None
        self._heartbeat = Heartbeat(house, narrator, options.environ, self.health)
        self._scheduler = AsyncIOScheduler(job_defaults=_SCHEDULE, timezone="UTC")
        self._ticked = asyncio.get_running_loop().time()
        self._reload_asked = reload

    async def watch(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set, then drain."""
        await self._sync_sources()
        self._narrator.lasting(await self._house.thread(self._house.store.matters))
        self._scheduler.add_job(self._tick, "interval", seconds=TICK, id="tick")
        self._scheduler.add_job(self._heartbeat.beat, "interval", minutes=HEARTBEAT_MINUTES, id="heartbeat")
        self._scheduler.add_job(self._tidy, "interval", hours=1, id="tidy")
        self._scheduler.add_job(give_back, "interval", seconds=GIVEN_BACK_EVERY, id="memory")
        self._scheduler.start()
        settle_in()
        await self._tick()
        await self._open_web()
        self._bots.meet()
        systemd.notify(self._options.environ, "READY=1")
        supervisor = asyncio.create_task(self._supervise(), name="supervisor")
        await stop.wait()
        systemd.notify(self._options.environ, "STOPPING=1")
        self._narrator.line("shell.stopping")
        supervisor.cancel()
        self._scheduler.shutdown(wait=False)
        await self._bots.stop()
        await self._watch.stop()
        if self._web:
            await self._web.stop()

    async def health(self) -> Health:
        age = asyncio.get_running_loop().time() - self._ticked
        return Health(
            database=await self._database_answers(),
            tick_age=age,
            tick_alive=age < TICK_STALE,
            rules_refused=self._house.rulebook.refused is not None,
        )

    async def _tick(self) -> None:
        self._ticked = asyncio.get_running_loop().time()
        if self._reload_asked.is_set() or self._house.rulebook.changed():
            self._reload_asked.clear()
            await self._reload()
        self._watch.wake()

    async def _tidy(self) -> None:
        try:
            await tidy(self._house)
        except StorageError as error:
            self._narrator.error(error)

    async def _reload(self) -> None:
        rulebook, before = self._house.rulebook, self._house.edition
        systemd.notify(self._options.environ, "RELOADING=1", f"MONOTONIC_USEC={systemd.monotonic_usec()}")
        try:
            await asyncio.to_thread(rulebook.reload)
        except ConfigError as error:
            self._narrator.rules_refused(error, "shell.rules-before")
        else:
            await self._sync_sources()
            await self._reopen_web()
            self._watch.meet_channels(rulebook.edition.notifiers)
            self._bots.meet()
            self._narrator.watching(rulebook.edition, self._house.store.path, code="shell.reloaded")
            _keep_last_good(rulebook, self._narrator)
            self._narrator.caught_up(await self._house.thread(catch_up, self._house, before.rule_set))
            await close_notifiers(before)
        systemd.notify(self._options.environ, "READY=1")

    async def _sync_sources(self) -> None:
        house = self._house
        await house.thread(house.store.sync_sources, house.edition.config.sources, now=house.clock())
        await house.thread(refresh, house)
        await house.thread(spread, house)

    async def _supervise(self) -> None:
        """Feed systemd's watchdog while all is well, and re-arm a tick that a clock set back has put off for hours."""
        interval = systemd.watchdog_interval(self._options.environ)
        pause = min(interval.total_seconds(), TICK_STALE / 2) if interval else TICK_STALE / 2
        while True:
            await asyncio.sleep(pause)  # on the monotonic clock
            health = await self.health()
            if health.well:
                systemd.notify(self._options.environ, "WATCHDOG=1")
            if not health.tick_alive:
                self._narrator.line("shell.tick-rearmed", level=logging.WARNING)
                self._scheduler.reschedule_job("tick", trigger="interval", seconds=TICK)
                await self._house.thread(self._house.store.clock_set_back, now=self._house.clock(), lease=LEASE)
                await self._house.thread(spread, self._house)
                await self._tick()

    async def _database_answers(self) -> bool:
        try:
            await self._house.thread(self._house.store.check)
        except StorageError:
            return False
        return True

    async def _open_web(self) -> None:
        address = self._house.edition.config.health
        if address is None:
            return
        ingest = Ingest(self._house, self._narrator, self._watch.took)
        callback = Callback(self._house, self._narrator, self._watch.took, self._watch.wake)
        self._web = Web(address, self.health, [*ingest.routes, *callback.routes])
        if not await self._web.start():
            self._narrator.line("shell.health-taken", level=logging.WARNING, address=address)

    async def _reopen_web(self) -> None:
        """Listen where the rules now in force say."""
        if self._web and self._web.address != self._house.edition.config.health:
            await self._web.stop()
            self._web = None
        if self._web is None:
            await self._open_web()


async def run(
    options: Options, *, language: Language | None, stop: asyncio.Event | None = None, narrator: Narrator | None = None
) -> None:
    """Watch until `stop` is set or a signal says so. Raises `ConfigError` or `StorageError` when it cannot begin.

    `narrator` says what happens in place of the usual one: the demo listens with its own.
    """
    stop, reload = stop or asyncio.Event(), asyncio.Event()
    sys.setswitchinterval(SWITCH)
    be_frugal()
    with _signals({signal.SIGTERM: stop, signal.SIGINT: stop, signal.SIGHUP: reload}):
        rulebook = open_rulebook(options)
        narrator = narrator or Narrator(language or rulebook.edition.config.language)
        with locked_store(database_of(rulebook, options), now=options.clock()) as store:
            _begin(rulebook, narrator, store.path)
            async with open_house(options, rulebook, store) as house:
                await Daemon(house, narrator, options, reload).watch(stop)
        narrator.line("shell.stopped")


def _begin(rulebook: Rulebook, narrator: Narrator, database: Path | None) -> None:
    """Say what is watched, and whether it is by the rules on disk or by the last good ones."""
    narrator.watching(rulebook.edition, database)
    if rulebook.refused:
        narrator.rules_refused(rulebook.refused, "shell.rules-last-good")
    else:
        _keep_last_good(rulebook, narrator)


def _keep_last_good(rulebook: Rulebook, narrator: Narrator) -> None:
    """Keep a copy of the rules in force, so that a bad file after a reboot does not leave the user without alerts."""
    try:
        rulebook.keep()
    except OSError as error:
        narrator.line("shell.not-kept", level=logging.WARNING, path=rulebook.last_good, why=error.strerror)


@contextlib.contextmanager
def _signals(events: Mapping[signal.Signals, asyncio.Event]) -> Iterator[None]:
    """Have each signal set its event: from the first moment, so that none of them kills."""
    loop = asyncio.get_running_loop()
    for number, event in events.items():
        loop.add_signal_handler(number, event.set)
    try:
        yield
    finally:
        for number in events:
            loop.remove_signal_handler(number)


if __name__ == "__main__":
    from app.cli import main

    strict = [option for option in sys.argv[1:] if option == "--strict"]
    sys.exit(main([*(option for option in sys.argv[1:] if option not in strict), "run", *strict]))
