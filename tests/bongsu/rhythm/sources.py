"""Sources with a rhythm, for the tests: what they publish, and what is known of them after a while."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bongsu.model import KST
from bongsu.rhythm import Rhythm, learn

MONDAY = datetime(2026, 6, 8, tzinfo=KST)
"""The next public holiday on a working day is `HOLIDAY`, a Friday."""
HOLIDAY = datetime(2026, 7, 17, tzinfo=KST)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def kst(text: str) -> datetime:
    """Return the UTC time of a KST time such as 2026-06-08 09:00."""
    return datetime.fromisoformat(text).replace(tzinfo=KST).astimezone(UTC)


def office(weeks: int) -> Iterator[datetime]:
    """Yield what an office publishes from `MONDAY` on: working days at 10:20, 10:50, 15:20 and 16:20."""
    for day in range(weeks * 7):
        midnight = MONDAY + day * DAY
        if midnight.weekday() < 5 and midnight != HOLIDAY:
            yield from (midnight + minutes * HOUR / 60 for minutes in (620, 650, 920, 980))


def wire(days: int) -> Iterator[datetime]:
    """Yield what a wire publishes from `MONDAY` on: every half hour, day and night."""
    return (MONDAY + half * HOUR / 2 for half in range(days * 48))


def known(published: Iterator[datetime]) -> Rhythm:
    """Return what is learned of a source that is visited three minutes after each publication."""
    rhythm, after = Rhythm(), MONDAY
    for when in sorted(published):
        seen = when + timedelta(minutes=3)
        rhythm = learn(rhythm, [when], seen=seen, after=after)
        after = seen
    return rhythm
