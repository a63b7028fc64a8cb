"""Place names that are also words: what stands around each when it is the word, and when it is the place.

`data/homonyms.csv` has a line for each name: `lean` is how much a lone occurrence leans to the place (above 0) or the word (below),
in the points of `bongsu.regions.weigh`; `word` and `place` are beginnings of what follows, `~` marking the next word instead of the
same one; `before` is how the word before ends when this is the word; `meaning` says what the word means.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bongsu.korea.units import listed, read_table

NEXT_WORD = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Beginnings of what follows a name: `attached` to it, or in the word after."""

    attached: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """A place name that is also a word, or a part of well-known ones."""

    lean: int
    word: Surroundings
    place: Surroundings
    before: tuple[str, ...]


@cache
def homonyms() -> Mapping[str, Homonym]:
    """Return the homonyms by name, as written in running text: 상주, not 상주시."""
    return {line["name"]: _homonym(line) for line in read_table("homonyms.csv")}


def _homonym(line: Mapping[str, str]) -> Homonym:
    return Homonym(
        lean=int(line["lean"]),
        word=_surroundings(listed(line["word"])),
        place=_surroundings(listed(line["place"])),
        before=listed(line["before"]),
    )


def _surroundings(beginnings: Iterable[str]) -> Surroundings:
    every = tuple(beginnings)
    return Surroundings(
        attached=tuple(each for each in every if not each.startswith(NEXT_WORD)),
        apart=tuple(each.removeprefix(NEXT_WORD) for each in every if each.startswith(NEXT_WORD)),
    )
