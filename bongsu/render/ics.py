"""Dates as an iCalendar file (RFC 5545).

Written out here, since what is needed of the format is small: one kind of component, one zone, no repetition.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from bongsu.calendar import Planned
from bongsu.render.clean import clean, link

_LINE = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""

_DAY = 10

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//bongsu//bongsu//KO",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)

_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Seoul",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900",
    "TZNAME:KST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def ics(planned: Iterable[Planned], *, name: str) -> str:
    """Return the calendar `name` with these dates, lines ending in CRLF. The same dates give the same text."""
    lines = [*_HEAD, f"X-WR-CALNAME:{_text(name)}", "X-WR-TIMEZONE:Asia/Seoul", *_ZONE]
    for each in planned:
        lines += _event(each)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _event(each: Planned) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(each.uid)}"
    yield f"DTSTAMP:{_utc(each.changed)}"
    yield f"LAST-MODIFIED:{_utc(each.changed)}"
    yield f"SEQUENCE:{each.sequence}"
    yield f"STATUS:{'CANCELLED' if each.cancelled else 'CONFIRMED'}"
    yield from _when(each)
    yield f"SUMMARY:{_text(clean(each.summary))}"
    if each.description:
        yield f"DESCRIPTION:{_text(each.description)}"
    if address := link(each.url):
        yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy all day because a call closes
    yield "END:VEVENT"


def _when(each: Planned) -> Iterator[str]:
    """A whole day ends with the next one; a minute has no length of its own."""
    if len(each.day) > _DAY:
        yield f"DTSTART;TZID=Asia/Seoul:{datetime.fromisoformat(each.day):%Y%m%dT%H%M%S}"
        if each.until:
            yield f"DTEND;TZID=Asia/Seoul:{date.fromisoformat(each.until):%Y%m%d}T235900"
        return
    first = date.fromisoformat(each.day)
    last = date.fromisoformat(each.until) if each.until else first
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """Return `value` as TEXT: backslash, semicolon, comma and line ends escaped, other controls left out."""
    lines = "\n".join(clean(line) for line in value.splitlines())
    return lines.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, each but the first behind a space, no character cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            pieces.append(piece)
            piece, size = "", 1  # the space before it counts
        piece += character
        size += octets
    return "\r\n ".join([*pieces, piece])
