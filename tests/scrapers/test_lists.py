"""List pages, in the shapes of the families."""

import time

import pytest

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.families import Family, families
from scrapers.lists import read_list
from tests.scrapers.conftest import PAGES

HOST = "https://www.site.example"


def table(**listed: object) -> Family:
    """Return a family with a list as given."""
    return Family.model_validate({"name": "t", "kind": "board", "sure": "seen", "page": {"body": "p"}, "list": listed})


def listed(name: str, path: str) -> tuple[Item, ...]:
    return read_list((PAGES / f"{name}_list.html").read_text(encoding="utf-8"), HOST + path, families()[name])


def test_boardlist() -> None:
    """The cut title is taken whole, the hidden labels are not, and the page number in the link is no part of the identity."""
    first, second = listed("boardlist", "/boardList.do?boardId=BD_0000000027")
    assert first == Item(
        title="가람시, 도심 교차로 40곳에 인공지능 신호 제어를 시범 도입해 출퇴근 정체를 줄인다",
        url=f"{HOST}/boardView.do?pageId=&boardId=BD_0000000027&seq=311&movePage=1&recordCnt=10",
        guid="boardId=BD_0000000027&seq=311",
        published="2026-03-12",
    )
    assert (second.title, second.published) == ("봄철 산불 조심 기간 운영", "2026-03-11")


def test_ybmodule() -> None:
    first, second = listed("ybmodule", "/www/government/news/press")
    assert first == Item(
        title="해솔군, 인공지능 돌봄 로봇 120대 보급",
        url=f"{HOST}/www/government/news/press?idx=901&mode=view",
        guid="idx=901",
        summary="혼자 사는 어르신 댁에 말벗과 약 시간을 챙기는 로봇을 놓는다.",
        published="2026-04-02",
    )
    assert second.guid == "idx=900"


def test_koreakr() -> None:
    """Its links carry the dates of the search, which change from day to day."""
    items = listed("koreakr", "/briefing/pressReleaseList.do")
    assert [(item.guid, item.published) for item in items] == [
        ("newsId=156700002", "2026.05.06"),
        ("newsId=156700001", "2026.05.06"),
    ]
    assert items[0].title == "지역 인공지능 전환 지원 사업 공고"


def test_ndsoft() -> None:
    items = listed("ndsoft", "/news/articleList.html?sc_section_code=S1N2")
    assert [(item.guid, item.title, item.published) for item in items] == [
        ("idxno=7002", "나루시, 항만 물류에 인공지능 관제 도입", "2026.05.04 09:30"),
        ("idxno=7001", "나루 전통시장 야시장 개장", "2026.05.03 18:00"),
    ]


NDSOFT_SHAPES = {
    "webzine": """<ul><li class="altlist-webzine-item">
        <h2 class="altlist-subject"><a href="/news/articleView.html?idxno=1">제목</a></h2>
        <div class="altlist-info"><div class="altlist-info-item">경제</div>
        <div class="altlist-info-item">05-04 09:30</div></div></li></ul>""",
    "the oldest": """<div class="list-block">
        <div class="list-titles"><a href="articleView.html?idxno=1"><strong>제목</strong></a></div>
        <div class="list-dated">경제 | 경제부 | 05-04 09:30</div></div>""",
}


@pytest.mark.parametrize("markup", NDSOFT_SHAPES.values(), ids=NDSOFT_SHAPES.keys())
def test_ndsoft_in_other_skins(markup: str) -> None:
    (item,) = read_list(markup, f"{HOST}/news/articleList.html", families()["ndsoft"])
    assert (item.title, item.url) == ("제목", f"{HOST}/news/articleView.html?idxno=1")
    assert "05-04 09:30" in item.published


def test_table() -> None:
    """A notice stands at the top and in its place: it is one item. A calendar is no list; a session id is no address."""
    items = listed("table", "/bbs/list.do")
    assert [(item.title, item.url, item.published) for item in items] == [
        ("다온도, 인공지능 농업 실증단지 착공", f"{HOST}/bbs/view.do?no=55", "2026-06-01"),
        ("다온도 청년 월세 지원", f"{HOST}/bbs/view.do?no=56", "2026-06-02"),
    ]


BOARDS = {
    "bbsntt": """<table><tbody><tr><td>1</td>
        <td class="p-subject"><a href="./selectBbsNttView.do?key=164&bbsNo=27&nttNo=5&pageIndex=1">제목</a></td>
        <td>홍보과</td><td>2026.06.01</td></tr></tbody></table>""",
    "egov": """<div class="bodo_list"><ul><li class="item">
        <a href="/cop/bbs/BBSMSTR_1/selectBoardArticle.do;jsessionid=A?nttId=5"><strong class="subject">제목</strong></a>
        <span class="date">2026.06.01</span></li></ul></div>""",
    "boardes": """<table><tbody><tr><td class="title"><a href="/board.es?mid=a1&bid=0001&act=view&list_no=5">
        <span class="sr_only">새글</span>제목</a></td><td>2026.06.01</td></tr></tbody></table>""",
    "ptidx": """<ul class="bod_blog"><li><a href="#" onclick="goTo.view('list','5','1944','12030','');return false;">
        <span class="tit">제목</span><span class="date">2026.06.01</span></a></li></ul>""",
}
LINKS = {
    "bbsntt": (f"{HOST}/bbs/selectBbsNttView.do?key=164&bbsNo=27&nttNo=5&pageIndex=1", "bbsNo=27&nttNo=5"),
    "egov": (f"{HOST}/cop/bbs/BBSMSTR_1/selectBoardArticle.do?nttId=5", "nttId=5"),
    "boardes": (f"{HOST}/board.es?mid=a1&bid=0001&act=view&list_no=5", "bid=0001&list_no=5"),
    "ptidx": (f"{HOST}/bbs/view.do?bIdx=5&ptIdx=1944&mId=12030", "ptIdx=1944&bIdx=5"),
}


@pytest.mark.parametrize("name", BOARDS)
def test_boards_known_from_public_code(name: str) -> None:
    (item,) = read_list(BOARDS[name], f"{HOST}/bbs/list.do", families()[name])
    assert (item.title, item.published) == ("제목", "2026.06.01")
    assert (item.url, item.guid) == LINKS[name]


@pytest.mark.parametrize("name", sorted(name for name, family in families().items() if family.list))
def test_no_results_is_no_failure(name: str) -> None:
    """Said where the list would stand."""
    family = families()[name]
    assert family.list is not None
    place = {".": '<div class="{}">{}</div>', "#": '<div id="{}">{}</div>'}
    simple = [selector for selector in family.list.empty if selector.endswith(" td") or " " not in selector]
    assert simple
    for selector in simple:
        cell = "<table class=board_list_box><tbody class=module_list_box><tr><td>{0:.0}{1}</td></tr></tbody></table>"
        markup = cell if selector.endswith(" td") else place[selector[0]]
        assert read_list(markup.format(selector[1:], "등록된 게시물이 없습니다."), HOST, family) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("검색 결과가 없습니다", id="a search"),
        pytest.param("등록된 글이 없습니다.", id="entries"),
        pytest.param("조회된 자료가 존재하지 않습니다.", id="in other words"),
        pytest.param("게시물 없음", id="short"),
    ],
)
def test_words_for_no_results(said: str) -> None:
    assert read_list(f"<ul class=e>{said}</ul>", HOST, table(row="li", empty=".e")) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("권한이 없습니다", id="no right to see it"),
        pytest.param("페이지가 존재하지 않습니다", id="no such page"),
        pytest.param("게시물이 없습니다 " + "그 밖의 글 " * 20, id="words inside a long text"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_that_are_no_such_thing(said: str) -> None:
    with pytest.raises(ParseError):
        read_list(f"<ul class=e>{said}</ul>", HOST, table(row="li", empty=".e"))


@pytest.mark.parametrize(
    ("row", "title"),
    [
        pytest.param('<a href="/1" title="아주 긴 제목 전체">아주 긴...</a>', "아주 긴 제목 전체", id="cut, whole in the link"),
        pytest.param('<a href="/1"><b title="아주 긴 제목 전체">아주 긴…</b></a>', "아주 긴 제목 전체", id="cut, whole inside"),
        pytest.param('<a href="/1" title="새 창">아주 긴...</a>', "아주 긴...", id="cut, and nowhere whole"),
        pytest.param('<a href="/1" title="새 창">제목</a>', "제목", id="not cut"),
        pytest.param('<a href="/1"><img alt=""></a><a href="/1">제목</a>', "제목", id="a picture first"),
        pytest.param('<a href="/1">\n 두   줄\n제목<script>x</script></a>', "두 줄 제목", id="spaces and scripts"),
    ],
)
def test_titles(row: str, title: str) -> None:
    (item,) = read_list(f"<li>{row}</li>", HOST, table(row="li"))
    assert item.title == title


@pytest.mark.parametrize(
    ("row", "published"),
    [
        pytest.param("<i>등록일 : 2026-05-04 09:30</i>", "2026-05-04 09:30", id="behind a label"),
        pytest.param("<i>2026년 5월 4일 (월) 오후 3시 20분</i>", "2026년 5월 4일 (월) 오후 3시 20분", id="in words"),
        pytest.param("<i>26.05.04</i>", "26.05.04", id="a short year"),
        pytest.param("<i>2026-05-04T09:30:00+09:00</i>", "2026-05-04T09:30:00+09:00", id="for machines"),
        pytest.param("<i><u>2026.05.04</u><u>09:30</u></i>", "2026.05.04 09:30", id="in two elements"),
        pytest.param("<i>홍보과</i><i>2026.05.04</i>", "2026.05.04", id="behind something else"),
        pytest.param("<i>09:30</i>", "09:30", id="a time alone, of today"),
        pytest.param("<i>홍보과</i>", "", id="none"),
    ],
)
def test_dates_are_found_and_left_as_they_are(row: str, published: str) -> None:
    (item,) = read_list(f'<li><a href="/1">제목</a>{row}</li>', HOST, table(row="li", date="i"))
    assert item.published == published


@pytest.mark.parametrize("href", ["#none", "javascript:go(1)", "", "mailto:a@b.example"])
def test_a_row_that_leads_nowhere_is_no_item(href: str) -> None:
    markup = f'<li><a href="{href}">위로</a></li><li><a href="/1">제목</a></li>'
    assert [item.url for item in read_list(markup, HOST, table(row="li"))] == [f"{HOST}/1"]


def test_a_link_that_only_a_script_knows() -> None:
    family = table(row="li", link_pattern={"find": r"go\('(\d+)'(,x)?\)", "to": "/view.do?b={board}&n={1}{2}{missing}"})
    markup = """<li><a href="#" onclick="go('7')">제목</a></li>"""
    assert read_list(markup, f"{HOST}/list.do?board=B", family)[0].url == f"{HOST}/view.do?b=B&n=7"


def test_what_is_around_several_items_is_none_itself() -> None:
    """Lists stand in lists: the outer row would take the first item's link for a heading."""
    markup = """<ul><li>보도자료<ul><li><a href="/v?no=1"><img alt=""></a><a href="/v?no=1">하나</a></li>
    <li><a href="/v?no=2">둘</a></li></ul></li></ul>"""
    assert [item.title for item in read_list(markup, HOST, table(row="li", id=["no"]))] == ["하나", "둘"]


@pytest.mark.parametrize(
    ("href", "guid"),
    [
        pytest.param("/v?bIdx=1&ptIdx=2&page=3", "ptIdx=2&bIdx=1", id="the first kind"),
        pytest.param("/v?newsNo=4&page=3", "newsNo=4", id="the second"),
        pytest.param("/v?bIdx=1&page=3", "", id="half of one"),
    ],
)
def test_links_of_several_kinds_have_ids_of_their_own(href: str, guid: str) -> None:
    (item,) = read_list(f'<li><a href="{href}">제목</a></li>', HOST, table(row="li", id=[["ptIdx", "bIdx"], ["newsNo"]]))
    assert item.guid == guid


def test_an_item_without_its_id_is_told_by_its_address() -> None:
    (item,) = read_list('<li><a href="/1?seq=">제목</a></li>', HOST, table(row="li", id=["seq"]))
    assert item.guid == ""


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("", id="nothing"),
        pytest.param("<div>" * 300_000 + "x", id="nested beyond reason"),
        pytest.param('<ul class="md_list">' * 900 + "<li>x</li>" * 50_000, id="large, and as deep as may be"),
        pytest.param("<" * 1_000_000, id="no markup at all"),
    ],
)
def test_hostile_pages_end_soon(markup: str) -> None:
    began = time.process_time()
    with pytest.raises(ParseError):
        read_list(markup, HOST, families()["ybmodule"])
    assert time.process_time() - began < 10
