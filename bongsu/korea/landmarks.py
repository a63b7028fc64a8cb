"""Places and bodies that imply a region: 수성알파시티, 판교, DGIST, 대구테크노파크.

`data/landmarks.csv` has a line for each: its name, other ways to write it, what it is (`place` or `body`), and the codes of the
units it lies in, by the newest table. A body that serves a whole 시도 has the code of the 시도.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bongsu.korea.units import above, lineage, listed, read_table, units


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place or body with the units that it lies in."""

    kind: str
    codes: tuple[str, ...]


@cache
def landmarks() -> Mapping[str, Landmark]:
    """Return landmarks by each way to write them."""
    found: dict[str, Landmark] = {}
    for line in read_table("landmarks.csv"):
        codes = listed(line["codes"])
        for said in (line["name"], *listed(line["other_names"])):
            found[said] = Landmark(kind=line["kind"], codes=(*codes, *_named_province(said, codes)))
    return found


def _named_province(said: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the 시도 that a name begins with, where the landmark lies in it: 울산 for 울산과학기술원, none for 경북대."""
    uppers = {upper for code in codes for former in lineage(code) for upper in above(former)} - set(codes)
    named = sorted(upper for upper in uppers if units()[upper].is_province and said.startswith(units()[upper].short_names[0]))
    return tuple(named[-1:])
