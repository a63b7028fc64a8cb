"""How far a programme is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bongsu.programme import Stage
from bongsu.programmes.stages import earlier, round_of, stage_of, year_said
from tests.bongsu.programmes.programmes import step
from tests.bongsu.stories.writing import NOON, article, later

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


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("budget", "예산, 국비, 추경, 증액, 국회, 3억 확보, 3조원 투입, 3억 들여, 3억 원 반영"),
        ("feasibility", "예타, 예비 타당성, 예비타당성, 적정성 검토, 적정성심사"),
        ("call", "공모, 모집, 공고, 찾는다, 찾습니다, 뽑는다, 수요조사, 설명회, 유찰"),
        ("intake", "접수, 응찰, 신청 받, 신청하세요, 연장"),
        ("selection", "선정, 낙점, 뽑혔, 뽑힌, 따냈, 따내, 당선, 경쟁률, 낙찰, 우선협상, 확정"),
        ("agreement", "협약, MOU, 맞손, 손 잡, 손잡, 동맹, 협력하기로, 합류"),
        ("start", "착수, 출범, 개소, 착공, 첫 삽, 기공, 가동, 개강, 개교, 문 연, 문을 연, 닻"),
        ("start", "첫발, 서비스 시작, 본격, 돌입, 돌아간다, 시작"),
        ("results", "성과, 성적표, 결산, 수료식, 수료생, 졸업, 줄었다, 늘었다, 효과"),
    ],
)
def test_words_of_headlines_for_each_stage(code: str, words: str) -> None:
    told = {word: stage_of(article(f"AI 허브 {word}", BODY)).code for word in words.split(", ")}
    assert told == dict.fromkeys(told, code)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        pytest.param("AI 허브 입주기업 접수… 10곳 선정", "selection", id="who applied was chosen"),
        pytest.param("예산 40억 AI 허브 수행기관 선정", "selection", id="money of what was won"),
        pytest.param("예산 40억 AI 허브 예타 면제", "feasibility", id="money that was looked into"),
        pytest.param("AI 허브 착공… 예산 40억", "start", id="work, and its money"),
        pytest.param("AI 허브 선정 기업 모집", "selection", id="what comes first, else"),
    ],
)
def test_which_of_two_stages_is_the_news(title: str, code: str) -> None:
    assert stage_of(article(title, BODY)).code == code


@pytest.mark.parametrize(
    ("title", "place"),
    [
        pytest.param("AI 허브 입주기업 모집", "call", id="a call"),
        pytest.param("AI 허브 입주 신청 접수", "call", id="which is open still"),
        pytest.param("AI 허브 입주기업 선정", "selection", id="who was chosen"),
        pytest.param("AI 허브 2년 성과", "results", id="what came of it"),
        pytest.param("AI 허브 착공", "", id="nothing of a round"),
    ],
)
def test_where_in_a_round_a_headline_stands(title: str, place: str) -> None:
    assert round_of(title) == place


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("울산시는 허브에서 KT와 업무협약을 체결했다.", "agreement", id="an agreement"),
        pytest.param("울산시는 30일 허브 개소식을 열었다.", "start", id="an opening"),
        pytest.param("울산시는 AI 허브에 들어올 기업 20곳을 공모했다.", "call", id="a call"),
        pytest.param("울산시는 허브가 국가 공모사업에 최종 선정됐다고 밝혔다.", "selection", id="what was won"),
        pytest.param("울산시는 올해 예산 40억원을 확보했다고 밝혔다.", "budget", id="money"),
        pytest.param("울산시는 허브가 예비타당성조사를 통과했다고 밝혔다.", "feasibility", id="a study"),
        pytest.param("KT와 업무협약을 체결했다. 이어 AI 기업 20곳을 공모했다.", "agreement", id="the first of two"),
    ],
)
def test_a_headline_without_one_leaves_it_to_the_text(body: str, code: str) -> None:
    assert stage_of(article("허브의 하루", body)).code == code


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
        pytest.param("AI 허브 2030년말까지 조성", 2026, 0, id="nor the end of a year"),
        pytest.param("AI 허브 2030년대 청사진", 2026, 0, id="nor a decade"),
        pytest.param("AI 학과 2027학년 신입생", 2027, 0, id="a school year"),
        pytest.param("AI 허브 작년 성과", 2025, 0, id="last year, in another word"),
        pytest.param("AI 허브 3차년도 모집", 2026, 3, id="a year of work, in one word"),
        pytest.param("AI 허브 4년 차 모집", 2026, 4, id="a year of work, as people say"),
        pytest.param("AI 허브 2단계 모집", 2026, 2, id="a phase"),
        pytest.param("AI 허브 10기업 모집", 2026, 0, id="ten firms are no class"),
        pytest.param("AI 허브 10기관 모집", 2026, 0, id="nor ten institutes"),
        pytest.param("AI 허브 10기가 인터넷", 2026, 0, id="nor ten gigabits"),
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
    assert list(earlier((told,), Stage(code="call", year=2025), NOON)) == [], "in one year it would be a step back"


def test_the_year_of_an_article_is_korea_s() -> None:
    """At 00:30 of 1 January in Korea it is still the old year in UTC."""
    new_year = datetime(2025, 12, 31, 15, 30, tzinfo=UTC)
    assert stage_of(article("AI 허브 모집", BODY, at=new_year)).year == 2026
    assert year_said("내년 예산", new_year) == 2027


def test_an_undated_article_has_the_year_in_which_it_was_seen() -> None:
    one = article("AI 허브 모집", BODY)
    assert stage_of(replace(one, entry=replace(one.entry, published=None))).year == 2026


def test_what_was_told_at_the_same_moment_may_come_before() -> None:
    assert list(earlier((step("s1", "call"),), Stage(code="start", year=2026), NOON))


def test_of_steps_of_one_moment_the_order_is_by_story() -> None:
    steps = step("s1", "call", at=later(days=-1)), step("s2", "call", at=later(days=-1))
    assert [each.story for each in earlier(steps, Stage(code="start", year=2026), NOON)] == ["s2", "s1"]


def test_what_was_told_afterwards_does_not_come_before() -> None:
    assert list(earlier((step("s1", "call", at=NOON + timedelta(days=1)),), Stage(code="start", year=2026), NOON)) == []


def test_the_latest_step_comes_first() -> None:
    old, new = step("s1", "budget", at=NOON - timedelta(days=9)), step("s2", "call", at=NOON - timedelta(days=3))
    assert list(earlier((old, new), Stage(code="start", year=2026), NOON)) == [new, old]
