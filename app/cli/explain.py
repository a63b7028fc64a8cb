"""bongsu explain: how a text is read and judged."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Globals, desk, print_json
from app.explain import Explanation, Text, as_json, explain, explain_article, text_of_line
from app.grouped import Lines, in_words, placed, stands
from app.grouped import as_json as placement_json
from app.rulebook import Edition
from app.tagger import open_tagger
from app.wiring import database_of, open_rulebook, read_address, utc_now
from bongsu.dates import read_date
from bongsu.errors import StorageError
from bongsu.model import Article, Attachment, Evidence, Page
from bongsu.ports import Tagger
from bongsu.render.clean import clean
from bongsu.story import Placement
from bongsu.text import to_headline, to_text
from bongsu.wording import Language, say
from scrapers import read_saved_document, read_saved_page
from storage import Store

_PAGES = {".html", ".htm", ".xhtml"}
_DOCUMENTS = {".hwp", ".hwpx", ".docx", ".pdf"}


def explain_command(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(help="cli.arg.target")] = "",
    in_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="cli.opt.as-of")] = "",
    private: Annotated[bool, typer.Option("--allow-private", help="cli.opt.private")] = False,
    lines: Annotated[Path | None, typer.Option("--lines", help="cli.opt.lines")] = None,
) -> int:
    """Show how a text is read and why each rule matched or did not."""
    chosen: Globals = ctx.obj
    options = chosen.looking()
    rulebook = open_rulebook(options)
    edition = rulebook.edition
    language = chosen.language or edition.config.language
    now = _moment(as_of) or utc_now()
    with open_tagger() as tagger:
        if lines is not None:
            _explain_lines(edition, lines, now, language, tagger)
            return 0
        text = _text_of(target, private=private)
        if text is None:
            found = _stored(ctx, target)
        else:
            read = explain(text, edition.rule_set, as_of=now, ai_words=edition.config.ai_words, tagger=tagger)
            found = read, _among_stored(database_of(rulebook, options), read, language)
    if found is None:
        typer.echo(say("cli.explain.unknown", language, target=target), err=True)
        return 1 if target else 2
    explanation, grouped = found
    if in_json:
        print_json(as_json(explanation) | {"stories": [placement_json(each, str, language) for each in grouped.placements]})
    else:
        _print(explanation, language)
        _print_stories(grouped, language)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grouped:
    """Where a text belongs, with the titles of the stories named; `why` says why it was compared with none."""

    placements: tuple[Placement, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


def _stored(ctx: typer.Context, key: str) -> tuple[Explanation, _Grouped] | None:
    with desk(ctx) as at:
        article = at.store.article(key)
        if article is None:
            return None
        placements = tuple(stands(chronicle, key) for chronicle in at.store.chronicles_of(key))
        return explain_article(key, article, at.rulebook.edition.rule_set), _named(at.store, placements)


def _among_stored(path: Path, read: Explanation, language: Language) -> _Grouped:
    """Place a text among the stories of the archive, if there is one, which stays as it is."""
    if not path.exists():
        return _Grouped()
    try:
        with contextlib.closing(Store.open(path, now=read.article.entry.seen)) as store:
            return _named(store, placed(read.article, lambda parts, at: store.nearby(parts, at=at)))
    except StorageError as error:
        return _Grouped(why=error.say(language))


def _named(store: Store, placements: tuple[Placement, ...]) -> _Grouped:
    ids = {each.story.id for each in placements} | {each.nearest.story for each in placements if each.nearest}
    return _Grouped(placements=placements, titles={id_: story.title for id_ in ids if (story := store.story(id_))})


def _moment(written: str) -> datetime | None:
    date = read_date(written) if written else None
    if written and date is None:
        raise typer.BadParameter("--as-of 2026-01-29, --as-of '2026-01-29 15:00'")
    return date.at if date else None


def _text_of(target: str, *, private: bool) -> Text | None:
    """Return the text that an address, a file or ``-`` leads to; None where `target` is none of these."""
    if target.startswith(("http://", "https://")):
        return _of_page(target, asyncio.run(read_address(target, private=private)))
    if target == "-":
        return text_of_line({"id": "-", "text": sys.stdin.read()}, 0)
    path = Path(target)
    if not path.is_file():
        return None
    if path.suffix.lower() in _PAGES:
        return _of_page(target, read_saved_page(path.read_bytes()))
    if path.suffix.lower() in _DOCUMENTS:
        return _of_document(target, asyncio.run(read_saved_document(path)))
    return text_of_line({"id": target, "text": path.read_text(encoding="utf-8", errors="replace")}, 0)


def _of_page(target: str, page: Page) -> Text:
    date = read_date(page.published)
    return Text(
        id=target,
        title=to_headline(page.title),
        body=to_text(page.body),
        published=date.at if date else None,
        attachments=page.attachments,
    )


def _of_document(target: str, document: Attachment) -> Text:
    """The document is the text itself; what is to be said of it stays with it."""
    return replace(text_of_line({"id": target, "text": document.text}, 0), attachments=(replace(document, text=""),))


def _explain_lines(edition: Edition, lines: Path, now: datetime, language: Language, tagger: Tagger | None) -> None:
    """Write one JSON line for each that is read; one that is not JSON gets an error in its place.

    Texts are put into stories in the order of the lines.
    """
    desk = Lines()
    with lines.open(encoding="utf-8", errors="replace") as given:
        for number, line in enumerate(given, 1):
            if not line.strip():
                continue
            try:
                text = text_of_line(dict(json.loads(line)), number)
                read = explain(text, edition.rule_set, as_of=now, ai_words=edition.config.ai_words, tagger=tagger)
                placements = desk.place(text.id, _keyed(read.article, number))
                stories = [placement_json(each, desk.name, language) for each in placements]
                answer = as_json(read) | {"stories": stories}
            except (ValueError, TypeError):
                answer = {"id": str(number), "error": "not a JSON object"}
            typer.echo(json.dumps(answer, ensure_ascii=False))


def _keyed(article: Article, number: int) -> Article:
    """Return `article` under a key that no other line's can be mistaken for, whatever ids the lines have."""
    return replace(article, entry=replace(article.entry, key=f"{number:012}"))


def _print(found: Explanation, language: Language) -> None:
    def line(code: str, **params: object) -> None:
        typer.echo(say(f"cli.explain.{code}", language, **params))

    topic = found.article.topic
    typer.echo(found.article.entry.title)
    senses = ", ".join(say(f"cli.explain.{sense}", language) for sense in sorted(topic.senses)) or "–"
    line("topic", senses=senses, confidence=f"{topic.confidence:.2f}")
    for kind in topic.kinds:
        line("kind-planned" if kind.planned else "kind", kind=kind.kind, quote=kind.quote)
    for region in found.article.regions:
        line(region.role, name=region.name, number=region.code, words=_words(region.because))
    for fact in found.article.facts:
        role = f" ({fact.role})" if fact.role else ""
        typer.echo(f"  {fact.kind}{role}: {fact.value} {fact.unit}".rstrip() + f" ← {fact.quote}")
    for document in found.article.attachments:
        typer.echo(f"  {say(document.note, language, name=document.name)}" if document.note else f"  [{document.name}]")
    for match in found.matches:
        line("match", rule=match.rule, words=_words(match.because))
    for rule, condition in found.blocked:
        line("blocked", rule=rule, condition=condition)


def _print_stories(grouped: _Grouped, language: Language) -> None:
    if grouped.why:
        typer.echo(say("cli.explain.no-stories", language, why=grouped.why))
    for placement in grouped.placements:
        for line in in_words(placement, lambda id_: clean(grouped.titles.get(id_, id_)), language):
            typer.echo(line)


def _words(because: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(evidence.word for evidence in because))
