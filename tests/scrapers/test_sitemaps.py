"""News sitemaps."""

import pytest

from bongsu.errors import ParseError
from bongsu.model import Item, Source
from scrapers import kind_of
from scrapers.families import families, for_list, for_page
from scrapers.lists import read_list

URL = "https://www.daily.example/sitemap-news.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = HEAD + ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
ARTICLE = """<url><loc>
  https://www.daily.example/view/1?a=1&amp;b=2 </loc><news:news><news:publication><news:name>매일</news:name></news:publication>
<news:publication_date>2026-04-21T09:00:00+09:00</news:publication_date>
<news:title><![CDATA[가온시, 인공지능 <박람회>]]></news:title>
<news:keywords>인공지능, 가온시</news:keywords></news:news></url>"""


def read(text: str) -> tuple[Item, ...]:
    return read_list(text, URL, families()["sitemap"])


def test_articles_become_items_each_once() -> None:
    assert read(NEWS + ARTICLE + ARTICLE + "</urlset>") == (
        Item(
            title="가온시, 인공지능 <박람회>",
            url="https://www.daily.example/view/1?a=1&b=2",
            guid="https://www.daily.example/view/1?a=1&b=2",
            summary="인공지능, 가온시",
            published="2026-04-21T09:00:00+09:00",
        ),
    )


def test_the_day_of_change_stands_in_for_that_of_publication() -> None:
    news = "<url><loc>https://a.example/1</loc><lastmod>2026-04-21</lastmod><news:news><news:title>제목</news:title></news:news></url>"
    assert [item.published for item in read(NEWS + news + "</urlset>")] == ["2026-04-21"]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("<url><loc>https://a.example/1</loc></url>", id="a page that is no news"),
        pytest.param(
            "<url><loc>ftp://a.example</loc><news:news><news:title>제목</news:title></news:news></url>", id="not the web"
        ),
        pytest.param("", id="no news today"),
    ],
)
def test_what_is_no_article_is_left_out(entry: str) -> None:
    assert read(NEWS + entry + "</urlset>") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("<html><body>점검 중</body></html>", "collect.no_list", id="a page instead"),
        pytest.param(NEWS + ARTICLE, "collect.no_list", id="it breaks off"),
        pytest.param('<!DOCTYPE u [<!ENTITY a "aaaa">]>' + NEWS[39:] + "&a;</urlset>", "collect.entities", id="entities"),
        pytest.param("", "collect.no_list", id="nothing"),
    ],
)
def test_what_is_no_sitemap_is_a_failure(text: str, code: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(text)
    assert caught.value.code == code


def test_a_sitemap_is_known_by_its_address_and_its_articles_are_read_as_articles() -> None:
    """A feed's address ends in .xml too."""
    assert kind_of(URL) == "press"
    assert kind_of("https://www.daily.example/rss/allArticle.xml") == "feed"
    source = Source(id="s", name="s", url=URL, kind="press")
    assert for_list(source) == (families()["sitemap"], True)
    assert for_page(source, "https://www.daily.example/view/1").name == "article"
    assert for_page(source, "https://www.daily.example/news/articleView.html?idxno=1").name == "ndsoft"
