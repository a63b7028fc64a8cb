"""Both HTTP stacks against servers that mean harm."""

import asyncio

from bongsu.model import Cursor, Source
from bongsu.ports import Collector
from scrapers import FeedCollector, HttpClient, SpiderCollector
from scrapers.politeness import Politeness
from tests.contracts.hostile import HostileContract, Names
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import PUBLIC, Answer, Asked, Site
from tests.scrapers.test_crawl import entry

FEED = "<rss version='2.0'><channel><item><title>소식</title><link>/1</link></item></channel></rss>".encode()
LIST = (PAGES / "boardlist_list.html").read_bytes()
PAGE = (PAGES / "boardlist_view.html").read_bytes()


class TestFeeds(HostileContract):
    good = FEED

    def build(self, client: HttpClient) -> Collector:
        return FeedCollector(client)

    def source(self, url: str, *, allow_private: bool = False) -> Source:
        return Source(id="feed", name="피드", url=url, allow_private=allow_private)


class TestLists(HostileContract):
    good = LIST

    def build(self, client: HttpClient) -> Collector:
        return SpiderCollector(client)

    def source(self, url: str, *, allow_private: bool = False) -> Source:
        return Source(id="board", name="게시판", url=url, kind="board", family="boardlist", allow_private=allow_private)


class Seconds:
    """A clock that stands still, and keeps how long everybody was asked to wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


async def _visit_a_town(client: HttpClient) -> None:
    """Two feeds, two lists of two families and a page, of one host."""
    feeds, spiders = FeedCollector(client), SpiderCollector(client)

    def town(path: str, **details: str) -> Source:
        url = f"http://town.example{path}"
        return Source(id=path, name=path, url=url, allow_private=True, attachments=False, **details)  # type: ignore[arg-type]

    await asyncio.gather(
        *(feeds.collect(town(path), Cursor()) for path in ("/rss/1", "/rss/2")),
        spiders.collect(town("/list", kind="board", family="boardlist"), Cursor()),
        spiders.collect(town("/auto", kind="board"), Cursor()),
        spiders.read_page(town("/list", kind="board", family="boardlist"), entry("http://town.example/view")),
    )
    await spiders.stop()


def _town(site: Site) -> HttpClient:
    """A client to whom `town.example` is a host like any other, though it is the test's own site."""
    site.routes |= {"/rss/1": Answer(body=FEED), "/rss/2": Answer(body=FEED), "/view": Answer(body=PAGE)}
    site.routes |= {"/list": Answer(body=LIST), "/auto": Answer(body=LIST)}
    return HttpClient(timeout=5.0, resolver=Names(site.port, town=PUBLIC))


async def test_one_request_a_second_and_host_across_families_and_both_stacks(site: Site) -> None:
    client, seconds = _town(site), Seconds()
    client._politeness = Politeness(clock=lambda: 100.0, sleep=seconds.sleep)
    await _visit_a_town(client)
    await client.aclose()
    assert len(site.asked) == 6, "robots.txt too"
    assert sorted(seconds.waits) == [1.0, 2.0, 3.0, 4.0, 5.0]


async def test_two_at_once_across_families_and_both_stacks(site: Site) -> None:
    client = _town(site)
    client._politeness = Politeness(rate=10_000.0)
    inside: list[int] = []
    most: list[int] = []

    async def answer(asked: Asked) -> Answer:
        inside.append(1)
        most.append(len(inside))
        for _ in range(20):
            await asyncio.sleep(0)
        inside.pop()
        return Answer(body={"/rss/1": FEED, "/rss/2": FEED, "/view": PAGE}.get(asked.path, LIST))

    site.routes |= dict.fromkeys(("/rss/1", "/rss/2", "/list", "/auto", "/view"), answer)
    await _visit_a_town(client)
    await client.aclose()
    assert max(most) == 2
