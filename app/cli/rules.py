"""bongsu rules: list, test, schema, diff."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.backtest import diff_rules
from app.cli.context import Command, Globals, print_json, print_table
from app.wiring import open_rulebook
from bongsu.config import json_schema
from bongsu.rule import Rule
from bongsu.rules import run_examples
from bongsu.wording import say


def test(ctx: typer.Context) -> int:
    """Run every rule's examples through the daemon's own matcher."""
    chosen: Globals = ctx.obj
    edition = open_rulebook(chosen.looking(strict=True, watching=False)).edition
    language = chosen.language or edition.config.language
    results = run_examples(edition.rule_set, ai_words=edition.config.ai_words)
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
    old, new = (
        open_rulebook(Globals(rules=file, language=None).looking(strict=True, watching=False)).edition
        for file in (before, after)
    )
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


def list_(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False) -> None:
    """List the rules in force, with the file that each stands in."""
    chosen: Globals = ctx.obj
    rulebook = open_rulebook(chosen.looking())
    edition = rulebook.edition
    language = chosen.language or edition.config.language
    rows = [(rule, str(rulebook.watch if rule.id in edition.watched else rulebook.path)) for rule in edition.config.rules]
    if as_json:
        print_json([{**asdict(rule), "file": file} for rule, file in rows])
        return
    headers = [say(f"cli.col.{name}", language) for name in ("rule", "name", "regions", "channel", "state", "file")]
    cells = [
        (rule.id, rule.name, ", ".join(rule.regions), ", ".join(rule.notify), say(_standing(rule), language), Path(file).name)
        for rule, file in rows
    ]
    print_table(headers, cells)


def _standing(rule: Rule) -> str:
    if not rule.enabled:
        return "cli.rules.rests"
    return "cli.rules.shadow" if rule.shadow else "cli.rules.on"


commands: dict[str, Command] = {"list": list_, "test": test, "schema": schema, "diff": diff}
