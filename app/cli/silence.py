"""bongsu silence: add, list, expire."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import timedelta
from difflib import get_close_matches
from typing import Annotated

import typer
from pydantic_core import PydanticCustomError

from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from app.programmes import Corrections
from bongsu.config.fields import parse_duration
from bongsu.kinds import KINDS
from bongsu.korea.gazetteer import nearest_names, region_codes
from bongsu.programmes.corrected import corrected
from bongsu.silences import Scope

_WRONG_USE = 2


def add(  # noqa: PLR0917 -- one option for each thing that can be silent
    ctx: typer.Context,
    region: Annotated[str, typer.Option("--region", help="cli.opt.silence.region")] = "",
    kind: Annotated[str, typer.Option("--kind", help="cli.opt.silence.kind")] = "",
    programme: Annotated[str, typer.Option("--programme", help="cli.opt.silence.programme")] = "",
    source: Annotated[str, typer.Option("--source", help="cli.opt.silence.source")] = "",
    rule: Annotated[str, typer.Option("--rule", help="cli.opt.silence.rule")] = "",
    channel: Annotated[str, typer.Option("--channel", help="cli.opt.silence.channel")] = "",
    length: Annotated[str, typer.Option("--for", help="cli.opt.silence.for")] = "7d",
    why: Annotated[str, typer.Option("--why", help="cli.opt.silence.why")] = "",
) -> int:
    """Keep back for a while what is about all that is named."""
    scope = Scope(region=region, kind=kind, programme=programme, source=source, rule=rule, channel=channel)
    with desk(ctx) as at:
        lasting = _length(length)
        if lasting is None:
            at.say("cli.silence.duration", value=length)
            return _WRONG_USE
        if not scope.named:
            at.say("cli.silence.nothing")
            return _WRONG_USE
        if wrong := [(name, value) for name, value in scope.named if not _is_known(at, name, value)]:
            _say_wrong(at, *wrong[0])
            return _WRONG_USE
        kept = at.store.silence(scope, until=at.now + lasting, why=why, now=at.now)
        at.say("cli.silence.added", id=kept.id, scope=_said(at, scope), until=kst(kept.until))
        return 0


def list_(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="cli.opt.silence.all")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """List the silences that stand."""
    with desk(ctx) as at:
        found = at.store.silences(now=None if everything else at.now)
        if as_json:
            print_json([asdict(each) for each in found])
            return
        headers = ["id", *(at.text(f"cli.col.{name}") for name in ("scope", "until", "why"))]
        print_table(headers, [(str(each.id), _said(at, each.scope), kst(each.until), each.why) for each in found])


def expire(ctx: typer.Context, number: Annotated[int, typer.Argument(help="cli.arg.silence", metavar="ID")]) -> int:
    """End a silence now."""
    with desk(ctx) as at:
        ended = at.store.end_silence(number, now=at.now)
        at.say("cli.silence.ended" if ended else "cli.silence.unknown", id=number)
        return 0 if ended else 1


def _length(written: str) -> timedelta | None:
    try:
        return parse_duration(written)
    except PydanticCustomError:
        return None


def _is_known(at: Desk, name: str, value: str) -> bool:
    """Whether a silence can be about it: a slip of the pen would keep back nothing, and nobody would know."""
    match name:
        case "region":
            return bool(region_codes(value))
        case "kind":
            return value in KINDS
        case "programme":
            return value in {
                each.id for each in corrected(at.store.programmes(), Corrections(at.rulebook.last_good.parent).read())
            }
        case _:
            return value in _known(at)[name]


def _known(at: Desk) -> dict[str, Collection[str]]:
    edition = at.rulebook.edition
    return {"source": edition.sources, "rule": [rule.id for rule in edition.config.rules], "channel": edition.channels}


def _say_wrong(at: Desk, name: str, value: str) -> None:
    near = {"region": nearest_names(value), "kind": KINDS}.get(name) or get_close_matches(value, _known(at).get(name, ()))
    nearest = at.text("cli.silence.nearest", names=", ".join(near)) if near else ""
    at.say("cli.silence.wrong", name=name, value=value, nearest=nearest)


def _said(at: Desk, scope: Scope) -> str:
    return ", ".join(at.text(f"cli.scope.{name}", value=value) for name, value in scope.named)


commands: dict[str, Command] = {"add": add, "list": list_, "expire": expire}
