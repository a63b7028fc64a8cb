"""Which regions are watched: for each 시도 and 시군구 its own sources, and what has been seen of it, when last and by what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bongsu.korea.gazetteer import Unit, name_of, region_codes
from bongsu.korea.units import units
from bongsu.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """`count` entries of a source, the last seen at `last`: those about a `region`, or for None all that it offered."""

    source: str
    region: str | None
    count: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A region of today. A 시도 includes its 시군구.

    `sources` are those whose home it is, `entries` what they offered; `articles` are those about it, from any source, `by` the
    sources of these, the busiest first. `last` is the latest of either.
    """

    code: str
    name: str
    is_province: bool
    sources: tuple[str, ...]
    entries: int
    articles: int
    last: datetime | None
    by: tuple[str, ...]


def cover(sources: Sequence[Source], sightings: Sequence[Sighting], *, today: date) -> tuple[Covered, ...]:
    """Return every 시도, each followed by its 시군구, in the order of their codes; also those of which nothing is known."""
    return tuple(_covered(unit, sources, sightings) for unit in _regions(today))


def _regions(today: date) -> Iterator[Unit]:
    now = [unit for unit in units().values() if unit.valid_from <= today and (unit.valid_to is None or today <= unit.valid_to)]
    for province in sorted((unit for unit in now if unit.is_province), key=lambda unit: unit.code):
        yield province
        parts = (unit for unit in now if unit.parent == province.code and unit.name != province.name)  # 세종 is its own part
        yield from sorted(parts, key=lambda unit: unit.code)


def _covered(unit: Unit, sources: Iterable[Source], sightings: Iterable[Sighting]) -> Covered:
    name = name_of(unit.code)
    within = region_codes(name)
    own = tuple(source.id for source in sources if source.region in within)
    offered = [one for one in sightings if one.region is None and one.source in own]
    about = [one for one in sightings if one.region is not None and one.region in within]
    by: Counter[str] = Counter()
    for one in about:
        by[one.source] += one.count
    return Covered(
        code=unit.code,
        name=name,
        is_province=unit.is_province,
        sources=own,
        entries=sum(one.count for one in offered),
        articles=sum(by.values()),
        last=max((one.last for one in (*offered, *about)), default=None),
        by=tuple(source for source, _ in by.most_common()),
    )
