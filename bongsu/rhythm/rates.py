"""Counts to rates: how many items an hour a source brings, for each hour of the Korean week.

A rate seen only a few times leans on a wider one: an hour on it and its two neighbours, those on the kind of day, that on the
source's overall rate. This is the posterior mean of a Poisson rate under a gamma prior around the wider rate that is worth
`ITEMS` items and `DAYS` days. Without observations every hour has the same rate, and the plan made of it is the fixed interval.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import floor

from bongsu.rhythm.days import DAY_HOURS, KINDS, SATURDAY, SUNDAY, WEEK_DAYS, WEEK_HOURS, WORKING_DAYS, day_of, kind_of, moment
from bongsu.rhythm.learning import Rhythm, fade

ITEMS = 1.0
DAYS = 1.0
_FORGOTTEN_DAYS = 182
"""Days before these weigh about a hundredth."""

Table = list[float]
"""A figure for each hour of a week: working Monday to Friday, Saturday, Sunday or holiday."""


def week_rates(rhythm: Rhythm) -> Table:
    """Return items an hour for each of the 168 hours of a week, all above zero."""
    if rhythm.since is None or rhythm.as_of is None:
        return [1.0] * WEEK_HOURS
    watched = watched_hours(rhythm.since, rhythm.as_of)
    overall = rhythm.items / max(sum(watched), 1.0)
    kinds = [_kind_rates(rhythm, watched, kind, overall) for kind in range(KINDS)]
    factors = _weekday_factors(rhythm, watched, kinds[0])
    return [rate * factors[day] for day in range(WEEK_DAYS) for rate in kinds[kind_of(day)]]


def watched_hours(since: datetime, as_of: datetime) -> Table:
    """Return how many hours of each hour of the week lie between the two times, faded like the counts."""
    start, end = moment(since), moment(as_of)
    first, last = floor(start / DAY_HOURS), floor(end / DAY_HOURS)
    table = [0.0] * WEEK_HOURS
    whole = [0.0] * WEEK_DAYS
    for day in range(max(first + 1, last - _FORGOTTEN_DAYS), last):
        whole[day_of(day)] += _weight(day, end)
    for day in {first, last}:
        for hour in range(DAY_HOURS):
            at = day * DAY_HOURS + hour
            part = max(0.0, min(end, at + 1) - max(start, at))
            table[day_of(day) * DAY_HOURS + hour] += part * _weight(day, end)
    return [hours + whole[at // DAY_HOURS] for at, hours in enumerate(table)]


def _weight(day: int, end: float) -> float:
    return fade(max(0.0, end - (day + 0.5) * DAY_HOURS))


def _lean(items: float, hours: float, wider: float, *, width: int) -> float:
    """Return the rate of `items` in `hours`, leaning on the `wider` rate with the weight of `DAYS` days of `width` hours."""
    return (items + ITEMS + DAYS * width * wider) / (hours + ITEMS / wider + DAYS * width)


def _kind_rates(rhythm: Rhythm, watched: Table, kind: int, overall: float) -> Table:
    counts = rhythm.hours[kind * DAY_HOURS : (kind + 1) * DAY_HOURS]
    days = [day for day in range(WEEK_DAYS) if kind_of(day) == kind]
    hours = [sum(watched[day * DAY_HOURS + hour] for day in days) for hour in range(DAY_HOURS)]
    typical = _lean(sum(counts), sum(hours), overall, width=DAY_HOURS)
    around = [_lean(n, h, typical, width=3) for n, h in zip(_with_neighbours(counts), _with_neighbours(hours), strict=True)]
    return [_lean(n, h, wider, width=1) for n, h, wider in zip(counts, hours, around, strict=True)]


def _with_neighbours(values: Sequence[float]) -> Iterator[float]:
    for hour, value in enumerate(values):
        yield values[hour - 1] + value + values[(hour + 1) % DAY_HOURS]


def _weekday_factors(rhythm: Rhythm, watched: Table, rates: Table) -> Table:
    """Return how much busier than the average working day each day is; 1 for Saturdays and Sundays, which have own rates."""
    typical = sum(rates) / DAY_HOURS
    hours = [sum(watched[day * DAY_HOURS : (day + 1) * DAY_HOURS]) for day in range(WORKING_DAYS)]
    leaning = [_lean(n, h, typical, width=DAY_HOURS) for n, h in zip(rhythm.weekdays, hours, strict=True)]
    return [rate / typical for rate in leaning] + [1.0] * (SUNDAY - SATURDAY + 1)
