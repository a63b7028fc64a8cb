"""Lists and items of APIs, in JSON and in XML."""

import json

import pytest

from bongsu.errors import ParseError
from bongsu.model import Item, Page, Source
from scrapers import family_of, kind_of
from scrapers.api import read_item, read_rows
from scrapers.families import ApiTable, families, for_page
from scrapers.lists import read_list
from tests.scrapers.conftest import PAGES

URL = "https://api.site.example/list?serviceKey=s%2Bcret&numOfRows=10"


def table(**changed: object) -> ApiTable:
    mapping = {"rows": ["data.items", "data"], "link": "/v?n={no}", "id": "no", "title": ["name", "title"], "date": "day"}
    return ApiTable.model_validate({**mapping, **changed})


def rows(answer: object, api: ApiTable | None = None) -> tuple[Item, ...]:
    return read_rows(json.dumps(answer), URL, api or table(), family="bizinfo")


def test_rows_become_items() -> None:
    answer = {"data": {"items": [{"no": 7, "name": " 인공지능 실증 공모 ", "day": "20260420", "more": {"x": 1}}]}}
    assert rows(answer) == (
        Item(title="인공지능 실증 공모", url="https://api.site.example/v?n=7", guid="7", published="20260420"),
    )


def test_a_list_may_stand_in_one_of_several_places() -> None:
    """기업마당 gives a list, or an object with the list in it."""
    row = {"no": "1", "title": "공고"}
    assert rows({"data": [row]}) == rows({"data": {"items": [row]}}) != ()


def test_a_row_comes_once() -> None:
    assert len(rows({"data": [{"no": "1", "title": "공고"}, {"no": "1", "title": "공고 (수정)"}]})) == 1


@pytest.mark.parametrize(
    "answer",
    [pytest.param({"data": []}, id="an empty list"), pytest.param({"data": {"items": ""}}, id="data.go.kr's empty text")],
)
def test_nothing_there_is_no_failure(answer: object) -> None:
    assert rows(answer) == ()


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"title": "공고"}, id="no id"),
        pytest.param({"no": "1", "title": " "}, id="no title"),
        pytest.param({"no": "1", "title": None}, id="a title that is none"),
        pytest.param("공고", id="no row"),
    ],
)
def test_what_is_no_item_is_left_out(row: object) -> None:
    assert [item.guid for item in rows({"data": [row, {"no": "2", "title": "공고"}]})] == ["2"]


def test_a_link_to_nowhere_is_no_item() -> None:
    row = {"no": "1", "title": "공고", "to": "javascript:x"}
    found = rows({"data": [row, row | {"no": "2", "to": "/v?n=2"}]}, table(link="{to}"))
    assert [item.guid for item in found] == ["2"]


def test_rows_of_which_none_is_an_item_are_a_failure() -> None:
    """The names of the fields have changed: that must not look like a quiet day."""
    with pytest.raises(ParseError):
        rows({"data": [{"number": "1", "heading": "공고"}]})


def test_the_first_link_counts_that_the_row_can_fill() -> None:
    api = table(link=["{own}", "{theirs}"])
    row = {"no": "1", "title": "공고", "own": "", "theirs": "https://paper.example/1"}
    assert [item.url for item in rows({"data": [row]}, api)] == ["https://paper.example/1"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<html><body>점검 중입니다</body></html>", id="a page instead"),
        pytest.param('{"data": {"items": {"item": 3}}}', id="another shape"),
        pytest.param('{"error": "SERVICE_KEY_IS_NOT_REGISTERED"}', id="an error"),
        pytest.param("[" * 100_000, id="nested beyond reason"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_list_is_a_failure_that_tells_no_key(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_rows(text, URL, table(), family="bizinfo")
    assert caught.value.code == "collect.no_list"
    assert "cret" not in str(caught.value)


def test_an_item_with_its_text() -> None:
    api = table(page_root="result", body=["text", "how"])
    answer = {"result": {"title": "공고", "day": "2026-04-20", "text": "<p>본문</p>", "how": "<p>신청</p>"}}
    assert read_item(json.dumps(answer), URL, api) == Page(
        url=URL, title="공고", published="2026-04-20", body="<p>본문</p>\n<p>신청</p>"
    )


@pytest.mark.parametrize("text", ["{}", '{"result": []}', '{"result": {"title": "공고"}}', "x"])
def test_an_item_without_text_is_a_failure(text: str) -> None:
    with pytest.raises(ParseError) as caught:
        read_item(text, URL, table(page_root="result", body="text"))
    assert caught.value.code == "collect.unreadable"


ADDRESSES = {
    "bizinfo": "https://www.bizinfo.go.kr/uss/rss/bizinfoApi.do?dataType=json&searchCnt=50",
    "bizinfoevent": "https://www.bizinfo.go.kr/uss/rss/bizinfoEventApi.do?dataType=json&searchCnt=50",
    "kstartup": "https://apis.data.go.kr/B552735/kisedKstartupService01/getAnnouncementInformation01?returnType=json",
    "msit": "https://apis.data.go.kr/1721000/msitannouncementinfo/businessAnnouncMentList?returnType=json",
    "mss": "https://apis.data.go.kr/1421000/mssBizService_v2/getbizList_v2?numOfRows=50",
    "naverhub": "https://naverapihub.apigw.ntruss.com/search/v1/news?query=%EB%82%98%EB%A3%A8&display=100&sort=date",
}
ANSWERS = PAGES / "apis"
ITEMS = {
    "bizinfo": Item(
        title="[나루] 2026년 인공지능 전환 지원사업 공고",
        url="https://www.bizinfo.go.kr/web/lay1/bbs/S1T122C128/AS/74/view.do?pblancId=PBLN_000000000100001",
        guid="PBLN_000000000100001",
        summary="<p>제조 기업의 인공지능 도입을 돕는다.</p>",
        published="2026-04-21 10:05:11",
    ),
    "bizinfoevent": Item(
        title="다온 인공지능 실무 교육",
        url="https://www.bizinfo.go.kr/web/lay1/bbs/S1T122C127/AX/210/view.do?eventInfoId=EVEN_00000000007001",
        guid="EVEN_00000000007001",
        summary="<p>이틀 동안 배운다.</p>",
        published="2026-04-22 09:00:00",
    ),
    "kstartup": Item(
        title="인공지능 창업 기업 육성",
        url="https://www.k-startup.go.kr/web/contents/bizpbanc-ongoing.do?schM=view&pbancSn=170001",
        guid="170001",
        summary="창업 3년 이내 기업을 뽑는다.",
    ),
    "msit": Item(
        title="2026년도 인공지능 반도체 실증 사업 공고",
        url="https://www.msit.go.kr/bbs/view.do?sCode=user&mId=311&bbsSeqNo=100&nttSeqNo=3190001",
        guid="https://www.msit.go.kr/bbs/view.do?sCode=user&mId=311&bbsSeqNo=100&nttSeqNo=3190001",
        summary="인공지능기반과",
        published="2026-04-20",
    ),
    "mss": Item(
        title="2026년 제조 인공지능 도입 지원 공고",
        url="https://www.mss.go.kr/site/smba/ex/bbs/View.do?cbIdx=310&bcIdx=1060001",
        guid="1060001",
        summary="<p>설비 예지보전을 돕는다.</p>",
    ),
    "naverhub": Item(
        title="나루시, <b>인공지능</b> 관제 &quot;가동&quot;",
        url="https://www.narunews.example/news/articleView.html?idxno=71",
        guid="https://www.narunews.example/news/articleView.html?idxno=71",
        summary="나루시가 항만에 <b>인공지능</b> 관제를 들였다.",
        published="Mon, 20 Apr 2026 09:12:00 +0900",
    ),
}


def answer(name: str) -> str:
    return next(ANSWERS.glob(f"{name}.*")).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ITEMS)
def test_open_apis_are_known_by_their_address(name: str) -> None:
    assert (family_of(ADDRESSES[name]), kind_of(ADDRESSES[name])) == (name, "api")


@pytest.mark.parametrize("name", ITEMS)
def test_an_answer_gives_its_items(name: str) -> None:
    """K-Startup and 중소벤처기업부 say when a call opens, which may lie ahead, and not when it was published."""
    assert read_list(answer(name), ADDRESSES[name], families()[name])[0] == ITEMS[name]


def test_every_open_api_has_an_answer_here() -> None:
    with_key = {name for name, family in families().items() if family.kind == "api"}
    assert with_key == set(ADDRESSES) == set(ITEMS) == {path.stem for path in ANSWERS.iterdir()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("bizinfo", '{"jsonArray": []}', id="기업마당"),
        pytest.param("bizinfoevent", '{"jsonArray": {"item": []}}', id="events of 기업마당"),
        pytest.param("kstartup", '{"currentCount": 0, "data": [], "totalCount": 0}', id="K-Startup"),
        pytest.param("kstartup", '{"data": {"data": []}}', id="K-Startup as its description says"),
        pytest.param("msit", '{"response": [{"header": {"resultCode": "00"}}, {"body": {"items": []}}]}', id="과기정통부"),
        pytest.param("msit", '{"response": {"header": {"resultCode": "03"}, "body": {}}}', id="the code for no data"),
        pytest.param(
            "mss", "<response><header><resultCode>00</resultCode></header><body><items/></body></response>", id="중기부"
        ),
        pytest.param("naverhub", '{"total": 0, "items": []}', id="네이버"),
    ],
)
def test_an_answer_without_rows_is_a_quiet_day(name: str, text: str) -> None:
    assert read_list(text, ADDRESSES[name], families()[name]) == ()


@pytest.mark.parametrize("name", ["msit", "mss", "naverhub"])
def test_items_of_other_sites_are_read_as_those_sites_are(name: str) -> None:
    api = Source(id="s", name="s", url=ADDRESSES[name], kind="api", family=name)
    assert for_page(api, ITEMS[name].url).name != name


def test_items_of_the_same_site_are_read_by_its_own_table() -> None:
    api = Source(id="s", name="s", url=ADDRESSES["bizinfo"], kind="api")
    assert for_page(api, ITEMS["bizinfo"].url).name == "bizinfo"
