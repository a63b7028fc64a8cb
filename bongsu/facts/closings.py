"""Days on which something closes, ends or shuts: "20일 마감한다", "20일이 마지막 날이다", "20일에 끝난다"."""

import re

from bongsu.facts.calls import CALL, mentions_call
from bongsu.facts.spans import Span
from bongsu.korea.sentences import sentence_at

_CLOSES = re.compile(
    r" ?[을를] 끝으로"
    r"| ?(?:[에이] ?|부?로 )?(?:각각 )?(?P<early>조기 )?"
    r"(?:(?:온라인|모집|접수|신청|공모|서류|원서|참가)\s?){0,3}(?:[을를이가은]\s)?"
    r"(?:(?P<closed>마감)(?!재)|마지막|종료|끝(?=[\s,.…내낸]|$))"
)
_SHUTS = re.compile(
    rf"\s?(?:에|로|이면)?\s?(?P<what>{CALL}\S{{0,2}}\s?창?구?[이가]\s)?(?:닫[힌히는습]|끝[난나납]|막을\s내[린릴]|마친다|마칩)"
)
_ELSE = re.compile(
    r"증시|교육은|공사|전시|임시회|코스피|코스닥|환율|거래|장을|지수|행사|일정을|대회|축제|시즌|여정|포럼|임기|생을"
)
"""What closes too, and is no call."""
_REACH = 110


def closes_call(text: str, span: Span, ahead: int) -> bool:
    """Whether a call closes on `span`, `ahead` days after the publication; one that has closed is news if it was early."""
    closes = _CLOSES.match(text, span.end)
    if closes is None or (ahead < 0 and not closes["early"]):
        return False
    low, _ = sentence_at(text, span.start)
    start = sentence_at(text, low - 2)[0] if low > 1 and text[low - 1] == "…" else low
    sentence = text[start : span.end + _REACH].partition("\n")[0]
    return mentions_call(sentence) or (closes["closed"] is not None and _ELSE.search(sentence) is None)


def shuts(text: str, span: Span) -> re.Match[str] | None:
    """Return how something is said to end on `span`, with `what` it is; without it the topic tells."""
    return _SHUTS.match(text, span.end)
