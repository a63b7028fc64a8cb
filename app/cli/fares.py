"""bongsu sources status: how each source fares."""

from typing import Annotated

import typer

from app.cli.context import Desk, desk, kst, print_json, print_table
from bongsu.rhythm import say_rhythm
from storage import SourceState

_COLUMNS = ("source", "entries", "last-success", "last-new", "usual", "next-visit", "result")
_SILENT = "ops.silent"


def status(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False) -> int:
    """Show how each source fares. Exit code 1 when any fails, is silent against its rhythm or has lost something."""
    with desk(ctx) as at:
        states = [state for state in at.store.source_states() if state.active]
        if as_json:
            print_json([_as_json(at, state) for state in states])
        else:
            print_table([at.text(f"cli.col.{name}") for name in _COLUMNS], [_row(at, state) for state in states])
        return 1 if any(state.failures or state.matters for state in states) else 0


def _as_json(at: Desk, state: SourceState) -> dict[str, object]:
    plain = {name: getattr(state, name) for name in state.__dataclass_fields__ if name != "rhythm"}
    return plain | {"usual": _usual(at, state), "silent_since": state.last_new if _SILENT in state.matters else None}


def _row(at: Desk, state: SourceState) -> tuple[str, ...]:
    last = (kst(state.last_success), kst(state.last_new))
    return (state.id, str(state.entries), *last, _usual(at, state), kst(state.next_visit), _result(at, state))


def _usual(at: Desk, state: SourceState) -> str:
    return say_rhythm(state.rhythm, at.language, now=at.now)


def _result(at: Desk, state: SourceState) -> str:
    said = {"failures": state.failures, "why": state.last_error, "since": kst(state.last_new)}
    wrong = ["ops.failing"] if state.failures else state.matters
    return ", ".join(at.text(f"cli.sources.{code.removeprefix('ops.')}", **said) for code in wrong) or "✓"
