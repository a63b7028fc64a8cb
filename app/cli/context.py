"""What every command needs: the global options, the store beside a running daemon, tables and JSON."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from app.rulebook import Rulebook
from app.wiring import Options, database_of, open_rulebook, utc_now
from bongsu.model import KST
from bongsu.wording import Language, say
from storage import Store

_UNWRAPPED = 250

Command = Callable[..., int | None]
"""Does its work and returns the exit code; None is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """The options that stand before the command. `language` None: the rules file's."""

    rules: Path | None
    language: Language | None

    def options(self, *, strict: bool = False, watching: bool = True) -> Options:
        return Options(rules=self.rules, strict=strict, watching=watching)

    def looking(self, *, strict: bool = False, watching: bool = True) -> Options:
        """Return what somebody wants who only looks, or changes what is kept: no secret is read for it."""
        return Options(rules=self.rules, strict=strict, watching=watching, build_notifier=None)


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language to speak before any file is read: `--lang`, `$BONGSU_LANG`, else Korean."""
    given = environ.get("BONGSU_LANG", "")
    for option, value in zip(argv, [*argv[1:], ""], strict=False):
        if option.startswith("--lang"):
            given = option.partition("=")[2] or value
    return "en" if given == "en" else "ko"


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"bongsu {metadata.version('bongsu')}")
        raise typer.Exit


def global_options(
    ctx: typer.Context,
    config: Annotated[Path | None, typer.Option("--config", "-c", help="cli.opt.config")] = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="cli.opt.lang")] = None,
    version: Annotated[  # noqa: ARG001 -- answered by its callback
        bool, typer.Option("--version", help="cli.opt.version", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Keep the options that stand before the command."""
    ctx.obj = Globals(rules=config, language=lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A command at work beside the daemon: the rules, the store and the language to speak."""

    rulebook: Rulebook
    store: Store
    language: Language
    now: datetime

    def say(self, code: str, **params: object) -> None:
        """Print one sentence."""
        typer.echo(say(code, self.language, **params))

    def text(self, code: str, **params: object) -> str:
        return say(code, self.language, **params)


@contextlib.contextmanager
def desk(ctx: typer.Context) -> Iterator[Desk]:
    """Open the store beside a daemon that may be running, and say on stderr which database it is."""
    chosen: Globals = ctx.obj
    options = chosen.looking()
    rulebook = open_rulebook(options)
    language = chosen.language or rulebook.edition.config.language
    path = database_of(rulebook, options)
    typer.echo(say("cli.database", language, path=path), err=True)
    now = utc_now()
    store = Store.open(path, now=now)
    try:
        yield Desk(rulebook=rulebook, store=store, language=language, now=now)
    finally:
        store.close()


def print_json(value: object) -> None:
    """Print `value` as JSON that a Korean can read."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def print_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns; Korean letters count double. What goes to a file is not wrapped."""
    table = Table(*headers, box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else _UNWRAPPED, markup=False, highlight=False).print(table)


def kst(time: datetime | None) -> str:
    """Return a time as people here read it; a dash where there is none."""
    return time.astimezone(KST).strftime("%Y-%m-%d %H:%M") if time else "–"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(KST).isoformat()
    if isinstance(value, frozenset | set | tuple):
        return sorted(value) if isinstance(value, frozenset | set) else list(value)
    return str(value)
