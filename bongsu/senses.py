"""Which AI a text means: artificial intelligence, or avian influenza (조류인플루엔자), which Korean papers write the same way.

What a token means is told by the word that it is joined to ("AI 방역", "AI 반도체"), then by the words of its sentence
(오리, 살처분; 데이터, 로봇), then by the whole text: few texts switch senses without saying so ("AI로 AI 방역"). The words
and their weights are data.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from bongsu.korea.units import read_table
from bongsu.scanning import encodable, find_from, is_short, stands_free
from bongsu.shortened import is_file, is_other_name
from bongsu.turns import read_turns

_PRIOR = 2.0
"""Most AI in the news is artificial: avian influenza has to show itself."""
_DEFINED_SCORE = 8.0
_CLEAR = 3.0
"""A sentence that says this much needs no help from the rest of the text."""
_ASIDE, _AGAINST = -4.0, 0.25
"""The word that a token is joined to outweighs its line: "AI 산업 키우고 닭·오리 농가 돕는다"."""
_TEXT_SHARE = 0.6
_LEAN = 2.0
_REACH = 60
"""Code points on either side, on the same line, that a token is read by: a headline whole, half a sentence of a body."""

_TOKEN = re.compile(r"A\.I\.?|AI|Ai|ai")
_TOKEN_STARTS = (re.compile("A"), re.compile("a"))
_IN_ADDRESS = re.compile(r"[/@_]$|[\w(]\.$")
_INTO_ADDRESS = re.compile(r"[_@/]|\.[a-z]")
_DEVICES = frozenset("기량사")
"""What makes another word of the disease's: 검출기 and 발생량 are for machines to handle, 사육사 is a person."""
_MACHINE = re.compile(
    r"(?:\s(?:지원|관리|대응|예방|접수|정보|안내|소독|순찰|살균|배송|감시))?\s?(?:로봇|알림|게이트|키오스크|카메라|솔루션|플랫폼|앱|챗봇|시스템|소프트웨어|모델|알고리즘|센서|기술"
    r"|[가-힣]{0,2}(?:감별|선별|검출|측정|분류|진단|급이|판별|인식|검사)기)"
)
_MACHINERY = -4.0
"""What such a word says when a machine follows: "AI 소독 로봇"."""
_STOPS = frozenset("…,.?!;:·")
"""What ends a phrase: the word after it is not joined to the token."""
_NOUN = re.compile(r" [가-힣]{2}")
_NOUN_AT_WORK = re.compile(
    r" [가-힣]{2,4} (?:로봇|카메라|솔루션|플랫폼|앱|챗봇|시스템|모델|알고리즘|센서|서비스|드론|장비|장치|기술"
    r"|판별|판독|인식|분류|추천|관제|해설|상담|통역|체험)"
    r"| [가-힣]{2,4}기 (?:투입|도입|보급|설치|개발|시연|지원)"
)
_OPEN = -2.0
"""Few words can follow the disease, and the tables know them; what artificial intelligence is joined to has no end."""
_NAMED = 8.0
"""Who writes 인공지능 in full beside it means the other one: "AI 확산 예측에 인공지능 활용"."""
_EXPLAINED, _NO_TOOL, _SOME_BIRDS, _OF_BIRDS = -2.0, -3.5, 3.0, 3.0
"""What a sense that is named in full takes with it: the birds of the named disease say nothing of "AI 드론" beside it."""
_OFTEN = re.compile(
    r"\s?(?:미리|첫|또|추가|잇단|최초|신규|집중|조기|예방적|올해|올겨울|사실상|공식|다시|아직|계속|완전|이미|끝내|결국)\s"
)
_FURTHER = 0.7
"""How much the word counts that follows after such a one: "AI 첫 신고"."""
_DEFINED = re.compile(r"(?:H\dN\d형?|조류\s?인플루엔자|조류\s?독감|고병원성|저병원성)\s?\(?\s?$")
_DEFINED_AFTER = re.compile(r"\s?\(\s?(?:[Aa]vian|조류|고병원성|H\dN\d)|\s(?:저|고)병원성(?!\s?(?:AI|조류))")
_SPELT = re.compile(r"조류\s?(?:인플루엔자|독감)\s$")
"""The disease in full, after which a tool's AI is the other one: "조류인플루엔자 AI 알고리즘으로 조기 탐지"."""
_BY_LEARNING = frozenset({"인공지능", "딥러닝", "머신러닝", "기계학습", "강화학습"})
"""What leaves AI beside it to the birds; a 챗봇 and a GPT are spoken of with their AI."""
_MIND = re.compile(r"인공\s?지능\s?\(\s?$")
_MIND_AFTER = re.compile(r"\s?\(\s?인공\s?지능")


class Sighting(NamedTuple):
    """A word that says what AI means here. A positive `score` speaks for birds; `own` ones name their sense themselves."""

    word: str
    start: int
    end: int
    score: float
    own: bool


class _Cue(NamedTuple):
    """What a word says for birds: right after the token, near it, wherever it stands; as the `name` of a sense, 0 for none."""

    next: float
    near: float
    told: float
    name: float


_Seen = tuple[int, int, str, _Cue]
"""Where a word of the tables begins and ends, the word, and what it says: a text has a hundred of them."""
_START = itemgetter(0)


def find_senses(text: str, extra_words: Sequence[str] = ()) -> tuple[Sighting, ...]:
    """Return every word of `text` that means artificial intelligence or avian influenza, in order."""
    seen = _scan(text, tuple(extra_words))
    named = [Sighting(word, start, end, cue.name, own=True) for start, end, word, cue in seen if cue.name]
    found = [token for token in find_from(_TOKEN, text, *_TOKEN_STARTS) if _is_word(text, token)]
    if found and not named and is_other_name(text, [token.span() for token in found]):
        return ()
    readings = [_read(text, token, seen) for token in found]
    whole, lean = _total(seen), _lean(readings)
    tokens = [
        Sighting(token[0], token.start(), token.end(), _score(reading, whole, lean), own=False)
        for token, reading in zip(found, readings, strict=True)
    ]
    return tuple(sorted((*named, *tokens), key=lambda each: each.start))


def _is_word(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return (
        stands_free(text, start, end)
        and _IN_ADDRESS.search(text, max(0, start - 2), start) is None
        and _INTO_ADDRESS.match(text, end) is None
        and not is_file(text, start, end)
    )


def _scan(text: str, extra_words: tuple[str, ...]) -> list[_Seen]:
    scanner, entries, short = _lexicon(extra_words)
    return [
        (start, end, *entries[index])
        for index, start, end in scanner.find_matches_as_indexes(encodable(text))
        if (not "가" <= text[start - 1 : start] <= "힣" if short[index] else stands_free(text, start, end))
    ]


@lru_cache(maxsize=16)
def _lexicon(extra_words: tuple[str, ...]) -> tuple[AhoCorasick, tuple[tuple[str, _Cue], ...], tuple[bool, ...]]:
    """Return what finds the words, the words with what they say, and which of them are free unless Hangul stands before."""
    weights: dict[str, dict[str, float]] = {}
    for table, sign in (("avian_words.csv", 1.0), ("ai_context.csv", -1.0)):
        for line in read_table(table):
            given = weights.setdefault(line["word"], {"next": 0.0, "near": 0.0, "own": 0.0})
            given[line["where"]] += sign * float(line["weight"])
    minds = {*(line["word"] for line in read_table("ai_words.csv")), *filter(None, extra_words)} - {"AI", "A.I.", "ai"}
    cues = {word: _cue(weights.get(word, {}), is_mind=word in minds) for word in (*weights, *minds)}
    return AhoCorasick(list(cues), matchkind=MatchKind.LeftmostLongest), tuple(cues.items()), tuple(map(is_short, cues))


def _cue(weights: Mapping[str, float], *, is_mind: bool) -> _Cue:
    near, own = weights.get("near", 0.0), weights.get("own", 0.0)
    return _Cue(weights.get("next", 0.0), near, near + own, own or (-_DEFINED_SCORE if is_mind else 0.0))


class _Reading(NamedTuple):
    """What stands near a token: `local` is all that speaks for birds there, `near` the line's part of it."""

    local: float
    near: float
    clear: bool


def _read(text: str, token: re.Match[str], seen: Sequence[_Seen]) -> _Reading:
    start, end = token.span()
    if _DEFINED.search(text, max(0, start - 12), start) or _DEFINED_AFTER.match(text, end):
        is_tool = _SPELT.search(text, max(0, start - 8), start) is not None and _MACHINE.match(text, end) is not None
        return _Reading(-_DEFINED_SCORE if is_tool else _DEFINED_SCORE, 0.0, clear=True)
    if _MIND.search(text, max(0, start - 8), start) or _MIND_AFTER.match(text, end):
        return _Reading(-_DEFINED_SCORE, 0.0, clear=True)
    low = max(text.rfind("\n", 0, start), start - _REACH)
    line_end = text.find("\n", end, end + _REACH)
    high = line_end if line_end > 0 else end + _REACH
    around = seen[bisect_left(seen, low, key=_START) : bisect_left(seen, high, key=_START)]
    by_learning = any(word in _BY_LEARNING for _, _, word, _ in around)
    joined, near = _joined(text, start, end, around, by_learning=by_learning), _total(around)
    turns = read_turns(text, start, end)
    if by_learning and (birds := _birds_beside_mind(around, joined, turns)):
        local = birds + turns + (_NAMED if joined > 0 else 0.0)
        return _Reading(local, near, clear=True)
    local = joined + turns + near * (_share_of_birds(around, joined, turns) if near > 0 else 1.0)
    return _Reading(local, near, clear=abs(local) > _CLEAR and joined * near >= 0)


def _birds_beside_mind(around: Sequence[_Seen], joined: float, turns: float) -> float:
    """Return what speaks for birds near a token that can only be they, as its line names artificial intelligence; else 0."""
    if joined <= _NO_TOOL or (turns <= _ASIDE and joined < _OF_BIRDS):
        return 0.0
    birds = sum({word: cue.told for _, _, word, cue in around if cue.told > 0}.values())
    return birds + max(joined, 0.0) if birds >= _SOME_BIRDS or joined >= _OF_BIRDS or birds * joined > 0 else 0.0


def _share_of_birds(around: Sequence[_Seen], joined: float, turns: float) -> float:
    """Return how much of the birds on its line is a token's own: none where it is a tool beside a disease named in full."""
    if joined + turns <= _EXPLAINED and any(cue.name > 0 for _, _, _, cue in around):
        return 0.0
    return _AGAINST if min(joined, joined + turns, turns) <= _ASIDE else 1.0


def _lean(readings: Sequence[_Reading]) -> float:
    """Return what the tokens that are clear say for those that are not."""
    votes = sum(1 if reading.local > 0 else -1 for reading in readings if reading.clear)
    return math.copysign(_LEAN, votes) if votes else 0.0


def _score(reading: _Reading, whole: float, lean: float) -> float:
    rest = 0.0 if reading.clear else _TEXT_SHARE * (whole - reading.near) + lean
    return reading.local + rest - _PRIOR


def _total(seen: Collection[_Seen]) -> float:
    """Return what the words say together, each counted once."""
    return sum({word: cue.told for _, _, word, cue in seen}.values())


def _joined(text: str, start: int, end: int, seen: Sequence[_Seen], *, by_learning: bool) -> float:
    """Return what the word right after the token says, and those tied to it by a middle dot ("AI·구제역").

    A machine that follows takes no disease over where another token names what it learns by.
    """
    further = _OFTEN.match(text, end)
    after = further.end() if further else -1
    next_to = (end, -1 if text[end : end + 1] in _STOPS else end + 1)
    known = bool(further) or any(at in next_to and (cue.next or cue.near > 0) for at, _, _, cue in seen)
    score = 0.0 if known else _open(text, end)
    for first, last, _, cue in seen:
        if first in next_to or first == after:
            said = cue.next if by_learning else _next(text, last, cue)
            score += said * (_FURTHER if first == after else 1.0)
        elif text[end:first] == "·" or text[last:start] == "·":
            score += min(cue.near, cue.next) if cue.next < 0 else cue.near
    return score


def _open(text: str, end: int) -> float:
    """Return what a word that no table knows says right after the token: more where a tool follows it."""
    if not _NOUN.match(text, end):
        return 0.0
    return _MACHINERY if _NOUN_AT_WORK.match(text, end) else _OPEN


def _next(text: str, end: int, cue: _Cue) -> float:
    """Return what a word right after the token says, as what follows it may change that."""
    if (cue.next > 0 or cue.near > 0) and _MACHINE.match(text, end):
        return _MACHINERY
    if cue.next <= 0:
        return cue.next
    return 0.0 if text[end : end + 1] in _DEVICES else cue.next
