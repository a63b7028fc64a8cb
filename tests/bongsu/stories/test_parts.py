"""How many announcements an article makes."""

from dataclasses import replace
from typing import Literal

import pytest

from bongsu.model import Article, Evidence, Fact, RegionMention
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


CITIES = {"천안시": "44130", "청주시": "43110"}


def two_deeds(own: dict[str, Fact], *, role: str = "acts", about: Literal["about", "mentioned"] = "about") -> Article:
    """Return an article whose sentences tell of a deed of each city, with a fact of its own where `own` has one."""
    one = article("두 도시의 소식", "천안시는 하나를 한다. 청주시는 둘을 한다.")
    starts = {city: one.text.index(city) for city in CITIES}
    governments = tuple(
        Fact(kind="body", value=city, quote=city, start=at, unit="local-government", role=role) for city, at in starts.items()
    )
    mentions = tuple(
        RegionMention(
            code=CITIES[city], name=city, role=about, because=(Evidence(word=city, place="text", start=at, quote=city),)
        )
        for city, at in starts.items()
    )
    facts = tuple(replace(fact, start=starts[city] + 5) for city, fact in own.items())
    return replace(one, regions=mentions, facts=(*governments, *facts))


def fact(kind: str, value: str | int, *, unit: str = "", role: str = "") -> Fact:
    return Fact(kind=kind, value=value, quote=str(value), start=0, unit=unit, role=role)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param(fact("amount", 7), fact("amount", 8), 2, id="sums"),
        pytest.param(fact("amount", 7), fact("amount", 7), 1, id="the same sum"),
        pytest.param(fact("programme", "돛"), fact("programme", "배"), 2, id="programmes"),
        pytest.param(fact("deadline", "2026-02-27"), fact("deadline", "2026-03-13"), 2, id="deadlines"),
        pytest.param(fact("body", "돛", unit="company"), fact("body", "배", unit="company"), 2, id="firms"),
        pytest.param(fact("body", "돛", unit="university"), fact("body", "배", unit="university"), 2, id="universities"),
        pytest.param(fact("body", "돛", unit="agency"), fact("body", "배", unit="agency"), 2, id="agencies"),
        pytest.param(
            fact("body", "돛", unit="ministry"), fact("body", "배", unit="ministry"), 1, id="ministries are everybody's"
        ),
        pytest.param(
            fact("date", "2026-02-09", role="event"), fact("date", "2026-02-16", role="event"), 2, id="days of events"
        ),
        pytest.param(fact("date", "2026-02-09"), fact("date", "2026-02-16"), 1, id="other days"),
        pytest.param(fact("people", 40), fact("people", 50), 1, id="counts"),
        pytest.param(fact("amount", 7), fact("programme", "배"), 2, id="a sum and a programme"),
        pytest.param(fact("period", "a/b", role="event"), fact("period", "c/d", role="event"), 1, id="spans of days"),
    ],
)
def test_what_is_a_deed_s_own(one: Fact, other: Fact, count: int) -> None:
    assert len(announcements(two_deeds({"천안시": one, "청주시": other}))) == count


def test_one_deed_of_its_own_is_not_enough() -> None:
    assert len(announcements(two_deeds({"천안시": fact("amount", 7)}))) == 1


@pytest.mark.parametrize(
    ("role", "count"), [("acts", 2), ("issuer", 2), ("partner", 2), ("leads", 2), ("hosts", 2), ("mentioned", 1), ("", 1)]
)
def test_who_is_said_to_act(role: str, count: int) -> None:
    own = {"천안시": fact("amount", 7), "청주시": fact("amount", 8)}
    assert len(announcements(two_deeds(own, role=role))) == count


def test_firms_that_are_named_like_a_city_do_not_govern_it() -> None:
    own = {"천안시": fact("amount", 7), "청주시": fact("amount", 8)}
    one = two_deeds(own)
    firms = tuple(replace(each, unit="company") if each.unit == "local-government" else each for each in one.facts)
    assert len(announcements(replace(one, facts=firms))) == 1


def test_sums_of_the_headline_are_of_none() -> None:
    """It stands before all sentences, and is everybody's."""
    own = {"천안시": fact("amount", 7), "청주시": fact("amount", 8)}
    one = two_deeds(own)
    told = announcements(replace(one, facts=(*one.facts, replace(fact("amount", 99), start=0))))
    assert [sorted(each.sums) for each in told] == [[7], [8]]


def test_regions_that_are_only_mentioned_make_none() -> None:
    own = {"천안시": fact("amount", 7), "청주시": fact("amount", 8)}
    assert len(announcements(two_deeds(own, about="mentioned"))) == 1


def test_what_several_do_together_is_of_none() -> None:
    title, body = TWO_CITIES
    told = announcements(article(title, body + " 천안시와 청주시는 함께 500억원을 더 쓴다."))
    assert [sorted(each.sums) for each in told] == [[12_000_000_000], [9_000_000_000]]


def test_a_text_that_is_not_whole_is_not_divided() -> None:
    assert len(announcements(replace(article(*TWO_CITIES), complete=False))) == 1
