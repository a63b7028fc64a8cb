"""Lists and items in JSON."""

import json

import pytest

from bongsu.errors import ParseError
from bongsu.model import Item, Page
from scrapers import family_of, kind_of
from scrapers.api import read_item, read_rows
from scrapers.families import ApiTable, families
from scrapers.lists import read_list

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
    assert rows({"data": [{"no": "1", "title": "공고", "to": "javascript:x"}]}, table(link="{to}")) == ()


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


ROWS = {
    "bizinfo": {
        "jsonArray": [
            {
                "pblancId": "PBLN_000000000100001",
                "pblancNm": "[나루] 2026년 인공지능 전환 지원사업 공고",
                "pblancUrl": "/web/lay1/bbs/S1T122C128/AS/74/view.do?pblancId=PBLN_000000000100001",
                "bsnsSumryCn": "<p>제조 기업의 인공지능 도입을 돕는다.</p>",
                "creatPnttm": "2026-04-21 10:05:11",
                "reqstBeginEndDe": "2026-04-21 ~ 2026-05-20",
            }
        ]
    },
    "kstartup": {
        "currentCount": 1,
        "data": [
            {
                "pbanc_sn": 170001,
                "biz_pbanc_nm": "인공지능 창업 기업 육성",
                "pbanc_ctnt": "창업 3년 이내 기업을 뽑는다.",
                "detl_pg_url": "www.k-startup.go.kr/web/contents/bizpbanc-ongoing.do?schM=view&pbancSn=170001",
                "pbanc_rcpt_bgng_dt": "20260501",
            }
        ],
    },
}
ADDRESSES = {
    "bizinfo": "https://www.bizinfo.go.kr/uss/rss/bizinfoApi.do?crtfcKey=k&dataType=json&searchCnt=50",
    "kstartup": "https://apis.data.go.kr/B552735/kisedKstartupService01/getAnnouncementInformation01?serviceKey=k&returnType=json",
}
ITEMS = {
    "bizinfo": Item(
        title="[나루] 2026년 인공지능 전환 지원사업 공고",
        url="https://www.bizinfo.go.kr/web/lay1/bbs/S1T122C128/AS/74/view.do?pblancId=PBLN_000000000100001",
        guid="PBLN_000000000100001",
        summary="<p>제조 기업의 인공지능 도입을 돕는다.</p>",
        published="2026-04-21 10:05:11",
    ),
    "kstartup": Item(
        title="인공지능 창업 기업 육성",
        url="https://www.k-startup.go.kr/web/contents/bizpbanc-ongoing.do?schM=view&pbancSn=170001",
        guid="170001",
        summary="창업 3년 이내 기업을 뽑는다.",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_open_apis_are_known_by_their_address_with_its_key(name: str) -> None:
    """K-Startup says when a call opens, which may lie ahead, and not when it was published."""
    assert family_of(ADDRESSES[name]) == name
    assert kind_of(ADDRESSES[name]) == "board"
    assert read_list(json.dumps(ROWS[name]), ADDRESSES[name], families()[name]) == (ITEMS[name],)
