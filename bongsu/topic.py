"""What an announcement is about: artificial intelligence or avian influenza, and what kinds of news it brings."""

import math
from collections.abc import Sequence

from bongsu.kinds import find_kinds
from bongsu.model import Evidence, Kind, Topic
from bongsu.senses import Sighting, find_senses

__all__ = ["ARTIFICIAL", "AVIAN", "Kind", "Topic", "read_topic"]

ARTIFICIAL, AVIAN = "artificial-intelligence", "avian-influenza"
LONGEST = 20_000
"""Code points that are read: what an announcement is about stands well within them."""
_MOST_EVIDENCE = 8
_QUOTE = 15


def read_topic(title: str, body: str, *, extra_words: Sequence[str] = ()) -> Topic:
    r"""Return what the text is about. `extra_words` are the user's own words for artificial intelligence.

    Places in `because` and `kinds` are those in f"{title}\n\n{body}", in code points. Only the first `LONGEST` are read.
    """
    text = f"{title}\n\n{body}"[:LONGEST]
    sightings = find_senses(text, extra_words)
    return Topic(
        senses=frozenset(_sense(each) for each in sightings),
        confidence=_confidence(sightings),
        because=tuple(_evidence(text, len(title), each) for each in sightings[:_MOST_EVIDENCE]),
        kinds=find_kinds(text, len(title)),
    )


def _sense(sighting: Sighting) -> str:
    return AVIAN if sighting.score > 0 else ARTIFICIAL


def _confidence(sightings: Sequence[Sighting]) -> float:
    """Return how sure the reading of the least certain sense is; a word that names its sense leaves no doubt."""
    surest: dict[str, float] = {}
    for each in sightings:
        surest[_sense(each)] = max(surest.get(_sense(each), 0.0), 1.0 if each.own else 1 / (1 + math.exp(-abs(each.score))))
    return round(min(surest.values(), default=1.0), 2)


def _evidence(text: str, title_end: int, sighting: Sighting) -> Evidence:
    start, end = sighting.start, sighting.end
    quote = text[max(0, start - _QUOTE) : end + _QUOTE]
    return Evidence(
        word=sighting.word, place="title" if start < title_end else "text", start=start, quote=" ".join(quote.split())
    )
