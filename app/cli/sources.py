"""bongsu sources: list, status."""

from typing import Annotated

import typer

from app.cli.context import Command, desk, kst, print_json, print_table
from app.narrator import duration

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


commands: dict[str, Command] = {"list": list_, "status": status}
