"""bongsu programmes: list, show, merge, split, rename."""

import csv
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from app.cli.context import Command, Desk, desk, print_json, print_table
from app.ledgers import as_json, rows, stage_text
from app.programmes import Corrections
from bongsu.korea.gazetteer import covers, name_of
from bongsu.model import KST
from bongsu.programme import Programme
from bongsu.programmes.corrected import corrected, find
from bongsu.programmes.corrections import Correction, Merge, Rename, Split, line
from bongsu.programmes.ledger import Ledger, ledger
from bongsu.render.clean import clean
from bongsu.render.won import won

AsJson = Annotated[bool, typer.Option("--json", help="cli.opt.json")]
AsCsv = Annotated[bool, typer.Option("--csv", help="cli.opt.csv")]
_REGIONS, _NAMES = 4, 8


def _corrections(at: Desk) -> Corrections:
    return Corrections(at.rulebook.last_good.parent)


def _all(at: Desk) -> tuple[Programme, ...]:
    """Return all programmes as corrected, those with the latest news first."""
    found = corrected(at.store.programmes(), _corrections(at).read())
    return tuple(sorted((each for each in found if each.steps), key=lambda each: each.steps[-1].at, reverse=True))


def _chosen(at: Desk, said: str) -> Programme | None:
    """Return the programme that was asked for; where there is none, or more than one, say so."""
    found = find(_all(at), said)
    if not found:
        at.say("programmes.unknown", said=said)
    elif len(found) > 1:
        at.say("programmes.several", said=said, which=", ".join(f"{each.id} ({clean(each.name)})" for each in found))
    return found[0] if len(found) == 1 else None


def _ledger(at: Desk, programme: Programme) -> Ledger:
    return ledger(programme, at.store.told_in([step.story for step in programme.steps]), now=at.now)


def list_(ctx: typer.Context, as_json_: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the programmes, those with the latest news first."""
    with desk(ctx) as at:
        columns = ("id", "programme", "stage", "date", "stories", "regions")
        found = _all(at)
        table = [_row(at, each) for each in found]
        if as_json_:
            print_json([_summary(each) for each in found])
        elif as_csv:
            _print_csv(columns, table)
        elif table:
            print_table([at.text(f"cli.col.{name}") for name in columns], table)
        else:
            at.say("programmes.none")


def _row(at: Desk, programme: Programme) -> tuple[str, ...]:
    last = programme.steps[-1]
    staged = next((step for step in reversed(programme.steps) if step.stage.code), last)
    regions = [name_of(code) for code in _widest(programme)]
    return (
        programme.id,
        clean(programme.name),
        stage_text(staged.stage, at.language),
        last.at.astimezone(KST).strftime("%Y-%m-%d"),
        str(len(programme.steps)),
        ", ".join(regions[:_REGIONS]) or "–",
    )


def _widest(programme: Programme) -> list[str]:
    """Return the regions that no other of them holds, in the order of their codes."""
    codes = sorted(programme.regions)
    return [code for code in codes if not any(other != code and covers(frozenset({other}), code) for other in codes)]


def _summary(programme: Programme) -> dict[str, object]:
    return {
        "id": programme.id,
        "name": programme.name,
        "names": [alias.name.said for alias in programme.aliases],
        "regions": sorted(programme.regions),
        "stories": [
            {"story": step.story, "at": step.at, "stage": step.stage.code, "title": step.title} for step in programme.steps
        ],
    }


def show(
    ctx: typer.Context,
    programme: Annotated[str, typer.Argument(help="cli.arg.programme")],
    as_json_: AsJson = False,
    as_csv: AsCsv = False,
) -> int:
    """Show a programme's ledger, each line with the words and the link that it rests on."""
    with desk(ctx) as at:
        found = _chosen(at, programme)
        if found is None:
            return 1
        book = _ledger(at, found)
        if as_json_:
            print_json(as_json(book))
        elif as_csv:
            _print_csv(("kind", "date", "what", "value", "quote", "link"), rows(book))
        else:
            _print(at, book)
    return 0


def _print_csv(columns: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(table)


def _print(at: Desk, book: Ledger) -> None:
    programme = book.programme
    at.say("programmes.about", name=clean(programme.name), id=programme.id)
    others = [clean(alias.name.said) for alias in programme.aliases if alias.name.said != programme.name]
    for code, names in (
        ("names", others[:_NAMES]),
        ("regions", [name_of(code) for code in _widest(programme)]),
        ("bodies", list(book.bodies)),
    ):
        if names:
            at.say(f"programmes.{code}", names=", ".join(names))
    _print_part(at, "stages", ("date", "stage", "story", "quote", "link"), _stages(at, book))
    _print_part(at, "money", ("year", "payer", "won", "quote", "link"), _money(at, book))
    _print_part(at, "calls", ("deadline", "state", "quote", "link"), _calls(at, book))


def _print_part(at: Desk, part: str, columns: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    if table:
        typer.echo()
        at.say(f"programmes.{part}")
        print_table([at.text(f"cli.col.{name}") for name in columns], table)


def _stages(at: Desk, book: Ledger) -> list[tuple[str, ...]]:
    return [
        (
            stop.rests_on.at.astimezone(KST).strftime("%Y-%m-%d"),
            stage_text(stop.stage, at.language),
            stop.rests_on.story,
            clean(stop.rests_on.quote),
            clean(stop.rests_on.url),
        )
        for stop in book.stops
    ]


def _money(at: Desk, book: Ledger) -> list[tuple[str, ...]]:
    return [
        (
            str(sum_.year),
            at.text(f"programmes.payer.{sum_.payer}"),
            won(sum_.won, at.language),
            clean(sum_.rests_on.quote),
            clean(sum_.rests_on.url),
        )
        for sum_ in book.money
    ]


def _calls(at: Desk, book: Ledger) -> list[tuple[str, ...]]:
    return [
        (
            call.deadline.replace("T", " "),
            at.text("programmes.open" if call.is_open else "programmes.closed"),
            clean(call.rests_on.title),
            clean(call.rests_on.url),
        )
        for call in book.calls
    ]


def merge(
    ctx: typer.Context,
    into: Annotated[str, typer.Argument(help="cli.arg.programme-into")],
    gone: Annotated[str, typer.Argument(help="cli.arg.programme-gone")],
) -> int:
    """Note in programmes.yaml that two programmes are one."""
    with desk(ctx) as at:
        one, other = _chosen(at, into), _chosen(at, gone)
        if one is None or other is None:
            return 1
        if one.id == other.id:
            at.say("programmes.same")
            return 1
        return _write(at, Merge(into=one.id, gone=other.id), note=f"{one.name} ← {other.name}")


def split(
    ctx: typer.Context,
    programme: Annotated[str, typer.Argument(help="cli.arg.programme")],
    story: Annotated[str, typer.Argument(help="cli.arg.programme-story")],
    name: Annotated[str, typer.Option("--name", help="cli.opt.programme-name")] = "",
) -> int:
    """Note in programmes.yaml that a story is not of a programme."""
    with desk(ctx) as at:
        found = _chosen(at, programme)
        if found is None:
            return 1
        if story not in {step.story for step in found.steps}:
            at.say("programmes.not-in", story=story, name=clean(found.name))
            return 1
        return _write(at, Split(story=story, name=name), note=f"{found.name} → {name or story}")


def rename(
    ctx: typer.Context,
    programme: Annotated[str, typer.Argument(help="cli.arg.programme")],
    name: Annotated[str, typer.Argument(help="cli.arg.programme-name")],
) -> int:
    """Note in programmes.yaml what a programme is called."""
    with desk(ctx) as at:
        found = _chosen(at, programme)
        return 1 if found is None else _write(at, Rename(programme=found.id, name=name), note=f"{found.name} → {name}")


def _write(at: Desk, correction: Correction, *, note: str) -> int:
    corrections = _corrections(at)
    lines = line(correction, now=at.now, note=clean(note))
    corrections.append(lines)
    at.say("programmes.written", path=corrections.path, line=lines.splitlines()[-1])
    return 0


commands: dict[str, Command] = {"list": list_, "show": show, "merge": merge, "split": split, "rename": rename}
