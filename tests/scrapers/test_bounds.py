"""Ten megabytes made to cost more than their share, which each reader refuses before it pays. Figures: ``bench.hostile``."""

import time
import tracemalloc
from collections.abc import Callable

import pytest

from bongsu.errors import CollectError, FetchError, ParseError
from scrapers.chunks import split
from scrapers.detect import detect
from scrapers.encoding import decode
from scrapers.feed_reader import MOST_INSIDE, TooMuchError, read
from scrapers.select import MAX_MARKUP, bounded, parse
from scrapers.sitemaps import read_sitemap
from scrapers.trees import tree_of
from scrapers.visits import light

RSS, END = b'<rss version="2.0"><channel><title>t</title>', b"</channel></rss>"
MEGABYTE = 2**20


def megabytes(work: Callable[[], object]) -> float:
    """Return what `work` needs at its peak."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(RSS + b"<item" + b' a="b"' * 20_000 + b"/>" + END, id="a tag of 20,000 attributes"),
        pytest.param(RSS + b"<item" + b" a='>'" * 20_000 + b"/>" + END, id="with brackets in them"),
        pytest.param(RSS + b"<a>" * (MOST_INSIDE + 1) + b"</a>" * (MOST_INSIDE + 1) + END, id="elements inside each other"),
    ],
)
def test_a_feed_that_would_cost_too_much_is_refused(document: bytes) -> None:
    with pytest.raises(TooMuchError):
        read(document)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(RSS + b"<item" + b' a="b"' * 20_000 + b"></item>" + END, id="a tag of 20,000 attributes"),
        pytest.param(RSS + b"<item>" + b"<a></a>" * 300_000 + b"</item>" + END, id="600,000 marks"),
    ],
)
def test_nor_is_it_taken_apart(document: bytes) -> None:
    assert split(document) is None


def test_a_long_quoted_value_is_no_long_tag() -> None:
    """Pictures stand in addresses of their own."""
    image = b'<item><title>t</title><media url="data:image/png;base64,' + b"A" * 200_000 + b'"/></item>'
    assert len(read(RSS + image + END).entries) == 1
    assert split(RSS + image + END)


def test_a_sitemap_of_endless_addresses() -> None:
    with pytest.raises(ParseError) as caught:
        read_sitemap("<urlset>" + "<url/>" * 500_000 + "</urlset>", "https://a.example/sitemap.xml", family="sitemap")
    assert caught.value.code == "collect.feed_too_much"


@pytest.mark.parametrize("text", ["[" + "{}," * 400_000 + "{}]", "<a>" + "<b/>" * 500_001 + "</a>"], ids=["JSON", "XML"])
def test_an_answer_of_an_api_without_end_is_no_tree(text: str) -> None:
    assert tree_of(text) is None


def test_links_that_share_one_row_are_dated_once() -> None:
    root = parse('<p>2026-05-04</p><a href="/v?no=1">새로운 소식 하나</a>' + '<a href="/v?no=1">새로운 소식</a>' * 5_000)
    assert root is not None
    began = time.process_time()
    assert detect(root, "https://a.example/list") == ()
    assert time.process_time() - began < 2


@pytest.mark.parametrize("body", [bytes(range(128, 256)) * 4_000, "가".encode("cp949") * 500_000], ids=["noise", "Hangul"])
def test_guessing_an_encoding_costs_a_few_times_the_body(body: bytes) -> None:
    assert megabytes(lambda: decode(body)) < 12 * len(body) / MEGABYTE


def test_an_error_that_is_kept_keeps_no_page() -> None:
    def reading(page: bytes) -> None:
        try:
            int(page)
        except ValueError as error:
            raise FetchError("collect.garbled", host="a.example") from error

    with pytest.raises(CollectError) as caught:
        reading(bytes(1000))
    error = light(caught.value)
    assert error.__traceback__ is None
    assert isinstance(error.__cause__, ValueError)
    assert error.__cause__.__traceback__ is None


def test_a_page_is_read_as_far_as_its_tags_are_worth_it() -> None:
    assert bounded("<p>가" * 10, 3) == "<p>가" * 3
    assert bounded("<p>가" * 3, 3) == "<p>가" * 3
    assert len(bounded("가" * 3 * MAX_MARKUP, 3)) == MAX_MARKUP
