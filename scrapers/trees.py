"""Answers of APIs as trees: mappings, lists and texts, whether they came as JSON or as XML."""

import json
import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, fromstring
from xml.etree.ElementTree import ParseError as BadXml

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MOST = 500_000
"""Of the marks that begin something: an answer of a hundred rows has a tenth. What is made of each takes a hundred bytes."""

_DEEPEST = 30
"""Levels of XML: data.go.kr has six."""


def tree_of(text: str) -> object:
    """Return the tree in an answer; None where it is neither JSON nor XML, is beyond reason, or defines entities."""
    if sum(map(text.count, "<{[,")) > _MOST:
        return None
    if text.lstrip()[:1] == "<":
        return _of_xml(text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def at(tree: object, path: str) -> object:
    """Return what a path as `a.b` leads to; None where it leads nowhere.

    A step into a list goes to the first of its members that knows the name: 과기정통부 has its head and body in a list.
    """
    for name in filter(None, path.split(".")):
        tree = _step(tree, name)
    return tree


def rows_at(tree: object, paths: Sequence[str], known_by: Sequence[str]) -> list[object] | None:
    """Return the first list that a path leads to, None where none does.

    An empty text stands for an empty list, as data.go.kr has it. A single row may stand without its list: one of the fields
    `known_by` tells it from whatever else is there.
    """
    for path in paths:
        found = at(tree, path)
        if isinstance(found, list):
            return [_unwrapped(row) for row in found]
        if found == "":
            return []
        if isinstance(found, Mapping) and any(found.get(name) for name in known_by):
            return [found]
    return None


def _step(tree: object, name: str) -> object:
    if isinstance(tree, list):
        return next((each[name] for each in tree if isinstance(each, Mapping) and name in each), None)
    return tree.get(name) if isinstance(tree, Mapping) else None


def _unwrapped(row: object) -> object:
    """A row, or what stands in it where it is only a wrapper: ``{"item": {...}}``."""
    inner = row.get("item") if isinstance(row, Mapping) and len(row) == 1 else None
    return inner if isinstance(inner, Mapping) else row


def _of_xml(text: str) -> object:
    if "<!" in text.replace("<![CDATA[", "").replace("<!--", ""):
        return None
    try:
        root = fromstring(_DECLARATION.sub("", text))  # noqa: S314 -- without a DOCTYPE there is nothing in it to explode
    except BadXml:
        return None
    return {_name(root): _tree(root, _DEEPEST)}


def _tree(element: Element, levels: int) -> object:
    """An element with others inside is a mapping, in which a name that comes again has a list; any other is its text."""
    if not len(element) or not levels:
        return (element.text or "").strip()
    inside: dict[str, list[object]] = {}
    for child in element:
        inside.setdefault(_name(child), []).append(_tree(child, levels - 1))
    return {name: each[0] if len(each) == 1 else each for name, each in inside.items()}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
