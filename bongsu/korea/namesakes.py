"""What stands around a name that two regions share, in texts about the one and about the other.

`data/namesakes.csv` has a line for each region: the name without its 시, 군 or 구, its code by the newest table, and words of
the region or its neighbours. They are asked only where no 시도 and no neighbouring unit settles the matter.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from bongsu.korea.units import lineage, listed, read_table, towns

_TOWN = re.compile(r"[가-힣]{1,5}(?:\d가)?[동읍면가로]")
NEAR = 40
"""Characters after a 구 in which the 동 that it lies in may be named."""


@cache
def _cues() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    found: dict[str, dict[str, re.Pattern[str]]] = {}
    for line in read_table("namesakes.csv"):
        pattern = re.compile("|".join(map(re.escape, listed(line["cues"]))))
        found.setdefault(line["name"], {})[line["code"]] = pattern
    return found


def by_cues(text: str, stem: str, codes: Sequence[str]) -> str | None:
    """Return the one of `codes` of which most cues stand in `text`; None where none or two are ahead."""
    known = _cues().get(stem)
    if not known:
        return None
    counted = {code: len({*pattern.findall(text)}) for code, pattern in known.items()}
    best = max(counted, key=lambda code: counted[code])
    ahead = [code for code in counted if counted[code] == counted[best]]
    return next((code for code in codes if best in lineage(code)), None) if len(ahead) == 1 else None


def by_town(text: str, end: int, codes: Sequence[str]) -> str | None:
    """Return the one of `codes` that has the 동 named soon after `end`; None where none or several have one of that name."""
    named = {found[0] for found in _TOWN.finditer(text, end, end + NEAR)}
    having = [code for code in codes if has_town(code, named)]
    return having[0] if len(having) == 1 else None


def has_town(code: str, names: Collection[str]) -> bool:
    """Whether a 시군구, under any of its codes, has a 읍면동 with one of these names."""
    return any(not _towns_in(each).isdisjoint(names) for each in lineage(code)) if names else False


def _towns_in(code: str) -> frozenset[str]:
    return _towns_by_district().get(code, frozenset())


@cache
def _towns_by_district() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for town in towns().values():
        found.setdefault(town.parent, set()).add(town.name)
    return {code: frozenset(names) for code, names in found.items()}
