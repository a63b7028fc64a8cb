"""Feeds, lists and pages in their real shapes: the text stands where a family looks for it, clutter elsewhere."""

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from app.demo.pages import article_page, article_path, list_page, list_path
from app.demo.texts import DemoText, load

TEXTS = {text.id: text for text in load()}
BASE = "http://127.0.0.1:1"
BODIES = {
    "rss": "#article-view-content-div",
    "euckr": "#article-view-content-div",
    "atom": ".story-news",
    "board": "td[colspan]",
}
CLUTTER = ("상주시", "경기 광주시", "서울 AI 축제", "공유하기", "무단전재", "댓글쓰기", "공공누리", "이전글", "날씨")


def body_of(text: DemoText) -> str:
    node = LexborHTMLParser(article_page(text, BASE)).css_first(BODIES[text.shape])
    assert node is not None
    return node.text(separator="\n", strip=True)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_body_stands_whole_where_its_family_keeps_it(text: DemoText) -> None:
    body = body_of(text)
    assert all(paragraph in body for paragraph in text.body)
    assert not [clutter for clutter in CLUTTER if clutter in body]


@pytest.mark.parametrize("item_id", ["pohang-apple", "gwangju-cluster", "daegu-ax", "ulsan-ai"])
def test_a_page_carries_clutter_that_names_other_towns(item_id: str) -> None:
    page = article_page(TEXTS[item_id], BASE)
    assert "서울" in page.replace("서울이 아닌", "")
    assert f"{TEXTS[item_id].title[:8]}" in page


def test_the_board_writes_its_body_with_line_breaks_and_no_paragraph() -> None:
    page = article_page(TEXTS["ulsan-ai"], BASE)
    assert "<br />\n<br />" in page
    assert "<p>" not in page
    assert "2026-01-29 15:00" in page


def test_an_rss_item_has_no_guid_and_a_date_without_a_zone() -> None:
    shown = [TEXTS["pohang-apple"], TEXTS["pohang-apple-tracked"]]
    feed = feedparser.parse(list_page("rss", shown, BASE))
    tracked, first = feed.entries
    assert not feed.bozo
    assert first.title == "애플, 포항 포스텍에 제조업 R&D 지원센터·개발자 아카데미 세운다"
    assert first.link == f"{BASE}/news/articleView.html?idxno=2109271"
    assert tracked.link == f"{first.link}&utm_source=feed&utm_medium=rss"
    assert first.published == "2021-09-27 14:20:00"
    assert "id" not in first


def test_an_atom_entry_keeps_its_id_through_an_edition() -> None:
    before = feedparser.parse(list_page("atom", [TEXTS["gwangju-cluster"]], BASE)).entries[0]
    after = feedparser.parse(list_page("atom", [TEXTS["gwangju-cluster-edited"]], BASE)).entries[0]
    assert (before.id, before.link) == (after.id, after.link)
    assert (before.updated, after.updated) == ("2022-01-24T09:30:00+09:00", "2022-01-24T16:50:00+09:00")
    assert before.title != after.title


def test_the_board_lists_rows_with_the_day_and_a_relative_link() -> None:
    tree = LexborHTMLParser(list_page("board", [TEXTS["old-board"], TEXTS["ulsan-ai"]], BASE))
    first = tree.css("table.board_list tbody tr")[0]
    link = first.css_first("td.subject a")
    assert link is not None
    assert link.text() == TEXTS["ulsan-ai"].title
    assert link.attributes["href"] == "/boardView.do?boardId=BD_0000000031&seq=48211"
    assert "2026-01-29" in first.text()
    assert "15:00" not in first.text()


def test_the_evening_paper_lists_the_newest_first() -> None:
    tree = LexborHTMLParser(list_page("euckr", [TEXTS["old-evening"], TEXTS["daegu-gumi"]], BASE))
    titles = [node.text() for node in tree.css("#section-list .titles a")]
    assert titles == [TEXTS["daegu-gumi"].title, TEXTS["old-evening"].title]


@pytest.mark.parametrize("item_id", ["pohang-apple", "daegu-ax", "gwangju-cluster", "ulsan-ai"])
def test_a_list_does_not_give_the_whole_text_away(item_id: str) -> None:
    text = TEXTS[item_id]
    assert text.body[-1] not in list_page(text.shape, [text], BASE)


def test_no_two_pages_share_an_address_unless_one_edits_or_repeats_the_other() -> None:
    paths = [article_path(text) for text in TEXTS.values() if not text.edits]
    assert len(set(paths)) == len(paths)
    assert list_path("board").startswith("/boardList.do?boardId=BD_")
