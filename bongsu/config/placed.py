"""Where in rules.yaml a problem stands that shows only when secrets are read and channels are built."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bongsu.errors import Problem
from bongsu.yaml_nodes import Path, Plain, place_of, read_yaml

_SECRETS = ("", "_file", "_env", "_credential")
"""How the key of a secret may end in the file."""


def placed(problems: Iterable[Problem], text: str, file: str) -> tuple[Problem, ...]:
    """Return `problems` with `text`, the contents of `file`, as it can be read, with their places in it, in their order."""
    root = read_yaml(text, places=True)
    found = (_placed(problem, root, file) for problem in problems)
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _placed(problem: Problem, root: Mapping[str, Plain], file: str) -> Problem:
    if problem.line or not problem.key:
        return problem
    line, column = place_of(root, _path(problem.key, root))
    return replace(problem, file=file, line=line, column=column)


def _path(key: str, root: Mapping[str, Plain]) -> Path:
    """The steps to ``channels.NAME.KEY`` or ``sources.ID.KEY``; a source stands in a list, and an id may hold full stops."""
    section, _, rest = key.partition(".")
    name, _, option = rest.rpartition(".")
    node, step = root.get(section), _step(root.get(section), name)
    part = node[step] if node and step is not None else {}
    written = [option + how for how in _SECRETS if isinstance(part, Mapping) and option + how in part]
    return (section, *(() if step is None else (step,)), *written[:1])


def _step(node: Plain, name: str) -> str | int | None:
    if isinstance(node, list):
        return next((at for at, each in enumerate(node) if isinstance(each, dict) and each.get("id") == name), None)
    return name if isinstance(node, dict) and name in node else None
