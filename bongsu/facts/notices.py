"""What the labels of a notice say: whether the time behind "접수기간 :" ends a call, begins one, or is another matter.

The label is the last noun phrase before the time, whatever marks stand between. A period needs only a call in its label; a
single day must also be said to be the end: by the label (마감, 기한), by 까지, or by a dash before it.
"""

import re

from bongsu.facts.calls import CALL, is_afterwards, mentions_call
from bongsu.facts.labels import bullet_of, heading_above, label_before
from bongsu.facts.occasions import names_gathering
from bongsu.facts.spans import Span, is_until
from bongsu.korea.sentences import sentence_at

_FROM_NOTICE = re.compile(r"(?:공고일(?:로)?(?:부터)?|공고\s?후|(?:공고일?|현재|즉시|지금)\s?[~∼～-]|[~∼～])\s*$")
"""What stands for a beginning that need not be told; the time after it is then an end."""
_ASIDE = re.compile(
    rf"(?<=[가-힣]) ?(?:\((?!{CALL})[^()\n]{{1,12}}\)|[\[<〈](?!{CALL})[^\[\]<>〈〉\n]{{1,12}}[\]>〉])(?=[\s:：|)\]】〕]*$)"
)
"""What a label says of whom it is for: "접수마감 [예비창업] ". In brackets at the head of a line stands a label itself."""
_OPENS_ASIDE = frozenset("([<〈")
_MARKS = " \n\t:：∶|)]】〕>☞→⇒▶▸○ㅇ◦•-‑*·,(◎●■□◆◇★☆"
_MARKED = re.compile(r"[:：∶|)\]】〕]\s*$")
_PHRASE = re.compile(r"[가-힣A-Z](?:[가-힣A-Z·]| (?! ))*$")
_TOPIC = re.compile(r"(?<=[간한정감일시날])[은는이인]$|(?<=[한감]일)을$")
_END = re.compile(r"마감|기한|시한|종료|마지막\s?날")
_LAST_WORD = re.compile(rf"(?:{CALL}(?:서|서류|작|작품)?|기간|기한|일정|일시|시한|마감일?자?|종료일?|마지막\s?날)$")
_BEGIN = re.compile(r"시작|개시|설명회|발표|결과(?!물)|확인|질의|점검|대상|자격|요건|참가비|[가-힣]료$")
_OTHER = re.compile(
    r"(?=[개게계교근대면모보사선수시실심연운위유의이임적전채체추평행협활])(?:(?:사업|협약|수행|교육|운영|행사|연구|개발|평가|심사|전시|체험|연수|실습|추진|모니터링|활동|시범|선정)"
    r"\s?(?:기간|기한|일정|일시|제출)?$"
    r"|(?:근무|위촉|채용|시상|면접)\s?(?:기간|기한|일정|일시|일)$)"
    r"|(?:수강|유효|사용|이용|적용|게시|보증|계약|대여|임대|의무|유지)\s?(?:기간|기한)$|수강\s?(?:일시|일정)$"
)
_LINE_LABEL = re.compile(r"(?:^|[○ㅇ◦□■•▶▸.)-]\s?)([가-힣][가-힣 ·]{1,16}?)\s?[)\]】]?\s?[:：]")
"""The label of a line, some words before the time: "제출처 및 기한: 스마트도시과, 3. 20.까지"."""
_ASKED = re.compile(rf"{CALL}[^\n?]{{0,12}}\?\s?(?:A|답)?[.:]?\s?$")
"""A question that the time answers: "신청은 언제까지? A. 3월 20일"."""
_GENERIC = re.compile(r"(?:기간|일시|기한|일정|날짜|시기|때)$")
"""A label that leaves what it is about to the heading above."""
_OWN_PERIOD = re.compile(r"(?:기간|일시|일정|날짜|시기|기한|일자|일)$")
_WHEN = re.compile(r"(?:일시|때|날짜)$")
"""When something takes place, which a call does not."""
_SECTION = re.compile(r"[^가-힣A-Za-z'‘“「『\[(]")
"""What the heading of a part begins with: a number or a mark."""
_HANDING_IN = re.compile(r"신청|접수|제출|응모|원서|등록|입찰")
_CALL_LINE = re.compile(
    rf"^[^\n가-힣]{{0,6}}(?:{CALL}\s?(?:서|서류)?|신 청|접 수|모 집)\s?(?:기간|기한|일정|마감일?|일시|일자)?"
    r"\s?[)\]】〕]?\s?[:：|]\s?[^\n]{0,12}\d",
    re.MULTILINE,
)
"""The line of a notice that tells its call's period by name."""
_STEP = re.compile(r"(?:근무|위촉|채용|계약|공고|시상|면접|배송|설치)$")
"""What stands beside ends of calls in a list and is none."""
_LEAD = re.compile(rf"{CALL}[^\n.]{{0,8}}(?:마감|기한|시한|기간)")
"""What a heading or a leading sentence says of the times in its list: "부문별 접수 마감일이 다르니"."""
_TILDES = ("~", "∼", "～")
_OWN_APPLYING = re.compile(r"지원\s?기간$")
"""The time of applying where it ends with an hour, else that of support."""
_RESULT = "결과물"
_CONTEST = re.compile(r"경진|공모전|해커톤|대회|챌린지|콘테스트")
"""What those who enter hand their work in for; elsewhere those who were chosen do."""
_LEAD_END = re.compile(rf"(?:{CALL}|별)\s?마감\s?(?:일정|일시|일|기한)?$")
"""A heading that says of each day in its list that it is an end: "유형별 마감"."""
_PROSE = re.compile(r"[을를에]\s|(?:하|되|받|이)[고며]$|해$")
_LONGEST, _BEFORE, _AFTER = 26, 120, 60
_LONGEST_LEAD, _UNSAID_REACH = 80, 16


def is_labelled(text: str, span: Span) -> bool | None:
    """Whether the label before `span` says that it ends a call; None where no label says what it is."""
    before = label_before(text, span.start)
    ends = _is_end(text, span)
    if ends and "?" in before and _ASKED.search(before):
        return True
    if unsaid := _FROM_NOTICE.search(before, max(0, len(before) - _UNSAID_REACH)):
        before, ends = before[: unsaid.start()], True
    named = _name(text, span, before)
    found = _PHRASE.search(named, max(0, len(named) - _LONGEST))
    phrase = _TOPIC.sub("", found[0]) if found else ""
    marked = unsaid is not None or _MARKED.search(before) is not None
    if _GENERIC.match(phrase):
        if _is_when(text, span, phrase):
            return False
        phrase = f"{_subject(text, span)} {phrase}".strip()
    set_apart = before.rstrip(" ") != named or _LAST_WORD.search(phrase) is not None
    return _is_named(text, span, phrase, ends=ends, set_apart=set_apart, marked=marked)


def _is_end(text: str, span: Span) -> bool:
    """Whether `span` is an end whatever its label says: it lasts until then, or its beginning goes without saying."""
    if span.lasts or is_until(text, span):
        return True
    return text[max(0, span.start - 2) : span.start].rstrip(" ").endswith(_TILDES)


def _is_named(text: str, span: Span, phrase: str, *, ends: bool, set_apart: bool, marked: bool) -> bool | None:
    """Whether `phrase`, which stands before `span`, names the end of a call; None where it names nothing."""
    if _PROSE.search(phrase):
        return None
    if _names_other(phrase) or (_RESULT in phrase and not _CONTEST.search(text, 0, text.find("\n"))):
        return False if set_apart else None
    if set_apart and _names_end(text, phrase, span, ends=ends):
        return True
    said = (ends and _line_names_end(text, span)) or (marked and _list_names_end(text, span, phrase, ends=ends))
    return True if said else None


def _name(text: str, span: Span, before: str) -> str:
    """Return `before` without its marks and asides; a title is no label of what the text begins with."""
    if before.endswith("\n\n") and "\n" not in text[: span.start].rstrip("\n"):
        return ""
    return (before if _OPENS_ASIDE.isdisjoint(before) else _ASIDE.sub("", before)).rstrip(_MARKS)


def _is_when(text: str, span: Span, label: str) -> bool:
    """Whether a generic label under a title says when that takes place which people are called to: "일시 : 7. 28."."""
    heading = heading_above(text, span.start)
    titled = text.startswith(heading) and not _SECTION.match(heading)
    if not titled and _HANDING_IN.search(heading):
        return False
    return _WHEN.match(label) is not None or (titled and _CALL_LINE.search(text) is not None)


def _list_names_end(text: str, span: Span, label: str, *, ends: bool) -> bool:
    """Whether the heading of its list says that a time ends a call: "부문별 접수 마감일", "- 영상 부문 : ~ 4. 10."."""
    heading = heading_above(text, span.start, longest=_LONGEST_LEAD)
    if (
        not (_LEAD if ends else _LEAD_END).search(heading)
        or _OWN_PERIOD.search(label)
        or _STEP.search(label)
        or names_gathering(label)
    ):
        return False
    line = text.rfind("\n", 0, span.start) + 1
    return bullet_of(text[line : span.start]) != bullet_of(heading) or not bullet_of(heading)


def _subject(text: str, span: Span) -> str:
    """Return what a generic label is about: the heading above it; a title only where it names a call."""
    heading = heading_above(text, span.start)
    return "" if text.startswith(heading) and not mentions_call(heading) else heading


def _names_other(phrase: str) -> bool:
    """Whether a label names what is no end of a call."""
    return is_afterwards(phrase) or _BEGIN.search(phrase) is not None or _OTHER.search(phrase) is not None


def _names_end(text: str, phrase: str, span: Span, *, ends: bool) -> bool:
    """Whether a label names the end of a call; where it says only that something ends, the call is named nearby."""
    if _END.search(phrase):
        return mentions_call(phrase) or mentions_call(text[max(0, span.start - _BEFORE) : span.end + _AFTER])
    return ends and (mentions_call(phrase) or (span.last.grain == "minute" and _OWN_APPLYING.match(phrase) is not None))


def _line_names_end(text: str, span: Span) -> bool:
    """Whether the label of the whole line is that of a call, where no nearer one says otherwise."""
    line = text[max(sentence_at(text, span.start)[0], span.start - _BEFORE) : span.start]
    labels = [found[1] for found in _LINE_LABEL.finditer(line)] if ":" in line or "：" in line else []
    return bool(labels) and mentions_call(labels[-1]) and not _names_other(labels[-1])
