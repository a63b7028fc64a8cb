"""Which names in a text may be a programme's."""

import pytest

from bongsu.programmes.mentions import namings
from tests.bongsu.stories.writing import article

BODY = "울산시는 이날 행사를 열었다."


@pytest.mark.parametrize(
    ("title", "quotes"),
    [
        pytest.param("울산시, ‘AI-on Ulsan’ 출범", ["AI-on Ulsan"], id="in quotes"),
        pytest.param("국가AI컴퓨팅센터 또 유찰", ["국가AI컴퓨팅센터"], id="a facility without quotes"),
        pytest.param("[속보] 103MW 규모 울산 AI 데이터센터 착공", ["울산 AI 데이터센터"], id="not its size"),
        pytest.param("서울 AI 허브 입주기업 모집", ["서울 AI 허브"], id="서울 ends like a verb and is none"),
        pytest.param("‘울산 AI 사업단’ 출범", [], id="an office alone names nothing"),
        pytest.param("‘AI로 공장을 바꿉니다’ 캠페인", [], id="a slogan"),
        pytest.param("‘AI 인재양성 업무협약’ 체결", [], id="an agreement"),
        pytest.param("‘꽃길 걷기’ 행사", [], id="nothing of ours"),
        pytest.param("행복한 데이터센터 이야기", [], id="any data centre"),
        pytest.param("AI 데이터센터장 임용", [], id="a post"),
    ],
)
def test_names_in_a_headline(title: str, quotes: list[str]) -> None:
    assert [each.name.said for each in namings(article(title, BODY)) if each.where == "title"] == quotes


def test_where_a_name_stands_first() -> None:
    body = "시는 ‘AI 팩토리’를 연다. " + "준비는 순조롭다. " * 30 + "‘AI 디지털배움터’도 연다."
    found = {each.name.said: (each.where, each.is_beside) for each in namings(article("‘AI-on Ulsan’ 출범", body))}
    assert found == {
        "AI-on Ulsan": ("title", True),
        "AI 팩토리": ("opening", True),
        "AI 디지털배움터": ("text", False),
    }


def test_each_name_counts_once() -> None:
    found = namings(article("‘AI 팩토리’ 시작", "‘AI 팩토리’ 사업을 편다. 인공지능 팩토리는 올해 시작한다."))
    assert [each.name.key for each in found] == ["ai팩토리"]


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        pytest.param("의생명 AI 실증센터 연다", True, id="three words tell it from others"),
        pytest.param("울산 AI 센터 연다", True, id="a region does"),
        pytest.param("‘AI 허브’ 연다", True, id="quotes do"),
        pytest.param("AI 데이터센터 연다", False, id="any"),
    ],
)
def test_which_names_begin_a_programme(title: str, opens: bool) -> None:
    assert [each.opens for each in namings(article(title, ""))] == [opens]
