"""What kinds of news an announcement brings: 협약, 공모·모집, 선정 …, several at once, each with the word that shows it.

Words and weights are data (`korea/data/kinds.csv`). The headline and the opening weigh most; what a sentence tells as
background ("앞서 시는 지난해 …") weighs little. Within a kind a longer word wins over those inside it, and one of weight 0
only looks like a sign ("공모사업에 선정" calls for nothing, "예산 소진" spends nothing).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bongsu.korea.sentences import is_past, is_planned, names_plan, sentence_at
from bongsu.korea.units import read_table
from bongsu.model import Kind
from bongsu.scanning import encodable, stands_free

KINDS = (
    "협약",
    "공모·모집",
    "선정",
    "예산·투자",
    "예타",
    "출범·개소·착공",
    "인력양성",
    "연구개발",
    "실증·특구",
    "기업지원",
    "정책·조례",
    "행사",
    "채용",
    "정정·연장·재공고",
)
"""Every kind of news there is."""

_ENOUGH = 2.0
_TITLE, _LEAD, _REST, _BACKGROUND = 1.5, 1.0, 0.7, 0.25
_LEAD_LENGTH = 220
"""Code points of the opening: about two sentences of newspaper Korean."""
_CLOSING_LENGTH = 900
"""Beyond so much of the body a text tells of what surrounds its news."""

_BACK = re.compile(
    r"앞서|그동안|그간|지난해|작년|재작년|지금까지|이미\s|한편|과거|종전|당시|전년|20\d\d년(?:에|\s\d{1,2}월에?)\s|기존에"
)
_COUNTED = re.compile(r"\d\s?(?:여\s?)?$")
_START = itemgetter(1)
_SELECTION, _LAUNCH = "선정", "출범·개소·착공"


class _Sign(NamedTuple):
    kind: str
    word: str
    start: int
    weight: float


def find_kinds(text: str, title_end: int) -> tuple[Kind, ...]:
    """Return the kinds of news in `text`, whose title ends at `title_end`, in the order of their words."""
    signs: dict[str, list[_Sign]] = defaultdict(list)
    for sign in _signs(text, title_end):
        signs[sign.kind].append(sign)
    found = [_kind(text, each, title_end) for each in signs.values() if _weigh(each) >= _ENOUGH]
    return tuple(sorted(found, key=lambda kind: kind.start))


def _weigh(signs: list[_Sign]) -> float:
    """Return what the signs say together, each word counted once, at its best place."""
    best: dict[str, float] = {}
    for sign in signs:
        best[sign.word] = max(best.get(sign.word, 0.0), sign.weight)
    return sum(best.values())


def _kind(text: str, signs: list[_Sign], title_end: int) -> Kind:
    best = max(signs, key=lambda sign: sign.weight)
    return Kind(kind=best.kind, quote=best.word, start=best.start, planned=_is_to_come(text, signs, best, title_end))


def _is_to_come(text: str, signs: list[_Sign], best: _Sign, title_end: int) -> bool:
    """Whether the news is still to come: the body's sentence says so, unless the headline has it done and no plan is named."""
    telling = max((sign for sign in signs if sign.start > title_end), key=lambda sign: sign.weight, default=best)
    low, high = sentence_at(text, telling.start)
    if not is_planned(text[low:high]):
        return False
    head, tail = sentence_at(text, best.start)
    return best.start > title_end or names_plan(text[low:high]) or not is_past(text[head:tail])


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[str, ...], Mapping[str, tuple[tuple[str, float], ...]]]:
    weights: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in read_table("kinds.csv"):
        weights[line["word"]].append((line["kind"], float(line["weight"])))
    words = tuple(weights)
    return AhoCorasick(words), words, {word: tuple(each) for word, each in weights.items()}


def _signs(text: str, title_end: int) -> Iterator[_Sign]:
    scanner, words, weights = _lexicon()
    found = scanner.find_matches_as_indexes(encodable(text), overlapping=True)
    found.reverse()  # they come by where they end: of two that begin together, now the longer one first
    covered: dict[str, int] = defaultdict(int)
    for index, start, end in sorted(found, key=_START):
        for kind, weight in weights[words[index]]:
            if end <= covered[kind]:
                continue
            covered[kind] = end
            if weight and not _is_other(text, kind, start, end):
                yield _Sign(kind, words[index], start, weight * _share(text, kind, start, title_end))


def _is_other(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the word is a piece of another, or counts places ("3개소")."""
    if text[start].isascii() and not stands_free(text, start, end):
        return True
    return kind == _LAUNCH and text.startswith("개", start) and _COUNTED.search(text, max(0, start - 3), start) is not None


@lru_cache(maxsize=64)
def _is_background(sentence: str) -> bool:
    return _BACK.search(sentence) is not None and not is_planned(sentence)


def _share(text: str, kind: str, start: int, title_end: int) -> float:
    """Return how much a word counts where it stands."""
    if start < title_end:
        return _TITLE
    if start - title_end > _CLOSING_LENGTH:
        return _BACKGROUND
    low, high = sentence_at(text, start)
    sentence = text[low:high]
    if _is_background(sentence):
        return _BACKGROUND
    if start - title_end <= _LEAD_LENGTH:
        return _LEAD
    return _BACKGROUND if kind == _SELECTION and is_planned(sentence) else _REST
