"""When to try again: sources that failed or are due together, and pages; see `rhythm.visits` and `delivery` for the others."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bongsu.model import Source

JITTER = 0.1
"""A visit comes up to this share of the interval early or late, so that sources of one interval do not march in step."""

AT_ONCE = 5
SPACING = timedelta(milliseconds=200)
LONGEST_SPREAD = timedelta(minutes=10)
"""Between two sources that are due together, and from the first to the last of them: 526 are visited within two minutes, and of
20,000 none waits longer than between two visits of an ordinary day."""

LONGEST_REST = timedelta(days=1)
"""A feed that asks to be left alone for longer (ttl) is visited after this time."""

FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)

PAGE_TRIES = 3
PAGE_WAITS = (timedelta(minutes=2), timedelta(minutes=7))
"""A page is tried three times within ten minutes, then its entry is judged by title and summary."""


def spread(count: int, *, now: datetime, chance: Callable[[], float]) -> Iterator[datetime]:
    """Yield when to visit each of `count` sources that are due together, as after a long absence: the first few at once.

    `chance` gives numbers in [0, 1), so that those of one host, which stand together, do not come in step either.
    """
    spacing = min(SPACING, LONGEST_SPREAD / max(count, 1))
    for number in range(count):
        yield now if number < AT_ONCE else now + (number - AT_ONCE + chance()) * spacing


def next_visit_after_failure(
    source: Source, *, now: datetime, failures: int, retry_after: float | None, luck: float
) -> datetime:
    """Return when to visit a source again after its `failures`-th failure in a row.

    The wait doubles from a minute (or the interval, if that is shorter) to an hour; `retry_after` (seconds) is a lower bound.
    """
    first = min(source.every, FIRST_RETRY)
    doublings: int = 2 ** min(failures - 1, 16)
    wait = min(first * doublings, max(LONGEST_RETRY, source.every))
    return now + max(wait * (1 + JITTER * (2 * luck - 1)), timedelta(seconds=retry_after or 0))


def next_page_try(tries: int, *, now: datetime) -> datetime | None:
    """Return when to try a page again that has failed `tries` times; None when it is time to judge without it."""
    return None if tries >= PAGE_TRIES else now + PAGE_WAITS[tries - 1]
