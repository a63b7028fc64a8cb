"""Which regions are watched, and what was seen of them."""

from datetime import date, timedelta

from bongsu.coverage import Covered, Sighting, cover
from bongsu.model import Source
from tests.fakes import LAUNCH

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
CITY = Source(id="city", name="대구광역시", url="https://d.example/", region="27000")
SOUTH = Source(id="south", name="대구 남구", url="https://s.example/", region="27200")
PAPER = Source(id="paper", name="통신", url="https://p.example/")
GWANGJU = Source(id="gwangju", name="광주광역시", url="https://g.example/", region="29000")


def seen(source: str, region: str | None, count: int = 1, days_ago: int = 0) -> Sighting:
    return Sighting(source=source, region=region, count=count, last=LAUNCH - days_ago * DAY)


def covered(*sightings: Sighting) -> dict[str, Covered]:
    return {region.name: region for region in cover([CITY, SOUTH, PAPER, GWANGJU], sightings, today=TODAY)}


def test_every_region_of_today_is_there_also_those_without_any_source() -> None:
    regions = covered()
    assert sum(region.is_province for region in regions.values()) == 16
    assert 220 < len(regions) - 16 < 240
    empty = regions["울산광역시 북구"]
    assert (empty.sources, empty.entries, empty.articles, empty.last, empty.by) == ((), 0, 0, None, ())


def test_a_province_is_followed_by_its_parts() -> None:
    names = list(covered())
    assert names.index("대구광역시") < names.index("대구광역시 남구") < names.index("인천광역시")


def test_a_province_includes_what_its_parts_have() -> None:
    regions = covered(seen("city", None, 5, days_ago=2), seen("south", None, 2, days_ago=1), seen("paper", None, 90))
    assert regions["대구광역시"].sources == ("city", "south")
    assert (regions["대구광역시"].entries, regions["대구광역시"].last) == (7, LAUNCH - DAY)
    assert regions["대구광역시 남구"].sources == ("south",)
    assert regions["대구광역시 남구"].entries == 2


def test_what_is_told_of_a_region_counts_whoever_tells_it() -> None:
    regions = covered(seen("paper", "27200", 3), seen("city", "27200", 1, days_ago=3), seen("paper", "27000", 4, days_ago=1))
    assert (regions["대구광역시 남구"].articles, regions["대구광역시 남구"].by) == (4, ("paper", "city"))
    assert (regions["대구광역시"].articles, regions["대구광역시"].by) == (8, ("paper", "city"))
    assert regions["대구광역시 남구"].last == LAUNCH


def test_what_a_region_was_called_before_counts_for_what_it_is_now() -> None:
    [merged] = [
        region for region in covered(seen("paper", "29000")).values() if "gwangju" in region.sources and region.is_province
    ]
    assert merged.name.startswith("전남광주")
    assert merged.articles == 1
