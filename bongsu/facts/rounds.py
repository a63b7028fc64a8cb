"""Calls in rounds: "1차 3. 20. / 2차 5. 15."; where a list closes on one of its days, it closes on each."""

import re
from collections.abc import Iterator, Sequence

from bongsu.facts.calls import mentions_call
from bongsu.facts.labels import ROUND
from bongsu.facts.spans import Span
from bongsu.korea.sentences import sentence_at

_FIELD = r"[가-힣A-Z·]{1,8}\s(?:분야|부문|트랙)"
_TIE = re.compile(
    rf"\s?(?:까지)?\s?(?:이?고|이?며)?\s?(?:\([^)\n]{{1,12}}\))?\s?[,/·;|\n]?\s?(?:및\s|그리고\s)?[-–○ㅇ•]?\s*\(?(?:{ROUND}|{_FIELD})"
    r"(?:\s?(?:접수|모집|신청|공모|마감))?\)?\s?(?:은|는)?\s?[:：|]?\s?(?:[~∼～]\s?)?"
)
"""What ties the ends of rounds to a list: "1차 3. 20. / 2차 5. 15.", "상반기는 3월 13일까지, 하반기는"."""
_TOPIC = re.compile(rf"\s*{ROUND}(?:\s?(?:접수|모집|신청|공모))?\s?(?:은|는)?\s?")
_LONGEST_TIE = 60


def in_rounds(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield `spans` by lists of rounds; most stand alone."""
    rounds: list[Span] = []
    for span in spans:
        if rounds and not _is_tied(text, rounds[-1].end, span.start):
            yield rounds
            rounds = []
        rounds.append(span)
    if rounds:
        yield rounds


def _is_tied(text: str, end: int, start: int) -> bool:
    """Whether only the name of a round stands between; in a table the column says what a date is."""
    if start - end > _LONGEST_TIE or _TIE.fullmatch(text, end, start) is None:
        return False
    between = text[end:start]
    return "\n" not in between or not ("|" in between or "\t" in between)


def goes_on(text: str, rounds: Sequence[Span]) -> bool:
    """Whether a sentence that only tells rounds goes on from one about applying: "두 차례 접수한다. 1차는 6일까지다"."""
    if not text.startswith("까지", rounds[-1].end):
        return False
    low, _ = sentence_at(text, rounds[0].start)
    if not _TOPIC.fullmatch(text, low, rounds[0].start):
        return False
    start, _ = sentence_at(text, max(0, low - 2))
    return mentions_call(text[start:low])
