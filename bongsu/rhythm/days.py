"""The Korean week: hours and days counted in KST, and which days are working days.

Inside this package a moment is a float: hours since midnight KST of 1 January 1970, a Thursday. Its floor is an hour of the
clock, and a 24th of that a day, also as numbers.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from bongsu.model import KST

HOUR = timedelta(hours=1)
DAY_HOURS = 24
WEEK_DAYS = 7
WEEK_HOURS = DAY_HOURS * WEEK_DAYS
WORKING_DAYS = 5
SATURDAY = 5
SUNDAY = 6
"""Also any public holiday, whatever its weekday: offices and papers keep it like a Sunday."""
KINDS = 3

_EPOCH = datetime(1970, 1, 1, tzinfo=KST)
_EPOCH_ORDINAL = _EPOCH.toordinal()
_EPOCH_WEEKDAY = _EPOCH.weekday()


def moment(when: datetime) -> float:
    """Return an aware time as hours since the epoch in KST."""
    return (when - _EPOCH) / HOUR


def clock(at: float) -> datetime:
    """Return the aware UTC time of a moment."""
    return (_EPOCH + at * HOUR).astimezone(UTC)


def first_hour_of_week(hour: int) -> int:
    """Return the hour at which the week of `hour` begins: Monday, midnight KST."""
    day = hour // DAY_HOURS
    return (day - weekday(day)) * DAY_HOURS


def weekday(day: int) -> int:
    """Return 0 for Monday to 6 for Sunday, holidays or not."""
    return (day + _EPOCH_WEEKDAY) % WEEK_DAYS


@lru_cache(maxsize=4096)
def day_of(day: int) -> int:
    """Return how Korea keeps a day: 0 to 4 a working Monday to Friday, 5 a Saturday, 6 a Sunday or public holiday."""
    when = date.fromordinal(_EPOCH_ORDINAL + day)
    return SUNDAY if when in _holidays(when.year) else when.weekday()


def kind_of(day: int) -> int:
    """Return the kind of a day of the week as `day_of` gives it: 0 working day, 1 Saturday, 2 Sunday or holiday."""
    return max(0, day - SATURDAY + 1)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year with their substitutes; those declared later come with a newer `holidays`."""
    from holidays import country_holidays

    return frozenset(country_holidays("KR", years=year))
