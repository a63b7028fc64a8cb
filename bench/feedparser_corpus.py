"""Compare what the ladder reads with what feedparser reads, item for item.

``python -m bench.feedparser_corpus FOLDER...``, where FOLDER holds feeds: feedparser's unpacked source package (its tests are
two thousand of them), or any other. Each feed that has entries is read by plain feedparser from its raw bytes, then by the
collector: first whole, then as at a second visit, with every second item seen before, and with all seen but one. Sanitising
is off on both sides. One difference is wanted: feedparser tells of an item that breaks off in the middle; the collector waits
for the rest.
"""

import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

import feedparser

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.feeds import _item, parse
from scrapers.http import Fetched

URL = "https://feed.example/rss"
SHOWN = 30
FIELDS = ("title", "url", "guid", "summary", "published")


def main(folders: Sequence[str]) -> int:
    """Compare, print; return 1 where anything differs, or nothing was found."""
    counted: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.xml")):
        told = "; ".join(differences(path.read_bytes(), counted))
        counted["files"] += 1
        counted["different"] += bool(told)
        if told and counted["different"] <= SHOWN:
            print(f"{path}: {told}")
    print(", ".join(f"{name} {count}" for name, count in counted.items()))
    return 1 if counted["different"] or not counted["with entries"] else 0


def differences(body: bytes, counted: Counter[str]) -> Iterator[str]:
    """Yield where the collector reads something else than plain feedparser does; count what was compared."""
    plain = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    expected = tuple(_item(entry, URL) for entry in plain["entries"])
    if not expected:
        return
    counted["with entries"] += 1
    fetched = Fetched(url=URL, status=200, headers=MappingProxyType({}), body=body)
    try:
        whole = parse(fetched)
    except ParseError as error:
        if error.code == "collect.half_feed":  # nothing is told of an item that breaks off
            counted["cut off in their only item"] += 1
        else:
            yield f"refused: {error}"
        return
    counted["items"] += len(expected)
    yield from _unlike("whole", expected, whole.items)
    digests = whole.digests
    counted["split"] += bool(digests)
    for name, seen in {"every second seen": digests[::2], "all but one seen": digests[1:]}.items():
        kept = [item for item, digest in zip(expected, digests, strict=False) if digest not in seen] if seen else expected
        yield from _unlike(name, kept, parse(fetched, frozenset(seen)).items)


def _unlike(visit: str, expected: Sequence[Item], found: Sequence[Item]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"{visit}: {len(expected)} items, found {len(found)}"
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        yield from (
            f"{visit}: {name} of item {number}: {getattr(one, name)!r}, found {getattr(other, name)!r}"
            for name in FIELDS
            if getattr(one, name) != getattr(other, name)
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
