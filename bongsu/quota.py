"""The quota of an API: so many calls a day from one key, and the day is Korea's."""

import hashlib
from datetime import date, datetime, time, timedelta

from bongsu.model import KST


def account(service: str, key: str) -> str:
    """Return what a key's calls to a service are counted under: the key itself cannot be told from it."""
    digest = hashlib.sha256(f"{service}\0{key}".encode()).hexdigest()
    return f"{service}:{digest[:16]}"


def day_of(now: datetime) -> date:
    """Return the day in Korea."""
    return now.astimezone(KST).date()


def rest_of_day(now: datetime) -> timedelta:
    """Return how long it is until midnight in Korea, when calls are counted anew."""
    return datetime.combine(day_of(now) + timedelta(days=1), time(), KST) - now


def spacing(now: datetime, left: int) -> timedelta:
    """Return how far apart calls must be for those that are `left` to last until midnight."""
    return rest_of_day(now) / max(left, 1)
