"""Compare what the ladder reads with what feedparser reads, item for item: ``make bench-equal``.

``python -m bench.feedparser_corpus FOLDER...``, where FOLDER holds feeds: feedparser's unpacked source package (its tests are
two thousand of them), or any other. Each feed that has entries is read by plain feedparser from its raw bytes, with the
Content-Type that its test names; then by the collector: whole; then as at a second visit, once for each of its items with that
one new and all others seen, and once with every second one seen.

The items are compared as they leave the collector, sanitising off on both sides; and the entries that the daemon keeps of them
with those of a feedparser that does everything. Two differences are wanted, and counted: an item that breaks off in the middle
is not told but awaited, and what the sanitiser would have taken away is left to the core, which keeps no markup.
"""

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import feedparser

from bongsu.errors import ParseError
from bongsu.intake import admit
from bongsu.model import Collected, Cursor, Item, Source
from bongsu.text import to_text
from scrapers.feeds import _item, parse
from scrapers.http import Fetched

RESULTS = Path(__file__).resolve().parent / "results" / "feedparser.json"
URL = "https://feed.example/rss"
SOURCE = Source(id="feed", name="나루일보", url=URL)
NOW = datetime(2026, 5, 4, tzinfo=UTC)
SHOWN = 30
MOST_POSITIONS = 100
"""Items of one feed that are each taken for the new one; beyond, every second one seen has to do."""

_CONTENT_TYPE = re.compile(rb"^\s*Header:\s*Content-type:\s*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
_HEAD = 2000


def main(folders: Sequence[str]) -> int:
    """Compare, print, write; return 1 where anything differs, or nothing was found."""
    counted: Counter[str] = Counter()
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.xml")):
        told = "; ".join(differences(path.read_bytes(), counted))
        counted["files"] += 1
        counted["different"] += bool(told)
        if told and counted["different"] <= SHOWN:
            print(f"{path}: {told}")
    for name, count in counted.items():
        print(f"{count:8}  {name}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
    return 1 if counted["different"] or not counted["with entries"] else 0


def differences(body: bytes, counted: Counter[str]) -> Iterator[str]:
    """Yield where the collector reads something else than plain feedparser does; count what was compared."""
    stated = _CONTENT_TYPE.search(body[:_HEAD])
    headers = {"content-type": stated[1].decode("latin-1")} if stated else {}
    expected = _plainly(body, headers, sanitize_html=False, resolve_relative_uris=False)
    if not expected:
        return
    counted["with entries"] += 1
    fetched = Fetched(url=URL, status=200, headers=MappingProxyType(headers), body=body)
    try:
        found = parse(fetched)
    except ParseError as error:
        if error.code == "collect.half_feed":  # nothing is told of an item that breaks off
            counted["cut off in their only item"] += 1
        else:
            yield f"refused: {error}"
        return
    counted["items"] += len(expected)
    yield from _unlike("whole", expected, found.items)
    yield from _second_visits(fetched, expected, found.digests, counted)
    counted["with entries that the sanitiser changes"] += _kept(_plainly(body, headers)) != _kept(found.items)


def _plainly(body: bytes, headers: Mapping[str, str], **options: bool) -> tuple[Item, ...]:
    read: Mapping[str, Any] = feedparser.parse(io.BytesIO(body), response_headers=headers, **options)
    return tuple(_item(entry, URL) for entry in read["entries"])


def _kept(items: Sequence[Item]) -> list[tuple[object, ...]]:
    """What the daemon would keep of `items`, as a person sees it."""
    admitted = admit(SOURCE, Collected(items=tuple(items), cursor=Cursor()), now=NOW).entries
    return [(entry.key, entry.title, entry.url, entry.published, to_text(entry.summary)) for entry in admitted]


def _second_visits(
    fetched: Fetched, expected: Sequence[Item], digests: Sequence[bytes], counted: Counter[str]
) -> Iterator[str]:
    counted["that can be read item by item"] += bool(digests)
    visits = {f"all but item {position} seen": {digest} for position, digest in enumerate(digests[:MOST_POSITIONS])}
    if digests:
        visits["every second seen"] = set(digests[1::2])
    for name, unseen in visits.items():
        counted["second visits"] += 1
        seen = frozenset(digests) - unseen
        wanted = [item for item, digest in zip(expected, digests, strict=True) if digest not in seen] if seen else expected
        yield from _unlike(name, wanted, parse(fetched, seen).items)


def _unlike(visit: str, expected: Sequence[Item], found: Sequence[Item]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"{visit}: {len(expected)} items, found {len(found)}"
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        if one != other:
            yield f"{visit}: item {number}: {astuple(one)}, found {astuple(other)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
