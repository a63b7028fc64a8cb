"""What the newsroom publishes: one YAML file per item, with what is expected of it written beside the text.

The texts are the project's own, made from public facts. An item may repeat another (`repeats`: the same article under an
address with a tracking parameter) or edit one (`edits`: another text under the same guid).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import yaml

from bongsu.model import KST

Shape = Literal["rss", "atom", "board", "euckr"]

SHAPES: Mapping[str, Shape] = {"daily": "rss", "agency": "atom", "board": "board", "evening": "euckr"}
"""Source -> the shape in which it publishes: an RSS 2.0 feed, an Atom feed, a table board, a list in EUC-KR called UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a careful reader expects of the item, on every channel.

    `stories` counts the stories that it is in, where that is said; `outlet_of` names the item whose story it joins. `rules`
    must be among those that matched; `regions_must` and `regions_never` are names as a rule would write them.
    """

    alerts: int
    rules: tuple[str, ...]
    regions_must: tuple[str, ...]
    regions_never: tuple[str, ...]
    avian: bool
    note: Mapping[str, str]
    stories: int | None = None
    outlet_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoText:
    """A published item. `number` stands in its address, `query` is added to it; `announcement` numbers the five that count."""

    id: str
    source: str
    number: int
    published: datetime
    title: str
    body: tuple[str, ...]
    expectation: Expectation
    announcement: int | None = None
    edits: str | None = None
    query: str = ""

    @property
    def shape(self) -> Shape:
        return SHAPES[self.source]

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)


def load() -> tuple[DemoText, ...]:
    """Return every item, the oldest first."""
    files = sorted(Path(__file__).parent.glob("*.yaml"))
    raw = {item["id"]: item for item in (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)}
    return tuple(sorted((_text(item, raw) for item in raw.values()), key=lambda text: text.published))


def _text(item: Mapping[str, Any], raw: Mapping[str, Mapping[str, Any]]) -> DemoText:
    whole = {**raw.get(item.get("repeats") or item.get("edits") or "", {}), **item}
    return DemoText(
        id=whole["id"],
        source=whole["source"],
        number=whole["number"],
        published=datetime.strptime(whole["published"], "%Y-%m-%d %H:%M").replace(tzinfo=KST).astimezone(UTC),
        title=whole["title"],
        body=tuple(whole["body"]),
        expectation=_expectation(item["expectation"]),
        announcement=item.get("announcement"),
        edits=item.get("edits"),
        query=item.get("query", ""),
    )


def _expectation(raw: Mapping[str, Any]) -> Expectation:
    return Expectation(
        alerts=raw["alerts"],
        rules=tuple(raw["rules"]),
        regions_must=tuple(raw["regions_must"]),
        regions_never=tuple(raw["regions_never"]),
        avian=raw.get("avian", False),
        note=raw["note"],
        stories=raw.get("stories"),
        outlet_of=raw.get("outlet_of"),
    )
