"""Which sources a command is about: those of rules.yaml, and those of the catalogue, by region and kind."""

from collections.abc import Collection, Iterable
from typing import get_args

from bongsu.catalogue import TAGS, CatalogueRow
from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import Source, SourceKind

KINDS = (*TAGS, *get_args(SourceKind))
"""What `kinds` may ask for: what a source offers or who runs it, or how it is read."""


def selected(
    configured: Iterable[Source],
    rows: Iterable[CatalogueRow],
    *,
    regions: Collection[str] = (),
    kinds: Collection[str] = (),
    needy: bool = False,
) -> tuple[Source, ...]:
    """Return the sources of any of `regions` that are of all `kinds`; nothing asked is everything.

    A source of rules.yaml counts before the row of its id. Rows that need something of the user are left out unless `needy`:
    they cannot be visited before they get it, in rules.yaml.
    """
    known = {row.id: row for row in rows}
    usable = {row.id: _source(row) for row in known.values() if row.is_open or needy}
    sources = usable | {source.id: source for source in configured}
    codes = frozenset(code for name in regions for code in region_codes(name))
    return tuple(source for source in sources.values() if _is_wanted(source, known.get(source.id), regions, codes, kinds))


def _is_wanted(
    source: Source, row: CatalogueRow | None, regions: Collection[str], codes: frozenset[str], kinds: Collection[str]
) -> bool:
    within = not regions or (source.region is not None and covers(codes, source.region))
    return within and set(kinds) <= {source.kind, *(row.tags if row else ())}


def _source(row: CatalogueRow) -> Source:
    return Source(id=row.id, name=row.name, url=row.url, kind=row.kind, family=row.family, region=row.region, page=row.page)
