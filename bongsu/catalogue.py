"""The catalogue: sources whose addresses are publicly documented, and how to choose from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import SourceKind

TAGS = ("press-release", "notice", "newspaper", "ministry", "agency", "national", "api")
"""What a source offers, or who runs it."""

Need = Literal["key", "query", "robots"]
"""What a source wants of the user: a key of their own, words to search for, their word that robots.txt does not bind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """A documented source. `region` has 5 digits, None for the whole country; `verified` is the day of the last good visit.

    `evidence` says where the address is documented. `family` is None where no family knows its pages. `needs` is what the user
    has to add; `page` False where pages of its items are not to be had.
    """

    id: str
    name: str
    region: str | None
    kind: SourceKind
    family: str | None
    url: str
    home: str
    evidence: str
    verified: date | None
    tags: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    page: bool = True

    @property
    def is_open(self) -> bool:
        """Whether it can be visited as it is."""
        return not self.needs


def select(
    rows: Iterable[CatalogueRow],
    *,
    ids: Collection[str] = (),
    regions: Collection[str] = (),
    tags: Collection[str] = (),
) -> tuple[CatalogueRow, ...]:
    """Return the rows with one of `ids`, and those of any of `regions` that carry all `tags`; nothing asked is nothing chosen.

    A region is a name as in rules (대구, 경북 포항, 호남권) and takes in all within it. Rows with needs come only by id.
    """
    wanted = frozenset(code for name in regions for code in region_codes(name))
    return tuple(row for row in rows if row.id in ids or (row.is_open and _chosen(row, regions, wanted, tags)))


def _chosen(row: CatalogueRow, regions: Collection[str], wanted: frozenset[str], tags: Collection[str]) -> bool:
    if not regions and not tags:
        return False
    within = not regions or (row.region is not None and covers(wanted, row.region))
    return within and set(tags) <= set(row.tags)
