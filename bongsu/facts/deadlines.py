"""Until when one can apply: the end of a call's period, an extension, always open, until the budget is spent.

"20일까지" is a deadline only where applying is what lasts until then ("20일까지 신청하면 된다"), not building ("2028년까지
조성").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bongsu.facts.applying import is_said, is_told_alone
from bongsu.facts.calls import CALL
from bongsu.facts.notices import is_labelled
from bongsu.facts.openings import ALWAYS, KIND, WHILE_FUNDS_LAST, WHILE_PLACES_LAST, find_openings
from bongsu.facts.resolve import Moment
from bongsu.facts.revisions import is_new, is_over, is_pushed, is_replaced, names_extension
from bongsu.facts.rounds import goes_on, in_rounds
from bongsu.facts.spans import Span, find_spans
from bongsu.facts.when import find_hour_after, find_last_hour
from bongsu.korea.workdays import after, on_or_after
from bongsu.model import Fact

__all__ = ["ALWAYS", "KIND", "WHILE_FUNDS_LAST", "WHILE_PLACES_LAST", "find_deadlines"]

_FROM_NOTICE = re.compile(
    r"공고(?:일|한\s날)?(?:\s?\([^)\n]{1,24}\)\s?)?(?:로|으로)?(?:부터)?\s?(?P<n>\d{1,3})\s?(?P<unit>영업일|근무일|일|주)\s?(?:간|이내|내|동안|까지|(?=[\s.,)]|$))"
)
_NEXT_DAY_RULE = re.compile(
    r"(?:마감일?|기한|말일|종료일)[^\n.]{0,8}(?:토요일|공휴일|휴일|주말)[^\n.]{0,14}(?:경우|이면|때|시)[^\n.]{0,10}(?:다음|익일|그\s?다음)"
)
_DAYS_OFF = ("휴일", "토요일", "주말")
"""One of these stands in every such rule."""

_EVE = re.compile(
    rf"{CALL}\S{{0,4}}\s(?:[^\s.,]{{1,8}}\s){{0,2}}?(?:행사\s?|교육\s?)?(?:전날|하루\s전)(?:인\s[^\s.]{{1,6}})?(?:\s[^\s.]{{1,3}}){{0,2}}까지"
)
"""A day that is told by the one after it: "강연은 17일 … 참가 신청은 전날까지 받는다"."""
_EVE_REACH = 140
_EVES = ("전날", "하루 전")

_SIGN = re.compile(
    "(?=[~→∼공기까끝내늘늦닫도마미변소시연이접종즉한～])(?:까지|이전|마 ?감|기 ?한|시 ?한|마지막|종료|끝|닫"
    r"|마친|마칩|내린|내릴|도착|소인|접수분|한(?=\s*(?:[\n,)]|$))"
    "|연장|연기|변경|늦|미[뤄루뤘룬]|늘|[~∼～→]|공고|즉시)"
)
"""One of these stands beside every day alone that is a deadline."""
_BEFORE, _AFTER = 60, 40


def find_deadlines(text: str, moments: Sequence[Moment], today: date | None) -> tuple[Fact, ...]:
    """Return the deadlines of calls in `text`: an ISO 8601 day or minute in Korean time, or a value of `find_openings`.

    The role is `extended` where the text moves the deadline, else "". A period counted from the notice begins on the day
    after it and, where its last day is a day off, ends on the next working day (민법 제157조, 제161조); a date that is
    named is taken as it stands, unless the text itself moves it past days off. What prose tells of a day before `today` is
    over; a label stands as it is. A day that is told elsewhere with its hour is told once, to the minute.
    """
    shifts = any(day in text for day in _DAYS_OFF) and _NEXT_DAY_RULE.search(text) is not None
    found = [_fact(text, span, role, shifts=shifts) for span, role in _closing(text, find_spans(text, moments), today)]
    found = _to_the_hour(text, found)
    hours = {str(fact.value).partition("T")[0] for fact in found if fact.unit == "minute"}
    return (
        *(fact for fact in found if fact.value not in hours),
        *_counted(text, moments, today),
        *_on_eves(text, moments),
        *find_openings(text),
    )


def _is_past(span: Span, rounds: Sequence[Span], today: date | None) -> bool:
    """Whether a round has closed, and another has not yet."""
    return today is not None and span.last.last_day < today <= max(each.last.last_day for each in rounds)


def _to_the_hour(text: str, found: list[Fact]) -> list[Fact]:
    """Return the deadlines with the hour of a note about all last days, where none has an hour of its own."""
    if not found or any(fact.unit != "day" for fact in found) or (minute := find_last_hour(text)) is None:
        return found
    hour = f"T{minute // 60:02}:{minute % 60:02}"
    return [replace(fact, value=f"{fact.value}{hour}", unit="minute") for fact in found]


def _closing(text: str, spans: Sequence[Span], today: date | None) -> Iterator[tuple[Span, str]]:
    """Yield the spans that end a call, with their role; a list of rounds closes on each day where it closes on one."""
    for rounds in in_rounds(text, spans):
        roles = [_role(text, span, today) for span in rounds]
        shares = len(rounds) > 1 and any(role is not None for role in roles)
        shares = shares or goes_on(text, rounds)
        for span, role in zip(rounds, roles, strict=True):
            if role is not None:
                yield span, role
            elif shares and not (is_replaced(text, span) or is_over(text, span) or _is_past(span, rounds, today)):
                yield span, ""


def _role(text: str, span: Span, today: date | None) -> str | None:
    """Return the role of the deadline that `span` ends with; None where it ends with none."""
    if not span.lasts and not _SIGN.search(text, max(0, span.start - _BEFORE), span.end + _AFTER):
        return None
    if is_pushed(text, span):
        return "extended"
    if is_replaced(text, span) or is_over(text, span):
        return None
    if is_new(text, span):
        return "extended"
    ahead = (span.last.last_day - today).days if today else 0
    labelled = is_labelled(text, span)
    if is_told_alone(text, span) or labelled or (labelled is None and is_said(text, span, ahead)):
        return "extended" if names_extension(text, span) else ""
    return None


def _fact(text: str, span: Span, role: str, *, shifts: bool) -> Fact:
    start = span.last.phrase.start if role == "extended" else span.start
    last = span.last
    if last.grain == "day" and (minute := find_hour_after(text, span.end)) is not None:
        last = last._replace(phrase=last.phrase._replace(minute=minute), grain="minute")
    value, quote = _value(last, shifts=shifts), text[start : span.end]
    return Fact(kind=KIND, value=value, quote=quote, start=start, unit=last.grain, role=role)


def _value(moment: Moment, *, shifts: bool) -> str:
    day = on_or_after(moment.last_day) if shifts else moment.last_day
    hour = moment.value.partition("T")[2]
    return f"{day.isoformat()}T{hour}" if hour else day.isoformat()


def _on_eves(text: str, moments: Sequence[Moment]) -> Iterator[Fact]:
    """Yield the days before those of events: "참가 신청은 전날까지 받는다"."""
    for found in _EVE.finditer(text) if any(eve in text for eve in _EVES) else ():
        near = range(found.start() - _EVE_REACH, found.start())
        days = [each.day for each in moments if each.phrase.start in near and each.grain in ("day", "minute")]
        if days:
            value = (days[-1] - timedelta(days=1)).isoformat()
            yield Fact(kind=KIND, value=value, quote=found[0], start=found.start(), unit="day", role="")


def _counted(text: str, moments: Sequence[Moment], today: date | None) -> Iterator[Fact]:
    """Yield what is counted from the notice: "공고일로부터 15일 이내", "공고일(3월 30일)로부터 30일 이내"."""
    for found in _FROM_NOTICE.finditer(text) if "공고" in text else ():
        named = (each.day for each in moments if found.start() < each.phrase.start < found.start("n") and each.grain == "day")
        if (first := next(named, today)) is None:
            continue
        number, unit = int(found["n"]), found["unit"]
        if unit in ("영업일", "근무일"):
            day = after(first, number)
        else:
            day = on_or_after(first + timedelta(days=number * (7 if unit == "주" else 1)))
        yield Fact(kind=KIND, value=day.isoformat(), quote=found[0], start=found.start(), unit="day", role="")
