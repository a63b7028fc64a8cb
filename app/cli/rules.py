"""bongsu rules: test, schema."""

import typer

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


commands: dict[str, Command] = {"test": test, "schema": schema}
