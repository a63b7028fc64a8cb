"""bongsu check: whether the rules file is good and the sources answer."""

import asyncio
from typing import Annotated

import typer

from app.cli.context import Globals, print_table
from app.wiring import open_rulebook, reachable
from bongsu.wording import say


def check(ctx: typer.Context, online: Annotated[bool, typer.Option("--online", help="cli.opt.online")] = False) -> int:
    """Read the rules as the daemon would; with --online visit every source too."""
    chosen: Globals = ctx.obj
    rulebook = open_rulebook(chosen.options(strict=True))
    edition = rulebook.edition
    language = chosen.language or edition.config.language
    typer.echo(
        say(
            "cli.check.good",
            language,
            path=rulebook.path,
            sources=len(edition.sources),
            rules=len(edition.config.rules),
            channels=len(edition.channels),
        )
    )
    if not online:
        return 0
    rows, failed = [], 0
    for source, items, error in asyncio.run(reachable(list(edition.sources.values()))):
        failed += error is not None
        verdict = error.say(language) if error else say("cli.check.items", language, count=items)
        rows.append(("✗" if error else "✓", source.id, source.name, verdict))
    print_table(["", say("cli.col.source", language), say("cli.col.name", language), say("cli.col.result", language)], rows)
    return 1 if failed else 0
