"""Place names that are also words: what stands around each when it is the word, and when it is the place.

`data/homonyms.csv` has a line for each name: `lean` is how much a lone occurrence leans to the place (above 0) or to the word
(below), in the points of `bongsu.regions.weigh`; `nature` is `deed` for a noun of which a verb is made (강화하다), `contest`
for one that ends the names of contests (치킨 대전); `word` and `place` are beginnings of what follows, `~` marking the next
word instead of the same one; `before` is how the word before ends when this is the word; `near_word` and `near_place` are
what such a line speaks of, `@` marking a field of `data/fields.csv`; `meaning` says what the word means.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bongsu.korea.fields import any_of, field
from bongsu.korea.units import listed, read_table

NEXT_WORD = "~"
_PARTICLES = frozenset("은는이가을를의에도로와과만") | {
    "으로",
    "에서",
    "에게",
    "이 ",
    "가 ",
    "의 ",
    "에 ",
    "도 ",
    "로 ",
    "와 ",
    "은 ",
}
FIELD = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """A place name that is also a word, or a piece of well-known ones. All patterns but the near ones begin after the name."""

    lean: int
    nature: str
    word_attached: re.Pattern[str]
    word_hinted: re.Pattern[str]
    word_apart: re.Pattern[str]
    place_attached: re.Pattern[str]
    place_apart: re.Pattern[str]
    before: tuple[str, ...]
    near_word: re.Pattern[str]
    near_place: re.Pattern[str]

    def sense(self, attached: str, apart: str, compound: int = 0) -> Literal["word", "hint", "place"] | None:
        """Return what the longest known beginning says; a particle alone is no more than a hint of the word.

        `attached` follows the name, `apart` is the next word onwards, `compound` how far the word goes on as places' names do.
        """
        word = max(_length(self.word_attached, attached), _length(self.word_apart, apart))
        place = max(_length(self.place_attached, attached), _length(self.place_apart, apart))
        if compound > word or 0 < place >= word:
            return "place"
        if word:
            return "word"
        return "hint" if self.word_hinted.match(attached) else None

    def leaning(self, line: str) -> int:
        """Return how many more things of the place than of the word a line speaks of; below 0 for the word."""
        return len({*self.near_place.findall(line)}) - len({*self.near_word.findall(line)})


def _length(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


@cache
def _lines() -> Mapping[str, Mapping[str, str]]:
    return {line["name"]: line for line in read_table("homonyms.csv")}


def is_homonym(name: str) -> bool:
    """Whether a name, as written in running text (상주, not 상주시), is a word too."""
    return name in _lines()


@cache
def homonym(name: str) -> Homonym | None:
    """Return what is known of a name that is also a word; None for one that is not. Patterns are made at the first call."""
    line = _lines().get(name)
    return _homonym(line) if line else None


def _homonym(line: Mapping[str, str]) -> Homonym:
    word, place = listed(line["word"]), listed(line["place"])
    return Homonym(
        lean=int(line["lean"]),
        nature=line["nature"],
        word_attached=_pattern(each for each in word if not each.startswith(NEXT_WORD) and each not in _PARTICLES),
        word_hinted=_pattern(each for each in word if each in _PARTICLES),
        word_apart=_pattern(each[1:] for each in word if each.startswith(NEXT_WORD)),
        place_attached=_pattern(each for each in place if not each.startswith(NEXT_WORD)),
        place_apart=_pattern(each[1:] for each in place if each.startswith(NEXT_WORD)),
        before=listed(line["before"]),
        near_word=_pattern(_spoken_of(line["near_word"])),
        near_place=_pattern(_spoken_of(line["near_place"])),
    )


def _spoken_of(cell: str) -> Iterator[str]:
    for each in listed(cell):
        if each.startswith(FIELD):
            yield from field(each[1:])
        else:
            yield each


def _pattern(beginnings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(any_of(beginnings))
