"""Place names that are also words: what stands around each when it is the word, and when it is the place.

`data/homonyms.csv` has a line for each name: `lean` is how much a lone occurrence leans to the place (above 0) or to the word
(below), in the points of `bongsu.regions.weigh`; `word` and `place` are beginnings of what follows, `~` marking the next word
instead of the same one; `before` is how the word before ends when this is the word; `meaning` says what the word means.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bongsu.korea.units import listed, read_table

NEXT_WORD = "~"
_NOTHING = r"(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """A place name that is also a word, or a piece of well-known ones. The patterns match at the start of what follows."""

    lean: int
    word_attached: re.Pattern[str]
    word_apart: re.Pattern[str]
    place_attached: re.Pattern[str]
    place_apart: re.Pattern[str]
    before: tuple[str, ...]

    def sense(self, attached: str, apart: str) -> Literal["word", "place"] | None:
        """Return what the longest known beginning says; `attached` follows the name, `apart` is the next word onwards."""
        word = max(_length(self.word_attached, attached), _length(self.word_apart, apart))
        place = max(_length(self.place_attached, attached), _length(self.place_apart, apart))
        if word == place == 0:
            return None
        return "place" if place >= word else "word"


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
        word_attached=_pattern(each for each in word if not each.startswith(NEXT_WORD)),
        word_apart=_pattern(each[1:] for each in word if each.startswith(NEXT_WORD)),
        place_attached=_pattern(each for each in place if not each.startswith(NEXT_WORD)),
        place_apart=_pattern(each[1:] for each in place if each.startswith(NEXT_WORD)),
        before=listed(line["before"]),
    )


def _pattern(beginnings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(beginnings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or _NOTHING)
