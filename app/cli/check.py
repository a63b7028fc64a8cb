"""bongsu check: whether the rules file is good and the sources answer."""

import asyncio
import os
from typing import Annotated

import typer

from app.cli.context import Globals
from app.cli.sources import print_reached, visited
from app.programmes import Corrections
from app.rulebook import Rulebook
from app.wiring import open_rulebook
from bongsu.errors import ConfigError
from bongsu.wording import say


def check(ctx: typer.Context, online: Annotated[bool, typer.Option("--online", help="cli.opt.online")] = False) -> int:
    """Read the rules and the corrections of programmes as the daemon would; with --online visit every source too."""
    chosen: Globals = ctx.obj
    rulebook = _opened(chosen)
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


def _opened(chosen: Globals) -> Rulebook:
    """Return the rules, with all secrets read but the credentials that systemd shows to the service alone: those are named."""
    try:
        return open_rulebook(chosen.options(strict=True))
    except ConfigError as error:
        if "CREDENTIALS_DIRECTORY" in os.environ or any(each.code != "shell.no-secret-credential" for each in error.problems):
            raise
        rulebook = open_rulebook(chosen.looking(strict=True))
        names = ", ".join(dict.fromkeys(str(dict(each.params)["name"]) for each in error.problems))
        typer.echo(say("cli.check.credentials", chosen.language or rulebook.edition.config.language, names=names), err=True)
        return rulebook
