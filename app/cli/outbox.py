"""bongsu outbox: list, retry, bury."""

from typing import Annotated

import typer

from app.cli.context import Command, desk, kst, print_json, print_table


def list_(
    ctx: typer.Context,
    dead: Annotated[bool, typer.Option("--dead", help="cli.opt.dead")] = False,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.channel")] = None,
    limit: Annotated[int, typer.Option("--limit", help="cli.opt.limit", min=1)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """List alerts and what became of them."""
    with desk(ctx) as at:
        rows = at.store.outbox(states=("dead",) if dead else (), channel=channel, limit=limit)
        if as_json:
            print_json([{name: getattr(row, name) for name in row.__dataclass_fields__} for row in rows])
            return
        headers = [at.text(f"cli.col.{name}") for name in ("key", "state", "attempts", "time", "title", "why")]
        cells = [(r.key, at.text(f"cli.state.{r.state}"), str(r.attempts), kst(r.created), r.title, r.why or "") for r in rows]
        print_table(headers, cells)


def retry(
    ctx: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(help="cli.arg.keys")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.channel")] = None,
) -> int:
    """Send dead and waiting alerts again now; without a key all of them."""
    with desk(ctx) as at:
        count = at.store.retry(keys or None, channel=channel, now=at.now)
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


commands: dict[str, Command] = {"list": list_, "retry": retry, "bury": bury}
