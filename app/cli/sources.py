"""bongsu sources: list, status, check, probe."""

import asyncio
from collections.abc import Iterable
from typing import Annotated

import typer

from app.cli.context import Command, Globals, desk, kst, print_json, print_table
from app.cli.fares import status
from app.cli.fields import known_region
from app.cli.probe import probe
from app.narrator import duration
from app.reach import Reached, reach
from app.rulebook import Edition
from app.selection import KINDS, selected
from app.wiring import open_rulebook, utc_now
from bongsu.model import Source
from bongsu.wording import Language, say
from scrapers import list_family
from scrapers.catalogue import catalogue

AsJson = Annotated[bool, typer.Option("--json", help="cli.opt.json")]


def _known_kind(names: list[str] | None) -> list[str]:
    for name in names or ():
        if name not in KINDS:
            raise typer.BadParameter(", ".join(KINDS))
    return names or []


Regions = Annotated[list[str] | None, typer.Option("--region", help="cli.opt.region", callback=known_region)]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help="cli.opt.kind", callback=_known_kind)]
Everything = Annotated[bool, typer.Option("--catalogue", help="cli.opt.catalogue")]


def list_(
    ctx: typer.Context,
    regions: Regions = None,
    kinds: Kinds = None,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """List the sources that rules.yaml names, or with --catalogue those that it could name."""
    with desk(ctx) as at:
        if everything:
            _list_catalogue(at.language, regions or [], kinds or [], as_json=as_json)
            return
        sources = selected(at.rulebook.edition.config.sources, (), regions=regions or (), kinds=kinds or ())
        if as_json:
            print_json([_as_json(source) for source in sources])
            return
        headers = [at.text(f"cli.col.{name}") for name in ("source", "name", "kind", "every", "url")]
        print_table(headers, [(s.id, s.name, s.kind, duration(s.every, at.language), s.url) for s in sources])


def _list_catalogue(language: Language, regions: list[str], kinds: list[str], *, as_json: bool) -> None:
    """Rows that need something of the user say what."""
    needs = {row.id: row.needs for row in catalogue()}
    sources = selected((), catalogue(), regions=regions, kinds=kinds, needy=True)
    if as_json:
        print_json([_as_json(source) | {"needs": needs[source.id]} for source in sources])
        return
    headers = [say(f"cli.col.{name}", language) for name in ("source", "name", "kind", "needs", "url")]
    print_table(headers, [(s.id, s.name, s.kind, ", ".join(needs[s.id]), s.url) for s in sources])


def _as_json(source: Source) -> dict[str, object]:
    return {"id": source.id, "name": source.name, "kind": source.kind, "region": source.region, "url": source.url}


def check(
    ctx: typer.Context,
    online: Annotated[bool, typer.Option("--online", help="cli.opt.online")] = False,
    regions: Regions = None,
    kinds: Kinds = None,
    everything: Everything = False,
    as_json: AsJson = False,
) -> int:
    """Say which sources would be visited and how they are read; with --online visit each once. Exit code 1 when any broke.

    Writes nothing. With a region or a kind the catalogue's sources count too.
    """
    chosen: Globals = ctx.obj
    edition = open_rulebook(chosen.options() if online else chosen.looking()).edition
    language = chosen.language or edition.config.language
    rows = catalogue() if everything or regions or kinds else ()
    sources = list(selected(edition.config.sources, rows, regions=regions or (), kinds=kinds or ()))
    found = asyncio.run(visited(edition, sources, language)) if online else _unvisited(sources)
    if as_json:
        print_json([_reached_json(each, language) for each in found])
    else:
        print_reached(found, language, online=online)
    return 1 if any(each.error for each in found) else 0


def _unvisited(sources: Iterable[Source]) -> tuple[Reached, ...]:
    return tuple(Reached(source=source, family=list_family(source)) for source in sources if source.kind != "push")


async def visited(edition: Edition, sources: list[Source], language: Language) -> tuple[Reached, ...]:
    """Visit each source once; a line on stderr says how far it has come."""
    total, done = sum(source.kind != "push" for source in sources), 0

    def told(reached: Reached) -> None:
        nonlocal done
        done += 1
        verdict = reached.error.say(language) if reached.error else say("cli.check.items", language, count=reached.items)
        typer.echo(f"[{done}/{total}] {'✗' if reached.error else '✓'} {reached.source.id}  {verdict}", err=True)

    return await reach(sources, keys=edition.api_keys, contact=edition.config.contact, clock=utc_now, told=told)


def print_reached(found: Iterable[Reached], language: Language, *, online: bool) -> None:
    """Print what was found at each source, and in the end how many broke."""
    names = ("source", "name", "family", "items", "newest", "result") if online else ("source", "name", "family", "url")
    rows = [_row(each, language) if online else _plan(each) for each in found]
    print_table([*([""] if online else []), *(say(f"cli.col.{name}", language) for name in names)], rows)
    if online:
        broken = sum(each.error is not None for each in found)
        typer.echo(say("cli.sources.checked", language, count=len(rows), broken=broken))
    else:
        typer.echo(say("cli.sources.unchecked", language, count=len(rows)))


def _plan(reached: Reached) -> tuple[str, ...]:
    return reached.source.id, reached.source.name, reached.family or "–", reached.source.url


def _row(reached: Reached, language: Language) -> tuple[str, ...]:
    source, error = reached.source, reached.error
    counted = ("–", "–") if error else (str(reached.items), kst(reached.newest))
    return "✗" if error else "✓", source.id, source.name, reached.family or "–", *counted, error.say(language) if error else ""


def _reached_json(reached: Reached, language: Language) -> dict[str, object]:
    error = reached.error
    return _as_json(reached.source) | {
        "family": reached.family,
        "items": reached.items,
        "newest": reached.newest,
        "error": {"code": error.code, "says": error.say(language)} if error else None,
    }


commands: dict[str, Command] = {"list": list_, "status": status, "check": check, "probe": probe}
