"""An entry and its page, read together."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bongsu.enrich import enrich
from bongsu.model import KST, Entry, Page
from tests.fakes import LAUNCH

URL = "https://paper.example/news/articleView.html?idxno=7"
ENTRY = Entry(
    key="k",
    source="paper",
    title="울산 AI 사업단 출범",
    url=URL,
    summary="<p>울산시는 29일 AI 사업단을 열었다&hellip;</p>",
    published=LAUNCH,
    precision="minute",
    seen=LAUNCH + timedelta(minutes=3),
    digest="d",
)
UNDATED = replace(ENTRY, published=None, precision="unknown")
LISTED_BY_DAY = replace(ENTRY, published=datetime(2026, 1, 29, tzinfo=KST), precision="day")


def page(body: str = "<p>본문</p>", *, title: str = "", published: str = "") -> Page:
    return Page(url=URL, body=body, title=title, published=published)


def test_the_text_is_title_and_page() -> None:
    article = enrich(ENTRY, page("<td>울산시는 29일<br>AI 사업단을 열었다.</td>"), home=None)
    assert article.text == "울산 AI 사업단 출범\n\n울산시는 29일\nAI 사업단을 열었다."
    assert article.body == "울산시는 29일\nAI 사업단을 열었다."
    assert article.complete
    assert article.entry == ENTRY


@pytest.mark.parametrize(
    "unread",
    [pytest.param(None, id="no page"), pytest.param(page("<div hidden>x</div>\n"), id="a page without text")],
)
def test_without_a_page_the_summary_has_to_do(unread: Page | None) -> None:
    article = enrich(ENTRY, unread, home=None)
    assert article.body == "울산시는 29일 AI 사업단을 열었다…"
    assert not article.complete


def test_regions_come_from_the_body_too() -> None:
    article = enrich(replace(ENTRY, title="AI 사업단 출범"), page("<p>대구 수성구는 AI 사업단을 열었다.</p>"), home=None)
    mention = next(mention for mention in article.regions if mention.code.startswith("27"))
    evidence = mention.because[0]
    assert article.text[evidence.start : evidence.start + len(evidence.word)] == evidence.word


@pytest.mark.parametrize(
    ("entry", "written", "published", "precision"),
    [
        pytest.param(
            UNDATED, "입력 2026.01.29 14:50", datetime(2026, 1, 29, 14, 50, tzinfo=KST), "minute", id="only the page has it"
        ),
        pytest.param(UNDATED, "2026-01-28", datetime(2026, 1, 28, tzinfo=KST), "day", id="a day"),
        pytest.param(UNDATED, "2099-01-01", None, "unknown", id="of no sense"),
        pytest.param(UNDATED, "", None, "unknown", id="neither has it"),
        pytest.param(ENTRY, "2026-01-28", LAUNCH, "minute", id="the list's date stays"),
        pytest.param(LISTED_BY_DAY, "2026.01.29 15:00", LAUNCH, "minute", id="the list has the day, the page its minute"),
        pytest.param(LISTED_BY_DAY, "2026.01.28 15:00", LISTED_BY_DAY.published, "day", id="the page has another day"),
        pytest.param(LISTED_BY_DAY, "2026.01.29", LISTED_BY_DAY.published, "day", id="the page knows no more"),
    ],
)
def test_the_date(entry: Entry, written: str, published: datetime | None, precision: str) -> None:
    read = enrich(entry, page(published=written), home=None).entry
    assert (read.published, read.precision) == (published, precision)


@pytest.mark.parametrize(
    ("listed", "of_page", "title"),
    [
        pytest.param("울산 AI 사업단 …", "울산 AI 사업단 출범", "울산 AI 사업단 출범", id="cut short in the list"),
        pytest.param("울산 AI 사업단...", "울산 AI 사업단 &lsquo;출범&rsquo;", "울산 AI 사업단 ‘출범’", id="cut with dots"),
        pytest.param("울산 AI 사업단…", "지역신문", "울산 AI 사업단…", id="the page's title is another"),
        pytest.param("울산 AI 사업단…", "", "울산 AI 사업단…", id="the page has none"),
        pytest.param("울산 AI", "울산 AI 사업단", "울산 AI", id="not cut"),
        pytest.param("…", "지역신문", "…", id="nothing but dots"),
    ],
)
def test_a_title_that_the_list_cut_short(listed: str, of_page: str, title: str) -> None:
    article = enrich(replace(ENTRY, title=listed), page(title=of_page), home=None)
    assert article.entry.title == title
    assert article.text == f"{title}\n\n본문"
    assert article.body == "본문"
