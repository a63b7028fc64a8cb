"""Choosing sources from the catalogue."""

from collections.abc import Collection

import pytest

from bongsu.catalogue import CatalogueRow, select


def row(name: str, region: str | None, *tags: str) -> CatalogueRow:
    return CatalogueRow(
        id=name,
        name=name,
        region=region,
        kind="feed",
        family=None,
        url=f"https://{name}.example/rss.xml",
        home=f"https://{name}.example",
        evidence="github.com/someone/something",
        verified=None,
        tags=tags,
        needs=("key",) if "api" in tags else (),
    )


ROWS = (
    row("daegu", "27000", "press-release"),
    row("suseong", "27260", "press-release"),
    row("suseong-notices", "27260", "notice"),
    row("gumi", "47190", "press-release"),
    row("gangjin", "12780", "press-release"),
    row("paper", None, "newspaper", "national"),
    row("bizinfo", None, "api", "national"),
)


@pytest.mark.parametrize(
    ("regions", "tags", "ids", "chosen"),
    [
        pytest.param(["대구"], [], [], ["daegu", "suseong", "suseong-notices"], id="a region and all within it"),
        pytest.param(["대구 수성구"], [], [], ["suseong", "suseong-notices"], id="a district, not the city around it"),
        pytest.param(["대구"], ["press-release"], [], ["daegu", "suseong"], id="a region and what is offered"),
        pytest.param(["대구 수성구", "구미"], ["press-release"], [], ["suseong", "gumi"], id="any of several regions"),
        pytest.param(["전남"], [], [], ["gangjin"], id="a province that was merged into another"),
        pytest.param([], ["national"], [], ["paper"], id="without a region: everywhere; what needs a key stays out"),
        pytest.param([], ["national", "newspaper"], [], ["paper"], id="all tags together"),
        pytest.param(["대구"], ["national"], [], [], id="what is of the whole country is of no region"),
        pytest.param([], [], ["gumi", "bizinfo"], ["gumi", "bizinfo"], id="ids, also of what needs a key"),
        pytest.param(["대구 수성구"], ["notice"], ["gumi"], ["suseong-notices", "gumi"], id="ids besides the rest"),
        pytest.param([], [], [], [], id="nothing asked is nothing chosen"),
        pytest.param(["없는시"], [], [], [], id="a region that does not exist"),
    ],
)
def test_select(regions: Collection[str], tags: Collection[str], ids: Collection[str], chosen: list[str]) -> None:
    assert [each.id for each in select(ROWS, ids=ids, regions=regions, tags=tags)] == chosen
