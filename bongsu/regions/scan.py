"""Finds every name in a text: one pass over all names of units, places and bodies, the longest at each place."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from bongsu.korea.gazetteer import groups
from bongsu.korea.landmarks import landmarks
from bongsu.korea.units import units

Kind = Literal["official", "short", "group", "landmark"]

LONGEST = 200_000
"""Characters of a text that are looked at; no announcement is longer, and a hostile text must not hold us up."""

_ANY_UNUSUAL = re.compile(r"[\u1100-\u11ff\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\uff01-\uff5e\u3000\ud800-\udfff]")
_UNUSUAL = re.compile(r"[\u1100-\u11ff]+|[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\uff01-\uff5e\u3000\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


_TWO_PLACES = frozenset({"광주", "광주시"})
_DIRECTIONS = frozenset({"중구", "동구", "서구", "남구", "북구"})


class Name(NamedTuple):
    """A way to write a region, and the codes of all units it may mean."""

    kind: Kind
    codes: tuple[str, ...]


class Hit(NamedTuple):
    """A name in a text, by code points of the folded text."""

    surface: str
    start: int
    end: int
    name: Name


class Folded(NamedTuple):
    """A text in the form in which names are written; `origin[i]` is where character i stood, None where nothing moved."""

    text: str
    origin: Sequence[int] | None

    def place_of(self, index: int) -> int:
        return self.origin[index] if self.origin else index

    def index_of(self, place: int) -> int:
        """Return the first folded index that stood at `place` or later."""
        return bisect_left(self.origin, place) if self.origin else place


def fold(text: str) -> Folded:
    """Compose Hangul, narrow full-width characters and drop invisible ones; what cannot be encoded becomes U+FFFD."""
    text = text[:LONGEST]
    if not _ANY_UNUSUAL.search(text):
        return Folded(text, None)
    pieces: list[str] = []
    origin: list[int] = []
    end = 0
    for cluster in _UNUSUAL.finditer(text):
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", _SURROGATE.sub("\ufffd", cluster[0])))
        pieces += [text[end : cluster.start()], plain]
        origin += range(end, cluster.start())
        origin += [cluster.start()] * len(plain)
        end = cluster.end()
    return Folded("".join((*pieces, text[end:])), (*origin, *range(end, len(text) + 1)))


@cache
def lexicon() -> dict[str, Name]:
    """Return every name that is looked for."""
    found: dict[str, Name] = {said: Name("group", tuple(sorted(codes))) for said, codes in groups().items()}
    provinces = {said for unit in units().values() if unit.is_province for said in (unit.name, *unit.short_names)}
    for unit in units().values():
        for said in (unit.name, *unit.short_names):
            if unit.is_province or said not in provinces or said in _TWO_PLACES:
                found[said] = _joined(found.get(said), unit.code, official=_is_official(said))
    return found | {said: Name("landmark", mark.codes) for said, mark in landmarks().items()}


def _is_official(said: str) -> bool:
    """Whether a name ends as units do. 대구 and 제주 do not, though a 구 and a 주 they seem to have."""
    return said in _DIRECTIONS or (len(said) > len("대구") and said.endswith(("시", "군", "구", "도")))


def _joined(former: Name | None, code: str, *, official: bool) -> Name:
    codes = former.codes if former and former.kind != "group" else ()
    return Name("official" if official else "short", (*codes, code))


@cache
def _searcher() -> tuple[AhoCorasick, tuple[tuple[str, Name], ...]]:
    return AhoCorasick(list(lexicon()), matchkind=MatchKind.LeftmostLongest), tuple(lexicon().items())


@cache
def shorter(surface: str) -> str | None:
    """Return the longest other name that a name begins with: 광주 for 광주대, since 광주대구고속도로 is of 광주."""
    return next((surface[:end] for end in range(len(surface) - 1, 1, -1) if surface[:end] in lexicon()), None)


def scan(text: str) -> Iterator[Hit]:
    """Yield the names in a folded text, from left to right, none overlapping."""
    searcher, names = _searcher()
    for index, start, end in searcher.find_matches_as_indexes(text):
        surface, name = names[index]
        yield Hit(surface, start, end, name)
