"""How many messages a channel takes in a time, and when it takes the next.

A limit is kept over every stretch of its length, not on average: a bucket that refills while it is emptied would let through
nearly twice as many in the first minute, and Telegram refuses what is over. A message counts from its answer on, since nobody
knows when, between sending and answer, the far end counted it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `count` messages in any stretch of time as long as `per`."""

    count: int
    per: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Limits, and the times of the messages that count against them, in order. `under_way` are on their way now."""

    limits: tuple[Limit, ...]
    times: tuple[datetime, ...] = ()
    under_way: int = 0

    def room(self, now: datetime) -> int | None:
        """Return how many messages may go now; None for any number."""
        rooms = [limit.count - self.under_way - len(self._within(limit, now)) for limit in self.limits]
        return max(0, min(rooms)) if rooms else None

    def wait(self, now: datetime) -> timedelta:
        """Return how long it is until one more may go, as far as is known while others are under way."""
        waits = (self._wait(limit, now) for limit in self.limits)
        return max(waits, default=timedelta())

    def take(self, count: int = 1) -> "Pace":
        """Return the pace with messages set out."""
        return replace(self, under_way=self.under_way + count)

    def answered(self, now: datetime) -> "Pace":
        """Return the pace with one of those under way answered."""
        most = max((limit.count for limit in self.limits), default=0)
        times = (*_until(self.times, now), now)
        return replace(self, times=times[-most:] if most else (), under_way=max(0, self.under_way - 1))

    def _within(self, limit: Limit, now: datetime) -> tuple[datetime, ...]:
        """The times that count against `limit`. Those after `now` do not: the clock was set back, nobody knows by how much."""
        times = _until(self.times, now)
        return times[bisect_right(times, now - limit.per) :]

    def _wait(self, limit: Limit, now: datetime) -> timedelta:
        times = self._within(limit, now)
        free = limit.count - self.under_way
        if len(times) < free:
            return timedelta()
        first_to_leave = len(times) - max(free, 1)
        return times[first_to_leave] + limit.per - now if times else limit.per


def _until(times: tuple[datetime, ...], now: datetime) -> tuple[datetime, ...]:
    return times[: bisect_right(times, now)]


def room(paces: Iterable[Pace], now: datetime, most: int) -> int:
    """Return how many messages may go now by all of `paces`, `most` at most."""
    return min((most, *(free for pace in paces if (free := pace.room(now)) is not None)))
