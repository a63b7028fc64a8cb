import pytest

from bongsu.regions.deeds import (
    AFTER_NOUN,
    AIMED,
    CLAUSE_END,
    DECIDED,
    HELD_IN,
    OBJECT,
    SUBJECT,
    VERB,
    deed_points,
    ends_compound,
    follows_noun,
)


class TestDeedPoints:
    @pytest.mark.parametrize(
        ("tail", "points"),
        [
            pytest.param("한다고 밝혔다", VERB, id="a verb is made of it"),
            pytest.param("에 나선 정부", AIMED, id="one sets out to do it"),
            pytest.param("에 성공", AIMED, id="one succeeds in it"),
            pytest.param(" 추진", DECIDED, id="it is planned"),
            pytest.param(" 중 사고", DECIDED, id="it is being done"),
            pytest.param(" 중·고교", 0.0, id="but 중·고 are schools"),
            pytest.param("", CLAUSE_END, id="it ends a headline"),
            pytest.param("…시민 반발", CLAUSE_END, id="and a clause of one"),
            pytest.param("를 말하다", OBJECT, id="it is an object"),
            pytest.param("가 늦어", SUBJECT, id="it is a subject"),
            pytest.param("서 열려", HELD_IN, id="in headlines 서 follows places alone"),
            pytest.param(" 축제", 0.0, id="nothing"),
        ],
    )
    def test_what_follows_tells_the_deed(self, tail: str, points: float) -> None:
        assert deed_points("", tail) == points

    def test_a_bare_noun_before_hints_at_it(self) -> None:
        assert deed_points("전문인력 ", " 축제") == AFTER_NOUN


class TestABareNoun:
    @pytest.mark.parametrize("head", ["전문인력 ", "규제 ", "병원 의사단 "])
    def test_makes_a_compound(self, head: str) -> None:
        assert follows_noun(head)

    @pytest.mark.parametrize(
        "head",
        [
            pytest.param("눈 내린 ", id="a verb stands before"),
            pytest.param("병원에 ", id="a particle ends the word"),
            pytest.param("오늘 ", id="a time is no part of a name"),
            pytest.param("이틀째 산불 ", id="nor an event"),
            pytest.param("곶감의 고장 ", id="nor what a place is called"),
            pytest.param("", id="nothing stands before"),
            pytest.param("“", id="nor does a word"),
        ],
    )
    def test_is_no_other_word(self, head: str) -> None:
        assert not follows_noun(head)

    def test_makes_the_name_of_a_contest(self) -> None:
        assert ends_compound("배달앱 ", "…승자는")
        assert not ends_compound("배달앱 ", " 지역 확대")
        assert not ends_compound("비 내린 ", "")
