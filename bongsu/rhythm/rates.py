"""Counts to rates: how many items an hour a source brings, for each hour of the Korean week.

A rate seen only a few times leans on a wider one: an hour on it and its two neighbours, those on the kind of day, that on the
source's overall rate. This is the posterior mean of a Poisson rate under a gamma prior around the wider rate that is worth
`ITEMS` items and `DAYS` days. Without observations every hour has the same rate, and the plan made of it is the fixed interval.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import floor

from bongsu.rhythm.days import DAY_HOURS, KINDS, WEEK_DAYS, WEEK_HOURS, WORKING_DAYS, day_of, kind_of, moment
from bongsu.rhythm.learning import Rhythm, fade

ITEMS = 0.5
DAYS = 0.5
"""Small, since a wrong guess costs little and is soon corrected: a quiet hour is still visited."""
_FORGOTTEN_DAYS = 182
"""Days before these weigh about a hundredth."""
_NEXT_TO_NOTHING = 1e-9
"""Items an hour: the rate of a source that has been silent until all its counts have faded."""

Table = list[float]
"""A figure for each hour of a week: working Monday to Friday, Saturday, Sunday or holiday."""


def week_rates(rhythm: Rhythm, *, now: datetime) -> Table:
    """Return items an hour for each of the 168 hours of a week, all above zero. Silence until `now` counts as such."""
    if rhythm.since is None or rhythm.as_of is None:
        return [1.0] * WEEK_HOURS
    faded = fade(max(0.0, moment(now) - moment(rhythm.as_of)))
    hours, weekdays = [count * faded for count in rhythm.hours], [count * faded for count in rhythm.weekdays]
    watched = watched_hours(rhythm.since, now)
    overall = max(sum(hours) / max(sum(watched), 1.0), _NEXT_TO_NOTHING)
    by_kind = zip(range(KINDS), of_kinds(watched), strict=True)
    kinds = [_kind_rates(hours[kind * DAY_HOURS :][:DAY_HOURS], its_hours, overall) for kind, its_hours in by_kind]
    factors = _weekday_factors(weekdays, watched, kinds[0])
    return [rate * factors[day] for day in range(WEEK_DAYS) for rate in kinds[kind_of(day)]]


def watched_hours(since: datetime, now: datetime) -> Table:
    """Return how many hours of each hour of the week lie between the two times, faded like the counts."""
    end = moment(now)
    start = max(moment(since), end - _FORGOTTEN_DAYS * DAY_HOURS)
    table = [0.0] * WEEK_HOURS
    whole = [0.0] * WEEK_DAYS
    for day in range(floor(start / DAY_HOURS), floor(end / DAY_HOURS) + 1):
        midnight, column = day * DAY_HOURS, day_of(day)
        weight = fade(max(0.0, end - (day + 0.5) * DAY_HOURS))
        if start <= midnight and midnight + DAY_HOURS <= end:
            whole[column] += weight
        else:
            for hour in range(DAY_HOURS):
                part = min(end, midnight + hour + 1) - max(start, midnight + hour)
                table[column * DAY_HOURS + hour] += weight * max(0.0, part)
    return [hours + whole[at // DAY_HOURS] for at, hours in enumerate(table)]


def of_kinds(table: Table) -> list[Table]:
    """Return a table summed over the days of each kind: 3 lists of 24."""
    return [
        [sum(table[day * DAY_HOURS + hour] for day in range(WEEK_DAYS) if kind_of(day) == kind) for hour in range(DAY_HOURS)]
        for kind in range(KINDS)
    ]


def _lean(items: float, hours: float, wider: float, *, width: int) -> float:
    """Return the rate of `items` in `hours`, leaning on the `wider` rate with the weight of `DAYS` days of `width` hours."""
    return (items + ITEMS + DAYS * width * wider) / (hours + ITEMS / wider + DAYS * width)


def _kind_rates(counts: Table, hours: Table, overall: float) -> Table:
    typical = _lean(sum(counts), sum(hours), overall, width=DAY_HOURS)
    around = [_lean(n, h, typical, width=3) for n, h in zip(_with_neighbours(counts), _with_neighbours(hours), strict=True)]
    return [_lean(n, h, wider, width=1) for n, h, wider in zip(counts, hours, around, strict=True)]


def _with_neighbours(values: Sequence[float]) -> Iterator[float]:
    for hour, value in enumerate(values):
        yield values[hour - 1] + value + values[(hour + 1) % DAY_HOURS]


def _weekday_factors(weekdays: Table, watched: Table, rates: Table) -> Table:
    """Return how much busier than the average working day each day is; 1 for Saturdays and Sundays, which have own rates.

    A day is measured by what its watched hours should have brought: a day that is not over is not judged by its morning.
    """
    prior = ITEMS + DAYS * sum(rates)
    expected = [sum(rate * watched[day * DAY_HOURS + hour] for hour, rate in enumerate(rates)) for day in range(WORKING_DAYS)]
    factors = [(items + prior) / (due + prior) for items, due in zip(weekdays, expected, strict=True)]
    return factors + [1.0] * (WEEK_DAYS - WORKING_DAYS)
