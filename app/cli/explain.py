"""bongsu explain: how a text is read and judged."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Globals, desk, print_json
from app.explain import Explanation, Text, as_json, explain, explain_article, text_of_line
from app.rulebook import Edition
from app.tagger import ChildTagger, installed
from app.wiring import open_rulebook, read_address, utc_now
from bongsu.dates import read_date
from bongsu.model import Attachment, Evidence, Page
from bongsu.ports import Tagger
from bongsu.text import to_headline, to_text
from bongsu.wording import Language, say
from scrapers import read_saved_document, read_saved_page

_PAGES = {".html", ".htm", ".xhtml"}
_DOCUMENTS = {".hwp", ".hwpx", ".docx", ".pdf"}


def explain_command(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(help="cli.arg.target")] = "",
    in_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
    as_of: Annotated[str, typer.Option("--as-of", help="cli.opt.as-of")] = "",
    lines: Annotated[Path | None, typer.Option("--lines", help="cli.opt.lines")] = None,
) -> int:
    """Show how a text is read and why each rule matched or did not."""
    chosen: Globals = ctx.obj
    edition = open_rulebook(chosen.options()).edition
    language = chosen.language or edition.config.language
    now = _moment(as_of) or utc_now()
    with _tagger() as tagger:
        if lines is not None:
            _explain_lines(edition, lines, now, tagger)
            return 0
        text = _text_of(target)
        found = (
            explain(text, edition.rule_set, as_of=now, ai_words=edition.config.ai_words, tagger=tagger)
            if text
            else _stored(ctx, target)
        )
    if found is None:
        typer.echo(say("cli.explain.unknown", language, target=target), err=True)
        return 1 if target else 2
    if in_json:
        print_json(as_json(found))
    else:
        _print(found, language)
    return 0


def _stored(ctx: typer.Context, key: str) -> Explanation | None:
    with desk(ctx) as at:
        article = at.store.article(key)
        return explain_article(key, article, at.rulebook.edition.rule_set) if article else None


@contextlib.contextmanager
def _tagger() -> Iterator[Tagger | None]:
    tagger = ChildTagger() if installed() else None
    try:
        yield tagger
    finally:
        if tagger:
            tagger.close()


def _moment(written: str) -> datetime | None:
    date = read_date(written) if written else None
    if written and date is None:
        raise typer.BadParameter("--as-of 2026-01-29, --as-of '2026-01-29 15:00'")
    return date.at if date else None


def _text_of(target: str) -> Text | None:
    """Return the text that an address, a file or ``-`` leads to; None where `target` is none of these."""
    if target.startswith(("http://", "https://")):
        return _of_page(target, asyncio.run(read_address(target)))
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


def _explain_lines(edition: Edition, lines: Path, now: datetime, tagger: Tagger | None) -> None:
    """Write one JSON line for each that is read; one that is not JSON gets an error in its place."""
    with lines.open(encoding="utf-8", errors="replace") as given:
        for number, line in enumerate(given, 1):
            if not line.strip():
                continue
            try:
                read = json.loads(line)
                text = text_of_line(dict(read), number)
                words = edition.config.ai_words
                answer = as_json(explain(text, edition.rule_set, as_of=now, ai_words=words, tagger=tagger))
            except (ValueError, TypeError):
                answer = {"id": str(number), "error": "not a JSON object"}
            typer.echo(json.dumps(answer, ensure_ascii=False))


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


def _words(because: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(evidence.word for evidence in because))
