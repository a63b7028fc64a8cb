"""Feeds in whatever state they come."""

import threading
import time
from collections.abc import Collection
from dataclasses import replace

import pytest

from bongsu.errors import ParseError
from bongsu.model import Cursor, Source
from bongsu.ports import Collector
from scrapers import FeedCollector, Fetched, HttpClient, feeds
from scrapers.chunks import remember
from scrapers.feeds import Feed, parse
from tests.contracts.collector import CollectorContract
from tests.scrapers.site import Answer, Site

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>나루일보</title><link>https://naru.example/</link><lastBuildDate>2026-05-04 09:31:00</lastBuildDate>
<item><title><![CDATA[나루시, 항만에 <b>인공지능</b> 관제]]></title><link>/news/articleView.html?idxno=2</link>
<guid isPermaLink="false">naru-2</guid><description>짧은 요약</description>
<content:encoded><![CDATA[<p>나루시가 항만 물류에 인공지능 관제를 들인다.</p>]]></content:encoded>
<pubDate>2026-05-04 09:30:00</pubDate></item>
<item><title>야시장 개장 &amp; 공연</title><link> https://naru.example/news/1 </link>
<pubDate>Sun, 03 May 2026 18:00:00 +0900</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>다온도</title><updated>2026-06-01T05:00:00Z</updated>
<entry><id>tag:daon.example,2026:1</id><title>실증단지 착공</title><link href="https://daon.example/1"/>
<summary>착공했다.</summary><updated>2026-06-01T05:00:00Z</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example/"><title>r</title></channel>
<item rdf:about="https://r.example/1"><title>하나</title><link>https://r.example/1</link><dc:date>2026-06-01</dc:date></item>
</rdf:RDF>"""

EMPTY = '<rss version="2.0"><channel><title>아직 글이 없는 피드</title></channel></rss>'

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]><rss version='2.0'><channel><item><title>&a9;</title></item></channel></rss>"
)


def fetched(text: str | bytes, content_type: str = "application/xml", url: str = "https://naru.example/rss/all.xml") -> Fetched:
    body = text.encode() if isinstance(text, str) else text
    return Fetched(url=url, status=200, headers={"content-type": content_type}, body=body)


class TestFeedCollector(CollectorContract):
    good = RSS.encode()
    titles = ("나루시, 항만에 <b>인공지능</b> 관제", "야시장 개장 & 공연")

    def build(self, client: HttpClient) -> Collector:
        return FeedCollector(client)

    def source(self, url: str) -> Source:
        return Source(id="feed", name="피드", url=url)

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            pytest.param("<!DOCTYPE html><html><body>점검 중입니다", "collect.html_for_feed", id="HTML for a feed"),
            pytest.param(RSS[: RSS.index("<item>") + 30], "collect.half_feed", id="half a document, no entry whole"),
            pytest.param("점검 중", "collect.not_a_feed", id="nonsense"),
            pytest.param("", "collect.not_a_feed", id="nothing at all"),
            pytest.param(LAUGHS, "collect.entities", id="billion laughs"),
            pytest.param("<rss><gml:pos>1 2 3</gml:pos></rss>", "collect.feed_stumbled", id="what feedparser stumbles over"),
        ],
    )
    async def test_what_is_no_feed(self, collector: Collector, site: Site, body: str, code: str) -> None:
        site.routes["/watched"] = Answer(body=body.encode())
        error = await self.fails(collector, f"{site.url}/watched")
        assert error.code == code
        assert isinstance(error, ParseError)

    async def test_a_feed_is_read_on_the_users_word(self, collector: Collector, site: Site) -> None:
        """Whoever subscribes to a feed is no robot that follows links; but it takes their own word."""
        site.routes |= {"/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n"), "/watched": Answer(body=self.good)}
        source = replace(self.source(f"{site.url}/watched"), robots=False)
        assert (await collector.collect(source, Cursor())).items
        assert [asked.path for asked in site.asked] == ["/watched"]

    async def test_a_feed_cut_off_is_read_again_in_full(self, collector: Collector, site: Site) -> None:
        """The entry that was cut must not be lost to a 304, nor be told with half a title."""
        cut = RSS[: RSS.index("&amp; 공연")]
        site.routes["/watched"] = Answer(headers={"ETag": '"v1"'}, body=cut.encode())
        catch = await collector.collect(self.source(f"{site.url}/watched"), Cursor(etag='"v0"', kst_as_utc=True))
        assert [item.guid for item in catch.items] == ["naru-2"]
        assert catch.cursor == Cursor(kst_as_utc=True)

    async def test_items_that_were_there_do_not_come_again(self, collector: Collector, site: Site) -> None:
        site.routes["/watched"] = Answer(body=RSS.encode())
        source = self.source(f"{site.url}/watched")
        first = await collector.collect(source, Cursor())
        site.routes["/watched"] = Answer(body=RSS.replace("<item>", "<item><title>새 소식</title></item><item>", 1).encode())
        second = await collector.collect(source, first.cursor)
        assert [item.title for item in second.items] == ["새 소식"]
        assert second.built == first.built
        site.routes["/watched"] = Answer(body=RSS.replace("09:31:00", "10:31:00").encode())
        third = await collector.collect(source, second.cursor)
        assert third.items == ()
        assert third.built == "2026-05-04 10:31:00"
        assert third.cursor.chunks == first.cursor.chunks

    async def test_an_edited_item_comes_again(self, collector: Collector, site: Site) -> None:
        site.routes["/watched"] = Answer(body=RSS.encode())
        source = self.source(f"{site.url}/watched")
        first = await collector.collect(source, Cursor())
        site.routes["/watched"] = Answer(body=RSS.replace("야시장 개장", "야시장 연기").encode())
        second = await collector.collect(source, first.cursor)
        assert [item.title for item in second.items] == ["야시장 연기 & 공연"]


LONG = "긴 글 " * 10_000
"""Over 64 KB in UTF-8."""

NEWER = RSS.replace("야시장", "밤시장")


@pytest.mark.parametrize(
    ("first", "second", "on_the_loop"),
    [
        pytest.param(RSS, NEWER, True, id="a short one, seen before: a thread would cost more"),
        pytest.param("", RSS, False, id="all of it is new"),
        pytest.param(RSS, RSS.replace("짧은 요약", LONG), False, id="a long one"),
        pytest.param(RSS, RSS.replace("짧은 요약", "&lt;" + "<br/>" * 2_000), False, id="little text, much markup"),
        pytest.param(
            RSS, NEWER.replace("UTF-8", "EUC-KR").encode("euc-kr"), False, id="an encoding that may have to be guessed"
        ),
    ],
)
async def test_the_loop_reads_what_is_read_at_once(
    first: str, second: str | bytes, *, on_the_loop: bool, site: Site, client: HttpClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    loops: list[bool] = []

    def noted(answer: Fetched, seen: Collection[bytes]) -> Feed:
        loops.append(threading.current_thread() is threading.main_thread())
        return parse(answer, seen)

    chunks = remember(parse(fetched(first)).digests) if first else ""
    monkeypatch.setattr(feeds, "parse", noted)
    site.routes["/watched"] = Answer(body=second.encode() if isinstance(second, str) else second)
    source = Source(id="feed", name="피드", url=f"{site.url}/watched")
    assert (await FeedCollector(client).collect(source, Cursor(chunks=chunks))).items
    assert loops == [on_the_loop]


def test_an_item_is_what_the_feed_said() -> None:
    feed = parse(fetched(RSS))
    first, second = feed.items
    assert first.guid == "naru-2"
    assert first.url == "https://naru.example/news/articleView.html?idxno=2"
    assert first.summary == "<p>나루시가 항만 물류에 인공지능 관제를 들인다.</p>"
    assert first.published == "2026-05-04 09:30:00"
    assert second.url == "https://naru.example/news/1"
    assert second.published == "Sun, 03 May 2026 18:00:00 +0900"
    assert feed.built == "2026-05-04 09:31:00"
    assert feed.whole


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        pytest.param(ATOM, "실증단지 착공", "2026-06-01T05:00:00Z", id="Atom: updated where nothing is published"),
        pytest.param(RDF, "하나", "2026-06-01", id="RDF: dc:date"),
    ],
)
def test_other_kinds_of_feed(text: str, title: str, published: str) -> None:
    (item,) = parse(fetched(text)).items
    assert (item.title, item.published) == (title, published)


def test_a_feed_without_items_is_a_good_feed() -> None:
    assert parse(fetched(EMPTY)).items == ()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(RSS.replace("UTF-8", "EUC-KR").encode("cp949"), "application/xml", id="EUC-KR, declared inside"),
        pytest.param(RSS.encode("cp949"), "application/xml; charset=UTF-8", id="EUC-KR, declared as UTF-8 twice"),
        pytest.param(RSS.encode(), "text/xml; charset=euc-kr", id="UTF-8, declared as EUC-KR"),
        pytest.param(b"\xef\xbb\xbf" + RSS.encode(), "text/xml", id="UTF-8 with a mark"),
    ],
)
def test_the_title_is_right_whatever_is_declared(body: bytes, content_type: str) -> None:
    assert parse(fetched(body, content_type)).items[1].title == "야시장 개장 & 공연"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        pytest.param("javascript:alert(1)", "", id="a script is no address"),
        pytest.param("http://[half", "", id="not an address at all"),
        pytest.param("//cdn.example/1", "https://cdn.example/1", id="without a scheme"),
        pytest.param("../1?a=1&amp;b=2", "https://naru.example/1?a=1&b=2", id="relative to the feed"),
    ],
)
def test_links_become_addresses(link: str, url: str) -> None:
    text = f"<rss version='2.0'><channel><item><title>x</title><link>{link}</link></item></channel></rss>"
    assert parse(fetched(text)).items[0].url == url


@pytest.mark.parametrize("behind", ["<!-- cached -->", "<script>count()</script>" * 500], ids=["a comment", "a script"])
def test_what_stands_behind_the_end_does_not_cut_it_off(behind: str) -> None:
    feed = parse(fetched(RSS + behind))
    assert feed.whole
    assert len(feed.items) == 2


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(RSS[: RSS.index("<title>야시장")], ["naru-2"], id="the last item is cut"),
        pytest.param(RSS[: RSS.index("</channel>")], ["naru-2", ""], id="all items are whole"),
        pytest.param(RSS[: RSS.index("</channel>")] + "</channel></rss", ["naru-2", ""], id="but for the very last character"),
    ],
)
def test_of_a_feed_that_breaks_off_the_whole_items_are_told(text: str, titles: list[str]) -> None:
    feed = parse(fetched(text))
    assert [item.guid for item in feed.items] == titles
    assert feed.whole == text.endswith("</rss")


def test_items_that_cannot_be_told_apart_are_all_read_again() -> None:
    """What is called an item here is none to feedparser."""
    seen = frozenset(parse(fetched(RSS)).digests)
    odd = RSS.replace("</channel>", "<x:item xmlns:x='https://x.example/'>재고</x:item></channel>")
    assert parse(fetched(odd), seen).items == parse(fetched(RSS)).items


def test_more_markup_than_can_be_read_is_refused() -> None:
    with pytest.raises(ParseError) as caught:
        parse(fetched(RSS.replace("<item>", "<a></a>" * 100_001 + "<item>")))
    assert caught.value.code == "collect.feed_too_much"


def test_a_channel_definition_is_a_feed_too() -> None:
    text = '<channel href="https://cdf.example/"><item href="https://cdf.example/1"><title>하나</title></item></channel>'
    assert [item.title for item in parse(fetched(text)).items] == ["하나"]


def test_an_entity_of_a_few_characters_does_no_harm() -> None:
    text = '<!DOCTYPE rss [\n<!ENTITY d "다온도">\n]><rss><channel><item><title>&d; 소식</title></item></channel></rss>'
    assert parse(fetched(text)).items[0].title == "다온도 소식"


def test_a_doctype_alone_does_no_harm() -> None:
    """RSS 0.91 asks for one."""
    text = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">' + EMPTY
    assert parse(fetched(text)).items == ()


def test_a_feed_that_is_an_attack_is_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(ParseError):
        parse(fetched(LAUGHS))
    assert time.process_time() - began < 1
