"""Fixtures from real pages are what the contract of families reads."""

import re

import pytest
import yaml

from bongsu.errors import CollectError, ParseError
from bongsu.model import Item, Source
from scrapers import HttpClient
from scrapers.families import families
from scrapers.lists import read_list
from scrapers.pages import read_page
from scrapers.recording import Recording, record
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import Answer, Site

LIST_PATH = "/www/selectBbsNttList.do?bbsNo=31&key=210"
VIEW_PATH = "/www/selectBbsNttView.do?key=210&bbsNo=31&nttNo=90412&pageUnit=10&pageIndex=1"


def page(name: str) -> bytes:
    """A page of the contract without what is said of it."""
    text = (PAGES / "families" / name).read_text(encoding="utf-8").partition("\n-->\n")[2]
    return text.replace("<!-- rows -->", "").replace("<!-- /rows -->", "").encode("cp949", "xmlcharrefreplace")


@pytest.fixture
async def board(site: Site) -> Source:
    headers = {"Content-Type": "text/html; charset=EUC-KR"}
    site.routes |= {
        LIST_PATH: Answer(headers=headers, body=page("bbsntt.list.html")),
        VIEW_PATH: Answer(headers=headers, body=page("bbsntt.view.html")),
    }
    return Source(id="solbat-example", name="솔밭시", url=site.url + LIST_PATH, kind="board")


def said(recording: Recording) -> tuple[dict[str, object], str]:
    head, _, markup = recording.text.removeprefix("<!--").partition("\n-->\n")
    return yaml.safe_load(head), markup


async def test_a_list_and_its_first_page_with_what_is_read_from_them(client: HttpClient, board: Source) -> None:
    listed, viewed = await record(client, board)
    assert (listed.name, viewed.name) == ("bbsntt-solbat-example.list.html", "bbsntt-solbat-example.view.html")
    family = families()["bbsntt"]
    told, markup = said(listed)
    assert isinstance(told["items"], list)
    assert len(told["items"]) == 2
    assert read_list(markup, str(told["url"]), family) == tuple(Item(**each) for each in told["items"])
    told, markup = said(viewed)
    read = read_page(markup, str(told["url"]), family)
    assert (read.title, read.published) == (told["title"], told["published"]) == (told["title"], "2026-03-18")
    assert "12억 원" in str(told["body"])
    assert told["attachments"] == [[each.name, each.url] for each in read.attachments] != []


async def test_its_rows_are_marked(client: HttpClient, board: Source) -> None:
    """So that the contract can take them away: then it has no list, and must say so."""
    listed, _ = await record(client, board)
    told, markup = said(listed)
    bare = re.sub(r"(?s)<!-- rows -->.*<!-- /rows -->", "", markup)
    assert bare != markup
    with pytest.raises(ParseError):
        read_list(bare, str(told["url"]), families()["bbsntt"])


async def test_a_list_that_is_read_by_its_looks(client: HttpClient, site: Site) -> None:
    rows = "".join(f"<li><a href='/n/{n}'>소식 번호 {n}번</a><span>2026-04-0{n}</span></li>" for n in range(1, 6))
    site.routes |= {
        "/news": Answer(body=f"<html><body><ul>{rows}</ul></body></html>".encode()),
        "/n/1": Answer(body=("<article>" + "<p>시는 새 사업을 시작했다.</p>" * 40 + "</article>").encode()),
    }
    listed, viewed = await record(client, Source(id="x", name="x", url=f"{site.url}/news", kind="board"))
    assert (listed.name, viewed.name) == ("unknown-x.list.html", "table-x.view.html")
    assert "소식 번호 1번" in listed.text


async def test_a_feed_keeps_its_first_line(client: HttpClient, site: Site) -> None:
    feed = "<?xml version='1.0'?><rss version='2.0'><channel><title>t</title><item><title>소식</title></item></channel></rss>"
    site.routes["/rss"] = Answer(body=feed.encode())
    kept, expected = await record(client, Source(id="x", name="x", url=f"{site.url}/rss"))
    assert (kept.name, kept.text) == ("x.feed.xml", feed)
    assert yaml.safe_load(expected.text)["items"] == [{"title": "소식"}]


async def test_what_cannot_be_had_is_said(client: HttpClient, board: Source, site: Site) -> None:
    del site.routes[VIEW_PATH]
    with pytest.raises(CollectError) as caught:
        await record(client, board)
    assert caught.value.code == "collect.not_found"


async def test_what_a_page_says_stays_in_its_comment(client: HttpClient, board: Source, site: Site) -> None:
    """A title that would end the comment, or begin another document."""
    hostile = page("bbsntt.list.html").replace("솔밭시, 인공지능".encode("cp949"), b"--&gt;\n---\n&lt;script&gt; ")
    site.routes[LIST_PATH] = Answer(headers={"Content-Type": "text/html; charset=EUC-KR"}, body=hostile)
    listed, _ = await record(client, board)
    told, markup = said(listed)
    assert isinstance(told["items"], list)
    assert "<script>" in told["items"][0]["title"]
    assert read_list(markup, str(told["url"]), families()["bbsntt"])[0].title == told["items"][0]["title"]
