"""An eye on the sources: what visits teach of them, when each is visited next, and what is the matter with one.

Everything here runs in the house's thread, after transaction 1 or 2. What is killed in between is learned at the next visit.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bongsu import schedule
from bongsu.errors import CollectError
from bongsu.habits import Habit, after_visit, matter_of_bodies, matter_of_failures, matters_of, over_for, subject_of
from bongsu.model import Article, Collected, Entry, Notice, Page, Source
from bongsu.operations import Matter
from bongsu.rhythm import Pace, Skip, next_visit
from bongsu.websub import STRETCH, is_on

if TYPE_CHECKING:
    from app.cycle import House

MOST_AT_ONCE = 100_000
"""Sources that are spread when they are due together."""


def plan(house: "House", source: Source, habit: Habit, collected: Collected, *, now: datetime) -> datetime | None:
    """Return when to visit next: where news is likely, more seldom while a hub tells of it; None where nobody visits."""
    if source.kind == "push":
        return None
    pace = Pace.of(source)
    subscription = house.store.subscription(source.id) if house.edition.config.websub else None
    if subscription and is_on(subscription, now=now):
        pace = pace.stretched(STRETCH)
    wishes = collected.cursor.wishes
    rest = max(min(wishes.rest, schedule.LONGEST_REST), min(collected.fresh, pace.most))
    skip = Skip(hours=wishes.skip_hours, days=wishes.skip_days)
    luck = house.chance.random()
    return next_visit(habit.rhythm, pace, now=now, luck=luck, not_before=now + rest if rest else None, skip=skip)


def learn(
    house: "House", source: Source, habit: Habit, caught: Sequence[Entry], new: Sequence[Entry], *, now: datetime
) -> tuple[Habit, tuple[Notice, ...]]:
    """Return what a good visit taught of a source, and notices of what is the matter with it, or no longer is."""
    known = after_visit(habit, caught, new, now=now)
    found = matters_of(source, known, now=now) if source.kind != "push" else ()
    news = [matter for matter in found if matter.code not in habit.matters]
    return known, _report(house, source, news, over_for(known), now=now)


def visit_failed(house: "House", source: Source, habit: Habit, error: CollectError, *, now: datetime) -> tuple[Notice, ...]:
    """Return a notice where a source has failed too often; `habit` counts this failure."""
    if "ops.failing" in habit.matters:
        return ()
    found = matter_of_failures(source, habit, error, now=now, language=house.edition.config.language)
    return _report(house, source, [found] if found else [], (), now=now)


def read(house: "House", source: Source | None, article: Article, page: Page | None) -> tuple[Notice, ...]:
    """Note the text of a page that was read, or could not be; return a notice where the text of its source's pages vanished.

    Entries that brought their own text, and new editions of those known, say nothing of it.
    """
    entry = article.entry
    if source is None or not source.page or not entry.url or entry.text or entry.edition > 1:
        return ()
    usual = house.store.saw_body(source.id, _own_body(article) if page else "")
    found = matter_of_bodies(source, usual)
    over = () if usual.thin else ("ops.thin",)
    return _report(house, source, [found] if found else [], over, now=house.clock())


def _own_body(article: Article) -> str:
    """The body of an article without the documents that came with it."""
    starts = [enclosed.start for enclosed in article.attachments if enclosed.start is not None]
    return article.text[: min(starts, default=len(article.text))][len(article.entry.title) + 2 :]


def _report(
    house: "House", source: Source, found: Sequence[Matter], over: Collection[str], *, now: datetime
) -> tuple[Notice, ...]:
    if not found and not over:
        return ()
    return house.store.report(subject_of(source.id), found=found, over=over, channels=house.edition.config.ops, now=now)


def spread(house: "House") -> None:
    """Put sources that are due together one behind the other, the most overdue first: none is visited in a herd."""
    now = house.clock()
    due = house.store.due_sources(now=now, limit=MOST_AT_ONCE)
    if len(due) > schedule.AT_ONCE:
        times = schedule.spread(len(due), now=now, chance=house.chance.random)
        house.store.put_off(dict(zip(due, times, strict=True)))
