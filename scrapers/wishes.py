"""What a source asks of those who read it: how long its answer stays good, how long and when to leave it alone."""

import re
from collections.abc import Mapping
from datetime import timedelta

from bongsu.model import Wishes

_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NEVER_KEPT = re.compile(r"(?:^|,)\s*no-(?:store|cache)\s*(?:,|$)", re.IGNORECASE)
_AGE = re.compile(r"\d{1,9}")

_FIRST_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_HEAD = 20_000
"""Characters before the first item in which a feed speaks of itself."""
_TTL = re.compile(r"<ttl\s*>\s*(\d{1,6})\s*</ttl", re.IGNORECASE)
_HOURS = re.compile(r"<skipHours\s*>(.{0,2000}?)</skipHours", re.IGNORECASE | re.DOTALL)
_DAYS = re.compile(r"<skipDays\s*>(.{0,1000}?)</skipDays", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour\s*>\s*(\d{1,2})\s*</hour", re.IGNORECASE)
_DAY = re.compile(r"<day\s*>\s*(\w{6,9})\s*</day", re.IGNORECASE)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_DAY = 24
"""Hours; some feeds count them from 1."""


def fresh_for(headers: Mapping[str, str]) -> timedelta:
    """Return how long an answer says that it stays good (`Cache-Control: max-age`, less its `Age`); else nothing."""
    control = headers.get("cache-control", "")
    found = _MAX_AGE.search(control)
    if not found or _NEVER_KEPT.search(control):
        return timedelta()
    age = headers.get("age", "").strip()
    return timedelta(seconds=max(0, int(found[1]) - (int(age) if _AGE.fullmatch(age) else 0)))


def wishes_of(feed: str) -> Wishes:
    """Return what the text of a feed asks before its first item: `ttl` (minutes), `skipHours` and `skipDays` (in UTC)."""
    first = _FIRST_ITEM.search(feed, 0, _HEAD)
    head = feed[: first.start() if first else _HEAD]
    ttl, hours, days = _TTL.search(head), _HOURS.search(head), _DAYS.search(head)
    named = (day.lower() for day in _DAY.findall(days[1])) if days else ()
    return Wishes(
        rest=timedelta(minutes=int(ttl[1])) if ttl else timedelta(),
        skip_hours=frozenset(int(hour) % _A_DAY for hour in _HOUR.findall(hours[1]) if int(hour) <= _A_DAY)
        if hours
        else frozenset(),
        skip_days=frozenset(_WEEK.index(day) for day in named if day in _WEEK),
    )
