"""What stories are looked up by: the words of headline and opening, and marks that hardly two stories share by chance."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from bongsu.story import Profile, Signature

_COPIES = 4
"""Hashes of the body that are looked up: of two bodies that are alike by half, one of them is shared in 15 of 16 cases."""


def keys(part: Signature) -> frozenset[str]:
    """Return the keys of an announcement."""
    return part.opening | frozenset(_marks(part)) | _copy_marks(part.sketch)


def profile_keys(profile: Profile) -> frozenset[str]:
    """Return the keys under which a story is found."""
    return frozenset(_marks(profile.said)).union(profile.said.opening, *map(_copy_marks, profile.sketches))


def rarest(holding: Mapping[str, int], most: int) -> tuple[str, ...]:
    """Return the rarest keys, as many as `most` stories are under in all; one at least, where there is any."""
    ordered = sorted(holding, key=lambda key: (holding[key], key))
    sums = accumulate(holding[key] for key in ordered)
    return tuple(key for place, (key, under) in enumerate(zip(ordered, sums, strict=True)) if under <= most or not place)


def _marks(said: Signature) -> Iterator[str]:
    yield from (f"₩{_two_digits(figure)}" for figure in said.sums | said.headlines)
    yield from (f"~{day}" for day in said.deadlines)
    yield from (f"@{name}" for name in said.bodies)
    yield from (f"#{name}" for name in said.programmes)


def _copy_marks(sketch: frozenset[int]) -> frozenset[str]:
    return frozenset(f"={each:x}" for each in sorted(sketch)[:_COPIES])


def _two_digits(figure: int) -> str:
    """Return a sum by its first two digits and its length, so that 240억 and 240억 6천만 are one."""
    return f"{str(figure)[:2]}e{len(str(figure))}"
