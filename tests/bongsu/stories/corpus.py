"""The articles of `tests/data/stories`, read, with the stories that a person put them into."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bongsu.model import Article
from tests.bongsu.stories.writing import article

FOLDER = Path(__file__).parents[2] / "data" / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with the labels of its stories and of its programme ("" without one)."""

    article: Article
    stories: tuple[str, ...]
    programme: str
    brings: str


@cache
def corpus() -> tuple[Labelled, ...]:
    """Return all articles in the order in which they were published."""
    rows = [row for file in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return tuple(sorted(map(_read, rows), key=lambda one: (one.article.entry.seen, one.article.entry.key)))


def _read(row: dict[str, Any]) -> Labelled:
    at = row["published"]
    when = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    return Labelled(
        article=article(row["title"], row["text"].strip(), key=row["id"], at=when, home=row.get("region") or None),
        stories=tuple(row["stories"]) if "stories" in row else (row["story"],),
        programme=row.get("programme") or "",
        brings=row["brings"],
    )


def b_cubed(wanted: dict[str, tuple[str, ...]], found: dict[str, tuple[str, ...]]) -> tuple[float, float]:
    """Return precision and recall of a grouping, both of items that may be in several groups (Amigó et al. 2009)."""
    return _share(found, wanted), _share(wanted, found)


def _share(of: dict[str, tuple[str, ...]], also: dict[str, tuple[str, ...]]) -> float:
    shares = []
    for one, mine in of.items():
        pairs = [(len(set(mine) & set(theirs)), len(set(also[one]) & set(also[other]))) for other, theirs in of.items()]
        shares.append([min(there, here) / there for there, here in pairs if there])
    return sum(sum(each) / len(each) for each in shares) / len(shares)
