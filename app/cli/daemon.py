"""bongsu run, once, demo."""

import asyncio
import sys
from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

import notifiers
from app.cli.context import Globals, print_json


def run(ctx: typer.Context, strict: Annotated[bool, typer.Option("--strict", help="cli.opt.strict")] = False) -> int:
    """Watch until told to stop."""
    import daemon

    chosen: Globals = ctx.obj
    asyncio.run(daemon.run(chosen.options(strict=strict), language=chosen.language))
    return 0


def once(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="cli.opt.all")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.opt.dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> int:
    """Visit every source once, judge, send, and end."""
    from app.once import once as go_once

    chosen: Globals = ctx.obj
    options = chosen.options()
    if as_json:  # a console channel writes to stderr then
        options = replace(options, build_notifier=partial(notifiers.build, stream=sys.stderr))
    report = asyncio.run(go_once(options, chosen.language, everything=everything, dry_run=dry_run, quiet=as_json))
    if as_json:
        print_json(report.as_json())
    return 0 if report.well else 1


def demo(ctx: typer.Context) -> int:
    """Prove the main job against a newsroom on this machine."""
    from app.demo.play import main

    chosen: Globals = ctx.obj
    return main(chosen.language or "ko")
