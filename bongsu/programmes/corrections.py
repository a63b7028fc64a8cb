"""What the user knows better of programmes: merged, split and renamed, as `programmes.yaml` has it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bongsu.errors import ConfigError, Problem
from bongsu.model import KST
from bongsu.yaml_nodes import YamlError, place_of, read_yaml

FILE = "programmes.yaml"
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """`gone` is the same programme as `into`. Both are ids, or names."""

    into: str
    gone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The story of this id is not of the programme that it was put into, but of one of its own; `name` may be ""."""

    story: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A programme, by id or name, is called `name`."""

    programme: str
    name: str


Correction = Merge | Split | Rename


def parse(text: str, file: str) -> tuple[Correction, ...]:
    """Return the corrections in `text`. Raises `ConfigError` with every problem and its line."""
    try:
        root = read_yaml(text, places=True)
    except YamlError as error:
        if error.code == "config.empty":
            return ()
        raise ConfigError([_problem(file, (error.line, error.column), error.code, error.params)]) from error
    if not isinstance(root, list):
        raise ConfigError([_problem(file, (1, 1), "programmes.not-a-list")])
    found = [_read(each) for each in root]
    wrong = [_problem(file, place_of(root, (at,)), code) for at, code in enumerate(found) if isinstance(code, str)]
    if wrong:
        raise ConfigError(wrong)
    return tuple(each for each in found if not isinstance(each, str))


def _problem(file: str, place: tuple[int, int], code: str, params: Mapping[str, object] | None = None) -> Problem:
    return Problem(file=file, line=place[0], column=place[1], key="", code=code, params=tuple((params or {}).items()))


def _read(line: Any) -> Correction | str:  # noqa: ANN401 -- whatever the user wrote
    """Return the correction that a line of the file is, or the code of what is wrong with it."""
    verb = next((verb for verb in ("merge", "split", "rename") if isinstance(line, dict) and verb in line), "")
    if verb == "merge":
        return _read_merge(line["merge"])
    if verb == "split":
        story, name = line["split"], line.get("name", "")
        whole = _is_text(story) and story and _is_text(name)
        return Split(story=story, name=name) if whole else "programmes.split"
    if verb == "rename":
        programme, name = line["rename"], line.get("name", "")
        whole = _is_text(programme) and programme and _is_text(name) and name
        return Rename(programme=programme, name=name) if whole else "programmes.rename"
    return "programmes.verb"


def _read_merge(pair: Any) -> Correction | str:  # noqa: ANN401 -- whatever the user wrote
    is_pair = isinstance(pair, list) and len(pair) == _PAIR and all(_is_text(each) and each for each in pair)
    return Merge(into=pair[0], gone=pair[1]) if is_pair and pair[0] != pair[1] else "programmes.merge"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def line(correction: Correction, *, now: datetime, note: str) -> str:
    """Return the lines that add `correction` to the file: a comment with the time and, for people, a `note`; then itself."""
    comment = " ".join(f"{now.astimezone(KST):%Y-%m-%d %H:%M} {note}".split())
    body: Mapping[str, object]
    if isinstance(correction, Merge):
        body = {"merge": [correction.into, correction.gone]}
    elif isinstance(correction, Split):
        body = {"split": correction.story} | ({"name": correction.name} if correction.name else {})
    else:
        body = {"rename": correction.programme, "name": correction.name}
    return f"# {comment}\n- {json.dumps(body, ensure_ascii=False)}\n"
