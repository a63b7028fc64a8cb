"""What a page offers to watch."""

import pytest

from scrapers.probing import KNOWN_PATHS, feed_links, is_feed, needs

URL = "https://paper.example/news/articleList.html?view_type=sm"
LINKED = b"""<html><head>
<link rel="alternate" type="application/rss+xml" href="/rss/S1N1.xml">
<link rel="alternate" type="application/atom+xml" href="https://feeds.example/atom">
<link rel="alternate" hreflang="en" href="/en">
<link rel="stylesheet" href="/a.css"></head><body></body></html>"""


def test_the_feeds_that_a_page_names_come_first() -> None:
    found = feed_links(LINKED, URL)
    assert found[:2] == ("https://paper.example/rss/S1N1.xml", "https://feeds.example/atom")
    assert found[2:] == tuple(f"https://paper.example{path}" for path in KNOWN_PATHS)


def test_a_page_that_names_none_may_still_have_one() -> None:
    assert feed_links(b"", URL)[0] == "https://paper.example/rss/allArticle.xml"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'<?xml version="1.0"?><rss version="2.0">', True),
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (b"<rdf:RDF>", True),
        (b"<!doctype html><html>", False),
        (b"", False),
    ],
)
def test_what_begins_like_a_feed(body: bytes, expected: bool) -> None:
    assert is_feed(body) is expected


LONG = "시는 새 사업을 시작했다. " * 60


@pytest.mark.parametrize(
    ("page", "need"),
    [
        pytest.param(f"<p>{LONG}</p><script>x()</script>", "", id="a page with text"),
        pytest.param("<div id=root></div><script src=app.js></script>", "browser", id="a stage for scripts"),
        pytest.param("<p>짧은 쪽</p>", "", id="short, but no scripts"),
        pytest.param(f"<p>{LONG}</p><input type=password>", "login", id="asks for a password"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_a_page_needs(page: str, need: str) -> None:
    assert needs(page.encode()) == need


@pytest.mark.parametrize(
    ("moved_to", "need"),
    [
        ("https://city.example/member/login.do?back=/list", "login"),
        ("https://city.example/sso/CreateRequest.jsp", "login"),
        ("https://city.example/press/list.do?from=login", ""),
        ("", ""),
    ],
)
def test_a_visitor_who_is_sent_to_a_login_needs_one(moved_to: str, need: str) -> None:
    """Also where its form is drawn by scripts."""
    assert needs(f"<p>{LONG}</p>".encode(), moved_to=moved_to) == need
