"""The dates of stories for people's calendars: until when one can apply, and when something takes place.

A date keeps its identity when it is put off, so that calendars move it in place of showing it twice.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bongsu.model import Fact, Reason
from bongsu.stories.chronicle import Chronicle, Outlet

What = Literal["deadline", "event"]

_DAY = 10
_LONGEST = timedelta(days=60)
"""What is said to last longer is a programme, not an event."""

_CANCELLED = re.compile(r"(?:취소|철회|백지화|무산)(?!\s?(?:위기|우려|없|요구|촉구|논란|표|될|하라|가능))")
_TAKES_BACK = (Reason.CORRECTED, Reason.FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A date as a calendar has it: `day` is an ISO day, or a minute, in Korean time, and `until` the last day or empty.

    `sequence` counts how often day or standing have changed, the last time at `changed`.
    """

    uid: str
    day: str
    until: str = ""
    summary: str
    url: str
    cancelled: bool = False
    sequence: int = 0
    changed: datetime
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDate:
    """A date of a story: the `number`-th of `what` that was told, where it stands now, and the outlet that said so last."""

    what: What
    number: int
    day: str
    until: str = ""
    quote: str = ""
    outlet: Outlet


def uid(chronicle: Chronicle, told: StoryDate) -> str:
    """Return what a calendar knows a date by: its story, and which of its dates it is."""
    return f"{chronicle.story.id}-{told.what}-{told.number}@bongsu"


def story_of(uid_: str) -> str:
    """Return the story whose date a calendar knows by `uid_`."""
    return uid_.rsplit("-", 2)[0]


def story_dates(chronicle: Chronicle) -> tuple[StoryDate, ...]:
    """Return the deadlines and days of a story, as they stand after all that was told."""
    return (*_dates(chronicle, "deadline", chronicle.said.deadlines), *_dates(chronicle, "event", chronicle.said.days))


def is_cancelled(chronicle: Chronicle) -> bool:
    """Whether the last to change anything took it all back."""
    standing = False
    for outlet in chronicle.outlets:
        if outlet.adds in _TAKES_BACK or outlet.adds is Reason.NEW_FACTS:
            standing = outlet.adds in _TAKES_BACK and _CANCELLED.search(outlet.entry.title) is not None
    return standing


def _dates(chronicle: Chronicle, what: What, days: Collection[str]) -> tuple[StoryDate, ...]:
    """Follow a story's dates through its outlets. `days` are its own: an article may tell of others besides."""
    found: list[StoryDate] = []
    own, gone = frozenset(days), set[str]()
    for outlet in chronicle.outlets:
        facts = [fact for fact in outlet.facts if _tells(fact, what) and str(fact.value)[:_DAY] in own - gone]
        for fact in sorted(facts, key=lambda fact: (fact.role == "extended", fact.start)):
            place = _place(found, fact, outlet, {str(each.value)[:_DAY] for each in facts})
            number = len(found) + 1 if place is None else found[place].number
            told = _told(fact, what, number, outlet)
            if place is None:
                found.append(told)
            elif found[place].day[:_DAY] != told.day[:_DAY]:
                gone.add(found[place].day[:_DAY])
                found[place] = told
            elif len(told.day) > len(found[place].day):
                found[place] = replace(told, until=told.until or found[place].until)
    return tuple(found)


def _tells(fact: Fact, what: What) -> bool:
    if what == "deadline":
        return fact.kind == "deadline" and _is_day(str(fact.value))
    return fact.kind == "date" and fact.role == "event" and fact.unit in ("day", "minute")


def _is_day(value: str) -> bool:
    try:
        return len(value) >= _DAY and bool(date.fromisoformat(value[:_DAY]))
    except ValueError:
        return False


def _place(found: Sequence[StoryDate], fact: Fact, outlet: Outlet, told: Collection[str]) -> int | None:
    """Return which of the dates `found` a fact states or moves; None where it is one more."""
    day = str(fact.value)[:_DAY]
    for place, known in enumerate(found):
        if known.day[:_DAY] == day:
            return place
    if fact.role == "extended":
        moved = [place for place, known in enumerate(found) if known.day[:_DAY] < day]
    elif outlet.adds is Reason.CORRECTED:
        moved = [place for place, known in enumerate(found) if known.day[:_DAY] not in told]
    else:
        moved = []
    return max(moved, key=lambda place: found[place].day, default=None)


def _told(fact: Fact, what: What, number: int, outlet: Outlet) -> StoryDate:
    day = str(fact.value)
    until = next(_lasting(day[:_DAY], outlet.facts), "") if what == "event" else ""
    return StoryDate(what=what, number=number, day=day, until=until, quote=fact.quote, outlet=outlet)


def _lasting(day: str, facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the last days of the periods that begin on `day`."""
    for fact in facts:
        begins, _, ends = str(fact.value).partition("/")
        last = ends[:_DAY]
        if fact.kind == "period" and begins[:_DAY] == day and _is_day(last) and _is_short(day, last):
            yield last


def _is_short(day: str, last: str) -> bool:
    return timedelta() < date.fromisoformat(last) - date.fromisoformat(day) <= _LONGEST


def revise(planned: Iterable[Planned], known: Iterable[Planned], *, now: datetime) -> tuple[Planned, ...]:
    """Return what calendars are to be told, given what they know.

    A changed day or standing raises the sequence; what is no longer planned is cancelled, since calendars forget nothing by
    themselves.
    """
    before = {each.uid: each for each in known}
    told = [_revised(each, before.pop(each.uid, None), now) for each in planned]
    told += [each if each.cancelled else _next(each, now, cancelled=True) for each in before.values()]
    return tuple(sorted(told, key=lambda each: (each.day, each.uid)))


def _revised(new: Planned, old: Planned | None, now: datetime) -> Planned:
    if old is None:
        return replace(new, changed=now)
    if (old.day, old.until, old.cancelled) != (new.day, new.until, new.cancelled):
        return replace(new, sequence=old.sequence + 1, changed=now)
    same = (old.summary, old.url) == (new.summary, new.url)
    return replace(new, sequence=old.sequence, changed=old.changed if same else now)


def _next(each: Planned, now: datetime, *, cancelled: bool) -> Planned:
    return replace(each, cancelled=cancelled, sequence=each.sequence + 1, changed=now)
