"""When to try again: sources and pages; for deliveries see `delivery`."""

from datetime import datetime, timedelta

from bongsu.model import Source

JITTER = 0.1
"""A visit comes up to this share of the interval early or late, so that sources of one interval do not march in step."""

FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)

PAGE_TRIES = 3
PAGE_WAITS = (timedelta(minutes=2), timedelta(minutes=7))
"""A page is tried three times within ten minutes, then its entry is judged by title and summary."""


def next_visit(source: Source, *, now: datetime, not_before: datetime | None, luck: float) -> datetime:
    """Return when to visit a source again after a good visit. `luck` in [0, 1) spreads; the source's own wish is obeyed."""
    planned = now + source.every * (1 + JITTER * (2 * luck - 1))
    return max(planned, not_before) if not_before else planned


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
