"""Dates and periods as facts: the day of the event apart from the day on which it was told."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from bongsu.facts.occasions import begins, is_occasion
from bongsu.facts.resolve import Moment, is_range, is_told
from bongsu.facts.when import find_clocks
from bongsu.korea.sentences import sentence_at
from bongsu.model import Fact
from bongsu.scanning import find_from

DATE, PERIOD = "date", "period"
_DAYS = ("day", "minute")
_TOLD_WITHIN = 7
"""Days: a date that says when the news was told lies at most this far before the publication."""

_STAMP = re.compile(r"(?:입력|승인|등록일?|작성일?|수정|게시일?|배포일?(?:시)?|보도일?(?:시)?|송고|기사입력)\s?[:：|]?\s?$")
_FROM = re.compile(r"\s?부터")
_UNTIL = re.compile(r"\s?까지")
_THAT_DAY = re.compile(r"(?:이날|당일|같은\s?날)\s?(?:\S{1,6}\s)?$")

_LENGTH = re.compile(
    r"(?P<n>\d{1,3})\s?(?P<unit>년|개년|개월|주|일)(?P<span>\s?(?:간(?!격|담)|동안))?"
    r"(?P<other>\s?(?:만에|만\s|전|뒤|후|새\s|연속|째|차|앞|여\s?만))?"
    r"|(?P<word>이틀|사흘|나흘|닷새|엿새|이레|열흘|보름|일주일|한\s?달|두\s?달|석\s?달|세\s?달|넉\s?달|반년)\s?(?:간|동안)"
)
_FIGURE_START = re.compile(r"[0-9]\d{0,2}(?=\s?(?:년|개년|개월|주|일))")
_WORD_START = re.compile(r"이틀|사흘|나흘|닷새|엿새|이레|열흘|보름|일주일|한\s?달|두\s?달|석\s?달|세\s?달|넉\s?달|반년")
_AHEAD = re.compile(r"(?:향후|앞으로|최대|총|기간은?|기본)\s?$")
_AT_LEAST, _AT_MOST = re.compile(r"\s?이상"), re.compile(r"\s?이[내하]")
_PIECE = re.compile(r"[\d.,~∼'’]$")
_UNITS = {"년": "year", "개년": "year", "개월": "month", "주": "week", "일": "day"}
_WORDS: dict[str, tuple[int, str]] = {
    "이틀": (2, "day"),
    "사흘": (3, "day"),
    "나흘": (4, "day"),
    "닷새": (5, "day"),
    "엿새": (6, "day"),
    "이레": (7, "day"),
    "열흘": (10, "day"),
    "보름": (15, "day"),
    "일주일": (1, "week"),
    "한달": (1, "month"),
    "두달": (2, "month"),
    "석달": (3, "month"),
    "세달": (3, "month"),
    "넉달": (4, "month"),
    "반년": (6, "month"),
}


def find_dates(text: str, moments: Sequence[Moment], today: date | None, closing: Collection[int] = ()) -> tuple[Fact, ...]:
    """Return the dates of `text`: ISO 8601 values to the grain that `unit` names, in Korean time.

    Roles: `publication` (the day it was told), `event` (the day, or first day, on which what is announced takes place), `from`
    and `until` (the ends of another range), "" (any other day, and wider grains). `closing` tells where deadlines end.
    """
    ends = _range_ends(text, moments, closing)
    dates = [
        Fact(
            kind=DATE,
            value=moment.value,
            quote=text[moment.phrase.start : moment.phrase.end],
            start=moment.phrase.start,
            unit=moment.grain,
            role=ends.get(moment.phrase.start) or _role(text, moment, today, closing),
        )
        for moment in moments
    ]
    return (*dates, *_hours(text, dates, moments))


def find_periods(text: str, moments: Sequence[Moment]) -> tuple[Fact, ...]:
    """Return the periods of `text`: from date to date ("2026-03-02/2026-03-20", unit ""), or a length (5, unit "year").

    The role of a length is `at-least` (6개월 이상), `at-most` (최대 6개월) or "".
    """
    return (*(_range(text, first, second) for first, second in ranges(text, moments)), *_lengths(text))


def ranges(text: str, moments: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """Yield the pairs of neighbours that are the two ends of one range."""
    for first, second in pairwise(moments):
        if is_range(text, first.phrase, second.phrase) and first.day <= second.last_day:
            yield first, second


def _range(text: str, first: Moment, second: Moment) -> Fact:
    start, end = first.phrase.start, second.phrase.end
    return Fact(kind=PERIOD, value=f"{first.value}/{second.value}", quote=text[start:end], start=start)


def _range_ends(text: str, moments: Sequence[Moment], closing: Collection[int]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for first, second in ranges(text, moments):
        event = first.grain in _DAYS and second.phrase.end not in closing and is_occasion(text, first, second)
        roles[first.phrase.start] = "event" if event else "from"
        roles[second.phrase.start] = "until"
    return roles


def _role(text: str, moment: Moment, today: date | None, closing: Collection[int]) -> str:
    phrase = moment.phrase
    told = today is None or 0 <= (today - moment.day).days <= _TOLD_WITHIN
    if told and (is_told(text, phrase) or _STAMP.search(text, max(0, phrase.start - 12), phrase.start)):
        return "publication"
    if _FROM.match(text, phrase.end):
        days = moment.grain in _DAYS and begins(text, moment)
        return "event" if days and phrase.end not in closing and is_occasion(text, moment, moment) else "from"
    if phrase.end in closing or _UNTIL.match(text, phrase.end):
        return "until"
    return "event" if moment.grain in _DAYS and is_occasion(text, moment, moment) else ""


def _hours(text: str, dates: Sequence[Fact], moments: Sequence[Moment]) -> Iterator[Fact]:
    """Yield the hours that stand apart from their day: "27일 대구 엑스코에서 오후 3시", "이날 오후 3시"."""
    days = [(fact, moment) for fact, moment in zip(dates, moments, strict=True) if moment.grain in _DAYS]
    for clock in find_clocks(text) if days else ():
        before = [each for each in days if each[0].start < clock.start]
        if not before or (moment := before[-1][1]).phrase.end > clock.start:
            continue
        same_sentence = moment.phrase.start >= sentence_at(text, clock.start)[0]
        if same_sentence or _THAT_DAY.search(text, max(0, clock.start - 12), clock.start):
            timed = moment._replace(phrase=moment.phrase._replace(minute=clock.minute), grain="minute")
            quote = text[clock.start : clock.end]
            yield Fact(kind=DATE, value=timed.value, quote=quote, start=clock.start, unit="minute", role=before[-1][0].role)


def _lengths(text: str) -> Iterator[Fact]:
    for found in find_from(_LENGTH, text, _FIGURE_START, _WORD_START):
        start = found.start()
        if found["word"]:
            value, unit = _WORDS[re.sub(r"\s", "", found["word"])]
            yield Fact(kind=PERIOD, value=value, quote=found[0], start=start, unit=unit)
        elif _is_length(text, found):
            end = found.end("span") if found["span"] else found.end("unit")
            yield Fact(
                kind=PERIOD,
                value=int(found["n"]),
                quote=text[start:end],
                start=start,
                unit=_UNITS[found["unit"]],
                role=_bound(text, start, end),
            )


def _bound(text: str, start: int, end: int) -> str:
    """Return whether a length is the least (6개월 이상) or the most (최대 6개월) that something lasts."""
    if _AT_LEAST.match(text, end) or text[max(0, start - 3) : start].endswith(("최소 ", "최소")):
        return "at-least"
    return "at-most" if _AT_MOST.match(text, end) or text[max(0, start - 3) : start].endswith(("최대 ", "최장 ")) else ""


def _is_length(text: str, found: re.Match[str]) -> bool:
    """Whether a number of years to days is how long something lasts: 간 says so; months need not, years only when ahead."""
    start = found.start()
    if _PIECE.search(text, max(0, start - 1), start):
        return False
    if found["span"] or found["unit"] == "개년":
        return True
    if found["other"]:
        return False
    return found["unit"] == "개월" or (found["unit"] == "년" and _AHEAD.search(text, max(0, start - 5), start) is not None)
