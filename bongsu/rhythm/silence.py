"""Silence is an alarm: whether a source has been quiet for longer than its own rhythm allows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from bongsu.rhythm.days import DAY_HOURS, WEEK_DAYS, day_of, kind_of, moment
from bongsu.rhythm.learning import Rhythm
from bongsu.rhythm.rates import Table, of_kinds, watched_hours, week_rates

FALSE_ALARMS_A_YEAR = 0.05
"""What a source that keeps its rhythm may cost: one false alarm in twenty years."""
SUREST = 20.0
"""However long we watch, we know a rhythm no better than from so many arrivals: offices keep days that no calendar knows."""
CAUTION = 2.0
"""Days of a kind (working day, Saturday, Sunday) that must have been watched before half of what is expected of it counts."""
FIRST_WEEK = timedelta(days=7)
"""Before we have watched for a week, silence says nothing."""
LONGEST_GAP = timedelta(days=366)

_YEAR_WEEKS = 365.25 / WEEK_DAYS
_LONGEST_ODDS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A silence too long to be chance: `expected` arrivals should have come in it, and with `chance` none does."""

    last_new: datetime
    silent: timedelta
    expected: float
    chance: float

    @property
    def odds(self) -> int:
        """One in how many such silences is chance; a million at most, since no rhythm is known better."""
        return floor(1 / max(self.chance, 1 / _LONGEST_ODDS))


def overdue(rhythm: Rhythm, last_new: datetime, *, now: datetime) -> Overdue | None:
    """Return why a source that brought something last at `last_new` and nothing until the good visit at `now` is overdue.

    None while the silence may be chance. Arrivals are taken for a Poisson process with the learned rates, whose level is known
    from `a` arrivals (a gamma posterior): of `m` expected arrivals none comes with the chance `(1 + m/a)^-a`, which for much
    experience is `e^-m` and for little is larger. The bound is set so that all gaps of a year together stay below
    `FALSE_ALARMS_A_YEAR`: a wire has more gaps than a board with two items a week.
    """
    known = min(rhythm.arrivals - 1, SUREST)  # the first arrival only says where to begin
    if rhythm.since is None or known <= 0 or now <= last_new or now - rhythm.since < FIRST_WEEK:
        return None
    arrivals = _arrivals(rhythm, known_until=max(last_new, rhythm.as_of or last_new))
    expected = _expected(arrivals, max(last_new, now - LONGEST_GAP), now)
    chance = (1 + expected / known) ** -known
    gaps_a_year = max(1.0, sum(arrivals) * _YEAR_WEEKS)
    if chance * gaps_a_year > FALSE_ALARMS_A_YEAR:
        return None
    return Overdue(last_new=last_new, silent=now - last_new, expected=expected, chance=chance)


def _arrivals(rhythm: Rhythm, *, known_until: datetime) -> Table:
    """Return arrivals an hour for each hour of the week, counted in full only where such hours have been watched often."""
    rates = week_rates(rhythm, now=known_until)
    watched = of_kinds(watched_hours(rhythm.since or known_until, known_until))
    scale = rhythm.arrivals / max(rhythm.items, rhythm.arrivals)
    known = [[hours / (hours + CAUTION) * scale for hours in kind] for kind in watched]
    return [rate * known[kind_of(at // DAY_HOURS)][at % DAY_HOURS] for at, rate in enumerate(rates)]


def _expected(arrivals: Table, start: datetime, end: datetime) -> float:
    first, last = moment(start), moment(end)
    return sum(
        arrivals[day_of(hour // DAY_HOURS) * DAY_HOURS + hour % DAY_HOURS] * (min(last, hour + 1) - max(first, hour))
        for hour in range(floor(first), floor(last) + 1)
    )
