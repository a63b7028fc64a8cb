"""How much of the catalogue is read by a family, and by which: `python -m bench.coverage`."""

from collections import Counter
from collections.abc import Sequence

from bongsu.catalogue import CatalogueRow
from scrapers.catalogue import catalogue
from scrapers.families import families

GROUPS = ("press-release", "notice", "newspaper", "ministry", "agency", "national")


def main() -> None:
    """Print the shares by what is offered, the sources of each family with how sure it is, and the boards without one."""
    rows = catalogue()
    for tag in GROUPS:
        _print_share(tag, [row for row in rows if tag in row.tags and row.is_open])
    for family, count in Counter(row.family for row in rows if row.family).most_common():
        print(f"{family:16} {families()[family].sure:5} {count:4}")
    without = [row.id for row in rows if row.kind == "board" and row.is_open and row.family is None]
    print(f"read by their looks, or not at all: {len(without)}\n  {' '.join(without)}")


def _print_share(tag: str, rows: Sequence[CatalogueRow]) -> None:
    read = sum(row.kind == "feed" or row.family is not None for row in rows)
    print(f"{tag:16} {read:4} of {len(rows):4}  {read / len(rows):4.0%}")


if __name__ == "__main__":
    main()
