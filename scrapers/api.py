"""What answers with data, in JSON or XML, by the mapping of a family: a list of rows, and an item with its text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bongsu.errors import ParseError
from bongsu.model import Item, Page
from scrapers.addresses import absolute, place
from scrapers.families import ApiTable
from scrapers.faults import fault_in, says_nothing_there
from scrapers.links import filled, holes, parameters
from scrapers.trees import at, rows_at, tree_of

_ROWS_AT_MOST = 1000


def read_rows(text: str, url: str, api: ApiTable, *, family: str) -> tuple[Item, ...]:
    """Return the items in an answer, each once; none where its list is empty.

    Raises `ParseError`: no list in it; and `FetchError` for what the API itself says is wrong.
    """
    tree = tree_of(text)
    rows = rows_at(tree, api.rows, api.id)
    fault = fault_in(tree, host=place(url))
    if fault and (rows is None or fault.code != "collect.api_trouble"):
        raise fault
    if rows is None and not says_nothing_there(tree):
        raise ParseError("collect.no_list", host=place(url), family=family)
    items = {item.guid: item for row in (rows or [])[:_ROWS_AT_MOST] if (item := _item(row, url, api))}
    if rows and not items:
        raise ParseError("collect.no_list", host=place(url), family=family)
    return tuple(items.values())


def read_item(text: str, url: str, api: ApiTable) -> Page:
    """Return the page of an item; what its fields hold is markup. Raises `ParseError`: no text in it."""
    found = at(tree_of(text), api.page_root)
    fields = _fields(found) if isinstance(found, Mapping) else {}
    body = "\n".join(each for name in api.body if (each := fields.get(name, "")))
    if not body:
        raise ParseError("collect.unreadable", host=place(url))
    return Page(url=url, title=_first(fields, api.title), published=_first(fields, api.date), body=body)


def _item(row: object, url: str, api: ApiTable) -> Item | None:
    fields = _fields(row) if isinstance(row, Mapping) else {}
    guid, title, link = _first(fields, api.id), _first(fields, api.title), _link(fields, url, api)
    if not guid or not title or not link:
        return None
    summary, published = _first(fields, api.summary), _first(fields, api.date)
    return Item(title=title, url=link, guid=guid, summary=summary, published=published)


def _link(fields: Mapping[str, str], url: str, api: ApiTable) -> str:
    """The first of the family's links that leads somewhere with what the row has."""
    values = {**parameters(url), **fields}
    whole = [link for link in api.link if all(values.get(name) for name in holes(link))] or api.link[:1]
    return next((found for link in whole if (found := absolute(url, filled(link, values)))), "")


def _fields(row: Mapping[Any, Any]) -> dict[str, str]:
    return dict(_flat(row))


def _flat(row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, str | int | float):
            yield str(name), str(value).strip()


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")
