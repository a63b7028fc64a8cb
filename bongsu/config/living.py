"""The texts of rules.yaml about hours, digests, days off and reminders: what each must look like and what it becomes."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, LiteralString

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bongsu.hours import DAY, EVERY_DAY, Hours, Span, Times

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_SPAN = re.compile(r"(?P<opens>[\d:]{4,5})\s?[-~∼～]\s?(?P<closes>[\d:]{4,5})")
_REMINDER = re.compile(r"(?:[Dd]-)?([1-9]\d?)")
_MOST_DAYS = 60
_WEEKDAYS, _WEEKENDS = frozenset(range(5)), frozenset({5, 6})
_NAMES: Mapping[str, frozenset[int]] = {
    **{name: frozenset({number}) for number, name in enumerate("월화수목금토일")},
    **{name: frozenset({number}) for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    **dict.fromkeys(("평일", "weekdays"), _WEEKDAYS),
    **dict.fromkeys(("주말", "weekends"), _WEEKENDS),
    **dict.fromkeys(("매일", "daily"), EVERY_DAY),
}
_OFF = ("off", "no", "false")
_WHOLE_DAY = Span(opens=0, closes=DAY)


def _wrong(code: LiteralString, value: object) -> PydanticCustomError:
    """An error whose type is our code; pydantic never says its sentence."""
    return PydanticCustomError(code, "{code}", {"code": code, "value": str(value)[:40]})


def parse_hours(written: object) -> Hours:
    """Return the hours that a text says for every day, or a mapping by ``weekdays``, ``weekends`` and ``holidays``.

    What is not written is as the one before it; weekdays are open all day by default.
    """
    if isinstance(written, str):
        written = {"weekdays": written}
    if not isinstance(written, Mapping):
        raise _wrong("config.hours", written)
    days = ("weekdays", "weekends", "holidays")
    for name in written:
        if name not in days:
            raise _wrong("config.hours", name)
    spans: list[Span | None] = []
    for name in days:
        spans.append(_span(written[name]) if name in written else [_WHOLE_DAY, *spans][-1])
    if not any(spans):
        raise PydanticCustomError("config.hours-never", "{code}", {"code": "config.hours-never"})
    return Hours(weekdays=spans[0], weekends=spans[1], holidays=spans[2])


def _span(text: object) -> Span | None:
    if text in _OFF:
        return None
    found = _SPAN.fullmatch(text) if isinstance(text, str) else None
    if not found:
        raise _wrong("config.hours", text)
    opens, closes = _minutes(found["opens"], "config.hours", text), _minutes(found["closes"], "config.hours", text)
    if opens in {closes, DAY}:
        raise _wrong("config.hours", text)
    return Span(opens=opens, closes=closes if closes > opens else closes + DAY)


def _minutes(clock: str, code: LiteralString, shown: object) -> int:
    found = _CLOCK.fullmatch(clock)
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    if minutes > DAY:
        raise _wrong(code, shown)
    return minutes


def parse_times(written: object) -> Times:
    """Return the times of digests: one or a list of them, or a mapping with ``at``, ``days`` and ``holidays``."""
    if not isinstance(written, Mapping):
        written = {"at": written}
    if written.keys() - {"at", "days", "holidays"} or "at" not in written:
        raise _wrong("config.clock", ", ".join(map(str, written)))
    at = sorted({_minutes(str(each), "config.clock", each) % DAY for each in _listed(written["at"])})
    days = [_days(each) for each in _listed(written.get("days", "매일"))]
    if not at or not days:
        raise _wrong("config.clock", "at" if not at else "days")
    return Times(at=tuple(at), days=frozenset().union(*days), on_holidays=written.get("holidays") not in _OFF)


def _days(name: object) -> frozenset[int]:
    if str(name).casefold() not in _NAMES:
        raise _wrong("config.weekday", name)
    return _NAMES[str(name).casefold()]


def parse_day(written: object) -> date:
    """Return the day that a text says."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise _wrong("config.day", written) from None


def parse_reminders(written: object) -> tuple[int, ...]:
    """Return how many days before a deadline to remind, the most first: ``D-7``, a list of them, or ``off``."""
    if written in _OFF:
        return ()
    return tuple(sorted({_days_before(each) for each in _listed(written)}, reverse=True))


def _days_before(written: object) -> int:
    found = _REMINDER.fullmatch(str(written))
    if found is None or int(found[1]) > _MOST_DAYS:
        raise _wrong("config.reminder", written)
    return int(found[1])


def _listed(written: object) -> list[object]:
    return list(written) if isinstance(written, list | tuple) else [written]


_SPAN_SCHEMA = {"type": ["string", "boolean"], "examples": ["08:00-21:00", "off"]}
_CLOCKS_SCHEMA = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    "examples": [["08:30", "17:30"]],
}
_HOURS_SCHEMA = {
    "type": "object",
    "properties": {"weekdays": _SPAN_SCHEMA, "weekends": _SPAN_SCHEMA, "holidays": _SPAN_SCHEMA},
    "additionalProperties": False,
}
_TIMES_SCHEMA = {
    "type": "object",
    "properties": {
        "at": _CLOCKS_SCHEMA,
        "days": {"anyOf": [{"enum": list(_NAMES)}, {"type": "array", "items": {"enum": list(_NAMES)}}]},
        "holidays": {"type": ["string", "boolean"]},
    },
    "required": ["at"],
    "additionalProperties": False,
}

WrittenHours = Annotated[Hours, BeforeValidator(parse_hours), WithJsonSchema({"anyOf": [_SPAN_SCHEMA, _HOURS_SCHEMA]})]
WrittenTimes = Annotated[Times, BeforeValidator(parse_times), WithJsonSchema({"anyOf": [_CLOCKS_SCHEMA, _TIMES_SCHEMA]})]
Day = Annotated[date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})]
Days = Annotated[
    tuple[Day, ...],
    BeforeValidator(lambda written: [written] if isinstance(written, str) else written),
    WithJsonSchema({"type": "array", "items": {"type": "string", "format": "date"}}),
]
Reminders = Annotated[
    tuple[int, ...],
    BeforeValidator(parse_reminders),
    WithJsonSchema(
        {"anyOf": [{"enum": ["off", False]}, {"type": "string"}, {"type": "array", "items": {"type": ["string", "integer"]}}]}
    ),
]
