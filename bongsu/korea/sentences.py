"""Korean sentences: where one begins and ends, and whether it tells of something done or something planned.

The verb stands last. A past verb has ㅆ under the syllable before its ending (했다, 됐으며, 열렸습니다); what a speaker reports
stands before the reporting verb ("모집한다고 27일 밝혔다" tells of a plan), so that verb is taken off first.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(r"[.!?\n…](?:(?<=[\n…])|(?=[\s\"'”’)]|$|[가-힣‘“])(?<!\d\.))")
_REACH = 600
"""No sentence is followed further than this, so that a text without full stops costs no more than others."""

_REPORTS = "(?:밝혔|말했|전했|설명했|강조했|덧붙였|알렸|소개했|발표했|알려졌|전해졌|밝힌|전한|말한|기대했|당부했|내다봤|예고했)"
_REPORTED = re.compile(
    r"(?:고|며|면서|것으로|라며),?\s"
    rf"(?:(?:\S{{1,12}}\s){{0,4}}?){_REPORTS}\S*\s*$"
)
_REPORTS_LAST = re.compile(rf"{_REPORTS}\S*\s*$")
_PLAN = re.compile(
    r"계획(?<!기본 계획)(?<!종합 계획)(?<![본합행전]계획)|예정|방침|목표|전망|추진하"
    r"|하기로|키로|기로\s?(?:했|한\s|합의|결정|뜻)|나선다|나설|들어간다|앞으로|향후|할 것"
    r"|될 것|" + "|".join(rf"{verb}\s?수 있" for verb in "할될울릴칠킬설낼일갈")
)
"""Each choice begins with a plain letter: such patterns are searched for several times faster."""
_AHEAD = re.compile(r"오는|내년|내달|다음\s?달")
_NOT_PAST = frozenset("있겠")
_VERB_REACH = 40
"""The verb stands within this many code points of a clause's end."""
_HANGUL, _FINALS, _SS = 0xAC00, 28, 20
_ENDINGS = re.compile(r"([가-힣])(?:습니다|다|으며|고|으나|지만|는데|던|음|으면서|네)(?![가-힣])")
_DONE_NOUNS = re.compile(
    r"(?:완료|성료|체결|개최|선정|달성|확보|개소|개막|출범|통과|유치|첫\s?삽|착공|준공|지정|확정|돌파|개관|배출|맞손|발족|개원|가동|선포)"
    r"(?=[.…\n,\"'’”]|\s?$)"
)


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """Return the bounds of the sentence (or line) of `text` that holds `position`."""
    borders = _borders(text)
    index = bisect_right(borders, position, 1, len(borders) - 1)
    start, end = borders[index - 1], borders[index]
    return (start, end) if end - start <= _REACH else (max(start, position - _REACH), min(end, position + _REACH))


def sentences_from(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of `text` from `start` on, where the first of them is taken to begin."""
    borders = _borders(text)
    for end in borders[bisect_right(borders, start) :]:
        if end > start:
            yield start, end
        start = end


@lru_cache(maxsize=8)
def _borders(text: str) -> tuple[int, ...]:
    return (0, *[found.end() for found in _END.finditer(text)], len(text))


def is_past(clause: str) -> bool:
    """Whether the last verb of `clause` is in the past; where it ends without a verb, whether its last noun tells of a deed."""
    verb = _last_verb(clause)
    return _has_past_verb(clause) if verb else _DONE_NOUNS.search(clause) is not None


def _has_past_verb(clause: str) -> bool:
    verb = _last_verb(clause)
    return bool(verb) and (ord(verb) - _HANGUL) % _FINALS == _SS


def _last_verb(clause: str) -> str:
    """Return the syllable before the ending of the last verb, or nothing."""
    verbs = [found[1] for found in _ENDINGS.finditer(clause, max(0, len(clause) - _VERB_REACH))]
    return next((verb for verb in reversed(verbs) if verb not in _NOT_PAST), "")


@lru_cache(maxsize=128)
def is_planned(sentence: str) -> bool:
    """Whether `sentence` tells of something still to come: "모집할 예정이다", "지원한다고 밝혔다"; not "체결했다고 밝혔다"."""
    told = _told(sentence)
    return _tells_plan(told) or not is_past(told)


def names_plan(sentence: str) -> bool:
    """Whether `sentence` has a word for what is to come: 예정, 계획, 오는, 내년 and the like.

    A time ahead is no plan where the deed is done all the same: "내년 예산을 편성했다".
    """
    return _tells_plan(_told(sentence))


def _tells_plan(told: str) -> bool:
    return _PLAN.search(told) is not None or (_AHEAD.search(told) is not None and not _has_past_verb(told))


def _told(sentence: str) -> str:
    """Return what is reported, without who reported it."""
    told = sentence.rstrip(" .\"'”’\n…")
    return _REPORTED.sub("", told) if _REPORTS_LAST.search(told) else told
