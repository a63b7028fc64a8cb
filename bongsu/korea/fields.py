"""Words by what they are about: `data/fields.csv` has a line for each field, with the words or beginnings of words in it.

Some fields are subjects (space, royalty, budgets), others what stands beside place names of any kind (what happens at places,
how their names go on).
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bongsu.korea.units import listed, read_table

_NOTHING = r"(?!)"


@cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    return {line["name"]: listed(line["words"]) for line in read_table("fields.csv")}


def field(name: str) -> tuple[str, ...]:
    """Return the words of a field. Raises `KeyError` for one that is not in the table."""
    return _fields()[name]


def any_of(words: Iterable[str]) -> str:
    """Return the source of a pattern that meets one of `words`, the longest first, and nothing where there are none.

    Words that begin alike are one choice of it: a text is held against each first character once.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()) or _NOTHING
