"""What kinds of news an announcement brings: 협약, 공모·모집, 선정 …, several at once, each with the word that shows it.

Words and weights are data (`korea/data/kinds.csv`). The headline and the first sentence weigh most: they say what is done. A
later sentence adds a kind where it tells a deed in so many words; what it tells of the contents ("조례안은 …하도록 했다") or as
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

from bongsu.kind_asides import is_application, is_before, is_beside, is_content, is_deed, is_work
from bongsu.kind_turns import find_turns
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
_TITLE, _OPENING, _LEAD, _REST, _BACKGROUND = 1.5, 1.0, 0.8, 0.7, 0.2
_LEAD_LENGTH = 220
"""Code points of the lead: about two sentences of newspaper Korean."""
_READ = 900
"""Code points of the body that are read: beyond them a text tells of what surrounds its news."""

_BACK = re.compile(
    "|".join(rf"{digit}\d*\s?(?:년|달|개월)\s전" for digit in "0123456789０１２３４５６７８９")
    + "|"
    + "|".join(rf"{number}\s(?:해|달)\s전" for number in "두세석")
    + r"|앞서|그동안|그간|지난(?:해|번)(?!보다|\s?대비|에\s이어|에\s비해|처럼)"
    r"|작년(?!보다|\s?대비)|재작년|지금까지|이미\s|한편|과거|종전|당시|전년(?!보다|\s?대비)|20\d\d년(?:에|\s\d{1,2}월에?)\s|기존에"
    r"|20\d\d년\s(?:처음|업무협약|협약|문을|개[교소원관])|[뒤후]\s처음"
)
_CLAUSE = re.compile(
    r"[^.\n]{0,36}?(?:맺은|받은|지은|세운|들인|닫은|잃은|멈춘|끝난|떠난|없앤|깔린|뜬|[을를]\s낸|만든|뽑힌|꾸린|[을를]\s연|예산으로|국비로|[가-힣]{2}[한된]|[가-힣]던)\s\S+"
)
"""What was before may end with a clause that is hung before a noun: "지난해 맺은 협약으로"."""
_COPULA = re.compile(r"(?:결과|결실|성과|덕분|셈|터|것)(?:이?다|입니다)[.\"”’\s]*$")
_BREAK = 2
"""Code points between the headline and the body."""
_COUNTED = re.compile(r"\d\s?(?:여\s?)?$")
_COUNTER = re.compile(r"개(?!년)|건")
_START = itemgetter(1)
_SELECTION, _LAUNCH, _HIRING, _CALL = "선정", "출범·개소·착공", "채용", "공모·모집"
_STEPS = frozenset({_SELECTION, _LAUNCH})
"""The kinds that a later sentence with a plan tells as a later step: "5개사를 선정해 돕는다", "2029년 문을 연다"."""
_WORK = frozenset({"정책·조례", "인력양성", "연구개발", "실증·특구", "기업지원"})


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
    _leave_out_work(text, signs, title_end)
    found = [_kind(text, each, title_end) for each in signs.values() if _weigh(each) >= _ENOUGH]
    return tuple(sorted(found, key=lambda kind: kind.start))


def _leave_out_work(text: str, signs: dict[str, list[_Sign]], title_end: int) -> None:
    """Take away what only tells of a post that is filled: the work of it ("AI 정책을 연구할 박사 채용"), and how to apply."""
    hiring, called = signs.get(_HIRING, []), signs.get(_CALL, [])
    heads = {each.kind for each in (*hiring, *called) if each.start < title_end}
    if _weigh(hiring) < _ENOUGH or heads == {_CALL}:
        return
    posts = sorted(post.start for post in hiring)
    for kind in _WORK & signs.keys():
        signs[kind] = [each for each in signs[kind] if not is_work(text, each.start, posts)]
    signs[_CALL] = [each for each in called if not is_application(text, each.word, each.start)]


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
    limit = title_end + _READ
    found = scanner.find_matches_as_indexes(encodable(text[:limit]), overlapping=True)
    found.reverse()  # they come by where they end: of two that begin together, now the longer one first
    covered: dict[str, int] = defaultdict(int)
    for index, start, end in sorted(found, key=_START):
        for kind, weight in weights[words[index]]:
            if end <= covered[kind]:
                continue
            covered[kind] = end
            if weight and not _is_other(text, kind, start, end):
                yield _Sign(kind, words[index], start, weight * _share(text, kind, start, end, title_end))
    for kind, start, end, weight in find_turns(text, limit):
        if is_beside(text, kind, start, end):
            continue
        yield _Sign(kind, text[start:end], start, weight * _share(text, kind, start, end, title_end))


def _is_other(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the word is a piece of another, or begins with what counts something ("3개소", "400건의")."""
    if (text[start].isascii() and not stands_free(text, start, end)) or is_beside(text, kind, start, end):
        return True
    return _COUNTER.match(text, start) is not None and _COUNTED.search(text, max(0, start - 3), start) is not None


@lru_cache(maxsize=64)
def _background(sentence: str, *, verbless: bool) -> tuple[int, int]:
    """Return where in `sentence` it tells of what was before its news: in a headline, which has no verb, only a clause does."""
    back = _BACK.search(sentence)
    if back is None:
        return 0, 0
    clause = _CLAUSE.match(sentence, back.end())
    if clause is not None:
        return back.start(), clause.end()
    return (0, 0) if verbless or (is_planned(sentence) and not _is_copula(sentence)) else (0, len(sentence))


def _is_copula(sentence: str) -> bool:
    """Whether it says what something is, not what is done: "연구해 온 결과다"."""
    return _COPULA.search(sentence) is not None and not names_plan(sentence)


def _share(text: str, kind: str, start: int, end: int, title_end: int) -> float:
    """Return how much a word counts where it stands."""
    if is_before(text, kind, start, end):
        return _BACKGROUND
    low, high = sentence_at(text, start)
    sentence = text[low:high]
    first, last = _background(sentence, verbless=start < title_end)
    if first <= start - low < last:
        return _BACKGROUND
    if start < title_end:
        return _TITLE
    return _OPENING if low <= title_end + _BREAK else _later(text, kind, start, end, sentence, title_end)


def _later(text: str, kind: str, start: int, end: int, sentence: str, title_end: int) -> float:
    """Return how much a word counts in `sentence`, which comes after the first of the body."""
    if is_content(kind, sentence) or (kind in _STEPS and is_planned(sentence)):
        return _BACKGROUND
    if start - title_end <= _LEAD_LENGTH:
        return _OPENING if is_deed(text, start, end) else _LEAD
    return _REST
