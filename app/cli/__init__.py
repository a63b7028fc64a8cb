"""The command line. Exit codes: 0 well, 1 an expectation was not met or something failed, 2 usage or configuration."""

import functools
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer

from app.cli import (
    backtest,
    calendar,
    channels,
    check,
    coverage,
    daemon,
    explain,
    feedback,
    outbox,
    programmes,
    rejudge,
    rules,
    silence,
    sources,
    status,
    stories,
)
from app.cli.context import Command, global_options, language_of
from app.logs import to_stderr
from bongsu.errors import BongsuError, ConfigError
from bongsu.wording import TEXTS, Language, say

_GROUPS: Mapping[str, Mapping[str, Command]] = {
    "rules": rules.commands,
    "programmes": programmes.commands,
    "sources": sources.commands,
    "outbox": outbox.commands,
    "channels": channels.commands,
    "stories": stories.commands,
    "feedback": feedback.commands,
    "silence": silence.commands,
}
_COMMANDS: Mapping[str, Command] = {
    "run": daemon.run,
    "once": daemon.once,
    "demo": daemon.demo,
    "check": check.check,
    "status": status.status,
    "coverage": coverage.coverage,
    "backtest": backtest.backtest_command,
    "explain": explain.explain_command,
    "calendar": calendar.calendar,
    "rejudge": rejudge.rejudge_command,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    language = language_of(given, os.environ)
    to_stderr()
    try:
        build(language)(args=given, prog_name="bongsu")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BongsuError as error:
        typer.echo(error.say(language), err=True)
        return 2 if isinstance(error, ConfigError) else 1
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 -- whoever read has left; nothing more can be said
        return 1
    return 0


def build(language: Language) -> Any:  # noqa: ANN401 -- the command type of typer has no public name
    """Return all commands, with their help in `language`."""
    app = typer.Typer(help="cli.bongsu", no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    app.callback()(global_options)
    for name, command in _COMMANDS.items():
        app.command(name, help=f"cli.{name}")(_with_exit_code(command))
    for name, commands in _GROUPS.items():
        group = typer.Typer(help=f"cli.{name}", no_args_is_help=True)
        for verb, command in commands.items():
            group.command(verb, help=f"cli.{name}.{verb}")(_with_exit_code(command))
        app.add_typer(group, name=name)
    tree = typer.main.get_command(app)
    _translate(tree, language)
    return tree


def _with_exit_code(command: Command) -> Callable[..., None]:
    @functools.wraps(command)
    def run(*args: object, **kwargs: object) -> None:
        raise typer.Exit(command(*args, **kwargs) or 0)

    return run


def _translate(command: Any, language: Language) -> None:  # noqa: ANN401 -- see build
    """Replace the wording codes that stand as help by sentences."""
    for part in (command, *command.params):
        text = getattr(part, "help", None)
        if text in TEXTS:
            part.help = say(text, language)
    for child in getattr(command, "commands", {}).values():
        _translate(child, language)
