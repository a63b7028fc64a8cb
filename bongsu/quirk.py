"""Sources that write KST and mark it UTC: noticed from what they offer, never guessed."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from bongsu.dates import RawDate

_TOLERANCE = timedelta(minutes=10)
"""Clocks that differ by less prove nothing."""

_KST_OFFSET = timedelta(hours=9)
_DIGITS = re.compile(r"(?<!\d)(20\d\d)[-/_.]?(\d\d)[-/_.]?(\d\d)[-/_.T]?(\d\d)[-/_.:]?(\d\d)", re.ASCII)


def marks_kst_as_utc(dated: Iterable[tuple[RawDate, str]], *, built: RawDate | None, now: datetime) -> bool:
    """Return whether dates marked UTC are KST, judged from items' dates with the addresses they came with.

    Either of these shows it: an address that carries the same minute as the date's clock face
    (``…/202207281611011/`` and ``2022-07-28T16:11:01Z``); a date later than `now`, or than the time the feed says it was
    built, that reading it as KST would put right. One address that carries the date's minute in KST shows the contrary, and
    then nothing counts.
    """
    marked = [(date, address) for date, address in dated if date.utc and date.precision == "minute"]
    faces = {minutes for date, address in marked if (minutes := _minutes_between_face_and_address(date, address)) is not None}
    if _KST_OFFSET in faces:
        return False
    times = [date.at for date, _ in marked]
    return timedelta() in faces or _ahead(times, now) or (built is not None and _ahead_of_build(times, built, now))


def _minutes_between_face_and_address(date: RawDate, address: str) -> timedelta | None:
    """Return how far ahead of the date's clock face the first full time in `address` is; None without one."""
    found = _DIGITS.search(address)
    if not found:
        return None
    try:
        carried = datetime.strptime("".join(found.groups()), "%Y%m%d%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None
    return carried - date.at.replace(second=0, microsecond=0)


def _ahead(times: Iterable[datetime], clock: datetime) -> bool:
    return any(_TOLERANCE < at - clock <= _KST_OFFSET + _TOLERANCE for at in times)


def _ahead_of_build(times: list[datetime], built: RawDate, now: datetime) -> bool:
    """The same against the build time, unless it was not told to the minute or is stale.

    Stale: items newer by more than the shift were not there when it was written. A build at midnight sharp is a day.
    """
    stale = any(built.at + _KST_OFFSET + _TOLERANCE < at <= now + _TOLERANCE for at in times)
    exact = built.precision == "minute" and not any(_is_midnight(at) for at in (built.at, built.at + _KST_OFFSET))
    return exact and not stale and _ahead(times, built.at)


def _is_midnight(at: datetime) -> bool:
    return at.time() == time()
