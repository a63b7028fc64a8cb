"""bongsu calendar: deadlines and days of events as a file for calendars."""

from pathlib import Path
from typing import Annotated

import typer

from app.calendar import plan
from app.cli.context import desk
from app.stories import Press
from bongsu.render.ics import ics


def calendar(ctx: typer.Context, file: Annotated[Path, typer.Option("--ics", help="cli.opt.ics")]) -> int:
    """Write the deadlines and days of events of the stories that rules met, for calendars to read."""
    with desk(ctx) as at:
        dates = plan(at.store, Press.of(at.rulebook.edition.sources), now=at.now, language=at.language)
        text = ics(dates, name=at.text("calendar.name"))
        if str(file) == "-":
            typer.echo(text.encode(), nl=False)  # the line ends of the format, on every system
            return 0
        try:
            _replace(file, text)
        except OSError as error:
            typer.echo(at.text("cli.calendar.cannot-write", path=file, detail=error.strerror), err=True)
            return 1
        at.say("cli.calendar.written", path=file, count=len(dates), cancelled=sum(each.cancelled for each in dates))
        return 0


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all: calendars may read it at any moment."""
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(text.encode())
    beside.replace(file)
