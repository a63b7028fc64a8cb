"""Lists on pages whose layout nobody has described."""

import time

import pytest

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.detect import detect
from scrapers.families import families
from scrapers.lists import read_list
from scrapers.select import parse
from tests.scrapers.conftest import PAGES

HOST = "https://www.site.example"
URL = f"{HOST}/news/board"


def found(markup: str) -> tuple[Item, ...]:
    root = parse(markup)
    assert root is not None
    return detect(root, URL)


def rows(count: int, row: str, start: int = 1) -> str:
    return "".join(row.format(n=number) for number in range(start, start + count))


CARD = (
    '<div class="card"><a href="/news/view/{n}"><img src="/{n}.jpg" alt=""></a><div><a href="/news/view/{n}">'
    "<strong>가온시 소식 {n}호</strong></a><p>봄맞이 행사를 연다.</p><span>2026.04.{n:02}</span></div></div>"
)
ROW = '<tr><td>{n}</td><td><a href="view.php?no={n}">가온시 소식 {n}호</a></td><td>2026-04-{n:02}</td></tr>'


def test_rows_of_a_kind_with_links_and_dates_are_a_list() -> None:
    items = found(f"<main><div>{rows(5, CARD)}</div></main>")
    assert items[0] == Item(title="가온시 소식 1호", url=f"{HOST}/news/view/1", published="2026.04.01")
    assert [item.title for item in items] == [f"가온시 소식 {number}호" for number in range(1, 6)]


LAYOUTS = {
    "a table": "<table>" + rows(4, ROW) + "</table>",
    "a list whose links hold everything": "<ul>"
    + rows(4, '<li><a href="/v/{n}"><h4>가온시 소식 {n}호</h4><p>길다</p><i>2026-04-{n:02}</i></a></li>')
    + "</ul>",
    "a list of definitions": "".join(
        f'<dl><dt><a href="/v/{n}">가온시 소식 {n}호</a></dt><dd>2026-04-{n:02}</dd></dl>' for n in range(1, 5)
    ),
    "documents beside the titles": "<table>"
    + rows(
        4,
        '<tr><td><a href="/v/{n}">가온시 소식 {n}호</a></td><td><a href="/download?f=1{n}">한글</a>'
        '<a href="/download?f=2{n}">그림</a><a href="/fileDown.do?f=3{n}">기타</a></td><td>2026-04-{n:02}</td></tr>',
    )
    + "</table>",
    "a short list of others beside it": "<div>"
    + rows(6, CARD)
    + "</div><section><ul>"
    + rows(3, '<li><a href="/notice/{n}">다른 게시판 {n}</a> 2026-03-0{n}</li>')
    + "</ul></section>",
    "menus with dates around it": "<nav><ul>"
    + rows(9, '<li><a href="/m/{n}">공약 이행 {n}</a> 2026-01-0{n}</li>')
    + "</ul></nav><table>"
    + rows(4, ROW)
    + "</table>",
}


@pytest.mark.parametrize("markup", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layouts(markup: str) -> None:
    items = found(markup)
    assert len(items) in {4, 6}
    assert items[0].title == "가온시 소식 1호"
    assert items[0].published.endswith("01")


NO_LISTS = {
    "nothing": "<p>점검 중입니다</p>",
    "two rows: the one before and the one after": "<div>" + rows(2, CARD) + "</div>",
    "a menu: links without dates": "<ul>" + rows(20, '<li><a href="/menu/{n}">정보 공개 제도 {n}</a></li>') + "</ul>",
    "dates with short years, which may be any number": "<section>"
    + rows(9, '<p><a href="/v/{n}">가온시 소식 {n}호</a> 26-04-{n:02}</p>')
    + "</section>",
    "the front of a site: several lists of a length": "".join(
        f"<div><ul>{rows(5, f'<li><a href=/b{board}/{{n}}>게시판의 글 {{n}}</a> 2026-04-0{{n}}</li>')}</ul></div>"
        for board in range(3)
    ),
    "a collection of links to many sites": "<ul>"
    + "".join(
        f'<li><a href="https://www.town{n}.example/page{"x" * n}">다른 기관 누리집 {n}</a> 2026-04-0{n}</li>'
        for n in range(1, 9)
    )
    + "</ul>",
    "links that only scripts know": "<table>"
    + rows(9, """<tr><td><a href="#" onclick="fnView('{n}')">가온시 소식 {n}호</a></td><td>2026-04-{n:02}</td></tr>""")
    + "</table>",
    "paging under nothing": "<p>2026-04-01</p><div>" + rows(9, '<a href="?page={n}">{n}쪽</a>') + "</div>",
    "a page that is one long text": "<p>"
    + "2026-04-01 소식 " * 3000
    + '<a href="/1">이전 글 보기</a><a href="/2">다음 글 보기</a></p>',
}


@pytest.mark.parametrize("markup", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_what_is_no_list_stays_a_failure(markup: str) -> None:
    assert found(markup) == ()
    with pytest.raises(ParseError) as caught:
        read_list(markup, URL, families()["table"], sure=False)
    assert caught.value.code == "collect.no_family"


def test_a_board_of_no_family_is_read_by_its_looks() -> None:
    """But never one whose family is known or named: its list has moved or changed, which somebody must hear of."""
    markup = f"<div>{rows(5, CARD)}</div>"
    assert len(read_list(markup, URL, families()["table"], sure=False)) == 5
    with pytest.raises(ParseError):
        read_list(markup, URL, families()["table"], sure=True)


def test_a_title_that_was_cut_is_taken_whole() -> None:
    row = '<li><a href="/v/{n}" title="가온시 소식 {n}호 발간">가온시 소식…</a> 2026-04-01</li>'
    items = found(f"<ul>{rows(3, row)}</ul>")
    assert items[0].title == "가온시 소식 1호 발간"


def test_the_date_of_a_row_is_the_one_that_stands_for_itself() -> None:
    """Summaries are full of dates: of birth, of the last year, of the event."""
    row = '<li><a href="/v/{n}">가온시 소식 {n}호</a><p>{text}</p><span>2026-04-{n:02}</span></li>'
    summary = "1966. 12. 31. 이전에 태어난 주민은 2025. 3. 1.부터 보건소에서 신청할 수 있으며 자세한 내용은 누리집에 있다."
    items = found("<ul>" + rows(3, row.replace("{text}", summary)) + "</ul>")
    assert [item.published for item in items] == ["2026-04-01", "2026-04-02", "2026-04-03"]


@pytest.mark.parametrize("name", ["boardlist_view", "table_view", "ndsoft_article", "not_a_board", "unknown_article"])
def test_pages_of_single_items_are_no_lists(name: str) -> None:
    assert found((PAGES / f"{name}.html").read_text(encoding="utf-8")) == ()


def test_a_hostile_page_ends_soon() -> None:
    """Links without end, and deep: each part of the page is counted once."""
    began = time.process_time()
    found("<div>" * 400 + rows(40_000, '<b><a href="/{n}">가온시 소식 2026-04-01 {n}</a></b>') + "</div>" * 400)
    assert time.process_time() - began < 10
