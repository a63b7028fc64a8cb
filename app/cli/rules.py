"""bongsu rules: test, schema, diff."""

from pathlib import Path
from typing import Annotated

import typer

from app.backtest import diff_rules
from app.cli.context import Command, Globals, print_json
from app.wiring import open_rulebook
from bongsu.config import json_schema
from bongsu.rules import run_examples
from bongsu.wording import say


def test(ctx: typer.Context) -> int:
    """Run every rule's examples through the daemon's own matcher."""
    chosen: Globals = ctx.obj
    edition = open_rulebook(chosen.options(strict=True)).edition
    language = chosen.language or edition.config.language
    results = run_examples(edition.rule_set)
    for result in results:
        if not result.ok:
            code = "cli.rules.should-match" if result.expected else "cli.rules.should-not-match"
            typer.echo(say(code, language, rule=result.rule, text=result.text))
    wrong = sum(not result.ok for result in results)
    typer.echo(say("cli.rules.tested", language, count=len(results), wrong=wrong))
    return 1 if wrong else 0


def schema() -> None:
    """Print the JSON Schema of rules.yaml."""
    print_json(json_schema())


def diff(
    ctx: typer.Context,
    before: Annotated[Path, typer.Argument(help="cli.arg.before")],
    after: Annotated[Path, typer.Argument(help="cli.arg.after")],
) -> int:
    """Show which rules differ between two files. Exit code 1 when any does."""
    chosen: Globals = ctx.obj
    old, new = (open_rulebook(Globals(rules=file, language=None).options(strict=True)).edition for file in (before, after))
    language = chosen.language or new.config.language
    found = diff_rules(old.config.rules, new.config.rules)
    for id_ in found.added:
        typer.echo(f"+ {id_}")
    for id_ in found.removed:
        typer.echo(f"- {id_}")
    for id_, fields in found.changed.items():
        typer.echo(f"~ {id_}: {', '.join(fields)}")
    same = not (found.added or found.removed or found.changed)
    if same:
        typer.echo(say("cli.rules.same", language))
    return 0 if same else 1


commands: dict[str, Command] = {"test": test, "schema": schema, "diff": diff}
