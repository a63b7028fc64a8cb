"""bongsu channels: list, test, chats."""

import asyncio
import os
from datetime import datetime
from typing import Annotated

import typer

import notifiers
from app.cli.context import Command, Globals, desk, kst, print_table
from app.rulebook import Edition
from app.settings import read_secrets
from app.wiring import close_notifiers, open_rulebook, utc_now
from bongsu.alerts import delivery_key
from bongsu.errors import NotifyError
from bongsu.model import Alert, Channel, Delivery, Reason
from bongsu.render import render
from bongsu.wording import Language, say
from notifiers.telegram import find_chats


def list_(ctx: typer.Context) -> None:
    """List the channels and how they fare."""
    with desk(ctx) as at:
        states = {state.name: state for state in at.store.channel_states()}
        rows = []
        for name, channel in at.rulebook.edition.channels.items():
            state = states.get(name)
            broken = (
                at.text("cli.channels.broken", since=kst(state.broken_since), why=state.why) if state and state.why else "✓"
            )
            counts = (state.due, state.sent, state.dead) if state else (0, 0, 0)
            rows.append((name, channel.kind, *map(str, counts), broken))
        headers = [at.text(f"cli.col.{name}") for name in ("channel", "kind", "waiting", "sent", "dead", "result")]
        print_table(headers, rows)


def test(ctx: typer.Context, name: Annotated[str, typer.Argument(help="cli.arg.channel")]) -> int:
    """Send one marked test alert through a channel, past the outbox."""
    chosen: Globals = ctx.obj
    edition = open_rulebook(chosen.options(strict=True)).edition
    language = chosen.language or edition.config.language
    if name not in edition.channels:
        typer.echo(say("cli.channels.unknown", language, name=name, known=", ".join(edition.channels)), err=True)
        return 2
    try:
        receipt = asyncio.run(_send_test(edition, name, language, utc_now()))
    except NotifyError as error:
        typer.echo(error.say(language), err=True)
        return 1
    typer.echo(say("cli.channels.tested", language, name=name, receipt=receipt))
    return 0


async def _send_test(edition: Edition, name: str, language: Language, now: datetime) -> str:
    message = render(_test_delivery(name, language, now), edition.channels[name].kind, language)
    try:
        return await edition.notifiers[name].send(message)
    finally:
        await close_notifiers(edition)


def _test_delivery(channel: str, language: Language, now: datetime) -> Delivery:
    alert = Alert(
        story=f"test{int(now.timestamp())}",
        revision=1,
        occasion="test",
        reason=Reason.TEST,
        entry="",
        title=say("cli.channels.test-title", language),
        url="",
        source="bongsu",
        published=now,
        precision="minute",
        seen=now,
        regions=(),
        matches=(),
        excerpt=say("cli.channels.test-text", language),
        complete=True,
    )
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=now, created=now)


def chats(ctx: typer.Context, name: Annotated[str | None, typer.Argument(help="cli.arg.telegram-channel")] = None) -> int:
    """Show the chats that have written to the Telegram bot, with the ids that rules.yaml wants."""
    chosen: Globals = ctx.obj
    rulebook = open_rulebook(chosen.options())
    language = chosen.language or rulebook.edition.config.language
    channel = _telegram(rulebook.edition, name)
    if channel is None:
        typer.echo(say("cli.channels.no-telegram", language), err=True)
        return 2
    token = read_secrets(channel, os.environ, str(rulebook.path))["token"]
    base = str(channel.options.get("api_base", notifiers.telegram.API_BASE))
    try:
        found = asyncio.run(find_chats(token, base))
    except NotifyError as error:
        typer.echo(error.say(language), err=True)
        return 1
    if not found:
        typer.echo(say("cli.channels.no-chats", language))
        return 1
    headers = [say("cli.col.chat", language), say("cli.col.name", language), say("cli.col.kind", language)]
    print_table(headers, [(str(chat.id), chat.title, chat.kind) for chat in found])
    return 0


def _telegram(edition: Edition, name: str | None) -> Channel | None:
    return next((c for c in edition.channels.values() if c.kind == "telegram" and name in (None, c.name)), None)


commands: dict[str, Command] = {"list": list_, "test": test, "chats": chats}
