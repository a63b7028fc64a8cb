"""Rules that people add in a chat: written into watch.yaml in the state directory, never into rules.yaml."""

import re
from dataclasses import replace
from textwrap import indent

import yaml

from app.rulebook import Rulebook
from bongsu.config.watch import HEADER, read_watch
from bongsu.wishes import Plain

_FIRST_ITEM = re.compile(r"(?m)^( *)- ")
_INDENT = "  "


def as_yaml(rule: Plain) -> str:
    """Return a rule as it stands in a file."""
    return yaml.safe_dump(rule, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def add_rule(rulebook: Rulebook, rule: str) -> None:
    """Append a rule, as YAML, to watch.yaml; what stands there stays as it is, comments and all.

    Raises `ConfigError`, with nothing written, where the file would not be right, and OSError where it cannot be written. The
    daemon sees the change at its next tick.
    """
    path, edition = rulebook.watch, rulebook.edition
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER
    fresh = with_rule(text, rule)
    own = tuple(each for each in edition.config.rules if each.id not in edition.watched)
    read_watch(fresh, str(path), replace(edition.config, rules=own))
    draft = path.with_suffix(".new")
    draft.write_text(fresh, encoding="utf-8")
    draft.replace(path)


def with_rule(text: str, rule: str) -> str:
    """Return the text of watch.yaml with one rule more, indented as those that it has."""
    begun = text if re.search(r"(?m)^rules:", text) else f"{text.rstrip()}\n{HEADER}".lstrip()
    first = _FIRST_ITEM.search(begun)
    before = first[1] if first else _INDENT
    item = indent(rule.strip("\n"), before + _INDENT)
    return f"{begun.rstrip()}\n{before}- {item.lstrip(' ')}\n"
