"""What is known of a source from its visits, and what is the matter with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bongsu.errors import CollectError, ParseError
from bongsu.model import KST, Entry, Source
from bongsu.operations import Matter, Params
from bongsu.rhythm import Rhythm, learn, overdue
from bongsu.usual import Usual, saw_items
from bongsu.wording import Language

VISIT_CODES = frozenset({"ops.silent", "ops.failing", "ops.undated", "ops.unlinked"})
"""What the end of a visit decides; `ops.thin` is decided when pages are read."""

UNREADABLE = 5
"""Visits in a row that found no feed or no list: half an hour, longer than a site takes to change its shift."""
UNREACHABLE = 10
"""Visits in a row without an answer: about four hours, longer than the maintenance that offices announce."""
TOO_LONG = timedelta(days=1)
"""Or a day, for a source that is seldom visited."""

SHORTEST_SILENCE = timedelta(hours=1)
"""Silence below this is never looked at: it says nothing even of a wire."""

_AGAIN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a source behaves. `last_new` is when something new was last seen, `failing_since` when visits began to fail.

    `matters` are the codes of what is the matter with it and has been told.
    """

    rhythm: Rhythm = field(default_factory=Rhythm)
    usual: Usual = field(default_factory=Usual)
    last_success: datetime | None = None
    last_new: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    matters: frozenset[str] = frozenset()


def after_visit(habit: Habit, caught: Sequence[Entry], new: Iterable[Entry], *, now: datetime) -> Habit:
    """Return the habit after a good visit that found `caught`, newest first, of which the database had not seen `new`."""
    fresh = tuple(new)
    rhythm = learn(habit.rhythm, map(_minute, fresh), seen=now, after=habit.last_success)
    return replace(
        habit,
        rhythm=rhythm,
        usual=saw_items(habit.usual, reversed(caught)),
        last_new=_last_new(habit, fresh, now=now),
        last_success=now,
        failing_since=None,
        failures=0,
    )


def _minute(entry: Entry) -> datetime | None:
    return entry.published if entry.precision == "minute" else None


def _last_new(habit: Habit, new: tuple[Entry, ...], *, now: datetime) -> datetime | None:
    """When something new came last: now, but for a first catch, whose items have been there for a while."""
    if not new:
        return habit.last_new
    if habit.last_success is not None:
        return now
    return max((entry.published for entry in new if entry.published and entry.published <= now), default=now)


def matters_of(source: Source, habit: Habit, *, now: datetime) -> tuple[Matter, ...]:
    """Return what is the matter with a source after a good visit: silence, dates or links that vanished."""
    found = (
        ("ops.silent", _silence(habit, now=now)),
        ("ops.undated", () if habit.usual.lost_dates else None),
        ("ops.unlinked", () if habit.usual.lost_links else None),
    )
    return tuple(_matter(source, code, params) for code, params in found if params is not None)


def over_for(habit: Habit) -> frozenset[str]:
    """Return which of its matters a source has overcome with a good visit: only what has come back ends them."""
    still = {"ops.silent"} if habit.last_new != habit.last_success else set()
    still |= {"ops.undated"} if habit.usual.undated else set()
    still |= {"ops.unlinked"} if habit.usual.unlinked else set()
    return habit.matters & (VISIT_CODES - still)


def matter_of_failures(
    source: Source, habit: Habit, error: CollectError, *, now: datetime, language: Language
) -> Matter | None:
    """Return a matter where visits have failed too often or too long; `habit` counts the one that ended with `error`."""
    most = UNREADABLE if isinstance(error, ParseError) else UNREACHABLE
    since = habit.failing_since or now
    if habit.failures < most and (habit.failures < _AGAIN or now - since < TOO_LONG):
        return None
    return _matter(source, "ops.failing", (("failures", habit.failures), ("why", error.say(language))))


def matter_of_bodies(source: Source, usual: Usual) -> Matter | None:
    """Return a matter where the text of a source's pages has vanished."""
    if not usual.lost_bodies:
        return None
    return _matter(source, "ops.thin", (("count", usual.thin), ("usual", round(usual.body))))


def subject_of(source_id: str) -> str:
    """Return what matters of a source are filed under."""
    return f"source:{source_id}"


def _matter(source: Source, code: str, params: Params) -> Matter:
    return Matter(subject=subject_of(source.id), name=source.name, code=code, params=params)


def _silence(habit: Habit, *, now: datetime) -> Params | None:
    if habit.last_new is None or now - habit.last_new < SHORTEST_SILENCE:
        return None
    alarm = overdue(habit.rhythm, habit.last_new, now=now)
    if alarm is None:
        return None
    since = habit.last_new.astimezone(KST).strftime("%Y-%m-%d %H:%M")
    return (("since", since), ("expected", round(alarm.expected)), ("odds", f"{alarm.odds:,}"))
