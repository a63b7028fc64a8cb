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
        pytest.param("AI에게 물어보니", id="it is spoken to"),
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
    ],
)
def test_a_disease_strikes(text: str) -> None:
    assert _said(text) > 0


@pytest.mark.parametrize("text", ["AI 이야기", "AI", "다시 AI, 두 달 만에"])
def test_no_turn_says_nothing(text: str) -> None:
    assert _said(text) == 0


def test_a_disease_may_stand_where_a_mind_would_act() -> None:
    assert _said("AI가 번졌다") > _said("AI가 조절한다")


def test_the_end_of_the_title_ends_its_phrase() -> None:
    assert read_turns("판정도 AI로\n\n예측은 다음 달", 4, 6) == _said("판정도 AI로")
