"""bongsu outbox: list, show, retry, bury."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

import typer

from app.cli.closed import closed
from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from app.quiet import end_quiet
from bongsu.model import KST
from bongsu.operations import sentence
from bongsu.render.clean import clean, shorten
from bongsu.wording import TEXTS
from storage import DaemonLock, OutboxEventRow, OutboxRow, OutboxState

_LIST = ("key", "channel", "state", "attempts", "time", "next", "about", "title", "why")
_LIFE = ("time", "event", "attempts", "receipt", "why")
_LONGEST_TITLE = 80
_YET_TO_GO = frozenset({"due", "retry", "held"})
_ENDS_OF_ATTEMPTS = frozenset({"sent", "retry", "dead", "lapsed"})
_SAY_NO_WHY = frozenset({"put", "leased", "again"})
"""What happens for no reason but that of the line before."""


def list_(
    ctx: typer.Context,
    dead: Annotated[bool, typer.Option("--dead", help="cli.opt.dead")] = False,
    state: Annotated[OutboxState | None, typer.Option("--state", help="cli.opt.state")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.channel")] = None,
    limit: Annotated[int, typer.Option("--limit", help="cli.opt.limit", min=1)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> int:
    """List alerts and what became of them, and the channels that nothing goes out by now."""
    states: tuple[OutboxState, ...] = (*((state,) if state else ()), *(("dead",) if dead else ()))
    with desk(ctx) as at:
        if not _is_known(at, channel):
            return 2
        rows = at.store.outbox(states=states, channel=channel, limit=limit)
        if as_json:
            print_json([_plain(row) for row in rows])
            return 0
        if rows:
            print_table([at.text(f"cli.col.{name}") for name in _LIST], [_cells(at, row) for row in rows])
        else:
            at.say("cli.outbox.none")
        for line in closed(at, channel):
            typer.echo(line)
        return 0


def _cells(at: Desk, row: OutboxRow) -> tuple[str, ...]:
    next_ = kst(row.due if row.state in _YET_TO_GO else None)
    title = shorten(_title(at, row), _LONGEST_TITLE)
    return (row.key, row.channel, _state(at, row), str(row.tries), kst(row.created), next_, _about(at, row), title, row.why)


def _state(at: Desk, row: OutboxRow) -> str:
    return at.text("cli.state.buried" if row.buried else f"cli.state.{row.state}")


def _title(at: Desk, row: OutboxRow) -> str:
    return clean(sentence(row.notice, at.language) if row.notice else row.title)


def _about(at: Desk, row: OutboxRow) -> str:
    """What a delivery tells: news and which, an update of a message, a digest, or a matter of operations."""
    codes = (f"cli.about.{row.reason}", f"alert.reason.{row.reason}", f"ops.{row.reason}", f"{row.reason}.heading")
    return next((at.text(code) for code in codes if code in TEXTS), row.reason)


def show(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="cli.arg.key")],
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> int:
    """Show the whole life of one alert: every attempt with its time, its end and its receipt."""
    with desk(ctx) as at:
        row = at.store.delivery(key)
        if row is None:
            typer.echo(at.text("cli.outbox.not-there", key=key), err=True)
            return 1
        if as_json:
            print_json({**_plain(row), "life": [_fields(event) for event in at.store.life(key)]})
        else:
            _print_life(at, row)
        return 0


def _print_life(at: Desk, row: OutboxRow) -> None:
    at.say(
        "cli.outbox.alert",
        title=_title(at, row),
        channel=row.channel,
        state=_state(at, row),
        about=_about(at, row),
        story=row.story,
        revision=row.revision,
    )
    if row.digest:
        digest = at.store.delivery(row.digest)
        so_far = at.text(f"cli.state.{digest.state}") if digest else at.text("cli.outbox.digest-later", due=kst(row.until))
        at.say("cli.outbox.in-digest", key=row.digest, state=so_far)
    elif row.state in _YET_TO_GO:
        at.say("cli.outbox.next", due=kst(row.due))
    print_table([at.text(f"cli.col.{name}") for name in _LIFE], list(_steps(at, at.store.life(row.key))))
    if row.state in _YET_TO_GO:
        for line in closed(at, row.channel):
            typer.echo(line)


def _steps(at: Desk, life: Sequence[OutboxEventRow]) -> Iterator[tuple[str, ...]]:
    """Yield what happened, line by line; attempts are counted as they end."""
    tries = 0
    for step in life:
        ends = step.event in _ENDS_OF_ATTEMPTS
        tries += ends
        why = "" if step.event in _SAY_NO_WHY else step.why
        yield _to_the_second(step.at), at.text(f"cli.event.{step.event}"), str(tries) if ends else "", step.receipt, why


def retry(
    ctx: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(help="cli.arg.keys")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="cli.opt.retry-channel")] = None,
    dead: Annotated[bool, typer.Option("--dead", help="cli.opt.retry-dead")] = False,
) -> int:
    """Send dead and waiting alerts again now; without a key all of them. A channel that is named may speak again."""
    with desk(ctx) as at:
        if not _is_known(at, channel):
            return 2
        wrong = list(_not_to_retry(at, keys or ()))
        count = at.store.retry(keys or None, channel=channel, dead_only=dead, now=at.now)
        if channel is not None:
            end_quiet(at.store, channel, at.rulebook.edition.config.ops, now=at.now)
        waiting = sum(state.due for state in at.store.channel_states() if channel in (None, state.name))
        at.say("cli.outbox.retried", count=count, waiting=waiting)
        for line in (*wrong, *(closed(at, channel) if waiting else ())):
            typer.echo(line)
        if waiting and not _daemon_runs(at):
            at.say("cli.outbox.no-daemon")
        return 1 if wrong else 0


def _not_to_retry(at: Desk, keys: Sequence[str]) -> Iterator[str]:
    """Yield why alerts that were named cannot be sent again: they never were, are out, or are being sent."""
    for key in keys:
        row = at.store.delivery(key)
        if row is None:
            yield at.text("cli.outbox.not-there", key=key)
        elif row.state in {"sent", "leased"}:
            yield at.text(f"cli.outbox.is-{row.state}", key=key)


def bury(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(help="cli.arg.key")],
    why: Annotated[str, typer.Option("--why", help="cli.opt.why")] = "",
) -> int:
    """Give an alert up: it is kept, and not sent."""
    with desk(ctx) as at:
        row = at.store.delivery(key)
        buried = row is not None and at.store.bury(key, why or at.text("cli.outbox.by-hand"), now=at.now)
        if row is None:
            typer.echo(at.text("cli.outbox.not-there", key=key), err=True)
        elif buried:
            at.say("cli.outbox.buried", key=key)
        else:
            typer.echo(at.text("cli.outbox.over", key=key, state=_state(at, row)), err=True)
        return 0 if buried else 1


def _is_known(at: Desk, channel: str | None) -> bool:
    """Whether a channel is in the rules, or was when it got an alert; says which are where it is not."""
    known = dict.fromkeys((*at.rulebook.edition.channels, *(state.name for state in at.store.channel_states())))
    if channel is None or channel in known:
        return True
    typer.echo(at.text("cli.channels.unknown", name=channel, known=", ".join(known)), err=True)
    return False


def _daemon_runs(at: Desk) -> bool:
    return at.store.path is not None and DaemonLock(at.store.path).held()


def _plain(row: OutboxRow) -> dict[str, object]:
    """A line of the ledger for programs: `attempts` are all that were made, `failures` those that count against patience."""
    return _fields(row) | {"attempts": row.tries, "failures": row.attempts}


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in getattr(row, "__dataclass_fields__", ()) if name not in {"tries", "notice"}}


def _to_the_second(moment: datetime) -> str:
    return f"{moment.astimezone(KST):%Y-%m-%d %H:%M:%S}"


commands: dict[str, Command] = {"list": list_, "show": show, "retry": retry, "bury": bury}
