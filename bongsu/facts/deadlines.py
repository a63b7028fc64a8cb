"""Until when one can apply: the end of a call's period, an extension, always open, until the budget is spent.

"20일까지" is a deadline only where applying is what lasts until then ("20일까지 신청하면 된다"), not building ("2028년까지
조성").
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bongsu.facts.dates import ranges
from bongsu.facts.labels import ROUND, label_before
from bongsu.facts.openings import ALWAYS, KIND, WHILE_FUNDS_LAST, WHILE_PLACES_LAST, find_openings
from bongsu.facts.resolve import Moment
from bongsu.korea.sentences import sentence_at
from bongsu.korea.workdays import after, on_or_after
from bongsu.model import Fact

__all__ = ["ALWAYS", "KIND", "WHILE_FUNDS_LAST", "WHILE_PLACES_LAST", "find_deadlines"]

_CLAUSE = re.compile(r"(?<=[고며,])\s")
_NEXT_UNTIL = re.compile(r"(?<=[고며해아어])\s[^.\n]{0,20}?\d+[일월시]\s?까지")
_REACH = 110
"""Code points after 까지 within which the verb must come."""

_SUBMITTED = (
    r"(?<!이의)(?<!이의\s)신청|접수(?!처|시작|\s시작)|모집|공모|응모|제출|지원서|원서|등록|출품|회신|자진\s?신고"
    r"|입찰(?!의|\s?공고)"
)
_CALLS = rf"{_SUBMITTED}|참가|참여|수강|수요\s?조사|조사|추천|의견|제안서"
_CALL = rf"(?:{_CALLS})"
_LABEL = re.compile(
    rf"(?:{_CALLS}|서류|사전|추가|온라인|재공고|연장)[^\n\d.。:]{{0,12}}?(?P<what>기간|기한|일정|마감|일시)(?P<due>\s?마감|일|일시|시한)?"
    r"\s?(?:은|는|이|을|를)?\s?(?:[)\]】〕]|\([^)\n]{1,10}\))?\s?[:：∶|]?\s*(?:[-‑○ㅇ•▸▶*]\s*)?"
    r"(?:(?P<notice>공고일?(?:로)?(?:부터)?|공고\s?후|현재|즉시|[~∼～])\s?[~∼～-]?\s?)?$"
)
_OTHER_LABEL = re.compile(
    r"(?:사업|협약|수행|교육|운영|행사|연구|개발|보완|정산|납부|이행|평가|심사|전시|체험|연수|실습|추진|모니터링|계약|활동|시범|선정|보고서?)"
    r"\s?(?:기간|기한|일정|일시|제출)[^\n\d]{0,12}$"
)
_PLAIN_LABEL = re.compile(
    rf"{_CALL}\s?(?:접수|제출|신청|등록)?\s?(?:방법)?\s?[)\]】〕]?\s?[:：|]\s*$"
    rf"|(?:^|\n)[^\n가-힣]{{0,6}}[가-힣]{{0,4}}{_CALL}(?:접수|제출|신청|등록)?\s$"
)
_CLOSING = re.compile(r"마감(?:일|일시|시한|기한|일자)?\s?(?:은|는|이|을|를)?\s?[)\]】〕]?\s?[:：|]?\s?$")
_AFTERWARDS = re.compile(r"(?:결과|실적|성과|정산|중간|최종|완료)\s?(?:보고|서)|보고서|정산|보완|이의|납부|계약서|협약서")
"""What is handed in by those who were chosen, after the call."""
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
_NO_CALL = re.compile(
    r"(?:제보|치료|진료|검진|교육|훈련|연수|멘토링|컨설팅|지원|혜택|평가|심사|점검|검증|인증|투자|보상|도움|상담|관심|급여|수당)[을를]?\s?$|(?:[가-힣]료|비용|요금|돈)[을를은는]?\s(?:\S{1,8}\s)?$"
)
"""What is received too, and is no call."""
_CLOSES = re.compile(r"\s?(?:에\s)?(?:조기\s)?(?:모집\s|접수\s|신청\s|공모\s|서류\s|원서\s)?(?:을\s|를\s|이\s|가\s)?마감(?!재)")
_SAYS_END = re.compile("마감|기한|시한|공고|즉시|현재|[~∼～]")
"""One of these stands in every label of a single date that is a deadline without 까지."""
_SHUTS = re.compile(r"\s?에?\s?(?:닫[힌히는습]|끝[난나납]|종료)")
_POSSIBLE = re.compile(r"\s(?:[^\s.]{1,8}\s)?가능")
_APPLYING = re.compile(r"지원(?:은|는)\s[^.\n]{0,30}$")
_CLOCK_END = re.compile(r"\s?[~∼～-]\s?(?P<hour>1\d|2[0-3]|0?\d):(?P<minute>[0-5]\d)")
"""The hour until which a last day is open: "3. 30.(월) 10:00 ~ 15:00"."""
_IN_BRACKETS = re.compile(r"\(\s?[~∼～]\s?$")
"""How a title tells a deadline: "(~11/20)"."""
_REPLACED = re.compile(r"\s?(?:까지)?\s?\)?\s?(?:→|⇒|➝|➜|->|=>)")
_OVER = re.compile(r"\s?(?:까지)?\s?(?:이?었|였|진행(?:[된한]\s|했|됐)|접수(?:[된한]\s|했|됐)|받은\s|마감[된한]\s)")
_IN_ROUNDS = re.compile(
    rf"\s?(?:까지)?\s?(?:이?고|이?며)?\s?(?:\([^)\n]{{1,12}}\))?\s?[,/·;|\n]?\s?(?:및\s|그리고\s)?[-–○ㅇ•]?\s*\(?{ROUND}"
    r"(?:\s?(?:접수|모집|신청|공모|마감))?\)?\s?(?:은|는)?\s?[:：|]?\s?(?:[~∼～]\s?)?"
)
"""What ties the ends of rounds to a list: "1차 3. 20. / 2차 5. 15.", "상반기는 3월 13일까지, 하반기는"."""
_ROUND_TOPIC = re.compile(rf"\s*{ROUND}(?:\s?(?:접수|모집|신청|공모))?\s?(?:은|는)?\s?")
_OPEN_END = re.compile(r"\s?(?:부터\s?)?[~∼～]")
_BEFORE_PUSH = re.compile(r"\s?까지\s(?:[^\s.]{1,8}\s)?(?:\S{1,4}기로\s(?:한|했던)|\S{1,4}[던]|예정이던|예정됐던)\s")
_MOVED = re.compile(r"일(?:까지)?(?:로|으로)?\s(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|늘[려리렸린])")
_PUSHED = re.compile(
    r"\s?(?:까지)?(?:로|으로)?\s?(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|미[뤄루뤘룬]|늘[려리렸린])"
)
_VERB = re.compile(
    rf"(?P<call>(?:{_SUBMITTED}|(?:참가|참여)(?:\s?신청|하면|할\s수)|수강\s?신청)(?!\s?(?:설명회|대상|요건|자격|기업|기관|업체|학생|대학|단체|농가|결과))"
    r"|지원(?:하면|할\s수|해야)|선착순|뽑[는을고]|[가-힣]면\s된다|(?<![가-힣])(?:받는다|받고|받아|받을|받습|받기)|응하|(?:기업|업체|기관|자|팀|농가|단체|곳)[을를]\s찾[는을고]|(?<!결과를\s)(?<![아어여러려해]\s)(?<![끝보빼해어펴])(?:내면|내야|낼\s수|낸다|내도록))"
    r"|(?P<other>이의|(?:조성|구축|운영|개최|진행|투입|추진|교육|실시|완료|건립|확대|양성|전시|마무리|개발|지원|마련|도입|설치|완공|준공|선정|평가|심사|육성|유치"
    r"|달성|시행|가동|확보|투자|보급|배치|전환|적용|점검|공사|협의|수립|활동|제공|납부|정산|보고|보완|체결)(?:[을를]\s)?(?:하(?!는\s)|한|할|해|되|된|될|됐|키로)|(?:참여|참가)(?:한다|하게|하며|하고|했)"
    r"|열[린리어릴]|이어[지진]|늘[리린릴려]|계속|펼[친쳐]|끝[내낸]|마[친치쳐]|맺)"
)
_ENDS = re.compile(r"\s?(?:[…\n,)]|$|\.\.|이?다|이?고|이?며|로|입니다)")
_SAID_BEFORE = re.compile(
    rf"(?:{_CALLS}|희망자|마감)\S{{0,3}}(?:\s?(?:접수|신청|모집|공모|중|받아|기간))?[…,·\s]{{0,3}}(?:오는\s)?$"
)
"""How a headline tells it: "참가 신청 18일까지", "신청 접수 중…18일까지"."""
_ABOUT_APPLYING = re.compile(
    rf"{_CALL}(?:\s?(?:서|작|작품|의견서?))?(?:\s?(?:및|·)\s?{_CALL})?\s?(?:기간|기한|마감|일정)?(?:은|는)\s(?P<rest>[^.\n]{{0,45}})$"
)
_TO_RECEIVE = re.compile(rf"{_CALL}\S{{0,4}}[을를]\s[^.\n]{{0,45}}$")
_RECEIVES = re.compile(r"\s?(?:[^\s.]{1,12}\s){0,5}?(?:받[는고아을습]|진행|실시|운영|한다|합니다|계속)")
_QUOTED = re.compile(r"['‘“\"「『<《][^'’”\"」』>》\n]{2,50}['’”\"」』>》]")
_NEW_TOPIC = re.compile(r"(?:[고며,]|데|지만)\s(?:[^\s.]{1,10}\s){0,3}?(?P<topic>[^\s.]{1,10}?)(?:은|는)\s")
_FROM_NOTICE = re.compile(
    r"공고(?:일|한\s날)?(?:\s?\([^)\n]{1,24}\)\s?)?(?:로|으로)?(?:부터)?\s?(?P<n>\d{1,3})\s?(?P<unit>영업일|근무일|일|주)\s?(?:간|이내|내|동안|까지|(?=[\s.,)]|$))"
)
_NEXT_DAY_RULE = re.compile(
    r"(?:마감일?|기한|말일|종료일)[^\n.]{0,8}(?:토요일|공휴일|휴일|주말)[^\n.]{0,14}(?:경우|이면|때|시)[^\n.]{0,10}(?:다음|익일|그\s?다음)"
)


def find_deadlines(text: str, moments: Sequence[Moment], today: date | None) -> tuple[Fact, ...]:
    """Return the deadlines of calls in `text`: an ISO 8601 day or minute in Korean time, or a value of `find_openings`.

    The role is `extended` where the text moves the deadline, else "". A period counted from the notice begins on the day
    after it and, where its last day is a day off, ends on the next working day (민법 제157조, 제161조); a date that is
    named is taken as it stands, unless the text itself moves it past days off.
    """
    shifts = _NEXT_DAY_RULE.search(text) is not None
    firsts = {second.phrase.start: first for first, second in ranges(text, moments)}
    starts = {first.phrase.start for first in firsts.values()}
    spans = [
        Span(firsts.get(moment.phrase.start, moment), moment)
        for moment in moments
        if moment.phrase.start not in starts and moment.grain in ("month", "day", "minute")
    ]
    found = [_fact(text, span, role, shifts=shifts) for span, role in _with_rounds(text, spans)]
    return (*found, *_counted(text, moments, today), *find_openings(text))


class Span(NamedTuple):
    """The time from `first` to `last`; a day alone is both."""

    first: Moment
    last: Moment

    @property
    def start(self) -> int:
        return self.first.phrase.start

    @property
    def end(self) -> int:
        return self.last.phrase.end


def _with_rounds(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the spans that end a call, with their role; a list of rounds closes on each day where it closes on one."""
    for rounds in _in_rounds(text, spans):
        roles = [_role(text, span) for span in rounds]
        shares = any(role is not None for role in roles) if len(rounds) > 1 else False
        shares = shares or _goes_on(text, rounds)
        for span, role in zip(rounds, roles, strict=True):
            if role is not None:
                yield span, role
            elif shares and not _is_replaced(text, span):
                yield span, ""


def _in_rounds(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield `spans` by lists of rounds; most stand alone."""
    rounds: list[Span] = []
    for span in spans:
        if rounds and not _is_next_round(text, rounds[-1].end, span.start):
            yield rounds
            rounds = []
        rounds.append(span)
    if rounds:
        yield rounds


def _is_next_round(text: str, end: int, start: int) -> bool:
    """Whether only the name of a round stands between; in a table the column says what a date is."""
    between = text[end:start]
    return _IN_ROUNDS.fullmatch(between) is not None and not ("|" in between and "\n" in between)


def _goes_on(text: str, rounds: Sequence[Span]) -> bool:
    """Whether a sentence that only tells rounds goes on from one about applying: "두 차례 접수한다. 1차는 6일까지다"."""
    low, _ = sentence_at(text, rounds[0].start)
    if not _ROUND_TOPIC.fullmatch(text, low, rounds[0].start) or not _is_end(text, rounds[-1].last):
        return False
    start, _ = sentence_at(text, max(0, low - 2))
    return _mentions_call(text[start:low])


def _fact(text: str, span: Span, role: str, *, shifts: bool) -> Fact:
    last, end = span.last, span.end
    start = last.phrase.start if role == "extended" else span.start
    if hours := _CLOCK_END.match(text, end):
        last, end = last._replace(phrase=last.phrase._replace(minute=_minutes(hours))), hours.end()
    return Fact(kind=KIND, value=_value(last, shifts=shifts), quote=text[start:end], start=start, unit=last.grain, role=role)


def _minutes(hours: re.Match[str]) -> int:
    return int(hours["hour"]) * 60 + int(hours["minute"])


def _value(moment: Moment, *, shifts: bool) -> str:
    day = on_or_after(moment.last_day) if shifts else moment.last_day
    hour = moment.value.partition("T")[2]
    return f"{day.isoformat()}T{hour}" if hour else day.isoformat()


def _role(text: str, span: Span) -> str | None:
    """Return the role of the deadline that `span` ends with; None where it ends with none."""
    before = text[max(0, span.start - 60) : span.start]
    low, high = sentence_at(text, span.start)
    if _PUSHED.match(text, span.end) and _mentions_call(text[low:high]):
        return "extended"
    if _is_replaced(text, span) or _is_over(text, span):
        return None
    if _NEW_VERSION.search(before) and _mentions_call(text[max(0, span.start - 120) : high]):
        return "extended"
    if _ARRIVING.match(text, span.end) or (_IN_BRACKETS.search(before) and _mentions_call(text)):
        return ""
    if _is_labelled(text, span) or _is_said(text, low, span):
        return "extended" if re.search(r"연장|변경", text[max(low, span.start - 24) : span.start]) else ""
    return None


def _is_replaced(text: str, span: Span) -> bool:
    """Whether the text names another day instead, or only the beginning."""
    before = text[max(0, span.start - 60) : span.start]
    if _FIRST_VERSION.search(before) or _REPLACED.match(text, span.end):
        return True
    if _is_pushed_later(text, span.last, sentence_at(text, span.start)[1]):
        return True
    return _OPEN_END.match(text, span.end) is not None and _CLOCK_END.match(text, span.end) is None


def _is_over(text: str, span: Span) -> bool:
    """Whether a call was closed when the text was written: "지난달 27일까지 진행한 공모"."""
    phrase = span.last.phrase
    past = phrase.turn < 0 or phrase.months == -1 or phrase.years == -1
    return _OVER.match(text, span.end) is not None or (past and _is_end(text, span.last))


def _is_pushed_later(text: str, last: Moment, high: int) -> bool:
    """Whether the rest of the sentence moves the deadline that `last` was: "12일까지 받기로 한 신청을 19일까지로 연장"."""
    told = _BEFORE_PUSH.match(text, last.phrase.end, high)
    return told is not None and _MOVED.search(text, told.end(), high) is not None


def _mentions_call(sentence: str) -> bool:
    return re.search(_CALL, sentence) is not None


def _is_labelled(text: str, span: Span) -> bool:
    """Whether a label ("접수기간 :") stands before; a single date under 기간 must say that it is the end."""
    lasts = span.first is not span.last or _CLOCK_END.match(text, span.end) is not None
    if not lasts and not _is_end(text, span.last) and not _SAYS_END.search(text, max(0, span.start - 200), span.start):
        return False
    before = label_before(text, span.start)
    if _OTHER_LABEL.search(before) or _AFTERWARDS.search(before, max(0, len(before) - 24)):
        return False
    if _CLOSING.search(before) and _mentions_call(text[max(0, span.start - 120) : span.end + 60]):
        return True
    if (lasts or _is_end(text, span.last)) and _PLAIN_LABEL.search(before):
        return True
    label = _LABEL.search(before)
    if label is None or (label["what"] == "일정" and not lasts):
        return False
    return lasts or label["what"] in ("마감", "기한") or bool(label["notice"]) or _is_end(text, span.last)


def _is_end(text: str, moment: Moment) -> bool:
    return _UNTIL.match(text, moment.phrase.end) is not None


def _is_said(text: str, low: int, span: Span) -> bool:
    """Whether the sentence says that applying lasts until the end of `span`; a range needs no 까지 ("2∼20일 모집한다")."""
    topic = text[low : span.start]
    if _CLOSES.match(text, span.end):
        cut = low > 1 and text[low - 1] == "…"
        start = sentence_at(text, low - 2)[0] if cut else low
        return _mentions_call(text[start : span.end + _REACH].partition("\n")[0])
    if _SHUTS.match(text, span.end):
        return _is_about_applying(topic)
    until = _UNTIL.match(text, span.end) or (_NOTHING.match(text, span.end) if span.first is not span.last else None)
    return until is not None and _lasts(text, topic, span, until.end())


def _lasts(text: str, topic: str, span: Span, end: int) -> bool:
    """Whether what lasts until `span` ends, as 까지 before `end` says, is applying: by the topic, the headline or the verb."""
    if _APPLYING.search(topic) and _POSSIBLE.match(text, end):
        return True
    if _is_about_applying(topic) or (_TO_RECEIVE.search(topic) and _RECEIVES.match(text, end)):
        return True
    if end > span.end and _ENDS.match(text, end):
        line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 30) : span.start]
        if _SAID_BEFORE.search(line) and not _AFTERWARDS.search(line):
            return True
    return _is_done_by(text, topic, end, month=span.last.grain == "month")


def _is_about_applying(topic: str) -> bool:
    """Whether the topic that reaches the date is applying: "접수는 …", not "신청은 8일까지 받으며 캠프는 …"."""
    about = _ABOUT_APPLYING.search(topic)
    if about is None or _AFTERWARDS.search(about[0]) or re.search(r"이의\s?$", topic[: about.start()]):
        return False
    other = _NEW_TOPIC.search(f" {about['rest']}")
    return other is None or re.search(rf"{_CALL}|^{ROUND}$", other["topic"]) is not None


def _is_done_by(text: str, topic: str, end: int, *, month: bool) -> bool:
    """Whether the verb that follows the date is one of applying; what comes after another 까지 is that one's."""
    stop = min(sentence_at(text, end)[1], end + _REACH)
    if _AFTERWARDS.search(_CLAUSE.split(topic)[-1]):
        return False
    following = _QUOTED.sub("", _NEXT_UNTIL.split(text[end:stop], maxsplit=1)[0])
    verb = _VERB.search(following)
    if verb is None or verb["call"] is None or _AFTERWARDS.search(following[: verb.end()]):
        return False
    if verb["call"].startswith("받") and _NO_CALL.search(
        following[: verb.start()] if following[: verb.start()].strip() else topic
    ):
        return False
    return not (verb["call"].startswith("뽑") and month)


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
