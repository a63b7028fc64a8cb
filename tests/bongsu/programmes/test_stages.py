"""How far a programme is."""

from datetime import timedelta

import pytest

from bongsu.programme import Stage
from bongsu.programmes.stages import earlier, stage_of, year_said
from tests.bongsu.programmes.programmes import step
from tests.bongsu.stories.writing import NOON, article

BODY = "울산시가 29일 밝혔다."


@pytest.mark.parametrize(
    ("title", "code"),
    [
        pytest.param("AI 허브 예산 40억 국회 통과", "budget", id="budget"),
        pytest.param("AI 허브 예타 면제", "feasibility", id="feasibility study"),
        pytest.param("AI 허브 입주기업 모집", "call", id="call"),
        pytest.param("AI 허브 입주 신청 받는다", "intake", id="intake"),
        pytest.param("AI 허브 단독 응찰", "intake", id="a bid"),
        pytest.param("AI 허브 수행기관 10곳 선정", "selection", id="selection"),
        pytest.param("울산시, AI 허브 공모 선정", "selection", id="a call that was won"),
        pytest.param("AI 허브 업무협약", "agreement", id="agreement"),
        pytest.param("AI 허브 첫 삽", "start", id="start"),
        pytest.param("예산 확보한 AI 허브 착공", "start", id="money with which work begins"),
        pytest.param("AI 허브 2년 성과 공개", "results", id="results"),
        pytest.param("AI 허브의 하루", "", id="none"),
    ],
)
def test_stages_in_headlines(title: str, code: str) -> None:
    assert stage_of(article(title, BODY)).code == code


def test_a_headline_without_one_leaves_it_to_the_text() -> None:
    assert stage_of(article("허브의 하루", "울산시는 허브에서 KT와 업무협약을 체결했다.")).code == "agreement"


def test_what_is_only_planned_is_no_stage() -> None:
    assert stage_of(article("허브의 하루", "울산시는 내년에 업무협약을 체결할 계획이다.")).code == ""


@pytest.mark.parametrize(
    ("title", "year", "round_"),
    [
        pytest.param("AI 허브 입주기업 모집", 2026, 0, id="the year of the article"),
        pytest.param("2027년 AI 허브 입주기업 모집", 2027, 0, id="a year that is said"),
        pytest.param("내년 AI 허브 예산 40억", 2027, 0, id="next year"),
        pytest.param("AI 허브 지난해 성과", 2025, 0, id="last year"),
        pytest.param("AI 허브 착공… 2028년 3월 개교", 2026, 0, id="a month to come is no year of the work"),
        pytest.param("AI 허브 2030년까지 조성", 2026, 0, id="nor is its end"),
        pytest.param("AI 허브 2차 연도 모집", 2026, 2, id="a year of work"),
        pytest.param("AI 사관학교 7기 모집", 2026, 7, id="a class"),
    ],
)
def test_years_and_rounds(title: str, year: int, round_: int) -> None:
    stage = stage_of(article(title, BODY))
    assert (stage.year, stage.round) == (year, round_)


def test_the_last_year_that_is_said_counts() -> None:
    assert year_said("2025년 40억, 내년 50억", NOON) == 2027
    assert year_said("40억", NOON) == 0


@pytest.mark.parametrize(
    ("before", "now", "is_later"),
    [
        pytest.param(("call", 2026, 0), ("selection", 2026, 0), True, id="further in one year"),
        pytest.param(("selection", 2026, 0), ("call", 2026, 0), False, id="back in one year"),
        pytest.param(("call", 2026, 0), ("call", 2026, 0), False, id="the same again"),
        pytest.param(("call", 2025, 0), ("call", 2026, 0), True, id="the next year's"),
        pytest.param(("selection", 2026, 1), ("call", 2026, 2), True, id="the next round"),
        pytest.param(("call", 2026, 2), ("selection", 2026, 1), False, id="an earlier round"),
        pytest.param(("start", 2025, 0), ("call", 2026, 0), False, id="another year, soon after"),
        pytest.param(("", 2025, 0), ("call", 2026, 0), False, id="no stage before"),
        pytest.param(("call", 2026, 0), ("", 2026, 0), False, id="no stage now"),
    ],
)
def test_which_stage_is_later(before: tuple[str, int, int], now: tuple[str, int, int], is_later: bool) -> None:
    told = step("s1", before[0], year=before[1], round_=before[2], at=NOON - timedelta(days=30))
    assert bool(list(earlier((told,), Stage(code=now[0], year=now[1], round=now[2]), NOON))) is is_later


def test_a_year_on_any_stage_of_the_next_year_is_later() -> None:
    told = step("s1", "start", year=2025, at=NOON - timedelta(days=300))
    assert list(earlier((told,), Stage(code="call", year=2026), NOON)) == [told]


def test_what_was_told_afterwards_does_not_come_before() -> None:
    assert list(earlier((step("s1", "call", at=NOON + timedelta(days=1)),), Stage(code="start", year=2026), NOON)) == []


def test_the_latest_step_comes_first() -> None:
    old, new = step("s1", "budget", at=NOON - timedelta(days=9)), step("s2", "call", at=NOON - timedelta(days=3))
    assert list(earlier((old, new), Stage(code="start", year=2026), NOON)) == [new, old]
