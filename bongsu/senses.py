"""Which AI a text means: artificial intelligence, or avian influenza (조류인플루엔자), which Korean papers write the same way.

What a token means is told by the word that it is joined to ("AI 방역", "AI 반도체"), then by the words of its sentence
(오리, 살처분; 데이터, 로봇), then by the whole text: few texts switch senses without saying so ("AI로 AI 방역"). The words
and their weights are data.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from bongsu.korea.sentences import sentence_at
from bongsu.korea.units import read_table
from bongsu.scanning import encodable, stands_free

_PRIOR = 2.0
"""Most AI in the news is artificial: avian influenza has to show itself."""
_DEFINED_SCORE = 8.0
_CLEAR = 3.0
"""A sentence that says this much needs no help from the rest of the text."""
_TEXT_SHARE = 0.5
_MEANS = 1.0

_TOKEN = re.compile(r"A\.I\.?|AI|Ai|ai")
_IN_ADDRESS = re.compile(r"[/@_]$|\w\.$")
_INTO_ADDRESS = re.compile(r"[_@/]|\.[a-z]")
_BY_MEANS = re.compile(r"(?:\s?\([^)]{1,16}\))?(?:로\s|를\s(?:활용|이용|접목|도입|탑재|통해|입)|가\s|와\s|에게|에\s(?:물|맡))")
_DEFINED = re.compile(r"(?:조류\s?인플루엔자|조류\s?독감|고병원성|저병원성)\s?\(?\s?$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word that says what AI means here. A positive `score` speaks for birds; `own` ones name their sense themselves."""

    word: str
    start: int
    end: int
    score: float
    own: bool


@dataclass(frozen=True, slots=True)
class _Cue:
    """What a word says for birds: right after the token, in its sentence, by itself (`own`); `mind` names the other sense."""

    next: float = 0.0
    near: float = 0.0
    own: float = 0.0
    mind: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    word: str
    start: int
    end: int
    cue: _Cue


def find_senses(text: str, extra_words: Sequence[str] = ()) -> tuple[Sighting, ...]:
    """Return every word of `text` that means artificial intelligence or avian influenza, in order."""
    seen = _scan(text, tuple(extra_words))
    named = [
        Sighting(each.word, each.start, each.end, each.cue.own or -_DEFINED_SCORE, own=True)
        for each in seen
        if each.cue.own or each.cue.mind
    ]
    whole = _total(seen)
    tokens = [
        Sighting(found[0], found.start(), found.end(), _score(text, found, seen, whole), own=False)
        for found in _TOKEN.finditer(text)
        if _is_word(text, found)
    ]
    return tuple(sorted((*named, *tokens), key=lambda each: each.start))


def _is_word(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return (
        stands_free(text, start, end)
        and _IN_ADDRESS.search(text, max(0, start - 2), start) is None
        and _INTO_ADDRESS.match(text, end) is None
    )


def _scan(text: str, extra_words: tuple[str, ...]) -> list[_Seen]:
    scanner, cues = _lexicon(extra_words)
    words = list(cues)
    return [
        _Seen(words[index], start, end, cues[words[index]])
        for index, start, end in scanner.find_matches_as_indexes(encodable(text))
        if stands_free(text, start, end)
    ]


@lru_cache(maxsize=16)
def _lexicon(extra_words: tuple[str, ...]) -> tuple[AhoCorasick, Mapping[str, _Cue]]:
    weights: dict[str, dict[str, float]] = {}
    for table, sign in (("avian_words.csv", 1.0), ("ai_context.csv", -1.0)):
        for line in read_table(table):
            given = weights.setdefault(line["word"], {"next": 0.0, "near": 0.0, "own": 0.0})
            given[line["where"]] += sign * float(line["weight"])
    minds = {*(line["word"] for line in read_table("ai_words.csv")), *filter(None, extra_words)} - {"AI", "A.I.", "ai"}
    cues = {
        word: _Cue(**weights.get(word, {"next": 0.0, "near": 0.0, "own": 0.0}), mind=word in minds)
        for word in (*weights, *minds)
    }
    return AhoCorasick(list(cues), matchkind=MatchKind.LeftmostLongest), cues


def _score(text: str, token: re.Match[str], seen: Sequence[_Seen], whole: float) -> float:
    start, end = token.span()
    if _DEFINED.search(text, max(0, start - 12), start):
        return _DEFINED_SCORE
    low, high = sentence_at(text, start)
    around = seen[bisect_left(seen, low, key=_start) : bisect_left(seen, high, key=_start)]
    joined = _joined(text, start, end, around)
    near = _total(around)
    local = joined + near - (_MEANS if _BY_MEANS.match(text, end) else 0.0)
    rest = 0.0 if abs(local) > _CLEAR and joined * near >= 0 else _TEXT_SHARE * (whole - near)
    return local + rest - _PRIOR


def _start(seen: _Seen) -> int:
    return seen.start


def _total(seen: Collection[_Seen]) -> float:
    """Return what the words say together, each counted once."""
    return sum(cue.near + cue.own for cue in {each.word: each.cue for each in seen}.values())


def _joined(text: str, start: int, end: int, seen: Sequence[_Seen]) -> float:
    """Return what the word right after the token says, and those tied to it by a middle dot ("AI·구제역")."""
    score = 0.0
    for each in seen:
        if 0 <= each.start - end <= 1:
            score += each.cue.next
        elif text[end : each.start] == "·" or text[each.end : start] == "·":
            score += each.cue.near
    return score
