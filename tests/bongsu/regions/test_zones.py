from itertools import pairwise

import pytest

from bongsu.regions.beside import Setting, link
from bongsu.regions.resolve import resolve
from bongsu.regions.scan import scan
from bongsu.regions.weigh import weigh
from bongsu.regions.zones import Zone, Zones, read_zones

TITLE = "AI 소식"


def zones(body: str) -> Zones:
    text = f"{TITLE}\n\n{body}"
    places = resolve(text, link(text, (weigh(text, hit) for hit in scan(text)), None), Setting(), lambda _: None)
    return read_zones(text, len(TITLE), places)


def zone(body: str, word: str) -> Zone:
    return zones(body).of(f"{TITLE}\n\n{body}".index(word))


LONG = "이 문장은 첫 문단을 채우려고 길게 쓴 것이다. " * 10


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        pytest.param("대구시는 밝혔다.", "AI", Zone.TITLE, id="the title"),
        pytest.param("대구시는 밝혔다.", "대구", Zone.LEAD, id="the first paragraph"),
        pytest.param(LONG + "대구", "대구", Zone.BODY, id="what comes after a long beginning"),
        pytest.param("이것이 첫 문단인데 짧지는 않은 문단.\n\n대구", "대구", Zone.BODY, id="what comes after an empty line"),
        pytest.param("[대구=연합] 시는 밝혔다.", "대구", Zone.DATELINE, id="a dateline"),
        pytest.param("(광주=뉴스통신) 기관 기자 = 시는", "광주", Zone.DATELINE, id="a dateline before a reporter"),
        pytest.param("[대구·안동=연합] 밝혔다.", "안동", Zone.CLUTTER, id="a dateline of several places: a bureau"),
        pytest.param("대구·안동=기명 기자\n밝혔다.", "안동", Zone.CLUTTER, id="a by-line"),
        pytest.param("밝혔다.\n대구본부 기명 기자\n끝", "대구", Zone.CLUTTER, id="a reporter"),
        pytest.param("밝혔다.\n대구 담당 desk@example.com", "대구", Zone.CLUTTER, id="an address"),
        pytest.param("밝혔다.\nⓒ 제주 언론, 무단전재 금지\n끝", "제주", Zone.CLUTTER, id="rights"),
        pytest.param("밝혔다.\n\n관련기사\n부산 소식\n대전 소식", "대전", Zone.CLUTTER, id="other news"),
        pytest.param("서울 12℃ 부산 15℃ 대구 14℃ 인천 11℃ 광주 13℃\n본문", "인천", Zone.CLUTTER, id="a weather strip"),
        pytest.param("서울 | 부산 | 대구 | 인천 | 광주\n\n강진군은", "강진군", Zone.LEAD, id="what follows a menu"),
        pytest.param("본문이다.\n서울 부산 대구 인천 광주", "광주", Zone.CLUTTER, id="a menu at the end"),
        pytest.param("서울, 부산, 대구, 인천, 광주 등 5곳", "대구", Zone.LEAD, id="a list in a sentence is no menu"),
    ],
)
def test_a_word_stands_in(body: str, word: str, expected: Zone) -> None:
    assert zone(body, word) is expected


def test_the_lead_begins_after_the_dateline() -> None:
    assert zones("[대구=연합] 시는 밝혔다.").lead_end > zones("시는 밝혔다.").lead_end


def test_clutter_is_in_order_and_apart() -> None:
    clutter = zones("대구·안동=기명 기자\n본문\nⓒ 제주\n저작권 무단전재\n관련기사\n부산").clutter
    assert len(clutter) > 1
    assert all(left[1] < right[0] for left, right in pairwise(clutter))
