"""Sources visited once: politely at once, each told as it ends, nothing kept."""

import json
from datetime import UTC, datetime

from app.reach import Reached, reach
from bongsu.model import Source
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import Answer, Site, opened

NOW = datetime(2026, 4, 21, tzinfo=UTC)
KEY = "abcdefgh12345678"
LIST = (PAGES / "families" / "bbsntt.list.html").read_bytes()


def sources(site: Site) -> list[Source]:
    board = f"{site.url}/www/selectBbsNttList.do?bbsNo=31&key=210"
    return [
        Source(id="board", name="board", url=board, kind="board", allow_private=True),
        Source(id="api", name="api", url=f"{site.url}/api", kind="api", family="mss", allow_private=True),
        Source(id="gone", name="gone", url=f"{site.url}/gone.xml", allow_private=True),
        Source(id="tool", name="tool", url="", kind="push"),
    ]


async def visited(told: list[Reached]) -> tuple[Reached, ...]:
    async with opened() as site:
        site.routes |= {
            "/www/selectBbsNttList.do?bbsNo=31&key=210": Answer(body=LIST),
            f"/api?serviceKey={KEY}": Answer(body=(PAGES / "apis" / "mss.xml").read_bytes()),
        }
        watched = sources(site)
        found = await reach(watched, keys={"api": KEY}, contact="ops@city.example", clock=lambda: NOW, told=told.append)
        assert all("+ops@city.example" in asked.headers["user-agent"] for asked in site.asked)
    return found


async def test_each_says_what_it_offers_or_what_broke() -> None:
    told: list[Reached] = []
    board, api, gone = await visited(told)
    assert (board.family, board.items, board.newest) == ("bbsntt", 2, datetime(2026, 3, 17, 15, tzinfo=UTC))
    assert (api.family, api.items, api.newest, api.error) == ("mss", 1, None, None)
    assert (gone.family, gone.items, gone.error and gone.error.code) == (None, 0, "collect.not_found")
    assert {each.source.id for each in told} == {"board", "api", "gone"}


async def test_no_key_is_told() -> None:
    found = await visited([])
    assert KEY not in json.dumps([repr(each) for each in found])


async def test_nobody_has_to_listen() -> None:
    assert await reach([], keys={}, contact=None, clock=lambda: NOW) == ()
