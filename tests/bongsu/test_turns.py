import pytest

from bongsu.turns import read_turns


def _said(text: str) -> float:
    start = text.rindex("AI")
    return read_turns(text, start, start + 2)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("닭 질병 잡는 AI", id="it does something to something"),
        pytest.param("AI가 알 낳는 닭 골라낸다", id="it acts as a mind does"),
        pytest.param("양계장 온도 AI가 조절", id="whatever it does, unless diseases do so"),
        pytest.param("AI로 녹조 예측", id="it is used for something"),
        pytest.param("등급 판정도 AI로", id="work is left to it"),
        pytest.param("공수의 진료기록 AI로 정리", id="something is put in order by it"),
        pytest.param("AI로 다음 팬데믹 대비", id="one prepares by means of it"),
        pytest.param("AI에게 물어보니", id="it is spoken to"),
        pytest.param("산란계 체중 AI에 맡겼더니", id="it is left to it"),
        pytest.param("철새 울음 학습한 AI", id="it was taught"),
        pytest.param("폐사율 낮춘 AI", id="it has done something"),
        pytest.param("달걀값 예측 AI", id="what it does stands before it"),
        pytest.param("스마트 축산 AI", id="the trade that uses it stands before it"),
        pytest.param("초보도 AI면 척척", id="whoever has it is able"),
    ],
)
def test_a_tool_acts_or_is_used(text: str) -> None:
    assert _said(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AI 9건째", id="outbreaks are counted"),
        pytest.param("군밤축제 AI로 전격 취소", id="it stops what was planned"),
        pytest.param("AI에 얼어붙은 화천", id="something is done to people by it"),
        pytest.param("AI 기술로 AI 막는다", id="the second of two that meet"),
        pytest.param("갈대축제도 AI에 발목", id="it befalls those whom it reaches"),
        pytest.param("11세 소녀 AI로 숨져", id="one dies of it"),
        pytest.param("AI에도 예정대로 열린다", id="one goes on all the same"),
        pytest.param("AI가 다시 창궐", id="it rages"),
        pytest.param("AI 두 달째 잠잠", id="the days without one are counted"),
        pytest.param("AI 사망 4명째", id="those who fell ill are counted"),
        pytest.param("사상 최악 AI", id="it is the worst ever"),
        pytest.param("올겨울 세 번째 AI", id="it comes again"),
        pytest.param("AI로 올해만 12명 사망", id="many die of it"),
        pytest.param("AI와 사투 벌이는 공무원", id="it is fought"),
        pytest.param("한파에 AI까지", id="one trouble more"),
        pytest.param("순천만 AI로 입장 통제", id="one may not go in"),
        pytest.param("원주 11년 만에 AI", id="it comes back after years"),
        pytest.param("봄까지 이어진 AI", id="it goes on"),
        pytest.param("전남 무안서도 AI", id="another place has it"),
        pytest.param("풍등 AI로 행사 접어", id="it ends what was planned"),
        pytest.param("AI 활용 AI 예찰", id="the second of two, the first being used"),
        pytest.param("황새 복원 발목 잡는 AI", id="it haunts, and catches nothing"),
    ],
)
def test_a_disease_strikes(text: str) -> None:
    assert _said(text) > 0


@pytest.mark.parametrize("text", ["AI 이야기", "AI", "다시 AI, 두 달 만에"])
def test_no_turn_says_nothing(text: str) -> None:
    assert _said(text) == 0


def test_what_is_foretold_is_not_what_foretells() -> None:
    assert read_turns("AI 예측하는 AI", 0, 2) > 0
    assert read_turns("AI 예측하는 AI", 8, 10) < 0


def test_the_first_of_two_that_meet_is_the_tool() -> None:
    assert read_turns("AI로 AI 막는다", 0, 2) < _said("AI로 AI 막는다")


@pytest.mark.parametrize(
    ("struck", "used"),
    [
        pytest.param("소녀 AI로 숨져", "AI로 숨진 가수 목소리 되살렸다", id="who died may be brought back by it"),
        pytest.param("오리 AI로 확진", "AI로 확진자 동선 파악", id="the patients may be followed by it"),
        pytest.param("산책로 AI로 통제", "AI로 통제하는 신호등", id="what is shut, and what is run"),
    ],
)
def test_what_befalls_is_told_from_what_is_done(struck: str, used: str) -> None:
    assert _said(struck) > 0 > _said(used)


def test_what_only_diseases_change_is_no_deed_of_a_mind() -> None:
    assert read_turns("AI가 바꾼 설 풍경", 0, 2) > read_turns("AI가 바꾼 교실", 0, 2)


def test_a_disease_may_stand_where_a_mind_would_act() -> None:
    assert _said("AI가 번졌다") > _said("AI가 조절한다")


def test_the_end_of_the_title_ends_its_phrase() -> None:
    assert read_turns("판정도 AI로\n\n예측은 다음 달", 4, 6) == _said("판정도 AI로")
