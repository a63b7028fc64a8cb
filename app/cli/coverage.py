"""bongsu coverage: which regions are watched, and what was seen of each."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import typer

from app.cli.context import Desk, desk, kst, print_json, print_table
from bongsu.coverage import Covered, cover
from bongsu.model import KST

SINCE = timedelta(days=30)
"""How far back is looked: a source or a region without anything for a month is not covered."""
_NAMES = 3


def coverage(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False) -> None:
    """Show each 시도 and 시군구 with its sources and what was seen of it in the last 30 days."""
    with desk(ctx) as at:
        sightings = at.store.sightings(since=at.now - SINCE)
        sources = at.rulebook.edition.config.sources
        regions = cover(sources, sightings, today=at.now.astimezone(KST).date())
        if as_json:
            print_json([{name: getattr(region, name) for name in region.__dataclass_fields__} for region in regions])
        else:
            _print(at, regions)


def _print(at: Desk, regions: Sequence[Covered]) -> None:
    columns = ("region", "sources", "entries", "articles", "last-seen", "by")
    print_table([at.text(f"cli.col.{name}") for name in columns], [_row(at, region) for region in regions])
    small = [region for region in regions if not region.is_province]
    at.say("cli.coverage.summary", all=len(small), watched=sum(bool(region.sources) for region in small))


def _row(at: Desk, region: Covered) -> tuple[str, ...]:
    names = {source.id: source.name for source in at.rulebook.edition.config.sources}
    by = ", ".join(names.get(source, source) for source in region.by[:_NAMES])
    return (
        region.name if region.is_province else f"  {region.name}",
        str(len(region.sources)) if region.sources else at.text("cli.coverage.none"),
        str(region.entries),
        str(region.articles),
        kst(region.last),
        by or "–",
    )
