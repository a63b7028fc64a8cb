"""Which sources a command is about."""

from collections.abc import Sequence

import pytest

from app.selection import selected
from bongsu.catalogue import CatalogueRow, Need
from bongsu.model import Source, SourceKind


def row(name: str, region: str | None, *tags: str, kind: SourceKind = "board", needs: Sequence[Need] = ()) -> CatalogueRow:
    url = f"https://{name}.example/list"
    return CatalogueRow(
        id=name,
        name=name,
        region=region,
        kind=kind,
        family=None,
        url=url,
        home=url,
        evidence="its own site",
        verified=None,
        tags=tags,
        needs=tuple(needs),
    )


ROWS = (
    row("press-daegu", "27000", "press-release"),
    row("notice-suseong", "27260", "notice"),
    row("paper", "31000", "newspaper", kind="feed"),
    row("news-search", None, "api", "national", kind="api", needs=["key"]),
)
OWN = (
    Source(id="own", name="own", url="https://own.example/rss", region="27140"),
    Source(id="paper", name="paper", url="https://paper.example/other", region="31000"),
)


def ids(**wanted: list[str]) -> list[str]:
    return [source.id for source in selected(OWN, ROWS, **wanted)]  # type: ignore[arg-type]  # regions and kinds


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param({}, ["press-daegu", "notice-suseong", "paper", "own"], id="nothing asked is everything open"),
        pytest.param({"regions": ["대구"]}, ["press-daegu", "notice-suseong", "own"], id="a region and all within it"),
        pytest.param({"regions": ["울산", "대구 수성"]}, ["notice-suseong", "paper"], id="one of two regions"),
        pytest.param({"kinds": ["notice"]}, ["notice-suseong"], id="by what it offers"),
        pytest.param({"kinds": ["feed"]}, ["paper", "own"], id="by how it is read"),
        pytest.param({"kinds": ["feed", "newspaper"]}, ["paper"], id="both at once"),
        pytest.param({"kinds": ["api"]}, [], id="what wants a key that nobody gave"),
    ],
)
def test_by_region_and_kind(wanted: dict[str, list[str]], expected: list[str]) -> None:
    assert ids(**wanted) == expected


def test_what_is_written_counts_before_the_catalogue() -> None:
    assert [source.url for source in selected(OWN, ROWS, kinds=["newspaper"])] == ["https://paper.example/other"]


def test_a_list_shows_what_needs_something_too() -> None:
    assert [source.id for source in selected((), ROWS, kinds=["api"], needy=True)] == ["news-search"]
