"""bongsu outbox: list, show, retry, bury."""

from datetime import datetime
from typing import Annotated

import typer

from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from bongsu.model import KST
from storage import OutboxRow, OutboxState


def list_(
    ctx: typer.Context,
    dead: Annotated[bool, typer.Option("--dead", help="cli.opt.dead")] = False,
    state: Annotated[OutboxState | None, typer.Option("--state", help="cli.opt.state")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.channel")] = None,
    limit: Annotated[int, typer.Option("--limit", help="cli.opt.limit", min=1)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """List alerts and what became of them."""
    states: tuple[OutboxState, ...] = (*((state,) if state else ()), *(("dead",) if dead else ()))
    with desk(ctx) as at:
        rows = at.store.outbox(states=states, channel=channel, limit=limit)
        if as_json:
            print_json([_plain(row) for row in rows])
            return
        headers = [at.text(f"cli.col.{name}") for name in ("key", "state", "attempts", "time", "title", "why")]
        cells = [(r.key, at.text(f"cli.state.{r.state}"), str(r.attempts), kst(r.created), r.title, r.why) for r in rows]
        print_table(headers, cells)


def show(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="cli.arg.keys")],
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> int:
    """Show the whole life of one alert: every attempt with its time, its end and its receipt."""
    with desk(ctx) as at:
        row = at.store.delivery(key)
        if row is None:
            at.say("cli.outbox.not-there", key=key)
            return 1
        if as_json:
            print_json({**_plain(row), "life": [_plain(event) for event in at.store.life(key)]})
        else:
            _print_life(at, row)
        return 0


def _print_life(at: Desk, row: OutboxRow) -> None:
    state = at.text(f"cli.state.{row.state}")
    at.say("cli.outbox.alert", title=row.title, channel=row.channel, state=state, story=row.story, revision=row.revision)
    if row.digest:
        digest = at.store.delivery(row.digest)
        so_far = at.text(f"cli.state.{digest.state}") if digest else at.text("cli.outbox.digest-later", due=kst(row.until))
        at.say("cli.outbox.in-digest", key=row.digest, state=so_far)
    headers = [at.text(f"cli.col.{name}") for name in ("time", "event", "attempts", "receipt", "why")]
    cells = [
        (_to_the_second(event.at), at.text(f"cli.event.{event.event}"), str(event.attempts), event.receipt, event.why)
        for event in at.store.life(row.key)
    ]
    print_table(headers, cells)


def retry(
    ctx: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(help="cli.arg.keys")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.channel")] = None,
    dead: Annotated[bool, typer.Option("--dead", help="cli.opt.retry-dead")] = False,
) -> int:
    """Send dead and waiting alerts again now; without a key all of them."""
    with desk(ctx) as at:
        count = at.store.retry(keys or None, channel=channel, dead_only=dead, now=at.now)
        waiting = sum(state.due for state in at.store.channel_states() if channel in (None, state.name))
        at.say("cli.outbox.retried", count=count, waiting=waiting)
        return 1 if keys and count < len(keys) else 0


def bury(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="cli.arg.key")],
    why: Annotated[str, typer.Option("--why", help="cli.opt.why")] = "",
) -> int:
    """Give an alert up: it is kept, and not sent."""
    with desk(ctx) as at:
        buried = at.store.bury(key, why or at.text("cli.outbox.by-hand"), now=at.now)
        at.say("cli.outbox.buried" if buried else "cli.outbox.unknown", key=key)
        return 0 if buried else 1


def _plain(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in getattr(row, "__dataclass_fields__", ())}


def _to_the_second(moment: datetime) -> str:
    return f"{moment.astimezone(KST):%Y-%m-%d %H:%M:%S}"


commands: dict[str, Command] = {"list": list_, "show": show, "retry": retry, "bury": bury}
