"""bongsu sources: list, status, probe."""

import asyncio
import os
from typing import Annotated

import typer

from app.cli.context import Command, Globals, desk, kst, language_of, print_json, print_table
from app.narrator import duration
from app.probe import Probe
from app.probe import probe as look_at
from app.wiring import utc_now
from bongsu.wording import say
from scrapers import HttpClient

AsJson = Annotated[bool, typer.Option("--json", help="cli.opt.json")]


def list_(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the sources that rules.yaml names."""
    with desk(ctx) as at:
        sources = at.rulebook.edition.config.sources
        if as_json:
            print_json([{"id": s.id, "name": s.name, "kind": s.kind, "region": s.region, "url": s.url} for s in sources])
            return
        headers = [at.text(f"cli.col.{name}") for name in ("source", "name", "kind", "every", "url")]
        print_table(headers, [(s.id, s.name, s.kind, duration(s.every, at.language), s.url) for s in sources])


def status(ctx: typer.Context, as_json: AsJson = False) -> int:
    """Show how each source fares. Exit code 1 when any is failing."""
    with desk(ctx) as at:
        states = [state for state in at.store.source_states() if state.active]
        if as_json:
            print_json([{name: getattr(state, name) for name in state.__dataclass_fields__} for state in states])
        else:
            headers = [at.text(f"cli.col.{name}") for name in ("source", "entries", "last-success", "next-visit", "result")]
            rows = [
                (s.id, str(s.entries), kst(s.last_success), kst(s.next_visit), s.last_error if s.failures else "✓")
                for s in states
            ]
            print_table(headers, rows)
        return 1 if any(state.failures for state in states) else 0


def probe(ctx: typer.Context, url: Annotated[str, typer.Argument(help="cli.arg.url")]) -> int:
    """Look at an address: which feeds and lists it has, what would be collected, and the line for rules.yaml."""
    chosen: Globals = ctx.obj
    language = chosen.language or language_of((), os.environ)
    seen = asyncio.run(_probe(url))
    if seen.error is not None:
        typer.echo(seen.error.say(language), err=True)
        return 1
    for found in seen.found:
        typer.echo(found.yaml)
        for entry in found.newest:
            typer.echo(f"      # {kst(entry.published)}  {entry.title}")
    if not seen.found:
        typer.echo(say(f"cli.probe.{seen.need or 'nothing'}", language))
    return 0 if seen.found else 1


async def _probe(url: str) -> Probe:
    client = HttpClient()
    try:
        return await look_at(url, client, utc_now)
    finally:
        await client.aclose()


commands: dict[str, Command] = {"list": list_, "status": status, "probe": probe}
