"""The three steps of a cycle: collect, process, deliver.

Each takes what is due from the database, does its part and leaves the result there for the next: the database is the queue. The
daemon, the one-shot run and the demo call these same functions. What they return says what happened; nothing here prints.
"""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from app import lookout
from app.departures import depart, reminding
from app.pacing import Paces
from app.rulebook import Edition, Rulebook
from app.sending import Attempt, Sending
from app.thread import OneThread
from bongsu import schedule
from bongsu.conversation import updates
from bongsu.enrich import enrich
from bongsu.errors import CollectError, FetchError
from bongsu.intake import RefusedItem, admit, too_old
from bongsu.judge import judge
from bongsu.model import Collected, Cursor, Entry, Hub, Notice, Page, Source
from bongsu.ports import Clock, Collector, PageReader, Tagger
from bongsu.programmes.corrected import corrected_around, mentioned
from bongsu.programmes.corrections import Correction
from bongsu.stories import announcements
from bongsu.story import Outcome
from scrapers import HttpClient
from storage import Pending, Store

BATCH = 20
"""Deliveries that are claimed at a time, for each that may be on its way at once at most eight."""

PAGES_AT_ONCE = 20
TOLD_AT_ONCE = 5
"""Entries that brought their text: few, so that the first alert leaves before the last entry is judged."""

_JUDGE_AGAIN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything the steps need. `chance` gives numbers in [0, 1) for jitter, `corrections` the user's word on programmes."""

    store: Store
    thread: OneThread
    rulebook: Rulebook
    collectors: Mapping[str, Collector]
    pages: PageReader
    client: HttpClient
    tagger: Tagger | None
    clock: Clock
    chance: random.Random
    paces: Paces = field(default_factory=Paces)
    corrections: Callable[[], tuple[Correction, ...]] = tuple

    @property
    def edition(self) -> Edition:
        return self.rulebook.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a visit to a source, or one of what comes by itself, ended.

    `failures` counts failures in a row, `notices` say what is the matter with the source or no longer is. `read` is False where
    nothing was there to read: then `hub` says nothing.
    """

    source: Source
    new: tuple[Entry, ...] = ()
    edited: tuple[Entry, ...] = ()
    quiet: bool = False
    refused: tuple[RefusedItem, ...] = ()
    read: bool = False
    hub: Hub | None = None
    error: CollectError | None = None
    failures: int = 0
    notices: tuple[Notice, ...] = ()
    next_visit_in: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How the processing of an entry ended: an outcome, or `outcome` None when its page is to be tried again."""

    entry: Entry
    outcome: Outcome | None
    page_error: CollectError | None = None
    notices: tuple[Notice, ...] = ()


# --- collect -----------------------------------------------------------------------------------------------------------


async def collect(house: House, source: Source) -> Visit:
    """Visit `source` and keep what is new, with the cursor, in one transaction; a failed visit leaves the cursor alone."""
    cursor = await house.thread(house.store.cursor, source.id)
    try:
        collected = await house.collectors[source.kind].collect(source, cursor)
    except CollectError as error:
        _let_rest(house, source, error)
        return await house.thread(_visit_failed, house, source, error)
    return await house.thread(keep, house, source, cursor, collected)


def keep(house: House, source: Source, cursor: Cursor, collected: Collected) -> Visit:
    """Keep what `collected` brought, found with `cursor` in hand. Runs in the house's thread.

    What is pushed is new to its sender, so that a first push is no quiet one.
    """
    now = house.clock()
    known_quirk = replace(collected.cursor, kst_as_utc=collected.cursor.kst_as_utc or cursor.kst_as_utc)
    admission = admit(source, replace(collected, cursor=known_quirk), now=now)
    quiet = source.kind != "push" and source.first_catch == "quiet" and not house.store.first_catch_done(source.id)
    habit = house.store.habit(source.id)
    next_visit = lookout.plan(house, source, habit, collected, now=now)
    kept = house.store.add(
        source,
        admission.entries,
        admission.cursor,
        now=now,
        next_visit=next_visit,
        quiet=quiet,
        too_old=lambda entry: too_old(entry, now=now, max_age=source.max_age),
    )
    new = tuple(entry for entry in kept if entry.edition == 1)
    habit, notices = lookout.learn(house, source, habit, admission.entries, new, now=now)
    if admission.entries:
        next_visit = lookout.plan(house, source, habit, collected, now=now) if new else next_visit
        house.store.keep_habit(source, habit, next_visit=next_visit)
    return Visit(
        source=source,
        new=new,
        notices=notices,
        edited=tuple(entry for entry in kept if entry.edition > 1),
        quiet=quiet,
        refused=admission.refused,
        read=not collected.unchanged,
        hub=collected.hub,
        next_visit_in=next_visit - now if next_visit else timedelta(),
    )


def _visit_failed(house: House, source: Source, error: CollectError) -> Visit:
    now = house.clock()
    habit = house.store.habit(source.id)
    failures = habit.failures + 1
    next_visit = schedule.next_visit_after_failure(
        source,
        now=now,
        failures=failures,
        retry_after=error.retry_after if isinstance(error, FetchError) else None,
        luck=house.chance.random(),
    )
    house.store.visit_failed(source.id, str(error), now=now, next_visit=next_visit)
    failing = replace(habit, failures=failures, failing_since=habit.failing_since or now)
    notices = lookout.visit_failed(house, source, failing, error, now=now)
    return Visit(source=source, error=error, failures=failures, next_visit_in=next_visit - now, notices=notices)


# --- process -----------------------------------------------------------------------------------------------------------


async def process(house: House, *, patient: bool = True, told: bool | None = None) -> tuple[Judged, ...]:
    """Read the pages of entries that wait, judge them one at a time and record each outcome whole.

    `told` narrows it to entries that brought their text along, which need not wait for the pages of others, or to those others.
    A page that cannot be had is tried again later; after the last try, or at once when not `patient`, title and summary of the
    entry are judged.
    """
    waiting = await house.thread(
        house.store.pending, now=house.clock(), limit=TOLD_AT_ONCE if told else PAGES_AT_ONCE, told=told
    )
    turn = asyncio.Lock()
    return tuple(await asyncio.gather(*(_process_one(house, pending, turn, patient=patient) for pending in waiting)))


async def _process_one(house: House, pending: Pending, turn: asyncio.Lock, *, patient: bool) -> Judged:
    """Process an entry. `turn` keeps a batch from filling the one thread: what is sent or pushed waits for one entry of it."""
    source = house.edition.sources.get(pending.entry.source)
    page, error = await _page(house, source, pending.entry)
    if error and patient and await house.thread(_try_page_later, house, pending, error):
        return Judged(entry=pending.entry, outcome=None, page_error=error)
    async with turn:
        outcome, notices = await house.thread(_conclude, house, source, pending.entry, page)
    return Judged(entry=pending.entry, outcome=outcome, page_error=error, notices=notices)


async def _page(house: House, source: Source | None, entry: Entry) -> tuple[Page | None, CollectError | None]:
    if entry.text:
        return Page(url=entry.url, body=entry.text), None
    if source is None or not source.page or not entry.url:
        return None, None
    try:
        return await house.pages.read_page(source, entry), None
    except CollectError as error:
        _let_rest(house, source, error)
        return None, error


def _let_rest(house: House, source: Source, error: CollectError) -> None:
    """Leave the whole host alone that asked for it, where the source says that what it hears is meant for all.

    An open API speaks of one key: others on its host have theirs.
    """
    if source.retry_after == "host" and source.kind != "api" and isinstance(error, FetchError) and error.retry_after:
        house.client.rest(str(error.params["host"]), error.retry_after)


def _try_page_later(house: House, pending: Pending, error: CollectError) -> bool:
    """Put the entry off and say so; not for a page that came and could not be read, since it will be the same next time."""
    if not isinstance(error, FetchError):
        return False
    now = house.clock()
    next_try = schedule.next_page_try(pending.tries + 1, now=now)
    if next_try is not None:
        house.store.postpone(pending.entry.key, now=now, next_try=next_try)
    return next_try is not None


def _conclude(house: House, source: Source | None, entry: Entry, page: Page | None) -> tuple[Outcome, tuple[Notice, ...]]:
    known = source or Source(id=entry.source, name=entry.source, url=entry.url)
    outcome = _judge_and_record(house, known, entry, page)
    return outcome, lookout.read(house, source, outcome.article, page)


def _judge_and_record(house: House, source: Source, entry: Entry, page: Page | None) -> Outcome:
    article = enrich(entry, page, home=source.region, ai_words=house.edition.config.ai_words, tagger=house.tagger)
    parts = announcements(article)
    for _ in range(_JUDGE_AGAIN):
        now = house.clock()
        before = house.store.before(entry.key) if entry.edition > 1 else None
        nearby = house.store.nearby(parts, at=article.entry.published or article.entry.seen)
        near = (*nearby.candidates, *(before.stories if before else ()))
        corrections = house.corrections()
        around = house.store.around(article, [each.story.id for each in near], also=mentioned(corrections))
        around = corrected_around(around, corrections)
        outcome = judge(
            article, source, house.edition.rule_set, nearby, now=now, before=before, around=around, reminding=reminding(house)
        )
        chats = [channel.name for channel in house.edition.config.channels if channel.kind == "telegram"]
        if house.store.record(outcome, now=now, updates=updates(outcome, source, chats, now=now)):
            return outcome
    raise RuntimeError("a story moved each time while an entry was judged", entry.key)


# --- deliver -----------------------------------------------------------------------------------------------------------


async def deliver(house: House, channel: str) -> tuple[Attempt, ...]:
    """Send what is due on `channel`, in order, and settle each attempt. Stops at the first sign that the channel is down.

    What is not to go now is set aside: see `bongsu.gate`.
    """
    spec = house.edition.channels.get(channel)
    if spec is None:
        return ()
    room = house.paces.room(spec, house.clock(), BATCH * spec.at_once)
    if room == 0:
        return ()
    departure = await house.thread(depart, house, spec, room)
    return (*departure.aside, *await Sending(house, spec, departure.going).run())


def pause(house: House, channel: str) -> timedelta:
    """Return how long it is until `channel` takes one more message; nothing where it takes one now."""
    spec = house.edition.channels.get(channel)
    return house.paces.wait(spec, house.clock()) if spec else timedelta()
