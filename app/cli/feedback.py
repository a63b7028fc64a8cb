"""bongsu feedback: list, export. What people said of alerts by 👍 and 👎."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Annotated

import typer
import yaml

from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from bongsu.labels import Voice, as_file, lost_in_text, with_examples
from bongsu.render.clean import clean
from storage.conversations import Label


def list_(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False) -> None:
    """List what people said of alerts."""
    with desk(ctx) as at:
        labels = at.store.labels()
        if as_json:
            print_json([asdict(label) for label in labels])
            return
        headers = [at.text(f"cli.col.{name}") for name in ("time", "channel", "verdict", "rule", "title")]
        cells = [
            (kst(each.at), each.channel, _verdict(at, is_right=each.is_right), ", ".join(each.rules), each.title)
            for each in labels
        ]
        print_table(headers, cells)


def _verdict(at: Desk, *, is_right: bool) -> str:
    return at.text("cli.feedback.right" if is_right else "cli.feedback.wrong")


def export(ctx: typer.Context) -> int:
    """Print the rules that people spoke of, with the announcements as examples: a file for `bongsu rules test`."""
    with desk(ctx) as at:
        config, labels = at.rulebook.edition.config, at.store.labels()
        found = (at.store.article(entry) for entry in dict.fromkeys(each.entry for each in labels))
        articles = {article.entry.key: article for article in found if article}
        lost = {key: lost_in_text(article, at.rulebook.edition.rule_set, config.ai_words) for key, article in articles.items()}
        _say_lost(at, labels, lost)
        rules = with_examples(config.rules, _voices(labels, lost), {key: article.text for key, article in articles.items()})
        if not rules:
            typer.echo(at.text("cli.feedback.nothing"), err=True)
            return 1
        file = as_file(rules, config.ai_words)
        typer.echo(yaml.dump(file, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=120), nl=False)
        return 0


def _voices(labels: Iterable[Label], lost: Mapping[str, frozenset[str]]) -> Iterator[Voice]:
    """Yield what people said, but of rules that the text alone shows nothing of."""
    for each in labels:
        shown = tuple(rule for rule in each.rules if rule not in lost.get(each.entry, ()))
        yield Voice(entry=each.entry, rules=shown, is_right=each.is_right)


def _say_lost(at: Desk, labels: Iterable[Label], lost: Mapping[str, frozenset[str]]) -> None:
    for rule, title in dict.fromkeys(
        (rule, each.title) for each in labels for rule in each.rules if rule in lost.get(each.entry, ())
    ):
        typer.echo(at.text("cli.feedback.lost", rule=rule, title=clean(title)), err=True)


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as they are read."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Readable.add_representer(str, _Readable.represent_str)


commands: dict[str, Command] = {"list": list_, "export": export}
