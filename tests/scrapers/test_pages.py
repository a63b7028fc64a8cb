"""Pages of items: what is about the item, and nothing around it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from bongsu.errors import ParseError
from bongsu.model import Attachment, Page
from scrapers.families import Family, families
from scrapers.pages import read_page
from scrapers.readable import readable
from tests.scrapers.conftest import PAGES

HOST = "https://www.site.example"
URL = f"{HOST}/bbs/view.do?no=1"
LONG = "<p>" + "가람시는 인공지능 신호 제어를 시범 도입한다고 밝혔다. " * 6 + "</p>"


def family(**page: object) -> Family:
    return Family.model_validate({"name": "t", "kind": "board", "sure": "seen", "page": {"body": ".b", **page}})


def page_of(name: str, of: str) -> Page:
    return read_page((PAGES / f"{name}.html").read_text(encoding="utf-8"), URL, families()[of])


def text(page: Page) -> str:
    return " ".join(LexborHTMLParser(page.body).text(separator=" ").split())


def test_boardlist() -> None:
    page = page_of("boardlist_view", "boardlist")
    assert page.title == "가람시, 도심 교차로 40곳에 인공지능 신호 제어를 시범 도입해 출퇴근 정체를 줄인다"
    assert page.published == "2026-03-12 10:09"
    assert page.attachments == (
        Attachment(
            name="인공지능 신호 제어.hwp",
            url=f"{HOST}/fileDownload.do?fileSe=BB&fileKey=BD_0000000027%7C311&fileSn=1",
        ),
        Attachment(name="위치도.jpg", url=f"{HOST}/fileDownload.do?fileSe=BB&fileKey=BD_0000000027%7C311&fileSn=2"),
    )
    assert text(page) == (
        "- 5월부터 시청 앞 등 40곳에서 시범 운영 가람광역시는 도심 교차로 40곳에 인공지능 신호 제어를 시범 도입한다고 12일 "
        "밝혔다. 시는 8억 원을 들여 4월까지 검지기를 달고 5월부터 운영에 들어간다. 시 관계자는 “기다리는 시간을 20% "
        "줄이는 것이 목표”라고 말했다."
    )


def test_ybmodule() -> None:
    """Its attachments stand only in scripts of buttons, their names beside them."""
    page = page_of("ybmodule_view", "ybmodule")
    assert (page.title, page.published) == ("해솔군, 인공지능 돌봄 로봇 120대 보급", "2026.04.02")
    assert page.attachments == (
        Attachment(name="돌봄 로봇.hwpx", url=f"{HOST}/ybscript.io/common/file_download/901/3/robot.hwpx?pkey=j6w"),
    )
    assert text(page) == (
        "해솔군은 혼자 사는 어르신 120가구에 인공지능 돌봄 로봇을 놓는다. 로봇은 약 먹을 시간을 알리고, 위급하면 119에 알린다."
    )


def test_ndsoft() -> None:
    """Share buttons, advertisements, related news, replies, weather and the copyright line stay out."""
    page = page_of("ndsoft_article", "ndsoft")
    assert page.title == "나루시, 항만 물류에 인공지능 관제 도입"
    assert page.published == "2026-05-04T09:30:00+09:00"
    assert text(page) == (
        "국비 30억 원 확보 2028년까지 3개 부두에 적용 나루항 3부두 전경. 나루시가 항만 물류에 인공지능 관제를 들인다고 4일 "
        "밝혔다. 사업비는 국비 30억 원을 더해 모두 52억 원이다. 시 관계자는 “하역 시간을 하루 2시간 줄이겠다”고 말했다."
    )


def test_table() -> None:
    page = page_of("table_view", "table")
    assert (page.title, page.published) == ("다온도, 인공지능 농업 실증단지 착공", "2026-06-01 14:20")
    assert [each.name for each in page.attachments] == ["실증단지.pdf", "조감도.jpg"]
    assert text(page) == "다온도는 1일 인공지능 농업 실증단지를 착공했다. 40헥타르에 240억 원을 들인다."


def test_a_page_that_no_table_fits_is_read_by_its_looks() -> None:
    page = page_of("unknown_article", "article")
    assert text(page).startswith("마루군은 올봄")
    assert text(page).endswith("대수를 늘릴지 정한다.")


def test_the_first_body_that_has_something_in_it() -> None:
    markup = "<div class=a> <script>x</script></div><div class=b>본문</div><div class=c>다른 글</div>"
    page = read_page(markup, URL, family(body=[".a", ".b", ".c"]))
    assert text(page) == "본문"


def test_a_body_inside_a_body_comes_once() -> None:
    page = read_page("<div class=b>하나<div class=b>둘</div></div><div class=b>셋</div>", URL, family())
    assert text(page) == "하나 둘 셋"


def test_what_wraps_the_body_is_not_dropped_with_what_is_unwanted() -> None:
    page = read_page("<div class=x><div class=b>본문<i class=x>공유</i></div></div>", URL, family(drop=".x"))
    assert text(page) == "본문"


def test_a_body_is_never_dropped_itself() -> None:
    assert text(read_page("<div class=b>본문<i class=b>x</i></div>", URL, family(drop=".b"))) == "본문"


@pytest.mark.parametrize("inner", ["<button>공유</button>", "<nav>메뉴</nav>", "<style>p{}</style>", "<iframe></iframe>"])
def test_furniture_is_no_text(inner: str) -> None:
    assert text(read_page(f"<div class=b>본문{inner}</div>", URL, family())) == "본문"


def test_a_body_of_pictures_gives_what_stands_for_them() -> None:
    page = read_page('<div class=b><img alt="접수는 <6월> 1일부터"><img alt=""><img></div>', URL, family())
    assert page.body == "<p>접수는 &lt;6월&gt; 1일부터</p>"


def test_a_page_of_attachments_alone_is_a_page() -> None:
    """Some bodies put their text only into a document."""
    rows = family(attachments={"row": "li"})
    page = read_page('<div class=b></div><li><a href="/d/1" title="공고문.hwp 내려받기"></a></li>', URL, rows)
    assert page == Page(url=URL, body="", attachments=(Attachment(name="공고문.hwp 내려받기", url=f"{HOST}/d/1"),))


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="#">이름</a>', id="nowhere"),
        pytest.param('<a href="javascript:down(3)">이름</a>', id="a script without an address"),
        pytest.param('<a href="/d/1"></a>', id="no name"),
        pytest.param('<a href="ftp://a.example/1">이름</a>', id="not the web"),
    ],
)
def test_what_is_no_attachment(link: str) -> None:
    page = read_page(f"<div class=b>본문</div><li>{link}</li>", URL, family(attachments={"row": "li"}))
    assert page.attachments == ()


def test_one_document_with_one_name_has_one_address() -> None:
    rows = family(attachments={"row": "li", "name": ".n"})
    row = '<li><b class=n>이름.hwp</b><a href="#">x</a><a href="/d/1">받기</a><a href="/v/1">보기</a></li>'
    page = read_page(f"<div class=b>본문</div>{row}{row}", URL, rows)
    assert page.attachments == (Attachment(name="이름.hwp", url=f"{HOST}/d/1"),)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>짧다", id="too short to be a text"),
        pytest.param("<div><ul>" + "<li><a href=/1>메뉴의 긴 이름 하나</a></li>" * 30 + "</ul></div>", id="a menu"),
        pytest.param("<a href=/1>메뉴의 긴 이름, 하나</a>" * 50, id="links alone"),
        pytest.param("<div>" * 300_000, id="nested beyond reason"),
    ],
)
def test_nothing_to_read_is_a_failure(markup: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_page(markup, URL, family())
    assert caught.value.code == "collect.unreadable"


@pytest.mark.parametrize("entries", [2, 40], ids=["a short one", "one with many commas, like a text"])
def test_menus_in_a_text_are_left_out(entries: int) -> None:
    menu = "<ul>" + "<li><a href=/1>많이 본 글, 하나, 또 하나</a></li>" * entries + "</ul>"
    page = read_page(f"<div><div>{LONG}{menu}{LONG}</div></div>", URL, family())
    assert text(page).count("신호 제어를") == 12
    assert "많이 본 글" not in text(page)


def test_lists_of_facts_in_a_text_are_kept() -> None:
    facts = "<ul>" + "<li>신청 기간, 6월 1일부터 30일까지, 방문 접수</li>" * 8 + "</ul>"
    page = read_page(f"<div><div>{LONG}{facts}{LONG}</div></div>", URL, family())
    assert text(page).count("방문 접수") == 8


@pytest.mark.parametrize("markup", ["", "\0", "<", "<!-- -->"])
def test_looking_for_a_text_never_breaks(markup: str) -> None:
    assert readable(markup) == ""
