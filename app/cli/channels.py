"""bongsu channels: list, test, preset."""

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from app.cli.chats import chats
from app.cli.closed import closed
from app.cli.context import Command, Globals, desk, print_table
from app.rulebook import Edition
from app.wiring import close_notifiers, open_rulebook, utc_now
from bongsu.alerts import delivery_key
from bongsu.errors import NotifyError
from bongsu.model import Alert, Delivery, Reason
from bongsu.render import render
from bongsu.wording import Language, say


def list_(ctx: typer.Context) -> None:
    """List the channels and how they fare."""
    with desk(ctx) as at:
        states = {state.name: state for state in at.store.channel_states()}
        rows = []
        for name, channel in at.rulebook.edition.channels.items():
            state = states.get(name)
            counts = (state.due, state.sent, state.dead) if state else (0, 0, 0)
            rows.append((name, channel.kind, *map(str, counts), " ".join(closed(at, name)) or "✓"))
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
        typer.echo(say("cli.channels.test-failed", language, why=error.say(language)), err=True)
        return 1
    typer.echo(say("cli.channels.tested", language, name=name, receipt=receipt))
    return 0


async def _send_test(edition: Edition, name: str, language: Language, now: datetime) -> str:
    channel = edition.channels[name]
    message = render(_test_delivery(name, language, now), channel.kind, language, channel.look)
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


def preset(ctx: typer.Context, name: Annotated[str, typer.Argument(help="cli.arg.preset")]) -> int:
    """Print the template of a preset, to be changed and put under `templates`."""
    from bongsu.render import look  # Jinja takes time that the other commands do not need

    chosen: Globals = ctx.obj
    if name not in look.PRESETS:
        known = ", ".join(look.PRESETS)
        typer.echo(say("cli.channels.preset-unknown", chosen.language or "ko", name=name, known=known), err=True)
        return 2
    typer.echo(look.preset(name), nl=False)
    return 0


commands: dict[str, Command] = {"list": list_, "test": test, "preset": preset, "chats": chats}
