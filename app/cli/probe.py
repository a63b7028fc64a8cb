"""bongsu sources probe: what there is to watch at an address, and a fixture of it."""

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Globals, kst, language_of
from app.probe import Found, Probe
from app.probe import probe as look_at
from app.wiring import open_rulebook, utc_now
from bongsu.errors import CollectError, ConfigError
from bongsu.wording import Language, say
from scrapers import HttpClient
from scrapers.recording import Recording, record


def probe(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="cli.arg.url")],
    folder: Annotated[Path | None, typer.Option("--record", help="cli.opt.record", file_okay=False)] = None,
    private: Annotated[bool, typer.Option("--allow-private", help="cli.opt.private")] = False,
) -> int:
    """Look at an address: which feeds and lists it has, what would be collected, and the line for rules.yaml."""
    chosen: Globals = ctx.obj
    language = chosen.language or language_of((), os.environ)
    try:
        seen, files = asyncio.run(_probe(url, _contact(chosen), recording=folder is not None, private=private))
    except CollectError as error:
        typer.echo(error.say(language), err=True)
        return 1
    for found in seen.found:
        _print_found(found, language)
    if seen.error or not seen.found:
        typer.echo(seen.error.say(language) if seen.error else say(f"cli.probe.{seen.need or 'nothing'}", language), err=True)
        return 1
    return _write(files, folder, language) if folder else 0


def _print_found(found: Found, language: Language) -> None:
    """The line for rules.yaml, how it is read, and the newest that it would collect."""
    kind = "family" if found.family else "feed" if found.source.kind == "feed" else "looks"
    typer.echo(found.yaml)
    typer.echo(f"      # {say(f'cli.probe.{kind}', language, family=found.family, items=found.items)}")
    for entry in found.newest:
        typer.echo(f"      # {kst(entry.published)}  {entry.title}")


def _contact(chosen: Globals) -> str | None:
    """Whom rules.yaml names; nobody where there is no file yet, or none that is good."""
    try:
        return open_rulebook(chosen.looking()).edition.config.contact
    except ConfigError:
        return None


async def _probe(url: str, contact: str | None, *, recording: bool, private: bool) -> tuple[Probe, tuple[Recording, ...]]:
    """What is there; and, if it is to be recorded, the files of the first that works."""
    client = HttpClient(contact=lambda: contact)
    try:
        seen = await look_at(url, client, utc_now, private=private)
        return seen, await record(client, seen.found[0].source) if recording and seen.found else ()
    finally:
        await client.aclose()


def _write(files: Iterable[Recording], folder: Path, language: Language) -> int:
    """Write the files, none of them over another that somebody may have worked on."""
    there = [path for each in files if (path := folder / each.name).exists()]
    if there:
        typer.echo(say("cli.probe.there", language, path=there[0]), err=True)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for each in files:
        (folder / each.name).write_text(each.text, encoding="utf-8")
        typer.echo(folder / each.name)
    typer.echo(say("cli.probe.recorded", language))
    return 0
