"""Names of programmes: read into words, so that spellings, shortened forms and common names can be told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bongsu.korea.gazetteer import region_codes
from bongsu.korea.units import read_table

_YEAR = re.compile(r"(?:20\d\d|'?\d\d)\s?(?:년도?|학년도)\s?|제?\s?\d{1,3}\s?(?:기|차\s?연도|차|회|단계)\s?")
_QUOTES = re.compile(r"['‘’“”\"「」『』<>《》〈〉()\[\]·ㆍ,.:~\-–—_/]")
_SHORTEST = 3
_ENDS = re.compile(r"(?:사업|프로젝트|프로그램|과제)$")

_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_ACRONYM = re.compile(r"(?P<whole>\S+?)\((?P<short>[A-Za-z]{2,9})\)")
_PIECES = re.compile(r"[A-Za-z][A-Za-z0-9]*|[가-힣]+|\d+")
_TRAILING = frozenset({"사업", "프로젝트", "프로그램", "과제", "조성", "구축", "추진", "육성", "선도", "시범", "지원", "운영"})
"""Words at the end of a name that outlets leave out: 집적단지 조성사업 is the 집적단지."""
_ENDINGS = re.compile(r"(?<=..)(?:사업|프로젝트|프로그램|과제)$")
_SCHOOL = re.compile(r"(?<=영재|과학)고$|(?<=마이스터)고$")
_SPELT = {"인공지능": "ai", "에이아이": "ai", "agi": "ai"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it was said, and its words in one spelling without regions, years and the word for programme.

    `regions` are those it names. `is_common` says that nothing in it tells one city's programme from another's.
    """

    said: str
    words: tuple[str, ...]
    regions: frozenset[str] = frozenset()
    is_common: bool = False

    @property
    def key(self) -> str:
        return "".join(self.words)


def programme_key(name: str) -> str:
    """Return `name` without years, numbers of a series, quotes, spaces and the word for programme at its end; casefolded."""
    bare = _QUOTES.sub(" ", _YEAR.sub(" ", name)).strip()
    joined = "".join(bare.split()).casefold()
    while (shorter := _ENDS.sub("", joined)) != joined and len(shorter) >= _SHORTEST:
        joined = shorter
    return joined


@lru_cache(maxsize=20_000)
def read_name(said: str) -> Name:
    """Return a name read into words; ``words`` is empty where nothing but regions and years was said."""
    bare = _QUOTES.sub(" ", _BRACKETS.sub(" ", _YEAR.sub(" ", said)))
    regions: set[str] = set()
    words: list[str] = []
    for token in bare.split():
        codes = _region(token)
        regions |= codes
        if not codes:
            words += _words(token)
    return Name(said=" ".join(said.split()), words=_shortened(words), regions=frozenset(regions), is_common=not _telling(words))


def variants(said: str) -> tuple[Name, ...]:
    """Return the name, and with an acronym in brackets the name that has it in place of what it stands for."""
    found = _ACRONYM.search(said)
    if found is None:
        return (read_name(said),)
    short = said[: found.start()] + found["short"] + said[found.end() :]
    return (read_name(said), read_name(short))


def acronym(said: str) -> str:
    """Return the acronym that a name gives itself in brackets, casefolded, or ""."""
    found = _ACRONYM.search(said)
    return found["short"].casefold() if found and len(found["short"]) >= _SHORTEST else ""


def squeezed(text: str) -> str:
    """Return `text` as keys are looked for in it: without spaces and signs, casefolded, in one spelling."""
    joined = "".join(_PIECES.findall(text)).casefold()
    for word, other in _SPELT.items():
        joined = joined.replace(word, other)
    return joined


def abbreviates(short: Name, long: Name) -> bool:
    """Whether `short` is `long` with words left out: 지역거점 AX사업 for 지역거점 AX 혁신 기술개발 사업.

    Two words at least. The first or the last has to be kept, since a name is known by its head or by its noun, or what is
    kept has to stand together: 피지컬 AI 사업 for 협업지능 피지컬 AI 기반 플랫폼 사업.
    """
    if not 1 < len(short.words) <= len(long.words):
        return False
    left = iter(long.words)
    if not all(word in left for word in short.words):
        return False
    keeps_an_end = short.words[0] == long.words[0] or short.words[-1] == long.words[-1]
    return keeps_an_end or short.key in long.key


def _region(token: str) -> frozenset[str]:
    """Return the codes of a region that is named: 울산, 울산형, 울산의."""
    return region_codes(token) or (region_codes(token[:-1]) if token.endswith(("형", "의")) else frozenset())


def _words(token: str) -> Iterator[str]:
    for piece in _PIECES.findall(token):
        if piece[0] < "가":
            yield _SPELT.get(piece.casefold(), piece.casefold())
        else:
            yield from _split(_SCHOOL.sub("학교", piece))


@lru_cache(maxsize=20_000)
def _split(compound: str) -> tuple[str, ...]:
    """Return the common words that a compound is made of, and what lies between them."""
    ending = _ENDINGS.search(compound)
    if ending:
        return (*_split(compound[: ending.start()]), ending[0])
    parts: list[str] = []
    start = place = 0
    while place < len(compound):
        word = next((each for each in _common_by_length() if compound.startswith(each, place)), "")
        if word and place - start != 1:  # a syllable alone is no word: it belongs to what follows
            parts += [compound[start:place]] if place > start else []
            parts.append(_SPELT.get(word, word))
            start = place = place + len(word)
        else:
            place += 1
    return (*parts, compound[start:]) if start < len(compound) else tuple(parts)


def _shortened(words: list[str]) -> tuple[str, ...]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _TRAILING and len("".join(kept[:-1])) >= _SHORTEST:
        kept.pop()
    return tuple(kept)


def _telling(words: list[str]) -> bool:
    common = _common()
    return any(word not in common and word not in _TRAILING and len(word) > 1 and not word.isdigit() for word in words)


@cache
def _common() -> frozenset[str]:
    return frozenset(line["word"] for line in read_table("programme_words.csv"))


@cache
def _common_by_length() -> tuple[str, ...]:
    return tuple(sorted((word for word in {*_common(), *_SPELT} if word[0] >= "가"), key=lambda word: (-len(word), word)))
