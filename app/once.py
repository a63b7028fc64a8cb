"""One cycle and out: the daemon's own steps, once for every source."""

import asyncio
from dataclasses import dataclass, replace
from functools import partial

from app.cycle import House, Judged, Visit, collect, deliver, pause, process
from app.narrator import Narrator
from app.sending import Attempt
from app.wiring import Options, database_of, locked_store, open_house, open_rulebook
from bongsu.config import Config
from bongsu.model import Alert, Channel, Dead, Retry, Sent, Source
from bongsu.wording import Language

_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceReport:
    """What one cycle did. `waiting` counts alerts that are still to be sent, `later` what is to go at a time of its own."""

    visits: tuple[Visit, ...]
    judged: tuple[Judged, ...]
    attempts: tuple[Attempt, ...]
    waiting: int
    later: int = 0

    @property
    def failed(self) -> int:
        return sum(visit.error is not None for visit in self.visits)

    @property
    def sent(self) -> int:
        return sum(isinstance(attempt.settlement, Sent) for attempt in self.attempts)

    @property
    def new(self) -> int:
        return sum(len(visit.new) for visit in self.visits)

    @property
    def well(self) -> bool:
        unsent = sum(isinstance(attempt.settlement, Retry | Dead) for attempt in self.attempts)
        return self.failed == 0 and unsent == 0 and self.waiting == 0

    def as_json(self) -> dict[str, object]:
        """Return the report for machines."""
        return {
            "sources": [
                {
                    "id": visit.source.id,
                    "new": len(visit.new),
                    "refused": len(visit.refused),
                    "error": str(visit.error) if visit.error else None,
                }
                for visit in self.visits
            ],
            "alerts": [
                _alert_json(attempt, told) for attempt in self.attempts if isinstance(told := attempt.delivery.alert, Alert)
            ],
            "new": self.new,
            "sent": self.sent,
            "waiting": self.waiting,
            "later": self.later,
        }


async def once(
    options: Options, language: Language | None, *, everything: bool, dry_run: bool, quiet: bool = False
) -> OnceReport:
    """Visit every source, judge what is new and send what is due. Raises `ConfigError` or `StorageError`.

    `everything`: first catches and old items alert too. `dry_run`: nothing is sent or stored, alerts go to the console.
    `quiet`: no summary at the end.
    """
    options = replace(
        options,
        strict=True,
        adapt=partial(_adapt, everything=everything, dry_run=dry_run),
    )
    rulebook = open_rulebook(options)
    narrator = Narrator(language or rulebook.edition.config.language)
    with locked_store(database_of(rulebook, options), now=options.clock()) as real:
        store = real.in_memory_copy() if dry_run else real
        async with open_house(options, rulebook, store) as house:
            report = await _cycle(house, narrator)
    if not quiet:
        narrator.line(
            "cli.once.summary",
            sources=len(report.visits),
            failed=report.failed,
            new=report.new,
            sent=report.sent,
            waiting=report.waiting,
        )
        if report.later:
            narrator.line("cli.once.later", later=report.later)
    return report


async def _cycle(house: House, narrator: Narrator) -> OnceReport:
    await house.thread(house.store.sync_sources, house.edition.config.sources, now=house.clock())
    visits = await _visit_all(house, narrator)
    judged = await _process_all(house, narrator)
    attempts = await _deliver_all(house, narrator)
    counts = await house.thread(house.store.counts)
    waiting = sum(count for state, count in counts.outbox.items() if state in ("due", "leased", "retry"))
    return OnceReport(visits=visits, judged=judged, attempts=attempts, waiting=waiting, later=counts.outbox.get("held", 0))


async def _visit_all(house: House, narrator: Narrator) -> tuple[Visit, ...]:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def visit(source: Source) -> Visit:
        async with gate:
            visited = await collect(house, source)
        narrator.visited(visited)
        return visited

    visited = [source for source in house.edition.sources.values() if source.kind != "push"]
    return tuple(await asyncio.gather(*(visit(source) for source in visited)))


async def _process_all(house: House, narrator: Narrator) -> tuple[Judged, ...]:
    everything: list[Judged] = []
    while judged := await process(house, patient=False):
        narrator.judged(judged)
        everything += judged
    return tuple(everything)


async def _deliver_all(house: House, narrator: Narrator) -> tuple[Attempt, ...]:
    """Send what is due; what has to wait stays for the next run or the daemon."""
    per_channel = await asyncio.gather(*(_deliver_channel(house, name, narrator) for name in house.edition.notifiers))
    return tuple(attempt for attempts in per_channel for attempt in attempts)


async def _deliver_channel(house: House, channel: str, narrator: Narrator) -> list[Attempt]:
    everything: list[Attempt] = []
    while (attempts := await deliver(house, channel)) or await _wait_for_turn(house, channel):
        narrator.attempted(attempts)
        everything += attempts
    return everything


async def _wait_for_turn(house: House, channel: str) -> bool:
    """Wait until the channel takes one more message, and say whether there was a reason to: something that is due."""
    wait = pause(house, channel)
    due = await house.thread(house.store.next_due, [channel])
    if not wait or due is None or due > house.clock():
        return False
    await asyncio.sleep(wait.total_seconds())
    return True


def _adapt(config: Config, *, everything: bool, dry_run: bool) -> Config:
    sources = tuple(_eager(source) for source in config.sources) if everything else config.sources
    channels = tuple(_to_console(channel) for channel in config.channels) if dry_run else config.channels
    return replace(config, sources=sources, channels=channels)


def _eager(source: Source) -> Source:
    return replace(source, first_catch="alert", max_age=None)


def _to_console(channel: Channel) -> Channel:
    """Return a channel that shows on the console what `channel` would get."""
    return Channel(name=channel.name, kind="console")


def _alert_json(attempt: Attempt, alert: Alert) -> dict[str, object]:
    return {
        "key": attempt.delivery.key,
        "channel": attempt.delivery.channel,
        "title": alert.title,
        "url": alert.url,
        "source": alert.source,
        "published": alert.published,
        "regions": [{"code": region.code, "name": region.name, "role": region.role} for region in alert.regions],
        "rules": [match.rule for match in alert.matches],
        "because": sorted({evidence.word for match in alert.matches for evidence in match.because}),
        "complete": alert.complete,
        "result": type(attempt.settlement).__name__.lower(),
    }
