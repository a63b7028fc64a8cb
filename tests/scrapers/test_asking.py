"""Boards that answer only to forms, and those that answer only through an API."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest

from bongsu.model import Cursor, Entry, Source
from scrapers import HttpClient, SpiderCollector
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import PATIENCE, Answer, Asked, Site, guard

ACTION = "/emwp/gov/mogaha/ntis/web/ofr/action/OfrAction.do"
LIST = (PAGES / "families" / "eminwonnews.list.html").read_bytes()
VIEW = (PAGES / "families" / "eminwonnews.view.html").read_bytes()


@pytest.fixture
async def spiders() -> AsyncIterator[SpiderCollector]:
    client = HttpClient(timeout=PATIENCE, guard=guard)
    yield SpiderCollector(client)
    await client.aclose()


def entry(url: str) -> Entry:
    seen = datetime(2026, 4, 8, tzinfo=UTC)
    return Entry(key="k", source="s", title="", url=url, summary="", published=None, precision="day", seen=seen, digest="")


def form(asked: Asked) -> dict[str, str]:
    return dict(parse_qsl(asked.body.decode()))


def eminwon(site: Site, path: str) -> Source:
    """Let the action answer as eminwon does: by what the form says."""

    def answer(asked: Asked) -> Answer:
        pages = {"selectListOfrNews": LIST, "selectOfrNews": VIEW}
        return Answer(body=pages[form(asked)["method"]]) if asked.method == "POST" else Answer(status=405)

    site.routes[ACTION] = answer
    return Source(id="s", name="s", url=site.url + path, kind="board")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/emwp/jsp/ofr/OfrNewsEpctLSub.jsp", id="the entry page that people open"),
        pytest.param(ACTION + "?jndinm=OfrBcAdvNewsEJB", id="the action itself"),
    ],
)
async def test_a_list_is_asked_for_by_a_form(spiders: SpiderCollector, site: Site, path: str) -> None:
    source = eminwon(site, path)
    catch = await spiders.collect(source, Cursor())
    assert [item.guid for item in catch.items] == ["news_epct_no=12088", "news_epct_no=12087"]
    assert site.paths() == [ACTION]
    assert form(site.asked[-1])["jndinm"] == "OfrBcAdvNewsEJB"


async def test_the_parameters_of_the_source_say_what_to_list(spiders: SpiderCollector, site: Site) -> None:
    """Before the family's own: a town may count its press releases as 1 and 2."""
    await spiders.collect(eminwon(site, "/emwp/jsp/ofr/OfrNewsEpctLSub.jsp?news_epct_yn=1,2"), Cursor())
    assert form(site.asked[-1])["news_epct_yn"] == "1,2"


async def test_an_item_is_asked_for_by_its_number(spiders: SpiderCollector, site: Site) -> None:
    """Its page keeps the address that a browser can open, and not the one of the action alone, which is that of all items."""
    source = eminwon(site, "/emwp/jsp/ofr/OfrNewsEpctLSub.jsp")
    (item, _) = (await spiders.collect(source, Cursor())).items
    page = await spiders.read_page(source, entry(item.url))
    [*_, asked] = [each for each in site.asked if each.method == "POST"]
    assert form(asked)["news_epct_no"] == "12088"
    assert page.url == item.url
    assert "열다섯 척" in page.body


async def test_an_unchanged_list_is_noticed_by_its_content(spiders: SpiderCollector, site: Site) -> None:
    source = eminwon(site, "/emwp/jsp/ofr/OfrNewsEpctLSub.jsp")
    first = await spiders.collect(source, Cursor())
    assert (await spiders.collect(source, first.cursor)).unchanged


QUERY = "domainId=DOM_0000001&boardId=BBS_0000007&contentsSid=12&menuCd=DOM_000000190001005001"


async def test_a_page_without_content_is_read_through_its_api(spiders: SpiderCollector, site: Site) -> None:
    """The list that people open is empty; an item keeps the address that they can open."""
    title = "대숲군 인공지능 정원"
    row = {"dataSid": 818, "dataTitle": title, "registerDate": "2026-04-20"}
    rows = {"RSLT_DATA": {"boardContentsList": [row]}}
    item = {"RSLT_DATA": {"boardDetail": {"boardContentsDetail": {"dataTitle": title, "dataContent": "<p>길을 낸다.</p>"}}}}
    site.routes |= {
        "/board/getContentsList?domainId=DOM_0000001&boardId=BBS_0000007&orderCondition=REGISTER_DATE%20DESC"
        "&getOfficeNm=true&ROW_CNT=10&BEGIN_ROW_IDX=1&CUR_PAGE_IDX=1": Answer(body=json.dumps(rows).encode()),
        "/board/getBoardDetail?dataSid=818&boardId=BBS_0000007&getOfficeNm=true": Answer(body=json.dumps(item).encode()),
    }
    source = Source(id="s", name="s", url=f"{site.url}/board/list?{QUERY}", kind="board")
    (found,) = (await spiders.collect(source, Cursor())).items
    assert found.url.startswith(f"{site.url}/board/detail?dataSid=818&boardId=BBS_0000007&domainId=DOM_0000001&")
    page = await spiders.read_page(source, entry(found.url))
    assert (page.url, page.title, page.body) == (found.url, title, "<p>길을 낸다.</p>")
