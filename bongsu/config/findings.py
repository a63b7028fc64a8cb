"""Everything that is wrong with one rules.yaml, each with its place in the file."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bongsu.config.shape import Part
from bongsu.errors import Problem
from bongsu.korea.gazetteer import nearest_names
from bongsu.yaml_nodes import Path, Plain, place_of, read_yaml

SECRET_KEYS = ("token", "secret", "password", "passwd", "apikey", "key")
"""Last parts of keys that people write secrets under."""
MAX_PROBLEMS = 200
"""Shown at once: a file with more has one mistake made many times."""

_EXPECTED = {
    "string_type": "config.expected_text",
    "tuple_type": "config.expected_list",
    "model_type": "config.expected_mapping",
    "model_attributes_type": "config.expected_mapping",
    "bool_parsing": "config.expected_bool",
    "bool_type": "config.expected_bool",
    "int_parsing": "config.expected_number",
    "int_type": "config.expected_number",
    "int_parsing_size": "config.expected_number",
    "greater_than_equal": "config.expected_more",
    "less_than_equal": "config.expected_less",
}
"""pydantic's type of error -> our code"""

P = TypeVar("P", bound=Part)


class Findings:
    """Collects problems while a file is read. Paths are steps from the root: ``("rules", 0, "any")``."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self.problems: list[Problem] = []

    @cached_property
    def _root(self) -> Plain:
        """The file once more, with places: only a bad one pays for them."""
        return read_yaml(self._text, places=True)

    def add(self, code: str, path: Path, *, of_key: bool = False, **params: object) -> None:
        """Note a problem with what stands at `path`, or with its key."""
        line, column = place_of(self._root, path, of_key=of_key)
        said = tuple(params.items())
        self.problems.append(Problem(file=self._file, line=line, column=column, key=said_path(path), code=code, params=said))

    def add_unknown(self, code: str, path: Path, name: str, known: Iterable[str], *, of_key: bool = False) -> None:
        """Note a `name` that is none of `known`, with the nearest of these under the code's ``_near`` sentence."""
        near = self._hint(lambda: nearest(name, known))
        if near:
            self.add(f"{code}_near", path, of_key=of_key, name=name[:60], near=near)
        else:
            self.add(code, path, of_key=of_key, name=name[:60], known=", ".join(sorted(known)[:20]))

    def add_missing(self, path: Path, name: str, known: Iterable[str]) -> None:
        """Note that the last key of `path` is not written, which `name` could do without only were it one of `known`."""
        near = self._hint(lambda: nearest(name, known))
        if near:
            self.add("config.key_missing_near", path, name=path[-1], near=near)
        else:
            self.add("config.key_missing", path, name=path[-1])

    def add_region(self, path: Path, name: str) -> None:
        """Note a region that is not there, or not unique, with the nearest names that are."""
        near = self._hint(lambda: ", ".join(nearest_names(name)))
        if near:
            self.add("config.region_unknown_near", path, name=name[:60], near=near)
        else:
            self.add("config.region_unknown", path, name=name[:60])

    def add_twice(self, path: Path, first: Path, name: str) -> None:
        """Note a `name` that stands at `path` although it stood at `first`."""
        self.add("config.id_twice", path, name=name[:60], first=place_of(self._root, first)[0])

    def listed(self, root: Mapping[str, Plain], key: str) -> list[Plain]:
        """Return the list under `key`; empty where there is none."""
        parts = root.get(key)
        if parts is not None and not isinstance(parts, list):
            self.add("config.expected_list", (key,))
        return parts if isinstance(parts, list) else []

    def in_order(self) -> list[Problem]:
        """Return the problems as they stand in the file, the first `MAX_PROBLEMS` of them."""
        return sorted(self.problems, key=lambda problem: (problem.line, problem.column, problem.code))[:MAX_PROBLEMS]

    def read(self, shape: type[P], plain: Plain, path: Path) -> tuple[P, frozenset[str]]:
        """Return `plain` as a `shape`, and the keys that were wrong in it: these have their defaults."""
        if not isinstance(plain, dict):
            self.add("config.expected_mapping", path)
            return shape(), frozenset(shape.model_fields)
        missing = [key for key in shape.REQUIRED if key not in plain]
        for key in missing:
            self.add("config.key_missing", (*path, key), name=key)
        try:
            return shape.model_validate(plain), frozenset(missing)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=True)
        for detail in details:
            self._take(shape, detail, path)
        wrong = {str(detail["loc"][0]) for detail in details}
        good = {key: value for key, value in plain.items() if key not in wrong}
        return shape.model_validate(good), frozenset({*wrong, *missing})

    def _hint(self, find: Callable[[], str]) -> str:
        """What `find` finds; nothing once there are more problems than are shown, since each takes milliseconds."""
        return find() if len(self.problems) < MAX_PROBLEMS else ""

    def _take(self, shape: type[Part], detail: ErrorDetails, path: Path) -> None:
        where, kind, context = (*path, *detail["loc"]), detail["type"], detail.get("ctx", {})
        if kind == "extra_forbidden":
            self._take_unknown_key(_part_at(shape, detail["loc"]), where)
        elif kind == "literal_error":
            self._take_choice(shape, detail, where)
        elif kind.startswith("config."):
            self.add(kind, where, **{name: value for name, value in context.items() if name != "code"})
        else:
            limit = context.get("ge", context.get("le", ""))
            self.add(_EXPECTED[kind], where, **({"limit": limit} if limit != "" else {}))

    def _take_unknown_key(self, part: type[Part], where: Path) -> None:
        key = str(where[-1])
        if not _is_secret(key):
            self.add_unknown("config.key_unknown", where, key, part.model_fields, of_key=True)
        elif f"{key}_file" in part.model_fields:
            self.add("config.secret_here", where, of_key=True, name=key)
        else:
            self.add("config.secret_nowhere", where, of_key=True)

    def _take_choice(self, shape: type[Part], detail: ErrorDetails, where: Path) -> None:
        choices = _choices(shape.model_fields[str(detail["loc"][0])].annotation)
        value = detail["input"]
        if isinstance(value, str):
            self.add_unknown("config.choice", where, value, choices)
        else:
            self.add("config.expected_text", where)


def _is_secret(key: str) -> bool:
    return key.lower().replace("-", "_").split("_")[-1] in SECRET_KEYS


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the one of `known` that `name` most likely means; empty where none is near."""
    lower = {each.lower(): each for each in known}
    found = get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return lower[found[0]] if found else ""


def said_path(path: Path) -> str:
    """Return ``rules[0].any[1]`` for ``("rules", 0, "any", 1)``."""
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.removeprefix(".")


def _part_at(shape: type[Part], loc: tuple[int | str, ...]) -> type[Part]:
    """The part whose key is the last of `loc`."""
    for step in loc[:-1]:
        annotation = shape.model_fields[str(step)].annotation
        shape = next(each for each in (annotation, *get_args(annotation)) if isinstance(each, type) and issubclass(each, Part))
    return shape


def _choices(annotation: Any) -> list[str]:  # noqa: ANN401 -- an annotation may be any object
    """The texts that a Literal, or a union with one, allows."""
    found: list[str] = []
    for each in get_args(annotation):
        found += [each] if isinstance(each, str) else _choices(each)
    return found
