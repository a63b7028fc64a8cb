"""bongsu feedback: list, export. What people said of alerts by 👍 and 👎."""

from dataclasses import asdict
from typing import Annotated

import typer
import yaml

from app.cli.context import Command, Desk, desk, kst, print_json, print_table
from bongsu.labels import Voice, as_file, with_examples


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
        labels = at.store.labels()
        voices = [Voice(entry=each.entry, rules=each.rules, is_right=each.is_right) for each in labels]
        articles = (at.store.article(entry) for entry in dict.fromkeys(each.entry for each in labels))
        texts = {article.entry.key: article.text for article in articles if article}
        rules = with_examples(at.rulebook.edition.config.rules, voices, texts)
        if not rules:
            typer.echo(at.text("cli.feedback.nothing"), err=True)
            return 1
        file = as_file(rules, at.rulebook.edition.config.ai_words)
        typer.echo(yaml.dump(file, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=120), nl=False)
        return 0


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as they are read."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Readable.add_representer(str, _Readable.represent_str)


commands: dict[str, Command] = {"list": list_, "export": export}
