"""Counting when a source brings something new. Old counts fade, so that a changed rhythm is learned within weeks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import floor

from bongsu.rhythm.days import DAY_HOURS, HOUR, KINDS, WORKING_DAYS, clock, day_of, kind_of, moment

HALF_LIFE = timedelta(weeks=4)
"""An item counts half after this time: about six weeks of memory, which spans a holiday without being made of it."""
RECALL = timedelta(days=90)
"""Older items of a first catch teach nothing: pinned notices and archives would make the source look slow."""
LONGEST_BLUR = timedelta(days=1)
"""After a longer absence an item counts as one of the last day."""
BURST = timedelta(minutes=30)
"""Items that come within one such stretch of the clock are one arrival: their number says little of the source's diligence."""
LARGEST_BURST = 20
"""Items of one arrival that count, so that an archive moved to a new site does not pass for news."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What we know of when a source brings something new. All counts are as of `as_of`, halved every `HALF_LIFE`.

    `hours`: items by kind of day (working day, Saturday, Sunday or holiday) and hour, 3 x 24, KST. `weekdays`: items of working
    days, Monday to Friday. `arrivals`: how often anything came. `since`: from when on we know.
    """

    hours: tuple[float, ...] = (0.0,) * (KINDS * DAY_HOURS)
    weekdays: tuple[float, ...] = (0.0,) * WORKING_DAYS
    arrivals: float = 0.0
    since: datetime | None = None
    as_of: datetime | None = None

    @property
    def items(self) -> float:
        return sum(self.hours)


def learn(rhythm: Rhythm, catch: Iterable[datetime | None], *, seen: datetime, after: datetime | None) -> Rhythm:
    """Return `rhythm` with the new items of one good visit at `seen`; the last good visit before was at `after`, if any.

    `catch` holds their publication times, None where the minute is unknown. What counts is when an item could first be seen: at
    its publication if that lies between the two visits, else, with equal chance, at any time between them (a list that shows
    items late, a date without time, a clock that is wrong). Of a first catch only publication times within `RECALL` count.
    The order of a catch does not matter. Raises nothing for any times.
    """
    spans = sorted(span for published in catch if (span := _appearance(published, seen=seen, after=after)))
    if not spans:
        return rhythm
    # where the clock was ahead once, what it taught must not outweigh the present for ever
    until = moment(min(rhythm.as_of, seen)) if rhythm.as_of else spans[0][0]
    since = min(moment(rhythm.since) if rhythm.since else spans[0][0], spans[0][0])
    counted = _counted(rhythm, spans, until=until, as_of=max(until, *(end for _, end in spans)))
    return replace(counted, since=clock(since))


def _appearance(published: datetime | None, *, seen: datetime, after: datetime | None) -> Span | None:
    earliest = after or seen - RECALL
    if published is not None and earliest <= published <= seen:
        return moment(published), moment(published)
    if after is None:
        return None
    return moment(min(max(after, seen - LONGEST_BLUR), seen)), moment(seen)


def _counted(rhythm: Rhythm, spans: list[Span], *, until: float, as_of: float) -> Rhythm:
    fading = fade(as_of - until)
    hours, weekdays = [n * fading for n in rhythm.hours], [n * fading for n in rhythm.weekdays]
    for (start, end), share in _weighed(spans):
        weight = share * fade(as_of - end)
        for hour, part in _hours_of(start, end):
            day = day_of(hour // DAY_HOURS)
            hours[kind_of(day) * DAY_HOURS + hour % DAY_HOURS] += weight * part
            if day < WORKING_DAYS:
                weekdays[day] += weight * part
    return Rhythm(
        hours=tuple(hours),
        weekdays=tuple(weekdays),
        arrivals=rhythm.arrivals * fading + _arrivals(rhythm, spans, as_of=as_of),
        as_of=clock(as_of),
    )


def _arrivals(rhythm: Rhythm, spans: list[Span], *, as_of: float) -> float:
    known = {_stretch(moment(rhythm.as_of))} if rhythm.as_of else set()
    latest = {_stretch(end): end for _, end in spans}
    return sum(fade(as_of - end) for stretch, end in latest.items() if stretch not in known)


def fade(age: float) -> float:
    """Return what is left of a count after `age` hours."""
    return float(0.5 ** (age * HOUR / HALF_LIFE))


def _weighed(spans: list[Span]) -> Iterator[tuple[Span, float]]:
    sizes = Counter(_stretch(end) for _, end in spans)
    for span in spans:
        yield span, min(1.0, LARGEST_BURST / sizes[_stretch(span[1])])


def _stretch(at: float) -> int:
    return floor(at * HOUR / BURST)


def _hours_of(start: float, end: float) -> Iterator[tuple[int, float]]:
    """Yield the hours of the clock that a span touches, each with its part of the span; the parts sum to 1."""
    if start == end:
        yield floor(start), 1.0
        return
    for hour in range(floor(start), floor(end) + 1):
        yield hour, (min(end, hour + 1) - max(start, hour)) / (end - start)
