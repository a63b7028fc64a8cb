"""Korea's administrative units since 2000: their codes, names, parents, and who succeeded whom.

`data/units.csv` has 시도, 시군구 and 일반구, `data/towns.csv` 읍면동 (read when asked for); `tools/build_gazetteer.py` makes
both. A code has 5 digits, one of a 읍면동 10. A unit stands from `valid_from` to the day before `valid_to`.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

DISTRICT_DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit. `full_name` is "경기도 성남시 분당구", `name` its last word; `parent` is "" for a 시도."""

    code: str
    name: str
    full_name: str
    short_names: tuple[str, ...]
    parent: str
    valid_from: date
    valid_to: date | None
    successors: tuple[str, ...]

    @property
    def is_province(self) -> bool:
        return not self.parent

    def stands_on(self, day: date | None) -> bool:
        """Whether the unit exists on `day`; None is the day of the newest table."""
        if day is None:
            return self.valid_to is None
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table in `data/`."""
    return csv.DictReader(StringIO(files("bongsu.korea").joinpath("data", name).read_text("utf-8")))


def listed(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, joined by `|`."""
    return tuple(cell.split("|")) if cell else ()


@cache
def units() -> Mapping[str, Unit]:
    """Return 시도, 시군구 and 일반구 by code."""
    found: dict[str, Unit] = {}
    lines = list(read_table("units.csv"))
    for line in sorted(lines, key=lambda line: _depth(line["code"], line["parent"])):
        found[line["code"]] = _unit(line, found)
    return found


def _depth(code: str, parent: str) -> int:
    """0 for a 시도, 1 for a 시군구, 2 for a 일반구: parents come first."""
    return 0 if not parent else 1 + (parent[2:] != "000" and code != parent)


def _unit(line: Mapping[str, str], above: Mapping[str, Unit]) -> Unit:
    parent = above.get(line["parent"])
    return Unit(
        code=line["code"],
        name=line["name"],
        full_name=f"{parent.full_name} {line['name']}" if parent and parent.name != line["name"] else line["name"],
        short_names=listed(line["short_names"]),
        parent=line["parent"],
        valid_from=date.fromisoformat(line["valid_from"]),
        valid_to=date.fromisoformat(line["valid_to"]) if line["valid_to"] else None,
        successors=listed(line["successors"]),
    )


@cache
def towns() -> Mapping[str, Unit]:
    """Return 읍면동 by their ten digits. Takes some 30 ms the first time."""
    return {line["code"]: _unit(line, units()) for line in read_table("towns.csv")}


@cache
def predecessors() -> Mapping[str, tuple[str, ...]]:
    """Return for each 시도 and 시군구 that took the place of others the codes of those."""
    found: dict[str, tuple[str, ...]] = {}
    for unit in units().values():
        for heir in unit.successors:
            found[heir] = (*found.get(heir, ()), unit.code)
    return found


@cache
def children() -> Mapping[str, tuple[str, ...]]:
    """Return the codes directly below each 시도 and each 시 with 구."""
    found: dict[str, tuple[str, ...]] = {}
    for unit in units().values():
        if unit.parent:
            found[unit.parent] = (*found.get(unit.parent, ()), unit.code)
    return found


def unit_of(code: str) -> Unit | None:
    """Return the unit with this code; None for one that never was."""
    return units().get(code) if len(code) == DISTRICT_DIGITS else towns().get(code)


def name_of(code: str) -> str:
    """Return the full official name of a unit, "대구광역시 수성구"; an unknown code names itself."""
    unit = unit_of(code)
    return unit.full_name if unit else code


def above(code: str) -> Iterator[str]:
    """Yield `code` and the codes of the units that contain it, from the narrowest."""
    while code:
        yield code
        unit = unit_of(code)
        code = unit.parent if unit else ""


def below(code: str) -> Iterator[str]:
    """Yield `code` and those of all 시군구 and 일반구 within it."""
    yield code
    for child in children().get(code, ()):
        yield from below(child)


def lineage(code: str) -> frozenset[str]:
    """Return `code`, what it came from and what became of it."""
    return frozenset({code, *_follow(code, predecessors()), *_follow(code, _heirs())})


@cache
def _heirs() -> Mapping[str, tuple[str, ...]]:
    return {unit.code: unit.successors for unit in units().values()}


def _follow(code: str, links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for linked in links.get(code, ()):
        yield linked
        yield from _follow(linked, links)


@cache
def circle(code: str) -> frozenset[str]:
    """Return `code` and all that contains it, under every code that each of them had."""
    return frozenset(upper for each in lineage(code) for upper in above(each))


def province_of(code: str) -> str:
    """Return the code of the 시도 that a unit lies in."""
    return code[:2] + "000"


def on_day(code: str, day: date | None) -> str:
    """Return the code that the same region has on `day` (None: in the newest table).

    A unit that was split, or a 시도 that was merged into a larger one, is no longer there as itself: it keeps its own code.
    """
    unit = units()[code]
    if unit.stands_on(day):
        return code
    if day is not None and day < unit.valid_from:
        former = predecessors().get(code, ())
        return on_day(former[0], day) if len(former) == 1 else code
    if len(unit.successors) != 1 or (unit.is_province and len(predecessors()[unit.successors[0]]) > 1):
        return code
    return on_day(unit.successors[0], day)
