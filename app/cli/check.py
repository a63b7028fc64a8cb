"""bongsu check: whether the rules file is good and the sources answer."""

import asyncio
from typing import Annotated

import typer

from app.cli.context import Globals
from app.cli.sources import print_reached, visited
from app.programmes import Corrections
from app.wiring import open_rulebook
from bongsu.wording import say


def check(ctx: typer.Context, online: Annotated[bool, typer.Option("--online", help="cli.opt.online")] = False) -> int:
    """Read the rules and the corrections of programmes as the daemon would; with --online visit every source too."""
    chosen: Globals = ctx.obj
    rulebook = open_rulebook(chosen.options(strict=True))
    edition = rulebook.edition
    language = chosen.language or edition.config.language
    Corrections(rulebook.last_good.parent).read()
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
    found = asyncio.run(visited(edition, list(edition.sources.values()), language))
    print_reached(found, language, online=True)
    return 1 if any(each.error for each in found) else 0
