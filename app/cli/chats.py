"""bongsu channels chats: which chat ids a Telegram bot knows."""

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Globals, language_of, print_table
from app.settings import read_secret, read_secrets
from app.wiring import open_rulebook
from bongsu.errors import NotifyError
from bongsu.model import Channel, SecretRef
from bongsu.wording import Language, say
from notifiers.telegram import API_BASE, Chat, find_chats


def chats(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help="cli.arg.telegram-channel")] = None,
    token_file: Annotated[Path | None, typer.Option("--token-file", help="cli.opt.token-file")] = None,
    token_env: Annotated[str | None, typer.Option("--token-env", help="cli.opt.token-env")] = None,
) -> int:
    """Show the chats that have written to the Telegram bot, with the ids that rules.yaml wants."""
    chosen: Globals = ctx.obj
    language = chosen.language or language_of((), os.environ)
    bot = _given(token_file, token_env) if token_file or token_env else _configured(chosen, name)
    if bot is None:
        typer.echo(say("cli.channels.no-telegram", language), err=True)
        return 2
    try:
        found = asyncio.run(find_chats(*bot))
    except NotifyError as error:
        typer.echo(error.say(language), err=True)
        return 1
    return _print(found, language)


def _given(token_file: Path | None, token_env: str | None) -> tuple[str, str] | None:
    ref = SecretRef(via="file", name=str(token_file)) if token_file else SecretRef(via="env", name=token_env or "")
    token = read_secret(ref, os.environ)
    return (token, API_BASE) if token else None


def _configured(chosen: Globals, name: str | None) -> tuple[str, str] | None:
    """Return token and address of the rules file's Telegram channel of that name, or its first one."""
    rulebook = open_rulebook(chosen.looking())
    channel = next((c for c in rulebook.edition.channels.values() if _is_telegram(c, name)), None)
    if channel is None:
        return None
    token = read_secrets(channel, os.environ, str(rulebook.path))["token"]
    return token, str(channel.options.get("api_base", API_BASE))


def _is_telegram(channel: Channel, name: str | None) -> bool:
    return channel.kind == "telegram" and name in (None, channel.name)


def _print(found: tuple[Chat, ...], language: Language) -> int:
    if not found:
        typer.echo(say("cli.channels.no-chats", language))
        return 1
    headers = [say(f"cli.col.{column}", language) for column in ("chat", "name", "kind")]
    print_table(headers, [(str(chat.id), chat.title, chat.kind) for chat in found])
    return 0
