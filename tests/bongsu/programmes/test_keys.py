"""What programmes are looked up by."""

import pytest

from bongsu.programme import Alias
from bongsu.programmes.keys import LOOKED_UP, alias_keys, keys, rarest
from bongsu.programmes.names import read_name
from tests.bongsu.stories.writing import article

BODY = "울산시는 29일 이같이 밝혔다."


def alias(said: str) -> Alias:
    return Alias(name=read_name(said))


def test_a_name_is_found_by_its_runs_of_three_and_as_a_whole() -> None:
    assert alias_keys(alias("AI 반짝이")) == {"ai반", "i반짝", "반짝이", "=ai반짝이"}


def test_an_acronym_finds_it_too() -> None:
    assert {"lam", "거대행"} <= alias_keys(alias("거대행동모델(LAM) 개발"))


def test_a_name_of_two_letters_is_a_key_as_it_stands() -> None:
    assert alias_keys(alias("별길")) == {"별길", "=별길"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("‘AI 반짝이’ 시작", BODY, id="in the headline, in quotes"),
        pytest.param("AI반짝이 참여기업 모집", BODY, id="in the headline, in running text"),
        pytest.param("기업 모집", "울산시는 AI 반짝이에 들 기업을 찾는다.", id="in the opening"),
        pytest.param("기업 모집", BODY + " 소식이 이어진다." * 30 + " ‘AI 반짝이’의 하나다.", id="further down, in quotes"),
    ],
)
def test_where_a_text_names_a_programme_both_share_keys(title: str, body: str) -> None:
    assert {"i반짝", "반짝이"} <= keys(article(title, body)) & alias_keys(alias("AI 반짝이"))


def test_a_name_that_a_text_marks_is_a_whole_key() -> None:
    assert "=ai반짝이" in keys(article("‘AI 반짝이’ 시작", BODY))
    assert "=ai반짝이" not in keys(article("AI반짝이 시작", BODY))


def test_running_text_further_down_finds_nothing() -> None:
    assert "반짝이" not in keys(article("기업 모집", BODY + " 소식이 이어진다." * 30 + " AI 반짝이의 하나다."))


def test_whole_names_are_looked_up_first_and_then_the_rarest() -> None:
    holding = {"산업a": 9, "=ai허브": 90, "산업b": 3, "=ai별": 7, "산업c": 9}
    assert rarest(holding) == ("=ai별", "=ai허브", "산업b", "산업a", "산업c")


def test_what_is_looked_up_is_bounded() -> None:
    holding = {f"k{number:03}": number for number in range(100)}
    assert rarest(holding) == tuple(sorted(holding))[:LOOKED_UP]
    assert LOOKED_UP == 24
