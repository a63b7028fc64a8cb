"""How much a shared word tells: little where every second announcement has it."""

import math
from collections.abc import Mapping
from functools import cache

from bongsu.korea.units import read_table
from bongsu.story import Nearby, Rarity

_EXPERIENCE = 1000
"""So many stories is the experience worth that ships (`press_words.csv`): what is learned outweighs it within weeks."""


def rarity(nearby: Nearby) -> Rarity:
    """Return the measure of rarity among the stories stored and the experience that ships (inverse document frequency)."""
    total = nearby.total + _EXPERIENCE
    most = math.log(2 * total)
    shares = _shares()

    @cache
    def of(word: str) -> float:
        holding = nearby.holding.get(word, 0) + shares.get(word, 0.0) * _EXPERIENCE
        return math.log(total / (holding + 0.5)) / most if holding < total else 0.0

    return of


@cache
def _shares() -> Mapping[str, float]:
    return {line["word"]: int(line["per_mille"]) / 1000 for line in read_table("press_words.csv")}
