"""When to visit a source again: as many visits as a fixed interval makes, more of them where news is likely.

An item that comes at a time when visits are `t` apart waits `t/2` on average. With items coming at the rate `r(h)` in hour `h`
and `v(h) = 1/t(h)` visits an hour, all together wait `sum r/(2v)`. Under a fixed number of visits, `sum v = V`, Lagrange's
condition `r/(2v²) = const` gives `v ∝ √r`: intervals go like one over the square root of the rate. It is the limit for short
intervals of the optimal retrieval times of Sia, Cho and Cho, "Efficient Monitoring Algorithm for Fast News Alerts", IEEE TKDE
19(7), 2007. Where the root would leave the bounds of the interval, the bound holds and the rest is shared again.

Visits are then one unit apart on a clock that runs with speed `v`: a long wait begun in a quiet hour ends soon after a busy one
begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil, floor, sqrt
from typing import Self

from bongsu.model import Source
from bongsu.rhythm.days import DAY_HOURS, HOUR, WEEK_DAYS, WEEK_HOURS, day_of, first_hour_of_week, moment, weekday
from bongsu.rhythm.learning import Rhythm
from bongsu.rhythm.rates import Table, week_rates
from bongsu.schedule import JITTER

SHORTEST, LONGEST = 5, 6
"""Unless the user says otherwise, intervals are between a fifth and six times `every`: 2 minutes and an hour for 10 minutes."""
SHORTEST_INTERVAL = timedelta(minutes=1)
"""Between two visits to one source: no public body publishes faster, and many refuse who asks oftener. Only this machine's own
sources may be visited more often."""
LONGEST_SKIP = timedelta(days=3)
"""A source that asks to be left alone for ever is visited after this time; a weekend and a holiday are shorter."""

_KST_AHEAD = 9
_BLINK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often to visit: `every` on average, never sooner after the last visit than `least` nor later than `most`."""

    every: timedelta
    least: timedelta
    most: timedelta

    @classmethod
    def of(cls, source: Source) -> Self:
        """Return the pace that the user wants for a source; an interval below `SHORTEST_INTERVAL` is kept as it is."""
        every = source.every
        usual = cls.around(every) if every >= SHORTEST_INTERVAL else cls(every=every, least=every, most=every)
        least = max(usual.least, min(every, SHORTEST_INTERVAL))
        return replace(usual, least=source.least or least, most=source.most or usual.most)

    @classmethod
    def around(cls, every: timedelta) -> Self:
        return cls(every=every, least=every / SHORTEST, most=every * LONGEST)

    def stretched(self, times: int) -> Self:
        """Return a pace with that many times fewer visits, the longest wait growing no more than it must."""
        every = self.every * times
        return replace(self, every=every, least=self.least * times, most=max(self.most, every))

    def slowed_to(self, wait: timedelta) -> Self:
        """Return a pace whose intervals are at least `wait` and `least`; bounds that contradict this give way upwards."""
        least = max(self.least, wait, _BLINK)
        every = max(self.every, least)
        return replace(self, least=least, every=every, most=max(self.most, every))


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Hours (0 to 23) and days (0 for Monday to 6) in UTC at which a feed asks not to be read: RSS skipHours and skipDays."""

    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.hours or self.days)

    def covers(self, hour: int) -> bool:
        """Say whether an hour of the KST clock is to be skipped."""
        in_utc = hour - _KST_AHEAD
        return in_utc % DAY_HOURS in self.hours or weekday(in_utc // DAY_HOURS) in self.days


NEVER = Skip()


def next_visit(
    rhythm: Rhythm, pace: Pace, *, now: datetime, luck: float, not_before: datetime | None = None, skip: Skip = NEVER
) -> datetime:
    """Return when to visit a source again after a good visit at `now`.

    `luck` in [0, 1) spreads sources of one rhythm. `not_before` (Cache-Control, Retry-After, ttl) and `skip` are the source's
    own wishes and go before `pace.most`, skipped hours for `LONGEST_SKIP` at most.
    """
    pace = pace.slowed_to(not_before - now if not_before else timedelta())
    visits = 1 + JITTER * (2 * luck - 1)
    wait = _wait(week_rates(rhythm, now=now), pace, skip, start=moment(now), visits=visits) * HOUR
    return now + min(max(wait, pace.least), max(pace.most, LONGEST_SKIP) if skip else pace.most)


def _wait(rates: Table, pace: Pace, skip: Skip, *, start: float, visits: float) -> float:
    """Return after how many hours the speeds from `start` on add up to `visits`; at most a little over the longest wait."""
    at = start
    for hour, speed in _speeds(rates, pace, skip, first=floor(start)):
        if speed * (hour + 1 - at) >= visits:
            return at + visits / speed - start
        visits -= speed * (hour + 1 - at)
        at = hour + 1
    return at - start


def _speeds(rates: Table, pace: Pace, skip: Skip, *, first: int) -> Iterator[tuple[int, float]]:
    """Yield hours from `first` on with the visits to make in each, over a little more than the longest wait."""
    last = first + 1 + ceil(max(pace.most, LONGEST_SKIP) / HOUR)
    for monday in range(first_hour_of_week(first), last + 1, WEEK_HOURS):
        plan = plan_week(rates, pace, skip, monday=monday)
        for hour in range(max(first, monday), min(last + 1, monday + WEEK_HOURS)):
            yield hour, plan[hour - monday]


def plan_week(rates: Table, pace: Pace, skip: Skip, *, monday: int) -> Table:
    """Return visits an hour for the 168 hours of the week that begins with the hour `monday`; they sum to a week of `every`.

    `rates` are those of `week_rates`; a public holiday in the week takes a Sunday's.
    """
    days = [day_of(monday // DAY_HOURS + day) for day in range(WEEK_DAYS)]
    roots = [sqrt(rate) for day in days for rate in rates[day * DAY_HOURS : (day + 1) * DAY_HOURS]]
    if skip:
        roots = [0.0 if skip.covers(monday + at) else root for at, root in enumerate(roots)]
    slowest, fastest = HOUR / pace.most, HOUR / pace.least
    factor = _factor([root for root in roots if root], WEEK_HOURS * HOUR / pace.every, slowest, fastest)
    return [min(max(root * factor, slowest), fastest) if root else 0.0 for root in roots]


def _factor(roots: Table, visits: float, slowest: float, fastest: float) -> float:
    """Return the factor by which `roots`, once held within the bounds, sum to `visits` (as nearly as the bounds allow)."""
    factor = 0.0
    while roots:
        factor = visits / sum(roots)
        too_slow = sum(slowest - root * factor for root in roots if root * factor < slowest)
        too_fast = sum(root * factor - fastest for root in roots if root * factor > fastest)
        if too_fast > too_slow:  # the factor can only grow from here, so hours at the upper bound stay there
            kept, bound = [root for root in roots if root * factor <= fastest], fastest
        elif too_slow:
            kept, bound = [root for root in roots if root * factor >= slowest], slowest
        else:
            break
        visits -= bound * (len(roots) - len(kept))
        roots = kept
    return factor
