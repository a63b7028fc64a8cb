"""When people want to be told: hours that a channel or a rule keeps, and the times of digests. All in Korean time.

Public holidays, their substitutes and the user's own days off count as holidays, whatever day of the week they fall on.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bongsu.korea.workdays import is_holiday
from bongsu.zone import KST

DAY = 24 * 60
"""Minutes of a day."""

_SATURDAY = 5
_FARTHEST = 400
"""Days that are looked ahead: over a year, for hours that are open on holidays alone."""

_ROUNDS = 30
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From `opens` until just before `closes`, in minutes from midnight; `closes` is over 1440 where it is on the next day."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Within which hours of a day to tell; None: not on such a day. What comes at other times waits for them."""

    weekdays: Span | None
    weekends: Span | None
    holidays: Span | None

    def on(self, day: date, days_off: Collection[date]) -> Span | None:
        """Return the hours of `day`."""
        if is_day_off(day, days_off):
            return self.holidays
        return self.weekends if day.weekday() >= _SATURDAY else self.weekdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When digests go out: at these minutes from midnight, in order, on these days of the week (0: Monday)."""

    at: tuple[int, ...]
    days: frozenset[int] = EVERY_DAY
    on_holidays: bool = True


def is_day_off(day: date, days_off: Collection[date]) -> bool:
    """Whether `day` is a public holiday or one of the user's own; Saturdays and Sundays are none by themselves."""
    return day in days_off or is_holiday(day)


def opens(hours: Hours | None, now: datetime, days_off: Collection[date]) -> datetime:
    """Return the first moment from `now` on that is within `hours`: `now` itself where they are open, or never are."""
    if hours is None:
        return now
    yesterday = now.astimezone(KST).date() - timedelta(days=1)  # its hours may reach into today
    for day in _days(yesterday):
        span = hours.on(day, days_off)
        if span and now < _at(day, span.closes):
            return max(now, _at(day, span.opens))
    return now


def may_leave(channel: Hours | None, rules: Iterable[Hours | None], now: datetime, days_off: Collection[date]) -> datetime:
    """Return the first moment from `now` on at which the channel and any one of the rules may tell.

    Where there is none within a month of openings the channel's hours alone decide: to hold is never to drop.
    """
    wanted = tuple(rules) or (None,)
    moment = now
    for _ in range(_ROUNDS):
        later = opens(channel, min(opens(hours, moment, days_off) for hours in wanted), days_off)
        if later == moment:
            return moment
        moment = later
    return opens(channel, now, days_off)


def next_time(times: Times, now: datetime, days_off: Collection[date]) -> datetime:
    """Return the first of the times after `now`; a day later where there is none in over a year."""
    for day in _days(now.astimezone(KST).date()):
        if day.weekday() in times.days and (times.on_holidays or not is_day_off(day, days_off)):
            for minute in times.at:
                if _at(day, minute) > now:
                    return _at(day, minute)
    return now + timedelta(days=1)


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range(_FARTHEST))


def _at(day: date, minute: int) -> datetime:
    return (datetime.combine(day, time(), KST) + timedelta(minutes=minute)).astimezone(UTC)
