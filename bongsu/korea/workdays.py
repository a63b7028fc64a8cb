"""Working days in Korea: Saturdays, Sundays, public holidays and their substitutes are none."""

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
"""Years for which holidays are computed; outside them only weekends count."""


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays  # tens of milliseconds that most texts never need

    return frozenset(holidays.country_holidays("KR", years=year, expand=False))


def is_workday(day: date) -> bool:
    """Whether public offices work on `day`. Holidays are those of the library `holidays`, temporary ones as far as it knows."""
    return day.weekday() < _SATURDAY and not is_holiday(day)


def is_holiday(day: date) -> bool:
    """Whether `day` is a public holiday or the substitute of one."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR and day in _holidays(day.year)


def on_or_after(day: date) -> date:
    """Return `day`, or the next working day: a legal period that would end on a day off ends then (민법 제161조)."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def after(day: date, workdays: int) -> date:
    """Return the `workdays`-th working day after `day`, which itself does not count (민법 제157조)."""
    for _ in range(workdays):
        day = on_or_after(day + timedelta(days=1))
    return day
