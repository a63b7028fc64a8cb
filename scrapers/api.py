"""What answers with JSON, by the mapping of a family: a list of rows, and an item with its text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bongsu.errors import ParseError
from bongsu.model import Item, Page
from scrapers.addresses import absolute, place
from scrapers.families import ApiTable
from scrapers.links import filled, parameters

_ROWS_AT_MOST = 1000


def read_rows(text: str, url: str, api: ApiTable, *, family: str) -> tuple[Item, ...]:
    """Return the items in an answer, each once; none where its list is empty. Raises `ParseError`: no list in it."""
    rows = _rows(_decoded(text), api.rows)
    if rows is None:
        raise ParseError("collect.no_list", host=place(url), family=family)
    items = {item.guid: item for row in rows[:_ROWS_AT_MOST] if (item := _item(row, url, api))}
    return tuple(items.values())


def read_item(text: str, url: str, api: ApiTable) -> Page:
    """Return the page of an item; what its fields hold is markup. Raises `ParseError`: no text in it."""
    found = _at(_decoded(text), api.page_root)
    fields = _fields(found) if isinstance(found, Mapping) else {}
    body = "\n".join(each for name in api.body if (each := fields.get(name, "")))
    if not body:
        raise ParseError("collect.unreadable", host=place(url))
    return Page(url=url, title=_first(fields, api.title), published=_first(fields, api.date), body=body)


def _item(row: object, url: str, api: ApiTable) -> Item | None:
    fields = _fields(row) if isinstance(row, Mapping) else {}
    guid, title = fields.get(api.id, ""), _first(fields, api.title)
    link = absolute(url, filled(api.link, {**parameters(url), **fields}))
    if not guid or not title or not link:
        return None
    summary, published = _first(fields, api.summary), _first(fields, api.date)
    return Item(title=title, url=link, guid=guid, summary=summary, published=published)


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _rows(answer: object, paths: Sequence[str]) -> list[object] | None:
    """The first list that a path leads to; an empty text stands for an empty list, as data.go.kr has it."""
    for path in paths:
        found = _at(answer, path)
        if isinstance(found, list):
            return found
        if found == "":
            return []
    return None


def _at(answer: object, path: str) -> object:
    for name in filter(None, path.split(".")):
        answer = answer.get(name) if isinstance(answer, Mapping) else None
    return answer


def _fields(row: Mapping[Any, Any]) -> dict[str, str]:
    return dict(_flat(row))


def _flat(row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, str | int | float):
            yield str(name), str(value).strip()


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")
