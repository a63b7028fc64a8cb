"""A rhythm as a short line of JSON, for the database, and back."""

import json
from datetime import datetime
from math import isfinite

from bongsu.rhythm.learning import Rhythm

_SHAPE = 1
"""Counted up when the meaning of the figures changes; older ones are then learned anew."""


def pack(rhythm: Rhythm) -> str:
    """Return a rhythm as JSON of at most a kilobyte or so; counts are rounded to a thousandth of an item."""
    times = [when.isoformat() if when else None for when in (rhythm.since, rhythm.as_of)]
    hours, weekdays = ([_short(count) for count in counts] for counts in (rhythm.hours, rhythm.weekdays))
    return json.dumps([_SHAPE, hours, weekdays, _short(rhythm.arrivals), *times], separators=(",", ":"))


def unpack(text: str) -> Rhythm:
    """Return the rhythm that `pack` wrote; a fresh one for any other text: it can be learned again. Raises nothing."""
    try:
        shape, hours, weekdays, arrivals, since, as_of = json.loads(text)
        rhythm = Rhythm(
            hours=tuple(map(float, hours)),
            weekdays=tuple(map(float, weekdays)),
            arrivals=float(arrivals),
            since=datetime.fromisoformat(since),
            as_of=datetime.fromisoformat(as_of),
        )
    except (TypeError, ValueError, OverflowError, RecursionError):
        return Rhythm()
    return rhythm if shape == _SHAPE and _sound(rhythm) else Rhythm()


def _short(count: float) -> float:
    rounded = round(count, 3)
    return int(rounded) if rounded.is_integer() else rounded


def _sound(rhythm: Rhythm) -> bool:
    counts = (*rhythm.hours, *rhythm.weekdays, rhythm.arrivals)
    fresh = Rhythm()
    return (
        (len(rhythm.hours), len(rhythm.weekdays)) == (len(fresh.hours), len(fresh.weekdays))
        and all(isfinite(count) and count >= 0 for count in counts)
        and all(when and when.tzinfo for when in (rhythm.since, rhythm.as_of))
    )
