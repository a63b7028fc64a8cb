"""Until when one can apply: the end of a call's period, an extension, always open, until the budget is spent.

"20일까지" is a deadline only where applying is what lasts until then ("20일까지 신청하면 된다"), not building ("2028년까지
조성").
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bongsu.facts.dates import ranges
from bongsu.facts.resolve import Moment
from bongsu.korea.sentences import sentence_at
from bongsu.korea.workdays import after, on_or_after
from bongsu.model import Fact

KIND = "deadline"
ALWAYS, WHILE_FUNDS_LAST = "always", "while-funds-last"
_REACH = 110
"""Code points after 까지 within which the verb must come."""

_CALLS = r"신청|접수|모집|공모|응모|제출|지원서|원서|참가|참여|수강|등록|입찰(?!의|\s?공고)"
_CALL = rf"(?:{_CALLS})"
_LABEL = re.compile(
    rf"(?:{_CALLS}|서류|사전|추가|온라인|사업|재공고|연장)[^\n\d.。]{{0,12}}?(?P<what>기간|기한|일정|마감|일시)(?P<due>\s?마감|일|일시|시한)?"
    r"\s?(?:은|는|이|을|를)?\s?(?:[)\]】〕]|\([^)\n]{1,10}\))?\s?[:：∶|]?\s*(?:[-‑○ㅇ•▸▶*]\s*)?"
    r"(?:(?P<notice>공고일?(?:로)?(?:부터)?|공고\s?후|현재|즉시)\s?[~∼～-]?\s?)?$"
)
_PLAIN_LABEL = re.compile(rf"{_CALL}\s?(?:접수|제출|신청|등록)?\s?[)\]】]?\s?[:：|]\s*$")
_CLOSING = re.compile(r"마감(?:일|일시|시한|기한|일자)?\s?(?:은|는|이|을|를)?\s?[)\]】]?\s?[:：|]?\s?$")
_FIRST_VERSION = re.compile(
    r"(?:당초|기존|원래|애초)\s?[)\]]?\s?(?:(?:접수|신청|모집)?\s?(?:기간|마감일?|기한)?)\s?(?:은|는|이|인|였던)?\s?[:：]?\s?$"
)
_NEW_VERSION = re.compile(
    r"(?:변경|연장|→)(?:(?<=→)\s?(?:\(?(?:변경|연장)\)?\s?)?"
    r"|(?<!→)(?:\s?(?:후|기간|마감일?|된))?\s?[)\]]?\s?(?:접수\s?기간|마감일?)?\s?(?:은|는)?\s?[:：]?\s?)$"
)
_UNTIL = re.compile(r"\s?(?:\([^)\n]{0,10}\))?\s?(?:이?전\s?)?까지(?!도\s)")
_ARRIVING = re.compile(r"\s?(?:이메일\s|우편\s)?(?:도착|접수|소인)\s?분?\s?(?:까지|에\s한)")
"""What names a deadline by itself: "18:00 도착분까지"."""
_NOTHING = re.compile("")
_OPINIONS = re.compile(r"(?:의견|제보|치료|진료|검진)\S{0,2}\s?$")
"""What is received too, and is no call."""
_CLOSES = re.compile(r"\s?(?:에\s)?(?:조기\s)?(?:모집\s|접수\s|신청\s|공모\s|서류\s|원서\s)?(?:을\s|를\s|이\s|가\s)?마감(?!재)")
_CLOCK_END = re.compile(r"\s?[~∼～-]\s?(?P<hour>1\d|2[0-3]|0?\d):(?P<minute>[0-5]\d)")
"""The hour until which a last day is open: "3. 30.(월) 10:00 ~ 15:00"."""
_IN_BRACKETS = re.compile(r"\(\s?[~∼～]\s?$")
"""How a title tells a deadline: "(~11/20)"."""
_OPEN_END = re.compile(r"\s?(?:부터\s?)?[~∼～]")
_BEFORE_PUSH = re.compile(r"\s?까지\s(?:[^\s.]{1,8}\s)?(?:\S{1,4}기로\s(?:한|했던)|\S{1,4}[던]|예정이던|예정됐던)\s")
_MOVED = re.compile(r"일(?:까지)?(?:로|으로)?\s(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|늘[려리렸린])")
_PUSHED = re.compile(
    r"\s?(?:까지)?(?:로|으로)?\s?(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|미[뤄루뤘룬]|늘[려리렸린])"
)
_VERB = re.compile(
    rf"(?P<call>{_CALL}(?!\s?(?:설명회|대상|요건|자격|기업|기관|업체|학생|대학|단체|농가))|지원(?:하면|할\s수|해야)|선착순|뽑[는을고]|받는다|받고|받아|받을|받습|응하|내[면야])"
    r"|(?P<other>(?:조성|구축|운영|개최|진행|투입|추진|교육|실시|완료|건립|확대|양성|전시|마무리|개발|지원|마련|도입|설치|완공|준공|선정|평가|심사|육성|유치|달성|시행|가동"
    r"|확보|투자|보급|배치|전환|적용|점검|공사|협의|수립|활동|제공)(?:[을를]\s)?(?:하(?!는\s)|한|할|해|되|된|될|됐|키로)|열[린리어릴]|이어[지진]|늘[리린릴려]|계속|펼[친쳐]|끝[내낸])"
)
_ABOUT_APPLYING = re.compile(
    rf"{_CALL}(?:\s?(?:서|자|기업|작|작품|팀))?(?:\s?(?:및|·)\s?{_CALL})?\s?(?:기간|기한|마감)?(?:은|는)\s[^.\n]{{0,45}}$"
)
_TO_RECEIVE = re.compile(rf"{_CALL}\S{{0,4}}[을를]\s[^.\n]{{0,45}}$")
_RECEIVES = re.compile(r"\s?(?:[^\s.]{1,12}\s){0,5}?(?:받[는고아을습]|진행|실시|운영|한다|합니다|계속)")
_QUOTED = re.compile(r"['‘“\"「『<《][^'’”\"」』>》\n]{2,50}['’”\"」』>》]")
_ALWAYS = re.compile(
    rf"(?:연중\s?)?(?:상시|수시(?!\s?(?:모집\s?)?(?:원서|전형|합격)))\s?(?:로\s)?(?:{_CALL}|받)|연중\s?{_CALL}|{_CALL}[^\n.\d]{{0,10}}(?:기간|기한|은|는)\s?[:：]?\s?(?:연중\s?)?(?:상시|수시)(?!\s?(?:점검|운영))"
)
_FUNDS = re.compile(
    r"(?:예산|사업비|자금|재원|지원금|물량|보조금|융자금|기금)(?:이|의|을)?\s?(?:모두\s|조기\s?|전액\s)?소진(?:\s?시|\s?될\s?때|될\s때|되면|할\s?때|\s?때)?(?:\s?까지)?"
    r"|(?:모집|정원|인원)[^\n.]{0,6}(?:충원|마감|모집\s?완료)\s?시\s?까지"
)
_FROM_NOTICE = re.compile(
    r"공고(?:일|한\s날)?(?:로|으로)?(?:부터)?\s?(?P<n>\d{1,3})\s?(?P<unit>영업일|근무일|일|주)\s?(?:간|이내|내|동안|까지|(?=[\s.,)]|$))"
)
_NEXT_DAY_RULE = re.compile(
    r"(?:마감일?|기한|말일|종료일)[^\n.]{0,8}(?:토요일|공휴일|휴일|주말)[^\n.]{0,14}(?:경우|이면|때|시)[^\n.]{0,10}(?:다음|익일|그\s?다음)"
)


def find_deadlines(text: str, moments: Sequence[Moment], today: date | None) -> tuple[Fact, ...]:
    """Return the deadlines of calls in `text`: an ISO 8601 day or minute in Korean time, `always` or `while-funds-last`.

    The role is `extended` where the text moves the deadline, else "". A period counted from the notice begins on the day
    after it and, where its last day is a day off, ends on the next working day (민법 제157조, 제161조); a date that is
    named is taken as it stands, unless the text itself moves it past days off.
    """
    shifts = _NEXT_DAY_RULE.search(text) is not None
    firsts = {second.phrase.start: first for first, second in ranges(text, moments)}
    starts = {first.phrase.start for first in firsts.values()}
    found = [
        _fact(text, firsts.get(moment.phrase.start), moment, role, shifts=shifts)
        for moment in moments
        if moment.phrase.start not in starts
        and moment.grain in ("month", "day", "minute")
        and (role := _role(text, firsts.get(moment.phrase.start, moment), moment)) is not None
    ]
    return (*found, *_counted(text, today), *_unbounded(text))


def _fact(text: str, first: Moment | None, last: Moment, role: str, *, shifts: bool) -> Fact:
    start, end = (last if role == "extended" or first is None else first).phrase.start, last.phrase.end
    if hours := _CLOCK_END.match(text, end):
        last, end = last._replace(phrase=last.phrase._replace(minute=_minutes(hours))), hours.end()
    return Fact(kind=KIND, value=_value(last, shifts=shifts), quote=text[start:end], start=start, unit=last.grain, role=role)


def _minutes(hours: re.Match[str]) -> int:
    return int(hours["hour"]) * 60 + int(hours["minute"])


def _value(moment: Moment, *, shifts: bool) -> str:
    day = on_or_after(moment.last_day) if shifts else moment.last_day
    hour = moment.value.partition("T")[2]
    return f"{day.isoformat()}T{hour}" if hour else day.isoformat()


def _role(text: str, first: Moment, last: Moment) -> str | None:
    """Return the role of the deadline that `last` is, `first` being where its range begins; None where it is none."""
    start, end = first.phrase.start, last.phrase.end
    before = text[max(0, start - 60) : start]
    low, high = sentence_at(text, start)
    if _PUSHED.match(text, end) and _mentions_call(text[low:high]):
        return "extended"
    if (
        _is_pushed_later(text, last, high)
        or _FIRST_VERSION.search(before)
        or (_OPEN_END.match(text, end) and not _CLOCK_END.match(text, end))
    ):
        return None
    if _NEW_VERSION.search(before) and _mentions_call(text[max(0, start - 120) : high]):
        return "extended"
    if _ARRIVING.match(text, end) or (_IN_BRACKETS.search(before) and _mentions_call(text)):
        return ""
    if _is_labelled(text, first, last, before) or _is_said(text, (low, start), last, spans=first is not last):
        return "extended" if re.search(r"연장|변경", text[max(low, start - 24) : start]) else ""
    return None


def _is_pushed_later(text: str, last: Moment, high: int) -> bool:
    """Whether the rest of the sentence moves the deadline that `last` was: "12일까지 받기로 한 신청을 19일까지로 연장"."""
    told = _BEFORE_PUSH.match(text, last.phrase.end, high)
    return told is not None and _MOVED.search(text, told.end(), high) is not None


def _mentions_call(sentence: str) -> bool:
    return re.search(_CALL, sentence) is not None


def _is_labelled(text: str, first: Moment, last: Moment, before: str) -> bool:
    """Whether a label ("접수기간 :") stands before; a single date under 기간 must say that it is the end."""
    if _CLOSING.search(before) and _mentions_call(text[max(0, first.phrase.start - 120) : last.phrase.end + 60]):
        return True
    if (first is not last or _CLOCK_END.match(text, last.phrase.end)) and _PLAIN_LABEL.search(before):
        return True
    label = _LABEL.search(before)
    if label is None or label["what"] == "일정":
        return False
    return first is not last or label["what"] in ("마감", "기한") or bool(label["notice"]) or _is_end(text, last)


def _is_end(text: str, moment: Moment) -> bool:
    return _UNTIL.match(text, moment.phrase.end) is not None


def _is_said(text: str, before: tuple[int, int], last: Moment, *, spans: bool) -> bool:
    """Whether the sentence says that applying lasts until `last`; a range that it `spans` needs no 까지 ("2∼20일 모집한다")."""
    topic, end = text[before[0] : before[1]], last.phrase.end
    if _CLOSES.match(text, end):
        cut = before[0] > 1 and text[before[0] - 1] == "…"
        start = sentence_at(text, before[0] - 2)[0] if cut else before[0]
        return _mentions_call(text[start : end + _REACH].partition("\n")[0])
    until = _UNTIL.match(text, end)
    if until is None and spans:
        until = _NOTHING.match(text, end)
    if until is None:
        return False
    if _ABOUT_APPLYING.search(topic) or (_TO_RECEIVE.search(topic) and _RECEIVES.match(text, until.end())):
        return True
    _, stop = sentence_at(text, end)
    following = _QUOTED.sub("", text[until.end() : min(stop, end + _REACH)])
    verb = _VERB.search(following)
    if verb is not None and verb["call"] is not None and verb["call"][0] == "받" and _OPINIONS.search(topic):
        return False
    return verb is not None and verb["call"] is not None and not (verb["call"][0] == "뽑" and last.grain == "month")


def _counted(text: str, today: date | None) -> Iterator[Fact]:
    """Yield what is counted from the notice: "공고일로부터 15일 이내"."""
    if today is None or "공고" not in text:
        return
    for found in _FROM_NOTICE.finditer(text):
        number, unit = int(found["n"]), found["unit"]
        if unit in ("영업일", "근무일"):
            day = after(today, number)
        else:
            day = on_or_after(today + timedelta(days=number * (7 if unit == "주" else 1)))
        yield Fact(kind=KIND, value=day.isoformat(), quote=found[0], start=found.start(), unit="day", role="")


def _unbounded(text: str) -> Iterator[Fact]:
    for pattern, needed, value in (
        (_ALWAYS, ("상시", "수시", "연중"), ALWAYS),
        (_FUNDS, ("소진", "시까지", "시 까지"), WHILE_FUNDS_LAST),
    ):
        if any(word in text for word in needed) and (found := pattern.search(text)):
            yield Fact(kind=KIND, value=value, quote=found[0], start=found.start())
