"""What an announcement says, as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.programmes.names import programme_key
from bongsu.stories.keys import keys, profile_keys, rarest
from bongsu.stories.rarity import rarity
from bongsu.stories.signature import SKETCH, resemblance, sketch
from bongsu.stories.stems import stems
from bongsu.story import Nearby, Profile, Signature
from tests.bongsu.stories.writing import LAUNCH, part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("울산시는 사업단을 출범했다", ("울산시", "사업단", "출범"), id="without particles and endings"),
        pytest.param("AI데이터센터를 AI 데이터센터", ("ai", "데이터센터", "ai", "데이터센터"), id="scripts apart"),
        pytest.param("240억 6000만원 들여 73개사", ("들여",), id="numbers are facts and no words"),
        pytest.param("수 년 시 도", (), id="one syllable tells nothing"),
        pytest.param("구미와 대구로", ("구미", "대구"), id="a short name keeps its two syllables"),
    ],
)
def test_words_as_they_are_compared(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


def test_what_an_announcement_says() -> None:
    said = part(*LAUNCH)
    assert said.regions == {"31000"}
    assert said.sums == said.headlines == {24_060_000_000}
    assert said.days == {"2026-01-29"}
    assert {"울산 AI 사업단", "울산테크노파크"} <= said.bodies
    assert said.counts == {"73곳"}
    assert "출범·개소·착공" in said.heads
    assert said.opening <= said.words


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("인공지능사관학교 6기 교육생 모집", {"6기"}),
        ("2026년 AI 바우처 3차 공고", {"2026년", "3차"}),
        ("사업 2차 연도 시작", {"2차연도"}),
        ("3년간 5회 연속 수상, 2차전지 기업", set()),
    ],
)
def test_what_tells_one_of_a_row_from_the_next(title: str, series: set[str]) -> None:
    assert part(title, "시는 밝혔다.").series == series


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("[정정] AI 기업 모집 공고", {"정정"}),
        ("AI 축제 취소… 집중호우 복구 먼저", {"취소"}),
        ("AI 바우처 접수 기간 연장", {"연장"}),
        ("AI 연기 감지기 보급", set()),
    ],
)
def test_words_for_a_correction_stand_in_the_headline(title: str, words: set[str]) -> None:
    assert part(title, "시는 앞서 취소했던 일을 다시 한다.").corrects == words


@pytest.mark.parametrize(
    "names",
    [
        ("AI-on Ulsan 사업", "‘AI-on Ulsan’", "AI on Ulsan 프로젝트"),
        ("지역거점 AX 혁신 기술개발 사업", "2026년 지역거점 AX혁신 기술개발사업", "제2기 지역거점 AX 혁신기술개발"),
    ],
)
def test_spellings_of_a_programme_are_one(names: tuple[str, ...]) -> None:
    assert len({programme_key(name) for name in names}) == 1


def test_a_name_is_not_worn_down_to_nothing() -> None:
    assert programme_key("AI사업") == "ai사업"


def test_bodies_that_are_copies_resemble_each_other() -> None:
    body = stems(LAUNCH[1] * 3)
    changed = stems(LAUNCH[1] * 3 + " 시 관계자는 기대한다고 말했다.")
    assert resemblance(sketch(body), sketch(body)) == 1.0
    assert resemblance(sketch(body), sketch(changed)) > 0.5
    assert resemblance(sketch(body), sketch(stems("전혀 다른 고장의 다른 소식이 여기 있다"))) == 0.0
    assert resemblance(sketch(body), frozenset()) == 0.0


@given(st.lists(st.text("가나다라마", min_size=2, max_size=3), max_size=200))
def test_a_sketch_is_small_and_resembles_itself(words: list[str]) -> None:
    drawn = sketch(words)
    assert len(drawn) <= SKETCH
    assert resemblance(drawn, drawn) == (1.0 if len(words) > 2 else 0.0)


def test_sums_are_looked_up_as_newspapers_round_them() -> None:
    assert keys(Signature(sums=frozenset({24_060_000_000}))) == keys(Signature(headlines=frozenset({24_000_000_000})))


def test_a_story_is_found_by_what_any_of_its_articles_said() -> None:
    one, other = part(*LAUNCH), part("울산, 제조 AI에 속도", "울산테크노파크는 30일 온산공단에서 설명회를 열었다.")
    both = profile_keys(Profile.of(one).with_one_more(other))
    assert keys(one) | keys(other) <= both


def test_the_rarest_keys_are_looked_up_as_far_as_that_is_cheap() -> None:
    holding = {"ai": 900, "출범": 30, "온산문화체육센터": 1}
    assert rarest(holding, 100) == ("온산문화체육센터", "출범")
    assert rarest({"ai": 900}, 100) == ("ai",), "one is looked up in any case"
    assert rarest({}, 100) == ()


def test_a_word_tells_less_the_more_stories_have_it() -> None:
    of = rarity(Nearby(parts=(), holding={"울산": 10, "출범": 400}, total=500))
    assert of("온산문화체육센터") > of("울산") > of("출범") > 0
    assert of("ai") < 0.1, "known from the start to be everywhere"


def test_a_word_that_every_story_has_tells_nothing() -> None:
    assert rarity(Nearby(parts=(), holding={"시장": 9_000}, total=100))("시장") == 0.0


def test_names_in_headline_and_first_sentence() -> None:
    said = part("‘AI-on Ulsan’ 출범", "울산시는 울산 AI 허브를 열었다. 국가 AI컴퓨팅센터도 뒤따른다.")
    assert said.names == {"aionulsan", "ai허브"}


@pytest.mark.parametrize(
    ("title", "stages"),
    [
        pytest.param("AI 허브 입주기업 모집", {"call"}, id="a call"),
        pytest.param("AI 허브 신청 받는다", {"call"}, id="its intake"),
        pytest.param("AI 허브 입주기업 선정", {"selection"}, id="a choice"),
        pytest.param("AI 허브 2년 성과", {"results"}, id="results"),
        pytest.param("AI 허브 착공", set(), id="what has no rounds"),
    ],
)
def test_where_in_a_round_a_headline_stands(title: str, stages: set[str]) -> None:
    assert part(title, "시는 밝혔다.").stages == stages
