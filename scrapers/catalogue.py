"""The catalogue that ships, read from `catalogue/*.yaml`: a file for each group of sources, a list of rows in each."""

import functools
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bongsu.address import is_web_address
from bongsu.catalogue import TAGS, CatalogueRow, Need
from bongsu.errors import ConfigError, Problem
from bongsu.model import SourceKind
from bongsu.yaml_nodes import Path as Place
from bongsu.yaml_nodes import Plain, YamlError, place_of, read_yaml

FOLDER = Path(__file__).parent / "catalogue"


def _address(text: str) -> str:
    if not is_web_address(text):
        raise ValueError("not a web address")
    return text


def _tag(text: str) -> str:
    if text not in TAGS:
        raise ValueError("not a tag")
    return text


_Unknown = BeforeValidator(lambda value: None if value == "null" else value)
Text = Annotated[str, Field(min_length=2)]
Address = Annotated[str, AfterValidator(_address)]
Tags = Annotated[tuple[Annotated[str, AfterValidator(_tag)], ...], Field(min_length=1)]


class _Row(BaseModel):
    """A row as it is written: every key must be there, so that what is not known is said to be null.

    But for `needs` and `page`, of which most rows have nothing to say.
    """

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,63}$")]
    name: Text
    region: Annotated[Annotated[str, Field(pattern=r"^\d{5}$")] | None, _Unknown]
    kind: SourceKind
    family: Annotated[Text | None, _Unknown]
    url: Address
    home: Address
    needs: tuple[Need, ...] = ()
    page: Literal["always", "never"] = "always"
    evidence: Text
    verified: Annotated[date | None, _Unknown]
    tags: Tags


@functools.cache
def catalogue() -> tuple[CatalogueRow, ...]:
    """Return the rows that ship, read once."""
    return load()


def load(folder: Path = FOLDER) -> tuple[CatalogueRow, ...]:
    """Return the rows of all files of a folder. Raises `ConfigError` with every problem: file, line, row and key."""
    problems: list[Problem] = []
    rows = [row for path in sorted(folder.glob("*.yaml")) for row in _rows(path, problems)]
    for name, count in Counter(row.id for row in rows).items():
        if count > 1:
            problems.append(_wrong(folder.name, (0, 0), name, f"{count} rows have this id"))
    if problems:
        raise ConfigError(problems)
    return tuple(rows)


def _rows(path: Path, problems: list[Problem]) -> Iterator[CatalogueRow]:
    try:
        written = read_yaml(path.read_text(encoding="utf-8"), places=True)
    except (YamlError, UnicodeDecodeError) as error:
        problems.append(_wrong(path.name, (getattr(error, "line", 0), getattr(error, "column", 0)), "", _why(error)))
        return
    if not isinstance(written, list):
        problems.append(_wrong(path.name, (1, 1), "", "a file is a list of rows"))
        return
    for number, row in enumerate(written):
        try:
            read = _Row.model_validate(row)
            yield CatalogueRow(**read.model_dump() | {"page": read.page == "always"})
        except ValidationError as error:
            for each in error.errors():
                where = place_of(written, (number, *each["loc"]))
                problems.append(_wrong(path.name, where, _key(row, number, each["loc"]), each["msg"]))


def _why(error: YamlError | UnicodeDecodeError) -> str:
    return f"{error.code} {error.params}" if isinstance(error, YamlError) else "not UTF-8"


def _key(row: Plain, number: int, place: Place) -> str:
    """The row by its id, or by its number where it has none, and the key in it."""
    named = row.get("id") if isinstance(row, dict) else None
    return ".".join(map(str, (named or number + 1, *place)))


def _wrong(file: str, where: tuple[int, int], key: str, why: str) -> Problem:
    line, column = where
    return Problem(file=file, line=line, column=column, key=key, code="family.value", params=(("why", why),))
