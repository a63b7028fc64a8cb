"""What a tool pushes: JSON with items, read with the trust that anything from outside deserves.

``{"items": [{"title", "url", "guid", "summary", "text", "published"}]}``: each is text and may be missing, a number stands for
its digits, and what else is there is ignored. One bad item does not keep the others out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from bongsu.errors import PushError
from bongsu.model import Item

MOST_ITEMS = 1000
_FIELDS = tuple(field.name for field in fields(Item))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnItem:
    """Something in the list that is no item: its place, and the sentence that says why, by its code and parameters."""

    place: int
    why: str
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """The items of a push by their places in its list, and what in it is none."""

    items: Mapping[int, Item]
    refused: tuple[NotAnItem, ...]

    def __len__(self) -> int:
        return len(self.items) + len(self.refused)


def read_push(body: bytes) -> Pushed:
    """Return what stands in `body`. Raises `PushError`: no JSON, no list of items, too many of them."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise PushError("push.not-json") from error
    listed = message.get("items") if isinstance(message, dict) else None
    if not isinstance(listed, list):
        raise PushError("push.no-items")
    if len(listed) > MOST_ITEMS:
        raise PushError("push.many", limit=MOST_ITEMS)
    read = [_item(place, each) for place, each in enumerate(listed)]
    return Pushed(
        items={place: each for place, each in enumerate(read) if isinstance(each, Item)},
        refused=tuple(each for each in read if isinstance(each, NotAnItem)),
    )


def _item(place: int, told: Any) -> Item | NotAnItem:  # noqa: ANN401 -- whatever JSON can hold
    if not isinstance(told, dict):
        return NotAnItem(place=place, why="push.not-an-item", params={})
    texts = {name: _text(told.get(name)) for name in _FIELDS}
    wrong = next((name for name, text in texts.items() if text is None), None)
    if wrong:
        return NotAnItem(place=place, why="push.not-text", params={"field": wrong})
    return Item(**{name: text for name, text in texts.items() if text is not None})


def _text(value: object) -> str | None:
    """Return a value as text: many tools number their items. None for what is no text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
