"""Which programmes a text may be naming, and where: headline, opening or further down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bongsu.facts.programmes import KIND, first_word
from bongsu.korea.gazetteer import region_codes
from bongsu.korea.sentences import sentence_at
from bongsu.model import Article
from bongsu.opening import OPENING, READ
from bongsu.programmes.names import Name, variants

Where = Literal["title", "opening", "text"]

_SUBJECT = re.compile(r"AI|AX|인공지능|데이터|로봇|스마트|디지털|컴퓨팅|반도체|[A-Za-z]{3,}")
_QUOTED = re.compile(r"[‘'「『](?P<name>[^‘’'「」『』“”\"\n]{3,40})[’'」』]")
_SAYING = re.compile(r"[.?!…]|(?:다|요|자|까|죠|라|네)$|협약$|[,·]\s|[을를]\s")
"""What a slogan or a quotation has and a name has not."""

_OFFICE = re.compile(
    r"(?:사업단|추진단|본부|협의회|위원회|출범식|선포식|착공식|기공식|개소식|보고회|공유회|설명회|포럼|공고|성과|\s?(?:참여|입주)?(?:기업|기관)?\s?모집)$"
)
"""The office of a programme, and its occasions, are named like it; the name is what stands before."""

_FACILITY = re.compile(
    r"(?:데이터센터|컴퓨팅센터|센터|허브|밸리|단지|클러스터|캠퍼스|배움터|사관학교|영재학교|영재고|마이스터고|아카데미|특구|벨트|파크|팩토리|플랫폼|대학원|중심대학)"
    r"(?![가-힣]*(?:장|원|생)(?![가-힣]))(?=(?:에서|으로|에|은|는|이|가|을|를|의|와|과|로|도)?(?:[\s,.…)’'”\"]|$))"
)


_LABEL = re.compile(r"^\[[^\]]*\]\s?")
_BEFORE = re.compile(
    r"[\d.,]+\S*|\S*(?:된|한|할|해|울|며|고|던|린|갈|온|뜬|설|도록|있는)|연|쓸|뛸|본|규모|국내|최대|최초|나란히|함께|지난달|이번|부설|원짜리|원대"
)
"""Words that stand before a bare name and are none of it: sums, sizes, verbs."""

_SHORTEST = 4
_FEWEST = 3
"""Words that a bare name of common words must have: "AI 데이터센터" is any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name that a text has, and where it stands first. `start` is in code points of `Article.text`.

    `opens` says that it names one thing clearly enough to be a programme's first sign; others are only compared. `is_beside`
    says that it stands in the headline or the first sentence, where a second name is mostly another name of the same.
    """

    name: Name
    where: Where
    start: int
    quote: str
    opens: bool
    is_beside: bool


def namings(article: Article) -> tuple[Naming, ...]:
    """Return the names in `article` that may be a programme's, in the order of the text, each once."""
    title_end = len(article.entry.title)
    return _namings(article.text[: title_end + 2 + READ], title_end, tuple(_facts(article)))


@lru_cache(maxsize=8)
def _namings(read: str, title_end: int, programmes: tuple[tuple[int, str], ...]) -> tuple[Naming, ...]:
    """Grouping, linking and looking up each ask for the names of one article."""
    marked = {*programmes, *_quoted(read)}
    _, first_end = sentence_at(read, title_end + 2) if len(read) > title_end + 2 else (0, 0)
    found: dict[str, Naming] = {}
    for start, quote in sorted(marked | set(_facilities(read))):
        bare = _bare(quote)
        for name in variants(bare):
            if name.key not in found and (len(name.words) > 1 or not name.is_common):
                opens = _opens(name, is_marked=(start, quote) in marked)
                found[name.key] = Naming(
                    name=name,
                    where=_where(start, title_end),
                    start=start,
                    quote=quote,
                    opens=opens,
                    is_beside=start < max(title_end, first_end),
                )
    return tuple(found.values())


def _bare(quote: str) -> str:
    """Return a name without what stands before it; "서울" is no verb."""
    words = _LABEL.sub("", quote).split()
    while len(words) > 1 and _BEFORE.fullmatch(words[0]) and not region_codes(words[0]):
        words = words[1:]
    return " ".join(words)


def _opens(name: Name, *, is_marked: bool) -> bool:
    return is_marked or bool(name.regions) or not name.is_common or len(name.words) >= _FEWEST


def _where(start: int, title_end: int) -> Where:
    if start < title_end:
        return "title"
    return "opening" if start < title_end + 2 + OPENING else "text"


def _facts(article: Article) -> Iterator[tuple[int, str]]:
    return ((fact.start, str(fact.value)) for fact in article.facts if fact.kind == KIND)


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    for found in _QUOTED.finditer(text):
        name = _OFFICE.sub("", found["name"].strip()).strip()
        if len(name) >= _SHORTEST and _SUBJECT.search(name) and not _SAYING.search(name):
            yield found.start("name"), name


def _facilities(text: str) -> Iterator[tuple[int, str]]:
    for found in _FACILITY.finditer(text):
        start = first_word(text, found.start())
        name = text[start : found.end()].strip()
        if _SUBJECT.search(name):
            yield start, name
