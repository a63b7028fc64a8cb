"""Spiders: lists and pages, through real Scrapy crawls."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bongsu.errors import CollectError, FetchError, ParseError
from bongsu.model import Collected, Cursor, Entry, Page, Source, SourceKind
from bongsu.ports import Collector
from scrapers import HttpClient, SpiderCollector
from scrapers.asking import asked
from scrapers.families import families
from scrapers.http import Fetched
from scrapers.spiders.visiting import VisitingSpider
from scrapers.visit import Visit
from tests.contracts.collector import CollectorContract
from tests.scrapers.conftest import PAGES
from tests.scrapers.documents.papers import LINE, hwp, paragraph
from tests.scrapers.site import PUBLIC, Answer, Site, guard, silence

VIEW = "/boardView.do?boardId=B&seq=311"
FILE = "/fileDownload.do?fileSe=BB&fileKey=BD_0000000027%7C311&fileSn=1"
"""A notice, and the document that it links to."""


def page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_bytes()


def source(url: str, *, kind: SourceKind = "board", family: str | None = None) -> Source:
    return Source(id="watched", name="출처", url=url, kind=kind, family=family)


def entry(url: str) -> Entry:
    return Entry(
        key="k",
        source="watched",
        title="제목",
        url=url,
        summary="",
        published=None,
        precision="unknown",
        seen=datetime(2026, 5, 4, tzinfo=UTC),
        digest="",
    )


@pytest.fixture
def spiders(client: HttpClient) -> SpiderCollector:
    return SpiderCollector(client)


class TestSpiderCollector(CollectorContract):
    good = page("boardlist_list")
    titles = ("가람시, 도심 교차로 40곳에 인공지능 신호 제어를 시범 도입해 출퇴근 정체를 줄인다", "봄철 산불 조심 기간 운영")

    def build(self, client: HttpClient) -> Collector:
        return SpiderCollector(client)

    def source(self, url: str) -> Source:
        return source(url, family="boardlist")

    @pytest.mark.parametrize("family", [*families()])
    async def test_a_page_without_its_list_is_a_failure(self, collector: Collector, site: Site, family: str) -> None:
        """A board that moved answers 200 with something else: taken for "nothing new", it would be silent for ever."""
        watched = f"{site.url}/watched"
        address, _ = asked(Visit(url=watched, family=families()[family], cursor=Cursor()))
        site.routes[address.removeprefix(site.url)] = Answer(headers={"ETag": '"v1"'}, body=page("not_a_board"))
        with pytest.raises(ParseError, match=family) as caught:
            await collector.collect(source(watched, family=family), Cursor())
        assert caught.value.code == "collect.no_list"

    async def test_no_family_and_no_list(self, collector: Collector, site: Site) -> None:
        site.routes["/watched"] = Answer(body=page("not_a_board"))
        with pytest.raises(ParseError) as caught:
            await collector.collect(source(f"{site.url}/watched"), Cursor())
        assert caught.value.code == "collect.no_family"

    async def test_a_family_that_does_not_exist(self, collector: Collector, site: Site) -> None:
        with pytest.raises(ParseError, match="ndsoft") as caught:
            await collector.collect(source(f"{site.url}/watched", family="nosuch"), Cursor())
        assert caught.value.code == "collect.unknown_family"

    async def test_no_results_is_a_good_answer(self, collector: Collector, site: Site) -> None:
        empty = '<div class="board_list"><div class="board_list_body">등록된 게시물이 없습니다.</div></div>'
        site.routes["/watched"] = Answer(body=empty.encode())
        catch = await collector.collect(self.source(f"{site.url}/watched"), Cursor())
        assert catch.items == ()
        assert not catch.unchanged


async def test_an_article_of_a_feed_is_read_by_the_family_of_its_address(spiders: SpiderCollector, site: Site) -> None:
    site.routes["/news/articleView.html?idxno=7002"] = Answer(body=page("ndsoft_article"))
    read = await spiders.read_page(
        source(f"{site.url}/rss/all.xml", kind="feed"), entry(f"{site.url}/news/articleView.html?idxno=7002")
    )
    assert read.title == "나루시, 항만 물류에 인공지능 관제 도입"
    assert "52억 원" in read.body


async def test_an_article_that_no_family_knows(spiders: SpiderCollector, site: Site) -> None:
    """Its head says what its body does not; the paper's name is no part of the title."""
    site.routes["/a/1"] = Answer(body=page("unknown_article"))
    read = await spiders.read_page(source(f"{site.url}/rss", kind="feed"), entry(f"{site.url}/a/1"))
    assert read.title == "마루군, 산불 감시에 인공지능 드론"
    assert read.published == "2026-02-03T08:00:00+09:00"
    assert "열화상" in read.body
    assert "많이 본 기사" not in read.body


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("", id="none"),
        pytest.param('<script type="application/ld+json">{"broken": </script>', id="not JSON"),
        pytest.param('<script type="application/ld+json">[3, {"datePublished": 4}]</script>', id="not what it should be"),
    ],
)
async def test_an_article_that_says_nothing_of_its_date(spiders: SpiderCollector, site: Site, script: str) -> None:
    site.routes["/a/1"] = Answer(body=f"{script}<h1>제목</h1><article>본문이 있다.</article>".encode())
    read = await spiders.read_page(source(f"{site.url}/rss", kind="feed"), entry(f"{site.url}/a/1"))
    assert (read.title, read.published) == ("제목", "")


async def test_the_page_of_a_board(spiders: SpiderCollector, site: Site) -> None:
    """The head of its pages names the city: the board believes the page alone."""
    site.routes["/boardView.do?boardId=B&seq=311"] = Answer(body=page("boardlist_view"))
    read = await spiders.read_page(
        source(f"{site.url}/boardList.do?boardId=B"), entry(f"{site.url}/boardView.do?boardId=B&seq=311")
    )
    assert read.title.startswith("가람시, 도심 교차로")
    assert read.published == "2026-03-12 10:09"
    assert len(read.attachments) == 2


async def test_the_attachments_of_a_board_come_with_their_text(spiders: SpiderCollector, site: Site) -> None:
    site.routes |= {VIEW: Answer(body=page("boardlist_view")), FILE: Answer(body=hwp(paragraph(LINE)))}
    watched = source(f"{site.url}/boardList.do?boardId=B")
    document, picture = (await spiders.read_page(watched, entry(f"{site.url}{VIEW}"))).attachments
    assert (document.text, document.note, picture.note) == (LINE, "", "")
    document, _ = (await spiders.read_page(replace(watched, attachments=False), entry(f"{site.url}{VIEW}"))).attachments
    assert (document.text, document.note) == ("", "")


async def test_a_stop_does_not_wait_for_an_attachment_and_leaves_the_page_for_later(
    spiders: SpiderCollector, site: Site
) -> None:
    site.routes |= {VIEW: Answer(body=page("boardlist_view")), FILE: Answer(body=silence, framed=False)}
    watched = source(f"{site.url}/boardList.do?boardId=B")
    reading = asyncio.ensure_future(spiders.read_page(watched, entry(f"{site.url}{VIEW}")))
    await site.reached.wait()
    await spiders.stop()
    with pytest.raises(FetchError) as caught:
        await reading
    assert caught.value.code == "collect.stopped"


async def test_the_page_is_where_the_redirects_end(spiders: SpiderCollector, site: Site) -> None:
    site.routes |= {
        "/old": Answer(status=301, headers={"Location": "/new/view.html"}),
        "/new/view.html": Answer(body=page("table_view")),
    }
    read = await spiders.read_page(source(f"{site.url}/list"), entry(f"{site.url}/old"))
    assert read.url == f"{site.url}/new/view.html"
    assert read.attachments[0].url == f"{site.url}/download.do?f=1"


async def test_visits_of_one_moment_share_a_crawl(
    spiders: SpiderCollector, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawls: list[int] = []
    start = VisitingSpider.__init__

    def counted(self: VisitingSpider, visits: list[Visit], **rest: object) -> None:
        crawls.append(len(visits))
        start(self, visits, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(VisitingSpider, "__init__", counted)
    site.routes["/a"] = Answer(body=page("boardlist_list"))
    boards = [source(f"{site.url}/a", family="boardlist") for _ in range(5)]
    await asyncio.gather(*(spiders.collect(board, Cursor()) for board in boards))
    await spiders.collect(boards[0], Cursor())
    assert crawls == [5, 1]


async def test_a_spider_that_breaks_is_a_failed_visit(
    spiders: SpiderCollector, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Scrapy logs what a callback raises, and calls the crawl finished."""

    def broken(self: VisitingSpider, visit: Visit, fetched: Fetched) -> Collected | Page:
        raise ZeroDivisionError

    monkeypatch.setattr(VisitingSpider, "read", broken)
    site.routes["/a"] = Answer(body=b"x")
    with pytest.raises(ParseError, match="ZeroDivisionError") as caught:
        await spiders.collect(source(f"{site.url}/a"), Cursor())
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert "ZeroDivisionError" in caplog.text


async def test_a_download_that_breaks_is_a_failed_visit(spiders: SpiderCollector, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object, **__: object) -> Fetched:
        raise ZeroDivisionError

    monkeypatch.setattr(HttpClient, "get", broken)
    with pytest.raises(ParseError, match="ZeroDivisionError"):
        await spiders.collect(source(f"http://{PUBLIC}:1/"), Cursor())


@pytest.mark.parametrize("breaks", ["start", "__init__"], ids=["while it starts", "before it starts"])
async def test_a_crawl_that_breaks_down_fails_its_visits(
    spiders: SpiderCollector, monkeypatch: pytest.MonkeyPatch, breaks: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(VisitingSpider, breaks, broken)
    with pytest.raises(FetchError) as caught:
        await spiders.collect(source(f"http://{PUBLIC}:1/"), Cursor())
    assert caught.value.code == "collect.unanswered"


async def test_stopping_does_not_wait_for_a_slow_server(site: Site) -> None:
    client = HttpClient(timeout=3600, guard=guard)
    spiders = SpiderCollector(client)
    site.routes["/slow"] = Answer(body=silence)
    waiting = asyncio.ensure_future(spiders.collect(source(f"{site.url}/slow"), Cursor()))
    await site.reached.wait()
    await spiders.stop()
    with pytest.raises(FetchError) as caught:
        await waiting
    assert caught.value.code == "collect.stopped"
    await client.aclose()


async def test_nothing_is_visited_after_stopping(spiders: SpiderCollector, site: Site) -> None:
    await spiders.stop()
    with pytest.raises(FetchError) as caught:
        await spiders.collect(source(f"{site.url}/a"), Cursor())
    assert caught.value.code == "collect.stopped"
    assert site.asked == []


async def test_a_caller_that_goes_away_harms_nobody(spiders: SpiderCollector, site: Site) -> None:
    site.routes |= {"/slow": Answer(body=silence), "/a": Answer(body=page("boardlist_list"))}
    leaving = asyncio.ensure_future(spiders.collect(source(f"{site.url}/slow"), Cursor()))
    await site.reached.wait()
    leaving.cancel()
    catch = await spiders.collect(source(f"{site.url}/a", family="boardlist"), Cursor())
    assert len(catch.items) == 2
    site.released.set()
    await spiders.stop()
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_an_end_comes_once() -> None:
    visit = Visit(url=f"http://{PUBLIC}:1/", family=families()["table"])
    visit.settle(Page(url=visit.url, body="x"))
    visit.settle(Page(url=visit.url, body="y"))
    visit.fail(FetchError("collect.unanswered", host="x"))
    assert visit.end.result() == Page(url=visit.url, body="x")


def test_crawls_work_in_one_loop_after_another() -> None:
    """The one-shot run, the back-test and the tests each have a loop of their own."""

    async def visit() -> str:
        client = HttpClient(guard=guard)
        spiders = SpiderCollector(client)
        with pytest.raises(CollectError) as caught:
            await spiders.collect(source(f"http://{PUBLIC}:1/"), Cursor())
        await spiders.stop()
        await client.aclose()
        return caught.value.code

    assert [asyncio.run(visit()) for _ in range(3)] == ["collect.refused"] * 3
