"""How Korean writes a time: phrases as they stand in a text, before anybody says which day they mean.

Three families: figures ("2026. 3. 2.(월) 18:00", "’26.3.2", "3/2(월)"), prose ("내년 3월 2일", "지난달 18일", "27일 오후
3시") and words ("오늘", "다음 주 금요일", "연말"). `resolve` turns a phrase into a time.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bongsu.scanning import find_from

_WEEKDAYS = "월화수목금토일"
_MONTHS, _DAYS = {None, *range(1, 13)}, {None, *range(1, 32)}
_NOON, _HOURS = 12, 24
_LAST_NOON_HOUR = 5
"""낮 1시 to 낮 5시 are in the afternoon; 낮 11시 is not."""
_YEAR_DIGITS = 4
_GAP = 4
"""Code points between the two halves of a range written in figures: a dash and spaces."""
_DASH = r"[~∼～〜–—-]"


class Phrase(NamedTuple):
    """A time as written at `start` to `end`. What the words leave open is None.

    `years` and `months` count from the publication (내년 is 1, 지난달 -1), `days` and `weeks` too; `turn` is 1 for 오는, -1
    for 지난. `weekday` counts from Monday 0. `unit` names a half ("H1"), a quarter ("Q2"), or is "". `last` marks a month's
    end (말).
    """

    start: int
    end: int
    year: int | None = None
    years: int | None = None
    month: int | None = None
    months: int | None = None
    day: int | None = None
    days: int | None = None
    weeks: int | None = None
    weekday: int | None = None
    unit: str = ""
    last: bool = False
    turn: int = 0
    minute: int | None = None
    """Minutes after midnight."""
    loose: bool = False
    """Whether the figures are a date only because another stands before them: the "3.20" of "3.2.(월)~3.20"."""


_NOT_A_DAY = (
    rf"(?!간|째|차(?!례)|자리|반(?!기)|괄|상|본|치|\s?동안|\s?이내|\s?내(?=[\s에로])|\s?만에|\s만(?=\s)|\s전(?![가-힣])|\s전[에까]|\s?뒤(?!늦)"
    rf"|\s?후(?![가-힣])|\s?후[에]|\s?연속|\s?이상|\s?안에|\s앞[둔으두]|\s?앞당|\s?소요|\s?무료|\s과정|\s?연장|\s?{_DASH}\s?\d{{1,2}}일간)"
)
_YEAR = (
    rf"(?:(?P<y>(?:19|20)\d\d)(?:년도?(?!대)|(?=\s?{_DASH}\s?(?:19|20)?\d\d년))|['’‘](?P<yy>\d\d)(?:년도?|(?=\s?[~∼～〜–—-]\s?['’‘]?\d\d년))"
    r"|(?P<y3>[23]\d)년(?=\s?(?:1[0-2]|0?[1-9])월\s?\d{1,2}일)"
    r"|(?P<yw>올해|올(?=\s?(?:\d|상반기|하반기|연말|초[\s에부까]|말[\s에까]))|금년도?|내년도?|내후년|지난해|작년|재작년))(?!\s?(?:간|동안|만에|생(?!산)|산\s|째|차[\s,에]))"
)
_PART = r"(?:\s?(?:초순?|중순?|하순|상순|(?P<{0}>말일?))(?=[\s,.)까부에쯤께경이로]|$))?"
_MONTH = (
    rf"(?:(?P<m{{0}}>\d{{{{1,2}}}})(?:월|(?=\s?{_DASH}\s?\d{{{{1,2}}}}월))|(?P<mw{{0}}>지난\s?달|이달|이번\s?달|금월|다음\s?달|내달|익월))"
    r"(?!드|급|세[\s를가]|요일|별|간|액|례)"
)
_DAY = r"(?P<d{0}>\d{{1,2}})(?:일@|(?=\s?[~∼～〜–·,-]\s?\d{{1,2}}일@))".replace(
    "@", _NOT_A_DAY.replace("{", "{{").replace("}", "}}")
)
_HALF = r"(?:(?P<h{0}>[상하])반기|(?P<q{0}>[1-4])(?:[/·]4)?\s?분기|(?P<e{0}>연?말|연?초)(?=[\s,.)까부에쯤께경이로]|$))"
_TURN = r"(?:(?P<turn>오는|지난|다가오는|돌아오는)\s?)?"
_PROSE = re.compile(
    rf"(?:{_TURN}"
    rf"(?:{_YEAR}(?:\s?(?:{_HALF.format('a')}|{_MONTH.format('a')}{_PART.format('pa')}(?:\s?{_DAY.format('a')})?))?"
    rf"|{_MONTH.format('b')}(?:{_PART.format('pb')}\s?{_DAY.format('b')}|{_PART.format('pc')})"
    rf"|{_DAY.format('c')}|{_HALF.format('c')}))"
)
_SHORT_YEAR = (
    rf"(?P<ys>[23]\d)(?=\s?[./]\s?\d{{1,2}}\s?[./]\s?\d{{1,2}}(?!\d)\.?"
    rf"(?:\s?\(\s?[{_WEEKDAYS}]|\s?{_DASH}\s?['’‘]?\d|(?P<alone>(?!\s?[./\d])[\s,)까부]|$)))"
)
"""Two digits of a year without the apostrophe; a weekday or a range says so, or else what stands before."""
_FIGURES = re.compile(
    rf"(?:(?P<y>(?:19|20)\d\d|['’‘]\d\d|(?:2[0-9]|3[0-9])(?=[./]\d\d[./]\d\d(?!\d))|{_SHORT_YEAR})"
    rf"\s?(?:[./-]|년)\s?(?P<m>\d{{1,2}})\s?[./-]\s?(?P<d>\d{{1,2}})(?!\d|\.\d)\.?"
    rf"|(?P<y2>(?:19|20)\d\d|['’‘]\d\d)\s?\.\s?(?P<m2>\d{{1,2}})(?:월(?:\s?(?P<d2>\d{{1,2}})일)?|\.(?!\s?\d)|(?=\s?{_DASH}))"
    rf"|(?P<m3>\d{{1,2}})(?:\s?[./]\s?(?P<d3>\d{{1,2}})\.?(?=\s?\(\s?[{_WEEKDAYS}])"
    rf"|(?:/(?P<d8>\d{{1,2}})|\.\s?(?P<d9>\d{{1,2}})\.)(?=\s?{_DASH}\s?\d{{1,2}}\s?[./]\s?\d))"
    rf"|(?P<d6>\d{{1,2}})\.?(?=\s?\(\s?[{_WEEKDAYS}]\s?\)))"
    rf"|(?P<m4>\d{{1,2}})\s?[./]\s?(?P<d4>\d{{1,2}})\.?(?![\d%조억만배])"
)
_LABEL = re.compile(
    r"(?:(?:기\s{0,4}[간한]|일\s{0,4}시|마\s?감일?|일\s?정|날\s?짜)\s?[:：)]?|(?:접\s{0,4}수|신\s{0,4}청|모\s{0,4}집|공모|제출)\s?[:：])\s?$"
)
_ANY_LABEL = re.compile(rf"(?:[가-힣)]\s?[:：]|{_DASH})\s?$")
_VERSION = re.compile(r"(?:(?:버전|[Vv]er(?:sion)?\.?)\s?[:：]?\s?|[A-Za-z])$")
_LABEL_REACH = 14
_AFTER_DASH = re.compile(rf"{_DASH}\s?$")
_BRACKETED_RANGE = re.compile(rf"\s?{_DASH}\s?\d{{1,2}}[./]\d{{1,2}}\.?\s?\)")
_BRACKETED = re.compile(r"\(\s?[~∼～]\s?$")
_UNBEGUN = re.compile(r"(?:[:：|]|^|\n)\s?[~∼～]\s?$")
_CALLED = re.compile(r"(?:접수|신청|모집|공모|응모|제출|기간)\s$")
_RANGE_AFTER = re.compile(rf"\s?{_DASH}\s?\d{{1,2}}[./]\s?\d{{1,2}}(?!\d)")
_ENDS = re.compile(
    r"(?<=\.)\s?(?:(?:오[전후]\s?)?\d{1,2}(?::[0-5]\d|시)\s?)?까지|\s(?:(?:오[전후]\s)?\d{1,2}시|\d{1,2}:[0-5]\d)\s?까지"
    r"|(?<!\.\d)까지\s(?:[^\s.]{1,8}\s){0,3}?(?:신청|접수|제출|응모|회신|등록|모집)"
)
"""What says of a month and a day in figures that something ends: "12. 4. 18:00까지", "3.18까지 제출"."""
"""A date whose beginning goes without saying: "(~11/20)"."""
_FIGURE_START = re.compile(r"['’‘0-9](?:(?<=[0-9])\d{0,3}|(?<![0-9])\d{1,4})(?=\s?[./]\s?\d|-\d|년\s?\d|\.?\s?\()")
_PROSE_FIGURE = re.compile(
    r"['’‘0-9](?:(?<=[0-9])\d{0,3}(?=[년월일]|\s?[~∼～〜–·,-]\s?\d|[/·]4|\s?분기)|(?<![0-9])\d\d(?=년|\s?[~∼～〜–—-]\s?['’‘]?\d\d년))"
)
_PIECES = frozenset(".,:/")
"""What makes of figures a piece of something else, in a date of figures."""
_WORD_START = re.compile(
    "오는|지난|다가오는|돌아오는|올|금년|내년|내후년|작년|재작년|이달|이번|금월|다음|내달|익월|상반기|하반기|연말|연초|월말|말일"
    "|오늘|금일|내일|명일|모레|어제|그제|금주|차주|연내"
)
"""What the phrases begin with that are no figures."""
_WORDS = re.compile(
    r"(?<![가-힣])(?:(?P<day>오늘(?!날)|금일|내일(?!채|배|로|을\s?여|의\s?일)|명일|모레|어제|그제)"
    rf"|(?P<week>지난\s?주|이번\s?주|금주|다음\s?주|차주|오는|지난)(?:\s?(?P<weekday>[{_WEEKDAYS}])요일|(?=[\s에부까중초말,.은는의]|$))(?<!오는)(?<!지난)"
    r"|(?P<end>연말|연내)|(?P<month>월말|말일))(?!정산)"
)
_WEEKDAY_TAIL = re.compile(rf"\s?\(\s?(?P<a>[{_WEEKDAYS}])(?:요일)?(?:\s?,\s?공휴일)?\s?\)|\s(?P<b>[{_WEEKDAYS}])요일")
_DAY_TAIL = re.compile(r"\s?\(\s?(?:\d{1,2}월\s?)?\d{1,2}일\s?\)(?=\s?(?:오[전후]|낮|정오|자정|\d{1,2}시|까지))")
"""The day that a weekday is, in brackets before the hour: "이번 주 금요일(30일) 오후 6시"."""
_CLOCK = (
    r"(?:(?P<noon>정오|자정)|(?P<ap>오전|오후|낮|밤|저녁|새벽|아침)?\s?(?P<h>\d{1,2})"
    r"(?::(?P<mi>[0-5]\d)|시(?!간|장|스|민|설|범|작|도|청|군|대|의|가[지족구])(?:\s?(?P<mj>[0-5]?\d)분|\s?(?P<half>반)(?=[\s,.까부에~])|)))"
)
_CLOCK_TAIL = re.compile(rf"(?:\s?,?\s?|T){_CLOCK}")
_CLOCK_ALONE = re.compile(
    _CLOCK.replace("저녁|새벽|아침)?", "저녁|새벽|아침)").replace("(?P<noon>정오|자정)|", "(?P<noon>정오)|")
)
_EVERY = re.compile(r"매[월달]?\s?$")
_LAST_DAYS = ("마감일", "마감 당일", "마감시", "마감 시", "마지막", "종료일", "최종일")
_LAST_DAY = re.compile(
    r"(?:(?:마감|종료|최종)일|마지막\s?날)(?:의\s경우|에는|에|은|의)?\s?(?:당일\s?)?|마감\s?(?:당일|시[간각])(?:에는|은|이)?\s?[:：]?\s?"
)
_ENDS_THEN = re.compile(r"\s?(?:까지|이전|에?\s?(?:\S{2}\s)?(?:마감|종료)|[)\n.]|$)")
_IN_BRACKETS = re.compile(r"\s?\(\s?(?=[\d오낮정])")
_CLOCK_START = re.compile("정오|오전|오후|낮|밤|저녁|새벽|아침")
_TOO_GENERAL = re.compile(
    r"(?:주|연|총|약|최대|최장|최소|하루|근로|근무|영업|매월|매달|매년|향후|당일|평균|만|매주|월|공고일?(?:로)?부터|착수일(?:로)?부터|체결일(?:로)?부터|협약일(?:로)?부터|\d박|무박)\s?$"
)

_YEAR_WORDS = {"올해": 0, "올": 0, "금년": 0, "내년": 1, "내후년": 2, "지난해": -1, "작년": -1, "재작년": -2}
_MONTH_WORDS = {"지난달": -1, "이달": 0, "이번달": 0, "금월": 0, "다음달": 1, "내달": 1, "익월": 1}
_DAY_WORDS = {"오늘": 0, "금일": 0, "내일": 1, "명일": 1, "모레": 2, "어제": -1, "그제": -2}
_WEEK_WORDS = {"지난주": -1, "이번주": 0, "금주": 0, "다음주": 1, "차주": 1}
_TURNS = {"오는": 1, "다가오는": 1, "돌아오는": 1, "지난": -1}


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of `text` in order, none overlapping another, weekdays and hours taken in."""
    words = [begun.start() for begun in _WORD_START.finditer(text)]
    found = [*_figures(text), *_prose(text, words), *_words(text, words)]
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Phrase] = []
    for phrase in found:
        if phrase.start >= (kept[-1].end if kept else 0) and not (phrase.loose and not _follows(kept, phrase)):
            kept.append(_with_tail(text, phrase))
    return tuple(kept)


def _follows(kept: list[Phrase], phrase: Phrase) -> bool:
    return bool(kept) and phrase.start - kept[-1].end <= _GAP


def find_clocks(text: str) -> Iterator[Phrase]:
    """Yield the hours of `text` that say 오전, 오후 or the like, whether a day stands before them or not."""
    for found in find_from(_CLOCK_ALONE, text, _CLOCK_START):
        if (minute := _minute(found)) is not None:
            yield Phrase(start=found.start(), end=found.end(), minute=minute)


def find_last_hour(text: str) -> int | None:
    """Return the hour, in minutes after midnight, at which a note says that last days end: "각 마감일 15시에 종료"."""
    marks = _LAST_DAY.finditer(text) if any(name in text for name in _LAST_DAYS) else ()
    clocks = [hour for mark in marks if (hour := _CLOCK_TAIL.match(text, mark.end())) and _ENDS_THEN.match(text, hour.end())]
    hours = {_minute(hour) for hour in clocks}
    return hours.pop() if len(hours) == 1 else None


def find_hour_after(text: str, end: int) -> int | None:
    """Return the hour, in minutes after midnight, that stands in brackets after a day: "10. 7. (18:00까지 도착분)"."""
    begun = _IN_BRACKETS.match(text, end)
    hour = _CLOCK_TAIL.match(text, begun.end()) if begun else None
    return _minute(hour) if hour and _ENDS_THEN.match(text, hour.end()) else None


def _figures(text: str) -> Iterator[Phrase]:
    end = 0
    for begins in _FIGURE_START.finditer(text):
        start = begins.start()
        if start < end or _is_piece(text, start):
            continue
        if (found := _FIGURES.match(text, start)) and (phrase := _figure(text, found)) is not None:
            end = found.end()
            yield phrase


def _is_piece(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isdecimal() or before in _PIECES


def _figure(text: str, found: re.Match[str]) -> Phrase | None:
    start = found.start()
    bare = found["m4"] is not None
    labelled = bare and _LABEL.search(text, max(0, start - _LABEL_REACH), start) is not None
    if (bare and not labelled and not _stands_bare(text, found)) or (found["ys"] and not _is_short_year(text, found)):
        return None
    phrase = Phrase(
        start=start,
        end=found.end(),
        year=_full_year(_first(found, "y", "y2")),
        month=_number(_first(found, "m", "m2", "m3", "m4")),
        day=_number(_first(found, "d", "d2", "d3", "d8", "d9", "d6", "d4")),
        loose=not labelled and (bare or found["alone"] is not None) and _hangs(text, start, found[0]),
    )
    return phrase if _is_possible(phrase) else None


def _stands_bare(text: str, found: re.Match[str]) -> bool:
    """Whether what stands beside a month and a day in figures says that they are a date: a dash, a range, an hour, 까지."""
    start = found.start()
    end = found.end()
    if _AFTER_DASH.search(text, max(0, start - 2), start) or _ENDS.match(text, end):
        return True
    if _RANGE_AFTER.match(text, end) and _CALLED.search(text, max(0, start - _LABEL_REACH), start):
        return True
    return text[start - 1 : start] == "(" and _BRACKETED_RANGE.match(text, end) is not None


def _hangs(text: str, start: int, written: str) -> bool:
    """Whether figures follow a dash, so that they are a date only where one stands before it."""
    if not _AFTER_DASH.search(text, max(0, start - 2), start):
        return False
    unbegun = _UNBEGUN if written[-1] == "." or "/" in written else _BRACKETED
    return not (unbegun.search(text, max(0, start - 4), start) or _BRACKETED.search(text, max(0, start - 4), start))


def _is_short_year(text: str, found: re.Match[str]) -> bool:
    """Whether three figures are a date, not a version or a score: by a weekday, a range, or what stands before."""
    start = found.start()
    if _VERSION.search(text, max(0, start - _LABEL_REACH), start):
        return False
    if found["alone"] is None:
        return True
    return _ANY_LABEL.search(text, max(0, start - _LABEL_REACH), start) is not None


def _first(found: re.Match[str], *names: str) -> str | None:
    return next((found[name] for name in names if found[name]), None)


def _prose(text: str, words: Sequence[int]) -> Iterator[Phrase]:
    """Yield the phrases that begin with a figure, or at one of the places of `words`."""
    end = 0
    for start in sorted((*(begun.start() for begun in _PROSE_FIGURE.finditer(text)), *words)):
        if start < end or _is_piece(text, start):
            continue
        found = _PROSE.match(text, start)
        if found is None or not _is_possible(phrase := _prose_phrase(found)):
            continue
        if found["dc"] and not found["turn"] and _TOO_GENERAL.search(text, max(0, start - 8), start):
            continue
        end = found.end()
        yield phrase


def _prose_phrase(found: re.Match[str]) -> Phrase:
    month_word = (found["mwa"] or found["mwb"] or "").replace(" ", "")
    year_word = (found["yw"] or "").removesuffix("도")
    return Phrase(
        start=found.start(),
        end=found.end(),
        year=_full_year(_first(found, "y", "yy", "y3")),
        years=_YEAR_WORDS.get(year_word),
        month=_number(found["ma"] or found["mb"]),
        months=_MONTH_WORDS.get(month_word),
        day=_number(found["da"] or found["db"] or found["dc"]),
        unit=_unit(found),
        last=bool(found["pa"] or found["pb"] or found["pc"]),
        turn=_TURNS.get(found["turn"] or "", 0),
    )


def _unit(found: re.Match[str]) -> str:
    if half := found["ha"] or found["hc"]:
        return "H1" if half == "상" else "H2"
    quarter = found["qa"] or found["qc"]
    return f"Q{quarter}" if quarter else ""


def _words(text: str, words: Sequence[int]) -> Iterator[Phrase]:
    for found in filter(None, (_WORDS.match(text, start) for start in words)):
        start, end = found.span()
        week = (found["week"] or "").replace(" ", "")
        if found["day"]:
            yield Phrase(start=start, end=end, days=_DAY_WORDS[found["day"]])
        elif found["month"] and _EVERY.search(text, max(0, start - 3), start):
            continue
        elif found["month"]:
            yield Phrase(start=start, end=end, last=True)
        elif found["end"]:
            yield Phrase(start=start, end=end, years=0)
        else:
            weekday = _WEEKDAYS.index(found["weekday"]) if found["weekday"] else None
            yield Phrase(start=start, end=end, weeks=_WEEK_WORDS.get(week), turn=_TURNS.get(week, 0), weekday=weekday)


def _with_tail(text: str, phrase: Phrase) -> Phrase:
    """Return `phrase` with the weekday and the hour that follow it."""
    if phrase.day is None and phrase.days is None and phrase.weekday is None:
        return phrase
    if found := _WEEKDAY_TAIL.match(text, phrase.end):
        phrase = phrase._replace(end=found.end(), weekday=_WEEKDAYS.index(found["a"] or found["b"]))
    if phrase.day is None and (found := _DAY_TAIL.match(text, phrase.end)):
        phrase = phrase._replace(end=found.end())
    if (found := _CLOCK_TAIL.match(text, phrase.end)) and (minute := _minute(found)) is not None:
        phrase = phrase._replace(end=found.end(), minute=minute)
    return phrase


def _minute(found: re.Match[str]) -> int | None:
    """Return minutes after midnight; the last minute of the day for 24시 and 자정; None for no hour."""
    if found["noon"]:
        return _NOON * 60 if found["noon"] == "정오" else _HOURS * 60 - 1
    hour, minute = int(found["h"]), int(found["mi"] or found["mj"] or (30 if found["half"] else 0))
    if hour < _NOON and found["ap"] in ("오후", "낮", "저녁", "밤") and not (found["ap"] == "낮" and hour > _LAST_NOON_HOUR):
        hour += _NOON
    elif hour == _NOON and found["ap"] in ("오전", "밤", "새벽"):
        hour = 0 if found["ap"] != "밤" else _HOURS
    if hour == _HOURS and not minute:
        return _HOURS * 60 - 1
    return hour * 60 + minute if hour < _HOURS else None


def _full_year(written: str | None) -> int | None:
    if written is None:
        return None
    digits = written.lstrip("'’‘")
    return int(digits) if len(digits) == _YEAR_DIGITS else 2000 + int(digits)


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _is_possible(phrase: Phrase) -> bool:
    return phrase.month in _MONTHS and phrase.day in _DAYS
