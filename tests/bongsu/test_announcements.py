"""The five announcements of the demonstration: every fact that they tell, with its role, and their regions."""

from functools import cache

import pytest

from app.demo.texts import DemoText, load
from bongsu.facts import find_facts
from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import Fact
from bongsu.regions import find_regions

POHANG, DAEGU, DAEGU_GUMI, GWANGJU, ULSAN = range(1, 6)
EOK = 10**8


@cache
def _texts() -> dict[int, DemoText]:
    return {text.announcement: text for text in load() if text.announcement}


@cache
def _facts(number: int) -> tuple[Fact, ...]:
    text = _texts()[number]
    return find_facts(f"{text.title}\n\n{text.text}", published=text.published, title_end=len(text.title))


def _of(number: int, *kinds: str) -> list[tuple[object, str]]:
    return [(fact.value, fact.role) for fact in _facts(number) if fact.kind in kinds]


@pytest.mark.parametrize(
    ("number", "sums"),
    [
        pytest.param(POHANG, [], id="no sum is named"),
        pytest.param(DAEGU, [], id="no sum is named yet"),
        pytest.param(DAEGU_GUMI, [], id="nor for the courses"),
        pytest.param(
            GWANGJU,
            [
                (1_076 * EOK, "yearly"),
                (1_076 * EOK, "yearly"),
                (58 * EOK, "increase"),
                (4_119 * EOK, "total"),
                *((parts * EOK, "part") for parts in (2_549, 549, 513, 508)),
            ],
            id="this year's, what it grew by, the whole and its parts",
        ),
        pytest.param(ULSAN, [(24_060_000_000, "total"), (140 * EOK, "national")], id="the whole and the State's share"),
    ],
)
def test_every_sum_with_its_role(number: int, sums: list[tuple[object, str]]) -> None:
    assert _of(number, "amount", "foreign-amount") == sums


@pytest.mark.parametrize(
    ("number", "headline"),
    [(GWANGJU, [(1_076 * EOK, "yearly")]), (ULSAN, [(24_060_000_000, "total")])],
)
def test_the_sum_that_the_announcement_is_about(number: int, headline: list[tuple[object, str]]) -> None:
    assert _of(number, "headline-amount") == headline


@pytest.mark.parametrize(
    ("number", "counts"),
    [
        pytest.param(POHANG, [("people", 200, "trained planned"), ("firms", 1_200, "supported")], id="trainees and factories"),
        pytest.param(DAEGU, [("firms", 270, ""), ("people", 6_000, "")], id="who is there already: nothing is done to them"),
        pytest.param(DAEGU_GUMI, [("people", 100, "recruited planned")], id="young people to be taken"),
        pytest.param(
            GWANGJU,
            [
                ("people", 1_260, "trained planned"),
                ("firms", 150, "supported planned"),
                ("firms", 99, "supported planned"),
                ("firms", 92, "attracted"),
                ("firms", 292, "supported"),
                ("people", 1_254, "trained"),
                ("jobs", 436, "created"),
            ],
            id="what is planned this year, what was reached",
        ),
        pytest.param(
            ULSAN,
            [
                ("bodies", 5, ""),
                ("firms", 50, "selected"),
                ("firms", 50, "recruited planned"),
                ("firms", 8, "recruited planned"),
                ("firms", 15, "recruited planned"),
            ],
            id="the first year's firms, the second year's three calls",
        ),
    ],
)
def test_whom_it_reaches_and_whether_it_has(number: int, counts: list[tuple[str, int, str]]) -> None:
    kinds = ("people", "firms", "jobs", "bodies", "places", "gpus")
    assert [(fact.kind, fact.value, fact.role) for fact in _facts(number) if fact.kind in kinds] == counts


@pytest.mark.parametrize(
    ("number", "dates"),
    [
        pytest.param(POHANG, [("2021-09-27", "event")], id="the day of the agreement"),
        pytest.param(
            DAEGU, [("2025-08-18", "event"), ("2026", ""), ("2026", "")], id="last month's decision, next year's start"
        ),
        pytest.param(
            DAEGU_GUMI, [("2021-03-12", "event"), ("2021-04", "from"), ("2021-03-15", "event")], id="two agreements, one course"
        ),
        pytest.param(
            GWANGJU,
            [
                *(("2022", ""), ("2022", ""), ("2022-01-24", "event"), ("2022", ""), ("2021", "")),
                *(("2020", "from"), ("2024", "until"), ("2022", ""), ("2022", "")),
            ],
            id="the plan's year, its day and how long the whole lasts",
        ),
        pytest.param(ULSAN, [("2026-01-29T15:00", "event"), ("2026", "until"), ("2026-03", "from")], id="the hour, the calls"),
    ],
)
def test_when(number: int, dates: list[tuple[object, str]]) -> None:
    assert _of(number, "date") == dates


@pytest.mark.parametrize(
    ("number", "periods"),
    [
        pytest.param(POHANG, [(9, "month", "")], id="a course of nine months"),
        pytest.param(DAEGU, [], id="none"),
        pytest.param(DAEGU_GUMI, [(6, "month", "at-least")], id="six months or more"),
        pytest.param(GWANGJU, [("2020/2024", "", ""), (5, "year", "")], id="from year to year, and how many"),
        pytest.param(ULSAN, [], id="none either"),
    ],
)
def test_how_long(number: int, periods: list[tuple[object, str, str]]) -> None:
    assert [(fact.value, fact.unit, fact.role) for fact in _facts(number) if fact.kind == "period"] == periods


@pytest.mark.parametrize(
    ("number", "bodies"),
    [
        pytest.param(
            POHANG,
            {("애플", "partner"), ("경상북도", "partner"), ("경상북도 포항시", "partner"), ("포항공과대학교", "partner")},
            id="the four that agree",
        ),
        pytest.param(DAEGU, {("대구광역시", "acts")}, id="the city that pursued it"),
        pytest.param(
            DAEGU_GUMI,
            {
                ("대구광역시", "partner"),
                ("마이크로소프트", "partner"),
                ("경상북도 구미시", "partner"),
                ("다쏘시스템", "partner"),
                ("금오공과대학교", "participates"),
            },
            id="two pairs, and a university with the second",
        ),
        pytest.param(GWANGJU, {("광주광역시", ""), ("과학기술정보통신부", "acts")}, id="광주시 is the one named in full"),
        pytest.param(
            ULSAN, {("울산광역시", "issuer"), ("울산 AI 사업단", ""), ("울산테크노파크", "leads")}, id="who tells, who leads"
        ),
    ],
)
def test_who_is_in_it_and_as_what(number: int, bodies: set[tuple[str, str]]) -> None:
    found = set(_of(number, "body"))
    assert bodies <= found
    assert {name for name, _ in found} == {name for name, _ in bodies}


@pytest.mark.parametrize(
    ("number", "programmes"),
    [
        pytest.param(
            POHANG, {"개발자 아카데미", "스마트 AI팩토리"}, id="the academy, and what the province makes of factories"
        ),
        pytest.param(DAEGU, {"지역거점 AX(인공지능 전환) 혁신 기술개발 사업"}, id="the programme"),
        pytest.param(DAEGU_GUMI, {"AI 스쿨", "대구 AI 스쿨"}, id="the school"),
        pytest.param(ULSAN, {"AI-on Ulsan 사업", "지역 주도형 AI 대전환 사업"}, id="the city's and its parent, not the office"),
    ],
)
def test_the_programmes(number: int, programmes: set[str]) -> None:
    assert {value for value, _ in _of(number, "programme")} == programmes


ABOUT, MENTIONED = "about", "mentioned"


@pytest.mark.parametrize(
    ("number", "region", "roles"),
    [
        pytest.param(POHANG, "포항", {ABOUT}, id="포항"),
        pytest.param(POHANG, "성남", {MENTIONED}, id="판교 is compared with"),
        pytest.param(DAEGU, "대구", {ABOUT}, id="대구"),
        pytest.param(DAEGU, "전북", {MENTIONED}, id="another hub"),
        pytest.param(DAEGU, "경남", {MENTIONED}, id="and another"),
        pytest.param(DAEGU, "광주", {MENTIONED}, id="and a third"),
        pytest.param(DAEGU_GUMI, "대구", {ABOUT}, id="the first agreement"),
        pytest.param(DAEGU_GUMI, "구미", {ABOUT}, id="the second"),
        pytest.param(DAEGU_GUMI, "창원", {MENTIONED}, id="an earlier case"),
        pytest.param(ULSAN, "울산", {ABOUT}, id="울산"),
        pytest.param(ULSAN, "서울", {MENTIONED}, id="서울이 아닌 현장에서"),
    ],
)
def test_where_and_what_is_only_mentioned(number: int, region: str, roles: set[str]) -> None:
    text = _texts()[number]
    mentions = find_regions(text.title, text.text, published=text.published)
    assert {each.role for each in mentions if covers(region_codes(region), each.code)} == roles


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("region", ["상주시", "서울", "경기 광주시"])
def test_never_about(number: int, region: str) -> None:
    text = _texts()[number]
    about = [each.code for each in find_regions(text.title, text.text, published=text.published) if each.role == "about"]
    assert about
    assert not [code for code in about if covers(region_codes(region), code)]


def test_the_plan_of_the_cluster_is_about_the_metropolitan_city() -> None:
    text = _texts()[GWANGJU]
    about = {each.name for each in find_regions(text.title, text.text, published=text.published) if each.role == "about"}
    assert about == {"광주광역시"}
