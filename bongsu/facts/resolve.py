"""Which time a phrase means, read as of the publication.

A newspaper leaves out what its date makes plain: "27일" is a day of the month of publication, "3월" a month of that year,
"지난" the last and "오는" the next such one. In a range the second half leaves out what the first has said. Times are
Korean time.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bongsu.facts.calls import mentions_call
from bongsu.facts.when import Phrase
from bongsu.korea.sentences import is_past, is_planned, sentence_at

_RANGE = re.compile(r"\s?(?:[~∼～〜]|(?<!\n)[–—-]|부터(?!이[며고지])|에서)\s?(?:[^\s.:：]{1,8}\s){0,2}")
_LIST = re.compile(r"(?:까지)?\s?(?:[·,&]|와|과|및|에\s?이어|또는)\s?")
_TOLD = re.compile(
    r"\s?(?:(?!\S{0,7}[다라]고\s)\S{1,8}\s){0,2}(?:밝혔|전했|말했|알렸|발표했|설명했|밝힌|전한|[^\s]{2,14}에 따르면)"
)
_REACH = 16
_OPENS = re.compile(r"\s?(?:부터|(?:에\s)?(?:시작|개시|문을\s연))")
_CALL_REACH = 160
_NEAR, _FAR = 4, 18
"""Days: a bare day at most `_NEAR` away across a month's edge is meant, not one more than `_FAR` away within the month."""
_HALF_YEAR = 6
"""Months: what is told as to come or as past lies less than this away, across New Year too."""


class Moment(NamedTuple):
    """A phrase and what it means: `day` is the first day of its `grain` (year, half, quarter, month, week, day, minute)."""

    phrase: Phrase
    day: date
    grain: str

    @property
    def value(self) -> str:
        """ISO 8601 to the grain, in Korean time: 2027, 2026-H1, 2026-Q2, 2026-03, 2026-W12, 2026-03-20, 2026-03-20T18:00."""
        if self.grain == "day":
            return self.day.isoformat()
        if self.grain in ("half", "quarter"):
            return f"{self.day.year}-{self.phrase.unit}"
        if self.grain == "minute":
            minute = self.phrase.minute or 0
            return f"{self.day.isoformat()}T{minute // 60:02}:{minute % 60:02}"
        if self.grain == "week":
            return self.day.strftime("%G-W%V")
        return self.day.isoformat()[: 4 if self.grain == "year" else 7]

    @property
    def last_day(self) -> date:
        """The last day of what is meant."""
        if self.grain == "month":
            return self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
        if self.grain == "year":
            return self.day.replace(month=12, day=31)
        if self.grain == "week":
            return self.day + timedelta(days=6)
        return self.day


def resolve_all(text: str, phrases: Sequence[Phrase], today: date | None) -> tuple[Moment, ...]:
    """Return what each phrase means when read on `today` (Korean date of publication); those that cannot be known are left out.

    Without `today` only phrases that name their year, or lean on one that does, can be known.
    """
    found: list[Moment] = []
    for phrase in phrases:
        moment = (
            (_lean(text, phrase, found[-1]) if found else None)
            or _again(text, phrase, found, today)
            or _resolve(text, phrase, today)
        )
        if moment is not None:
            found.append(moment)
    return tuple(found)


def _again(text: str, phrase: Phrase, found: Sequence[Moment], today: date | None) -> Moment | None:
    """Return the day that a bare day repeats, or one of the month ahead that was named before it.

    "다음 달 14일부터 …. 개막식은 14일 오후 2시"; "5월 6일부터 신청을 받는다. 접수는 15일까지".
    """
    if phrase.day is None or phrase.month is not None or phrase.months is not None or phrase.turn or is_told(text, phrase):
        return None
    named = [each for each in found if (each.phrase.months or each.phrase.month) and each.grain in ("day", "minute")]
    said = next((moment for moment in named if moment.phrase.day == phrase.day), None)
    if said is None and named and _goes_with(text, phrase, named[-1], today):
        said = _make(phrase._replace(year=named[-1].day.year, month=named[-1].day.month))
    return _moment(phrase, said.day) if said else None


def _goes_with(text: str, phrase: Phrase, first: Moment, today: date | None) -> bool:
    """Whether a bare day is a later one of the month of `first`: a call opens on it, or this month's such day is over."""
    if (phrase.day or 0) <= first.day.day or phrase.start - first.phrase.end > _CALL_REACH:
        return False
    if today and first.day > today and (phrase.day or 0) < today.day and _is_ahead(text, phrase):
        return True
    after = _OPENS.match(text, first.phrase.end)
    return after is not None and mentions_call(text[slice(*sentence_at(text, first.phrase.start))])


def is_range(text: str, first: Phrase, second: Phrase) -> bool:
    """Whether two phrases are the two ends of one range."""
    return second.start - first.end <= _REACH and _RANGE.fullmatch(text, first.end, second.start) is not None


def is_told(text: str, phrase: Phrase) -> bool:
    """Whether the phrase says when somebody told the news ("27일 밝혔다", "27일 대구시에 따르면")."""
    return _TOLD.match(text, phrase.end) is not None


def _is_list(text: str, first: Phrase, second: Phrase) -> bool:
    return second.start - first.end <= _REACH and _LIST.fullmatch(text, first.end, second.start) is not None


def _lean(text: str, phrase: Phrase, first: Moment) -> Moment | None:
    """Return the second half of a pair whose first half has said the year or the month; None where it stands by itself."""
    if any(
        said not in (0, None) for said in (phrase.turn, phrase.year, phrase.years, phrase.months, phrase.weeks, phrase.days)
    ) or (phrase.months == 0 and phrase.last):
        return None
    by_month = phrase.month is None and (phrase.day is not None or phrase.last)
    if phrase.start - first.phrase.end > _REACH or (by_month and first.grain not in ("day", "minute")):
        return None
    moment = _make(phrase._replace(year=first.day.year, month=first.day.month if by_month else phrase.month))
    if is_range(text, first.phrase, phrase):
        return _after(moment, first, months=1 if by_month else 12)
    listed = by_month and _is_list(text, first.phrase, phrase)
    return moment if listed and moment and moment.day > first.day else None


def _after(moment: Moment | None, first: Moment, *, months: int) -> Moment | None:
    """Return `moment`, or the same so many months later where it would end before its beginning."""
    if moment is None or moment.last_day >= first.day:
        return moment
    year, month = divmod(moment.day.year * 12 + moment.day.month - 1 + months, 12)
    return _make(moment.phrase._replace(year=year, month=month + 1))


def _resolve(text: str, phrase: Phrase, today: date | None) -> Moment | None:
    if phrase.year is not None:
        return _make(phrase)
    if today is None:
        return None
    if phrase.years is not None:
        return _make(phrase._replace(year=today.year + phrase.years))
    if phrase.months is not None:
        year, month = divmod(today.year * 12 + today.month - 1 + phrase.months, 12)
        return _make(phrase._replace(year=year, month=month + 1))
    return _bare(text, phrase, today)


def _bare(text: str, phrase: Phrase, today: date) -> Moment | None:
    """Return what a phrase means that names neither a year nor a month by its distance."""
    if phrase.days is not None:
        return _moment(phrase, today + timedelta(days=phrase.days))
    if phrase.month is not None:
        return _bare_month(text, phrase, today)
    if phrase.day is not None:
        return _bare_day(text, phrase, today)
    if phrase.weeks is not None or phrase.weekday is not None:
        return _week(phrase, today)
    return _make(phrase._replace(year=today.year, month=today.month if phrase.last else None))


def _week(phrase: Phrase, today: date) -> Moment:
    monday = today - timedelta(days=today.weekday())
    if phrase.weeks is not None:
        monday += timedelta(weeks=phrase.weeks)
        if phrase.weekday is None:
            return Moment(phrase, monday, "week")
        return _moment(phrase, monday + timedelta(days=phrase.weekday))
    day = monday + timedelta(days=phrase.weekday or 0)
    if phrase.turn > 0 and day < today:
        day += timedelta(weeks=1)
    elif phrase.turn < 0 and day >= today:
        day -= timedelta(weeks=1)
    return _moment(phrase, day)


def _bare_month(text: str, phrase: Phrase, today: date) -> Moment | None:
    if not phrase.turn and phrase.weekday is None and (made := _make(phrase._replace(year=_year_of(text, phrase, today)))):
        return made
    choices = [made for year in (today.year - 1, today.year, today.year + 1) if (made := _make(phrase._replace(year=year)))]
    if phrase.turn > 0:
        return next((made for made in choices if made.last_day >= today), None)
    if phrase.turn < 0:
        return next((made for made in reversed(choices) if made.day <= today), None)
    choices = _on_weekday(choices, phrase) or choices
    year = _year_of(text, phrase, today)
    return min(choices, key=lambda made: abs(made.day.year - year), default=None)


def _year_of(text: str, phrase: Phrase, today: date) -> int:
    """Return the year of a bare month: another than this one where the tense says so and New Year is near."""
    month = phrase.month or today.month
    if month < today.month and month + 12 - today.month < _HALF_YEAR and _is_ahead(text, phrase):
        return today.year + 1
    if month > today.month and today.month + 12 - month < _HALF_YEAR and not _is_ahead(text, phrase):
        return today.year - 1
    return today.year


def _on_weekday(choices: Sequence[Moment], phrase: Phrase) -> list[Moment]:
    """Return those of `choices` that fall on the weekday that stands beside the date."""
    return [made for made in choices if phrase.weekday is not None and made.day.weekday() == phrase.weekday]


def _bare_day(text: str, phrase: Phrase, today: date) -> Moment | None:
    this = today.year * 12 + today.month - 1
    if phrase.turn > 0:
        return next((made for made in _in_months(phrase, this, this + 1) if made.day >= today), None)
    if phrase.turn < 0 or is_told(text, phrase):
        return next((made for made in _in_months(phrase, this, this - 1) if made.day <= today), None)
    choices = [*_in_months(phrase, this - 1, this, this + 1)]
    choices = _on_weekday(choices, phrase) or choices
    here = [made for made in choices if made.day.month == today.month]
    if here and here[0].day < today and _ends_call(text, phrase):
        return next(_in_months(phrase, this + 1), here[0])
    across = min(choices, key=lambda made: abs(made.day - today), default=None)
    if across is None or not here:
        return across
    close = abs((across.day - today).days) <= _NEAR and abs((here[0].day - today).days) > _FAR
    return across if close and (across.day < today or _is_ahead(text, phrase)) else here[0]


def _ends_call(text: str, phrase: Phrase) -> bool:
    """Whether a call that is still to be answered ends on a bare day, which is then none that is over."""
    if not text.startswith("까지", phrase.end):
        return False
    sentence = text[slice(*sentence_at(text, phrase.start))]
    return mentions_call(sentence) and not is_past(sentence)


def _in_months(phrase: Phrase, *months: int) -> Iterator[Moment]:
    """Yield what a bare day means in each of `months`, counted from the year 0, that has such a day."""
    for month in months:
        if made := _make(phrase._replace(year=month // 12, month=month % 12 + 1)):
            yield made


def _is_ahead(text: str, phrase: Phrase) -> bool:
    start, end = sentence_at(text, phrase.start)
    return is_planned(text[start:end])


def _make(phrase: Phrase) -> Moment | None:
    """Return what a phrase with a year means; None for a day that does not exist."""
    year = phrase.year or 0
    if phrase.unit:
        step = {"H1": 1, "H2": 7, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}[phrase.unit]
        return Moment(phrase, date(year, step, 1), "half" if phrase.unit[0] == "H" else "quarter")
    if phrase.month is None:
        return Moment(phrase, date(year, 1, 1), "year")
    if phrase.day is None:
        return Moment(phrase, date(year, phrase.month, 1), "month")
    if phrase.day > calendar.monthrange(year, phrase.month)[1]:
        return None
    return _moment(phrase, date(year, phrase.month, phrase.day))


def _moment(phrase: Phrase, day: date) -> Moment:
    return Moment(phrase, day, "day" if phrase.minute is None else "minute")
