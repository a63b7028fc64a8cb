"""The gazetteer asked by name: what a rule's region means (대구, 경북 포항, 호남권, 비수도권 …), and what lies within it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import product

from bongsu.korea.units import (
    DISTRICT_DIGITS,
    Unit,
    above,
    below,
    lineage,
    listed,
    name_of,
    predecessors,
    province_of,
    read_table,
    towns,
    units,
)

__all__ = ["Unit", "covers", "groups", "name_of", "nearest_names", "region_codes"]


def region_codes(name: str) -> frozenset[str]:
    """Return all codes that count for a region's name, of the past and the present; empty where it is unknown or not unique.

    A bare 광주 is 광주광역시, whose five 구 it means for ever; the other is 경기 광주.
    중구 alone names nothing.
    """
    said = _tidy(name)
    codes = groups().get(said) or _named().get(said) or _town_codes(said)
    return frozenset(code for unit in codes for code in _counting(unit))


def nearest_names(name: str, limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` names that `region_codes` knows and that look like `name`, for an error to offer."""
    said = _tidy(name)
    fuller = sorted((known for known in _named() if known.endswith(f" {said}")), key=lambda known: (len(known), known))
    close = get_close_matches(said, (*groups(), *_named()), n=limit, cutoff=0.5)
    meant = {region_codes(known): known for known in reversed((*fuller, *close))}
    return tuple(reversed(meant.values()))[:limit]


def covers(wanted: frozenset[str], code: str) -> bool:
    """Whether a mention of `code` is within `wanted`, which `region_codes` gave.

    A 시도 covers its 시군구, a unit its predecessors and successors. A 시도 merged from others speaks for each of them: what
    전남광주통합특별시 does concerns who watches 광주; but 전남광주통합특별시 목포시 does not.
    """
    return not wanted.isdisjoint(_covering(code))


@lru_cache(maxsize=2_000)
def _covering(code: str) -> tuple[str, ...]:
    """Return the codes that a mention of `code` is within."""
    return (*above(code), *_merged_into(code))


def _merged_into(code: str) -> tuple[str, ...]:
    """Return the former 시도 that a 시도 was made of."""
    unit = units().get(code)
    return predecessors().get(code, ()) if unit and unit.is_province else ()


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _counting(code: str) -> Iterator[str]:
    """Yield what counts for one unit: itself, all within, and what these were or became, in the same 시도 or its like."""
    if len(code) > DISTRICT_DIGITS:
        yield code
        return
    like = {province_of(each) for each in lineage(province_of(code))}
    yield from (each for each in lineage(code) if not _is_wider(each, code))
    for part in below(code):
        yield from (each for each in lineage(part) if province_of(each) in like and not _is_wider(each, code))


def _is_wider(other: str, code: str) -> bool:
    """Whether `other` is a 시도 into which several were merged, `code` among them."""
    return code in predecessors().get(other, ()) and len(predecessors()[other]) > 1 and units()[other].is_province


@cache
def groups() -> Mapping[str, frozenset[str]]:
    """Return the 시도 of names like 호남권 and 수도권, past and present."""
    return {line["name"]: frozenset(listed(line["codes"])) for line in read_table("groups.csv")}


@cache
def _named() -> Mapping[str, frozenset[str]]:
    """Return codes by every unique way to say a 시도, 시군구 or 일반구."""
    provinces: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    qualified: dict[str, set[str]] = defaultdict(set)
    for unit in units().values():
        for said in (unit.name, *unit.short_names):
            (provinces if unit.is_province else bare)[said].add(unit.code)
        for said in _with_those_above(unit):
            qualified[said].add(unit.code)
    unique = {said: codes for said, codes in bare.items() if said not in provinces and _is_one_place(codes)}
    return {said: frozenset(codes) for said, codes in (qualified | unique | provinces).items()}


def _with_those_above(unit: Unit) -> Iterator[str]:
    """Yield 경기도 성남시 분당구, 경기 분당, 성남 분당구 and the like."""
    uppers = [units()[code] for code in list(above(unit.code))[1:]]
    names = [(upper.name, *upper.short_names) for upper in reversed(uppers)]
    mine = (unit.name, *unit.short_names)
    for count in range(1, len(names) + 1):
        yield from (" ".join(words) for words in product(*names[-count:], mine))
    if len(names) > 1:
        yield from (" ".join(words) for words in product(names[0], mine))


def _is_one_place(codes: set[str]) -> bool:
    """Whether these are one region under the codes that it had over time."""
    first = min(codes, key=lambda code: units()[code].valid_from)
    return all(code in lineage(first) or first in lineage(code) for code in codes) or len({*map(province_of, codes)}) == 1


@cache
def _towns_by_name() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for town in towns().values():
        for said in (town.name, *town.short_names):
            found[said].add(town.code)
    return {said: frozenset(codes) for said, codes in found.items()}


def _town_codes(said: str) -> frozenset[str]:
    """Return the codes of a 읍면동 said with its 시군구: 청주 오송읍, 충청북도 청주시 흥덕구 오송읍."""
    where, _, town = said.rpartition(" ")
    wanted = frozenset(code for unit in _named().get(where, ()) for code in _counting(unit))
    return frozenset(code for code in _towns_by_name().get(town, ()) if where and code[:DISTRICT_DIGITS] in wanted)
