"""How many announcements an article makes."""

from dataclasses import replace

import pytest

from bongsu.stories import announcements
from tests.bongsu.stories.writing import LAUNCH, article

TWO_CITIES = (
    "천안은 제조, 청주는 반도체… 나란히 AI 시설",
    (
        "충남 천안시와 충북 청주시가 저마다 인공지능 시설을 짓는다. 천안시는 호서대와 제조 AI 센터를 짓는 협약을 맺었다. "
        "사업비는 120억원이다. 청주시는 충북테크노파크와 반도체 검증센터를 세운다. 국비 90억원을 따냈다."
    ),
)


def test_most_make_one() -> None:
    assert len(announcements(article(*LAUNCH))) == 1


def test_two_governments_with_deeds_of_their_own_make_two() -> None:
    cheonan, cheongju = announcements(article(*TWO_CITIES))
    assert (cheonan.regions, cheongju.regions) == (frozenset({"44130"}), frozenset({"43110"}))
    assert (cheonan.sums, cheongju.sums) == (frozenset({12_000_000_000}), frozenset({9_000_000_000}))
    assert "충북테크노파크" in cheongju.bodies - cheonan.bodies
    assert cheonan.opening & cheongju.opening, "the headline is of both"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param(
            "대구·구미, AI 로봇 함께 키운다",
            "대구시와 경북 구미시는 12일 AI 로봇 협약을 맺었다. 두 도시는 100억원을 함께 들여 센터를 짓는다.",
            id="together",
        ),
        pytest.param(
            "전주·완주에 AI 농기계 공장",
            "전북도는 전주시와 완주군에 AI 농기계 공장을 짓는다고 밝혔다. 전주에는 연구동이, 완주에는 시험장이 들어선다.",
            id="one government, two sites",
        ),
        pytest.param(
            "천안과 청주의 AI 행정",
            "천안시는 AI 민원 창구를 열었다. 청주시는 AI 민원 창구를 열었다.",
            id="nothing of their own to tell them apart",
        ),
    ],
)
def test_what_is_one_all_the_same(title: str, body: str) -> None:
    assert len(announcements(article(title, body))) == 1


def test_sentences_that_name_no_region_go_on_about_the_one_before() -> None:
    cheonan, cheongju = announcements(article(*TWO_CITIES))
    assert "사업비" in cheonan.words - cheongju.words
    assert "국비" in cheongju.words - cheonan.words


def test_they_come_in_the_order_in_which_they_are_told() -> None:
    """The first keeps the story's plain identity, so that the order must not depend on codes."""
    title, body = TWO_CITIES
    first, second = body.split("천안시는 ")[1].split(" 청주시는 ")
    turned = f"충남 천안시와 충북 청주시가 저마다 인공지능 시설을 짓는다. 청주시는 {second} 천안시는 {first}"
    told = [each.regions for each in announcements(article(title, turned))]
    assert told == [frozenset({"43110"}), frozenset({"44130"})]
    assert [each.regions for each in announcements(article(*TWO_CITIES))] == told[::-1]


def test_a_province_whose_town_acts_makes_none_beside_it() -> None:
    body = "충남도는 천안시에 120억원을 준다. 천안시는 호서대와 제조 AI 센터를 짓는 협약을 맺었다. 도비는 30억원이다."
    assert len(announcements(article("충남 천안에 AI 센터", body))) == 1


def test_a_text_that_is_not_whole_is_not_divided() -> None:
    assert len(announcements(replace(article(*TWO_CITIES), complete=False))) == 1
