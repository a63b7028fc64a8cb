"""The dates that feeds and boards write beside their items, as times.

Without a zone a date is meant in KST. Read are, whatever words stand around them: RFC 822 (``Thu, 29 Jan 2026 15:00:00
+0900``), ISO 8601 with or without zone, ``2026-01-29 15:00:00``, ``2026.01.29 15:00``, ``2026. 1. 29.``, ``2026/01/29``,
``26.01.29``, ``20260129``, ``20260129150000``, ``2026년 1월 29일(목) 오후 3시``, ``01/29/2026`` and what the clocks of
JavaScript and C print. The first date in the text counts.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone

from bongsu.model import KST, Precision
from bongsu.text import to_headline

_LONGEST = 300
"""Characters of raw text that are looked at: a date field that says more is no date field."""

_KST_OFFSET = timedelta(hours=9)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY, _SHORT_YEAR = 2000, 2
_YEARS = range(1900, 2200)
"""Outside of these it is no announcement's year; far enough from the calendar's ends for shifting zones."""


_MONTH = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)"
_COMPACT_CLOCK = r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?)?"
_DATES = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s*[-./년]\s*(?P<month>\d{1,2})\s*[-./월]\s*(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d){_COMPACT_CLOCK}(?!\d)",
        rf"\b(?P<day>\d{{1,2}})[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}}|\d\d)(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?!\d)",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+(?P<zone>[a-z]+[\d:+-]*\s+)?(?P<year>\d{{4}})(?!\d)",
        r"(?<![\d./-])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?!\d)",
        r"(?<![\d./-])(?P<year>\d\d)[-./]\s?(?P<month>\d\d)[-./]\s?(?P<day>\d\d)(?![\d./-]\d)",
    )
)
_TIME = re.compile(
    r"""
    (?:\s*[일.])?[\s,]*(?:\(?[월화수목금토일](?:요일)?(?:\)|(?=\s)))?[\s,.|T-]*   # from the day to the clock
    (?P<half>오전|오후|[ap]\.?m\.?)?\s*
    (?P<hour>\d{1,2})\s*(?: :\s*(?P<minute>\d{2}) (?: :(?P<second>\d{2}) (?:[.,]\d+)? )?
                          | 시\s* (?:(?P<minute_ko>\d{1,2})\s*분)? )
    \s*(?P<half_after>[ap]\.?m\.?)?
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_ZONE = re.compile(r"\s*\(?(?P<name>[a-z]{1,5})?\s*(?P<offset>[+-]\d{2}:?\d{2}|[+-]\d{1,2}(?!\d))?", re.IGNORECASE | re.ASCII)
_UTC_NAMES = frozenset(("Z", "UTC", "UT", "GMT"))
_OTHER_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""Hours from UTC (RFC 822). KST, JST and names that nobody defined are KST."""

_FARTHEST = timedelta(hours=14)
_END_OF_DAY = (24, 0, 0)
_LAST_SECOND = 59


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDate:
    """A date as it was written: `at` in UTC, the start of the day in KST where the precision is a day.

    `utc` says that the text itself marks the time as UTC: the mark that some sources put on KST.
    """

    at: datetime
    precision: Precision
    utc: bool = False

    def as_kst(self) -> "RawDate":
        """Return the same clock face, read as KST."""
        return replace(self, at=self.at - _KST_OFFSET, utc=False)


def read_date(raw: str) -> RawDate | None:
    """Return the first date that `raw` writes, or None where it writes none that a calendar has."""
    text = to_headline(raw[:_LONGEST])
    found = sorted((match for pattern in _DATES if (match := pattern.search(text))), key=re.Match.start)
    return next((date for match in found if (date := _date(text, match))), None)


def _date(text: str, match: re.Match[str]) -> RawDate | None:
    written = match.groupdict()
    clock = match if written.get("hour") else _TIME.match(text, match.end())
    zone = _zone(written.get("zone") or (text[clock.end() :] if clock else ""))
    try:
        day = datetime(_year(written["year"]), _month(written), int(written["day"]), tzinfo=KST if zone is None else zone)
        at = (day + _since_midnight(clock) if clock else day).astimezone(UTC)
    except ValueError:  # a thirteenth month, the 30th of February, the year 0
        return None
    marked_utc = clock is not None and zone is not None and not zone.utcoffset(None)
    return RawDate(at=at, precision="minute" if clock else "day", utc=marked_utc)


def _year(digits: str) -> int:
    year = int(digits) + (_CENTURY if len(digits) == _SHORT_YEAR else 0)
    if year not in _YEARS:
        raise ValueError(digits)
    return year


def _month(written: dict[str, str | None]) -> int:
    word = written.get("word")
    return _MONTHS.index(word[:3].lower()) + 1 if word else int(written["month"] or 0)


def _since_midnight(clock: re.Match[str]) -> timedelta:
    """Return the time of day; ``24:00`` is the end of the day, a leap second the end of its minute. Raises ValueError."""
    part = clock.groupdict()
    hour, minute, second = (int(part.get(name) or 0) for name in ("hour", "minute", "second"))
    minute = minute or int(part.get("minute_ko") or 0)
    half = (part.get("half") or part.get("half_after") or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half in {"오후", "pm"} else 0)
    if (hour, minute, second) == _END_OF_DAY:
        return timedelta(days=1)
    face = time(hour, minute, min(second, _LAST_SECOND))
    return timedelta(hours=face.hour, minutes=face.minute, seconds=face.second)


def _zone(tail: str) -> timezone | None:
    """Return the zone that `tail` begins with; None where it begins with none that is known."""
    written = _ZONE.match(tail)
    name, offset = (written["name"] or "", written["offset"] or "") if written else ("", "")
    if offset:
        return _offset(offset)
    if name.upper() in _UTC_NAMES:
        return UTC
    hours = _OTHER_ZONES.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours))


def _offset(written: str) -> timezone | None:
    digits = written[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if ahead > _FARTHEST:
        return None
    return timezone(-ahead if written.startswith("-") else ahead)
