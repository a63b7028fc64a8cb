"""Deadlines that were moved, and days that are none any more: the old day of an extension, a call that is over."""

import re

from bongsu.facts.calls import mentions_call
from bongsu.facts.spans import Span
from bongsu.korea.sentences import sentence_at

_FIRST_VERSION = re.compile(
    r"(?:당초|기존|원래|애초|(?:변경|정정|수정|연장)\s?전)\s?[)\]]?\s?(?:(?:접수|신청|모집)?\s?(?:기간|마감일?|기한)?)\s?(?:은|는|이|인|였던)?\s?[:：]?\s?$"
)
_NEW_VERSION = re.compile(
    r"(?:변경|연장|(?:정정|수정)\s?후|→)(?:(?<=→)\s?(?:\(?(?:변경|연장)\)?\s?)?"
    r"|(?<!→)(?:\s?(?:후|기간|마감일?|된))?\s?[)\]]?\s?(?:접수\s?기간|마감일?)?\s?(?:은|는)?\s?[:：]?\s?)$"
)
_REPLACED = re.compile(r"\s?(?:까지)?\s?\)?\s?(?:→|⇒|➝|➜|->|=>)\s?(?:\(?(?:변경|연장)\)?\s?)?[:：]?\s?['’‘~∼]?\s?\d")
_BEFORE_PUSH = re.compile(r"\s?까지\s(?:[^\s.]{1,8}\s)?(?:\S{1,4}기로\s(?:한|했던)|\S{1,4}[던]|예정이던|예정됐던)\s")
_MOVED = re.compile(r"일(?:까지)?(?:로|으로)?\s(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|늘[려리렸린])")
_PUSHED = re.compile(
    r"\s?(?:까지)?(?:로|으로)?\s?(?:[^\s.]{1,6}\s){0,2}?(?:재)?(?:연장|연기|늦[추춰췄춘]|미[뤄루뤘룬]|늘[려리렸린]|늘어[나났난])"
)
_EXTENDED = re.compile(r"연장|변경|(?:정정|수정)\s?후")
_OVER = re.compile(
    r"\s?(?:까지)?\s?(?:이?었|였|진행(?:[된한]\s|했|됐)|접수(?:[된한]\s(?!것)|했|됐)|받은\s|마감(?:[된한]\s|됐|했)|모집(?:[된한]\s|했|됐)"
    r"|[(\[]\s?(?:마감|종료|완료|마감됨|접수\s?(?:마감|종료|완료))\s?[)\]])"
)
_OPEN_END = re.compile(r"\s?(?:부터\s?)?[~∼～]")
_NEW_REACH, _BEFORE = 120, 60


def is_pushed(text: str, span: Span) -> bool:
    """Whether what follows moves the end to `span`, whatever stands before it."""
    low, high = sentence_at(text, span.start)
    pushed = _PUSHED.match(text, span.end, high)
    return pushed is not None and mentions_call(text[low : pushed.end()])


def is_new(text: str, span: Span) -> bool:
    """Whether what stands before says that `span` is the new end of a call: "→ 3. 27.", "(변경) 3. 27."."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    high = sentence_at(text, span.start)[1]
    return _NEW_VERSION.search(before) is not None and mentions_call(text[max(0, span.start - _NEW_REACH) : high])


def names_extension(text: str, span: Span) -> bool:
    """Whether the words right before a deadline say that it is a later one."""
    low, _ = sentence_at(text, span.start)
    return _EXTENDED.search(text, max(low, span.start - 24), span.start) is not None


def is_replaced(text: str, span: Span) -> bool:
    """Whether the text names another day instead, or only the beginning."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    if _FIRST_VERSION.search(before) or _REPLACED.match(text, span.end):
        return True
    high = sentence_at(text, span.start)[1]
    told = _BEFORE_PUSH.match(text, span.end, high)
    if told is not None and _MOVED.search(text, told.end(), high):
        return True
    return _OPEN_END.match(text, span.end) is not None


def is_over(text: str, span: Span) -> bool:
    """Whether the words say that a call was closed when they were written: "27일까지 진행한 공모"."""
    return _OVER.match(text, span.end) is not None
