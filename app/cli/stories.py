"""bongsu stories: list, show."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Annotated

import typer

from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from app.cli.fields import known_region, span
from app.stories import Press, about, as_json, brought, money
from bongsu.calendar import What, story_dates
from bongsu.config.fields import parse_duration
from bongsu.korea.gazetteer import name_of, region_codes
from bongsu.model import KST, Entry
from bongsu.render.clean import clean, link
from bongsu.render.likeness import different, few, shared
from bongsu.render.won import won
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.wording import Language

_SHOWN = 50
"""Stories in a table where no limit is given: JSON is for programs, and has them all."""

_SEVERAL = 5
_REGIONS = 3


def list_(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="cli.opt.stories-since", callback=span)] = "7d",
    regions: Annotated[list[str] | None, typer.Option("--region", help="cli.opt.stories-region", callback=known_region)] = None,
    matched: Annotated[bool, typer.Option("--matched", help="cli.opt.stories-matched")] = False,
    limit: Annotated[int | None, typer.Option("--limit", help="cli.opt.stories-limit", min=0)] = None,
    as_json_: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """List stories that somebody told of lately, the latest first."""
    with desk(ctx) as at:
        codes = frozenset(code for name in regions or () for code in region_codes(name))
        found = about(at.store.chronicles(since=at.now - parse_duration(since), matched=matched), codes)
        most = (0 if as_json_ else _SHOWN) if limit is None else limit
        stories = list(islice(found, most or None))
        press = Press.of(at.rulebook.edition.sources)
        if as_json_:
            print_json([as_json(each, press, at.language, whole=False) for each in stories])
        else:
            _list(at, stories, press, most)


def _list(at: Desk, stories: Sequence[Chronicle], press: Press, most: int) -> None:
    if not stories:
        at.say("cli.stories.none")
        return
    columns = ("story", "news", "title", "outlets", "regions", "money", "deadlines", "told")
    print_table([at.text(f"cli.col.{name}") for name in columns], [_row(each, press, at.language) for each in stories])
    if len(stories) == most:
        at.say("cli.stories.shown", shown=most)


def _row(chronicle: Chronicle, press: Press, language: Language) -> tuple[str, ...]:
    said = chronicle.said
    return (
        chronicle.story.id,
        kst(chronicle.last),
        clean(press.speaker(chronicle).entry.title),
        str(len(chronicle.outlets)),
        ", ".join(name_of(code) for code in sorted(said.regions)[:_REGIONS]) or "–",
        ", ".join(won(each, language) for each in money(said)) or "–",
        ", ".join(_days(chronicle, "deadline")) or "–",
        ", ".join(chronicle.told) or "–",
    )


def show(
    ctx: typer.Context,
    story: Annotated[str, typer.Argument(help="cli.arg.story")],
    as_json_: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> int:
    """Show a story: what it says, who told it, what each added and why it was taken for the same event."""
    with desk(ctx) as at:
        found = _found(at, story)
        press = Press.of(at.rulebook.edition.sources)
        if as_json_ and found:
            told = [as_json(each, press, at.language, whole=True) for each in found]
            print_json(told[0] if len(told) == 1 else told)
        else:
            for each in found:
                typer.echo("\n".join(_lines(at, each, press)))
        return 0 if found else 1


def _found(at: Desk, given: str) -> tuple[Chronicle, ...]:
    """Return the stories that `given` means: the one of this id or with this beginning, or those that an entry tells."""
    store = at.store
    if found := store.chronicle(given):
        return (found,)
    if told := store.chronicles_of(given) or store.chronicles_of(given.removeprefix("s")):
        return told  # a story that was joined to another is found by the entry that opened it
    ids = store.stories_beginning(given, limit=_SEVERAL)
    if len(ids) == 1:
        return tuple(story for id_ in ids if (story := store.chronicle(id_)))
    code = "several" if ids else "unknown"
    typer.echo(at.text(f"cli.stories.{code}", id=given, ids=", ".join(ids)), err=True)
    return ()


def _lines(at: Desk, chronicle: Chronicle, press: Press) -> Iterator[str]:
    best = press.speaker(chronicle)
    yield clean(best.entry.title)
    yield "  " + at.text(
        "cli.stories.link", name=press.name(best), voice=_voice(at, best, chronicle, press), url=link(best.entry.url) or "–"
    )
    yield "  " + at.text("cli.stories.id", id=chronicle.story.id, revision=chronicle.story.revision)
    yield "  " + at.text(
        "cli.stories.times", first=kst(chronicle.first), last=kst(chronicle.last), count=len(chronicle.outlets)
    )
    for code, names in _said(chronicle, at.language):
        if names:
            yield "  " + at.text(f"cli.stories.{code}", names=", ".join(names))
    yield "  " + at.text("cli.stories.told" if chronicle.told else "cli.stories.not-told", names=", ".join(chronicle.told))
    yield ""
    yield "  " + at.text("cli.stories.outlets")
    for number in range(len(chronicle.outlets)):
        yield from (f"  {line}" for line in _outlet(at, chronicle, number, press))


def _said(chronicle: Chronicle, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    said = chronicle.said
    yield "regions", [name_of(code) for code in sorted(said.regions)]
    yield "kinds", sorted(said.kinds)
    yield "money", [won(each, language) for each in money(said)]
    yield "deadlines", _days(chronicle, "deadline")
    yield "days", _days(chronicle, "event")
    yield "rules", chronicle.rules


def _days(chronicle: Chronicle, what: What) -> list[str]:
    """Return the dates of a story as they stand now."""
    dates = sorted((each.day, each.until) for each in story_dates(chronicle) if each.what == what)
    return [f"{day.replace('T', ' ')} ~ {until}" if until else day.replace("T", " ") for day, until in dates]


def _outlet(at: Desk, chronicle: Chronicle, number: int, press: Press) -> Iterator[str]:
    outlet = chronicle.outlets[number]
    facts = ", ".join(_fact(at, kind, value) for kind, value in brought(chronicle, number))
    yield at.text(
        "cli.stories.outlet-with" if facts else "cli.stories.outlet",
        at=when(outlet.entry),
        name=press.name(outlet),
        voice=_voice(at, outlet, chronicle, press),
        adds=at.text(f"stories.adds.{outlet.adds or 'nothing'}"),
        facts=facts,
    )
    yield f"    {clean(outlet.entry.title)}"
    if address := link(outlet.entry.url):
        yield f"    {address}"
    if outlet.because and outlet.because.same:
        yield "    " + at.text("cli.stories.joined", reasons=few(shared(outlet.because, at.language), at.language))
        if against := different(outlet.because, at.language):
            yield "    " + at.text("cli.stories.although", reasons=few(against, at.language))


def _fact(at: Desk, kind: str, value: str) -> str:
    if kind == "deadline":
        return at.text("cli.stories.deadline", day=value.replace("T", " "))
    return won(int(value), at.language)


def _voice(at: Desk, outlet: Outlet, chronicle: Chronicle, press: Press) -> str:
    return at.text(f"stories.voice.{press.voice(outlet, chronicle).name.lower()}")


def when(entry: Entry) -> str:
    """Return when an entry was published, in Korean time and as finely as is known; else when it was seen."""
    if entry.published and entry.precision == "day":
        return entry.published.astimezone(KST).strftime("%Y-%m-%d")
    return kst(entry.published or entry.seen)


commands: dict[str, Command] = {"list": list_, "show": show}
