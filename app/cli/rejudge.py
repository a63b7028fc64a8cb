"""bongsu rejudge: the archive judged anew."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Annotated

import typer

from app.cli.context import Desk, desk, print_json
from app.cli.fields import span
from app.programmes import Corrections
from app.rejudge import Changed, Moved, Reader, Rejudged, rejudge
from app.relink import relink
from app.tagger import open_tagger
from bongsu.config.fields import parse_duration
from bongsu.render.clean import clean, shorten
from storage import DaemonLock

_LONGEST = 60
_NAMES = 6


def rejudge_command(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="cli.opt.since", callback=span)] = "30d",
    apply: Annotated[bool, typer.Option("--apply", help="cli.opt.apply")] = False,
    examples: Annotated[int, typer.Option("--examples", help="cli.opt.examples", min=0)] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """Read and group the archive anew, and show what changes; with --apply write it. Nothing is sent."""
    with desk(ctx) as at, _alone(at, apply=apply), open_tagger() as tagger:
        edition = at.rulebook.edition
        reader = Reader(sources=edition.sources, rule_set=edition.rule_set, ai_words=edition.config.ai_words, tagger=tagger)

        def progress(count: int) -> None:
            typer.echo(at.text("cli.rejudge.progress", count=count), err=True)

        report = rejudge(at.store, reader, since=at.now - parse_duration(since), now=at.now, apply=apply, progress=progress)
        if apply:
            relink(at.store, Corrections(at.rulebook.last_good.parent)(), since=at.now - parse_duration(since))
        if as_json:
            print_json(asdict(report) | {"applied": apply})
        else:
            _print(at, report, examples=examples, applied=apply)


@contextlib.contextmanager
def _alone(at: Desk, *, apply: bool) -> Iterator[None]:
    """Hold the daemon's lock while writing: an article judged meanwhile would go into a story that is being taken apart."""
    with contextlib.ExitStack() as held:
        if apply and at.store.path:
            held.enter_context(DaemonLock(at.store.path))
        yield


def _print(at: Desk, report: Rejudged, *, examples: int, applied: bool) -> None:
    at.say("cli.rejudge.summary", articles=report.articles)
    if report.left:
        at.say("cli.rejudge.left", count=report.left)
    for name, changes in report.changed.items():
        at.say(f"cli.rejudge.{name}", count=len(changes))
        _lines(_change(each) for each in changes[:examples])
    moves: Mapping[str, list[Moved]] = {"joined": report.joined, "split": report.split}
    for name, stories in moves.items():
        at.say(f"cli.rejudge.{name}", count=len(stories))
        _lines(
            f"{shorten(clean(each.title), _LONGEST)}: {_ids(each.before)} → {_ids(each.after)}" for each in stories[:examples]
        )
    at.say("cli.rejudge.applied" if applied else "cli.rejudge.not-applied")


def _lines(told: Iterable[str]) -> None:
    for line in told:
        typer.echo(f"  {line}")


def _change(each: Changed) -> str:
    names = [f"+{name}" for name in each.gained] + [f"-{name}" for name in each.lost]
    more = f" … {len(names) - _NAMES}" if len(names) > _NAMES else ""
    return f"{shorten(clean(each.title), _LONGEST)}: {clean(' '.join(names[:_NAMES]))}{more}"


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(ids)
