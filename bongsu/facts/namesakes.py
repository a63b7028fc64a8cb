"""Which of several local governments a shared short name means: 광주시 is 광주광역시 and 경기도 광주시, 고성군 is in two 도.

A text names its own place in full once and briefly after that; where it does not, the regions that it is about decide.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from bongsu.korea.units import Unit, circle, units

_SHORTEST = 3
"""Syllables: 중구 and 남구 are in too many cities to name a body."""
_BEFORE = 12
"""Code points before a name in which its 시도 stands: "경기 광주시", "강원특별자치도 고성군"."""


@cache
def governments() -> Mapping[str, str]:
    """Return name as written -> full name of the government; a name that several bear stands for itself."""
    named = {said: bearers[0].full_name for said, bearers in _bearers().items()}
    return {**named, **{said: said for said in _shared()}}


def meant(text: str, start: int, said: str, regions: Collection[str] = ()) -> str:
    """Return the full name of the government that `said` at `start` means; `said` itself where nothing tells.

    `regions` are the codes that the text, or its source, is about.
    """
    bearers = _shared().get(said)
    if bearers is None:
        return governments().get(said, said)
    beside = [unit for unit in bearers if text[max(0, start - _BEFORE) : start].rstrip().endswith(_provinces(unit))]
    named = [unit for unit in bearers if any(name in text for name in _full_names(unit, said))]
    around = [unit for unit in bearers if any(unit.code in circle(code) for code in regions if code in units())]
    return next((one[0].full_name for one in (beside, named, around) if len(one) == 1), governments().get(said, said))


@cache
def _bearers() -> Mapping[str, tuple[Unit, ...]]:
    """Return name -> the units that bear it today, and the 시도 that bore it; else who bore it last."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units().values():
        for said in (unit.name, *unit.short_names):
            if len(said) >= _SHORTEST and said[-1] in "시도군구":
                found[said].append(unit)
    return {said: _lasting(bearers) for said, bearers in found.items()}


def _lasting(bearers: Sequence[Unit]) -> tuple[Unit, ...]:
    standing = [unit for unit in bearers if unit.valid_to is None]
    if not standing:
        return tuple(bearers[-1:])
    return (*standing, *(unit for unit in bearers if unit.is_province and unit.valid_to is not None))


@cache
def _shared() -> Mapping[str, tuple[Unit, ...]]:
    return {said: bearers for said, bearers in _bearers().items() if len(bearers) > 1}


def _provinces(unit: Unit) -> tuple[str, ...]:
    """Return what the 시도 of a unit is called; for a 시도 its own full name, which stands before no short one."""
    province = units().get(unit.parent, unit)
    return (province.name, *(province.short_names if unit.parent else ()))


def _full_names(unit: Unit, said: str) -> tuple[str, ...]:
    return tuple(f"{province} {said}" for province in _provinces(unit)) if unit.parent else (unit.full_name,)
