"""Stretches of time that may end a call: from day to day, a day alone, so many days from a day on, a month through."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from bongsu.facts.dates import ranges
from bongsu.facts.resolve import Moment

_GRAINS = ("month", "day", "minute")
_COUNTED = re.compile(
    r"\s?(?:부터|로부터)\s?(?:\([^)\n]{1,8}\)\s?)?(?:약\s|총\s)?(?:(?P<n>\d{1,3})\s?(?P<unit>일|주일?|개월)"
    r"|(?P<word>하루|이틀|사흘|나흘|닷새|엿새|이레|일주일|열흘|보름))\s?(?:간(?!격)|동안)"
)
"""So many days from a day on, which is the first of them: "16일부터 2주간"."""
_CLOCK_END = re.compile(r"\s?[~∼～-]\s?(?P<hour>1\d|2[0-3]|0?\d):(?P<minute>[0-5]\d)")
"""The hour until which a last day is open: "3. 30.(월) 10:00 ~ 15:00"."""
_WHOLE_MONTH = re.compile(r"\s?(?:한\s?달\s?)(?:간|동안|내내)|\s(?:내내|한\s?달)(?=\s)")
_ONE_DAY = re.compile(r"\s(?:단\s)?하루(?:만|\s?동안)(?=\s)")
_WORDS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "일주일": 7,
    "열흘": 10,
    "보름": 15,
}
_UNITS = {"일": 1, "주": 7, "주일": 7, "개월": 30}


UNTIL = re.compile(r"\s?(?:\([^)\n]{0,10}\))?\s?(?:(?:이?전\s?)?까지(?!도\s)|이전에?\s|한(?=\s*(?:[\n,)]|$)))")
"""What says that the time before it is an end."""


class Span(NamedTuple):
    """The time from `first` to `last`, as written from `start` to `end`; a day alone is both."""

    first: Moment
    last: Moment
    start: int
    end: int
    lasts: bool
    """Whether the text says how long it lasts; a day alone may be anything."""


def find_spans(text: str, moments: Sequence[Moment]) -> list[Span]:
    """Return the stretches of time of `text`, finer than a quarter, in order."""
    firsts = {second.phrase.start: first for first, second in ranges(text, moments)}
    starts = {first.phrase.start for first in firsts.values()}
    alone = (each for each in moments if each.phrase.start not in starts and each.grain in _GRAINS)
    return list(_spans(text, alone, firsts))


def is_until(text: str, span: Span) -> bool:
    """Whether the words after `span` say that it is an end."""
    return UNTIL.match(text, span.end) is not None


def _spans(text: str, moments: Iterator[Moment], firsts: dict[int, Moment]) -> Iterator[Span]:
    for moment in moments:
        start, end = moment.phrase.start, moment.phrase.end
        first = firsts.get(start)
        if hours := _CLOCK_END.match(text, end):
            yield _until_hour(first or moment, moment, hours)
        elif first is not None:
            yield Span(first, moment, first.phrase.start, end, lasts=True)
        elif counted := _counted(text, moment):
            yield counted
        elif whole := (_WHOLE_MONTH if moment.grain == "month" else _ONE_DAY).match(text, end):
            yield Span(moment, moment, start, whole.end(), lasts=True)
        else:
            yield Span(moment, moment, start, end, lasts=False)


def _counted(text: str, first: Moment) -> Span | None:
    """Return the days that are counted from `first` on, which is one of them."""
    if first.grain == "month" or not (found := _COUNTED.match(text, first.phrase.end)):
        return None
    days = _WORDS[found["word"]] if found["word"] else int(found["n"]) * _UNITS[found["unit"]]
    phrase = first.phrase._replace(minute=None)
    last = Moment(phrase, first.day + timedelta(days=max(days, 1) - 1), "day")
    return Span(first, last, first.phrase.start, found.end(), lasts=True)


def _until_hour(first: Moment, last: Moment, hours: re.Match[str]) -> Span:
    """Return the time to the hour that `hours` tells on the last day."""
    phrase = last.phrase._replace(minute=int(hours["hour"]) * 60 + int(hours["minute"]))
    return Span(first, Moment(phrase, last.day, "minute"), first.phrase.start, hours.end(), lasts=True)
