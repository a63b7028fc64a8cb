"""A rhythm as a person would say it: how much comes, and when."""

from bisect import bisect_left
from datetime import datetime
from itertools import accumulate

from bongsu.rhythm.days import DAY_HOURS, WEEK_DAYS, WORKING_DAYS
from bongsu.rhythm.learning import Rhythm
from bongsu.rhythm.rates import Table, week_rates
from bongsu.wording import Language, say

ENOUGH = 2.0
"""Items that must have come before anything is said."""
_ONE_A_DAY = 1.0
_MOSTLY = 0.7
"""The share of a working day's items that the hours named bring."""
_ENOUGH_FOR_HOURS = 8.0
"""Items that must have come before hours are named."""
_EVENLY = 14
"""Where that takes more hours, no hours are named."""
_WEEKEND = 0.5
"""The share of a working day's items that a Sunday brings where weekends are worth a word."""


def say_rhythm(rhythm: Rhythm, language: Language, *, now: datetime) -> str:
    """Return when a source tends to bring something and how much, as is known `now`: 평일 하루 4건, 주로 10~12시, 15~17시."""
    if rhythm.items < ENOUGH:
        return say("rhythm.unknown", language)
    rates = week_rates(rhythm, now=now)
    if rhythm.items < _ENOUGH_FOR_HOURS:
        return _rate(rates, language)
    hours = [sum(rates[day * DAY_HOURS + hour] for day in range(WORKING_DAYS)) / WORKING_DAYS for hour in range(DAY_HOURS)]
    busy = _busy(hours)
    rate = _rate(rates, language)
    spans = ", ".join(say("rhythm.span", language, first=first, last=last) for first, last in _spans(busy))
    usual = (
        say("rhythm.hours", language, rate=rate, hours=spans)
        if len(busy) <= _EVENLY
        else say("rhythm.evenly", language, rate=rate)
    )
    sunday = sum(rates[(WEEK_DAYS - 1) * DAY_HOURS :])
    return say("rhythm.weekend", language, usual=usual) if sunday >= _WEEKEND * sum(hours) else usual


def _rate(rates: Table, language: Language) -> str:
    a_day = sum(rates[: WORKING_DAYS * DAY_HOURS]) / WORKING_DAYS
    if a_day >= _ONE_A_DAY:
        return say("rhythm.a-day", language, count=round(a_day))
    return say("rhythm.a-week", language, count=max(1, round(sum(rates))))


def _busy(hours: Table) -> set[int]:
    """The fewest hours that together bring most of a day's items."""
    busiest = sorted(range(DAY_HOURS), key=lambda hour: -hours[hour])
    together = list(accumulate(hours[hour] for hour in busiest))
    return set(busiest[: bisect_left(together, _MOSTLY * together[-1]) + 1])


def _spans(busy: set[int]) -> list[tuple[int, int]]:
    """Runs of hours as (first, the hour at which the last one ends)."""
    spans: list[tuple[int, int]] = []
    for hour in sorted(busy):
        if spans and spans[-1][1] == hour:
            spans[-1] = (spans[-1][0], hour + 1)
        else:
            spans.append((hour, hour + 1))
    return spans
