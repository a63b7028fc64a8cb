"""The newsroom as a reader meets it: over HTTP, on this machine."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.demo.newsroom import Newsroom
from app.demo.pages import article_path, list_path
from app.demo.texts import load

TEXTS = {text.id: text for text in load()}


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    room = Newsroom(load())
    await room.start()
    yield room
    await room.stop()


@pytest.fixture
async def reader(newsroom: Newsroom) -> AsyncIterator[httpx.AsyncClient]:
    base = newsroom.url("old-board").partition("/boardView")[0]
    async with httpx.AsyncClient(base_url=base) as client:
        yield client


async def test_an_item_is_there_once_it_is_published_and_not_before(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("old-board")
    assert (await reader.get(newsroom.url("ulsan-ai"))).status_code == 404
    assert "AI-on Ulsan" not in (await reader.get(list_path("board"))).text
    newsroom.publish("ulsan-ai")
    assert "240억 6000만원" in (await reader.get(newsroom.url("ulsan-ai"))).text
    assert "AI-on Ulsan" in (await reader.get(list_path("board"))).text


async def test_an_item_is_served_when_its_own_list_has_shown_it(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("old-daily")
    newsroom.publish("old-agency")
    assert newsroom.served == set()
    await reader.get(list_path("rss"))
    assert newsroom.served == {"old-daily"}


async def test_a_list_that_has_not_changed_is_not_sent_again(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("old-agency")
    first = await reader.get(list_path("atom"))
    again = await reader.get(list_path("atom"), headers={"If-None-Match": first.headers["etag"]})
    newsroom.publish("gwangju-cluster")
    moved = await reader.get(list_path("atom"), headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert moved.status_code == 200


async def test_the_evening_paper_writes_euc_kr_and_says_utf_8(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("daegu-gumi")
    for path in (list_path("euckr"), article_path(TEXTS["daegu-gumi"])):
        answer = await reader.get(path)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "대구는 MS와 ‘AI 스쿨’" in answer.content.decode("cp949")
        with pytest.raises(UnicodeDecodeError):
            answer.content.decode("utf-8")


async def test_an_edition_takes_the_place_of_the_first_text(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("gwangju-cluster")
    newsroom.publish("gwangju-cluster-edited")
    feed = (await reader.get(list_path("atom"))).text
    page = (await reader.get(newsroom.url("gwangju-cluster"))).text
    assert feed.count("<entry>") == 1
    assert "(수정) 광주" in feed
    assert TEXTS["gwangju-cluster-edited"].body[0] in page


async def test_a_tracking_parameter_leads_to_the_same_page(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    newsroom.publish("pohang-apple")
    plain = await reader.get(newsroom.url("pohang-apple"))
    tracked = await reader.get(newsroom.url("pohang-apple-tracked"))
    assert plain.content == tracked.content


async def test_robots_may_read_the_news(newsroom: Newsroom, reader: httpx.AsyncClient) -> None:
    answer = await reader.get("/robots.txt")
    assert "Disallow: /admin/" in answer.text


def test_what_nobody_wrote_cannot_be_published() -> None:
    with pytest.raises(KeyError):
        Newsroom(load()).publish("no-such-item")


async def test_a_newsroom_that_never_opened_can_be_closed() -> None:
    await Newsroom(load()).stop()
