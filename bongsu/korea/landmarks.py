"""Places and bodies that imply a region: 수성알파시티, 판교, DGIST, 대구테크노파크.

`data/landmarks.csv` has a line for each: `name`, other ways to write it, what it is (`place` or `body`), and the codes of the units
it lies in, by the newest table. A body that serves a whole 시도 has the code of the 시도.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bongsu.korea.units import listed, read_table


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
        landmark = Landmark(kind=line["kind"], codes=listed(line["codes"]))
        found |= dict.fromkeys((line["name"], *listed(line["other_names"])), landmark)
    return found
