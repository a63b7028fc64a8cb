import pytest

from bongsu.korea.homonyms import homonym, is_homonym
from bongsu.korea.units import read_table, units


def sense(name: str, attached: str, apart: str = "") -> str | None:
    known = homonym(name)
    assert known
    return known.sense(attached, apart)


class TestSense:
    @pytest.mark.parametrize(
        ("name", "attached", "apart", "expected"),
        [
            pytest.param("예산", "안 확정", "", "word", id="예산안 is a budget"),
            pytest.param("예산", " 편성", "편성", "word", id="so is what one draws up, a word later"),
            pytest.param("예산", "시장 주말", "", "place", id="예산시장 is a market in 예산"),
            pytest.param("음성", "인식", "", "word", id="음성인식 is speech recognition"),
            pytest.param("음성", "인삼", "", "place", id="음성인삼 is ginseng"),
            pytest.param("구미", "호", "", "word", id="구미호 is a fox"),
            pytest.param("양산", "을 두고", "", "hint", id="a particle is no more than a hint"),
            pytest.param("상주", " ", "", None, id="nothing known follows"),
        ],
    )
    def test_is_told_by_what_follows(self, name: str, attached: str, apart: str, expected: str | None) -> None:
        assert sense(name, attached, apart) == expected

    def test_how_far_the_word_goes_on_as_names_do_counts_too(self) -> None:
        known = homonym("공주")
        assert known
        assert (known.sense("병원", ""), known.sense("병원", "", 2)) == ("word", "place")

    def test_the_longer_beginning_decides(self) -> None:
        assert sense("강화", "도 되") == "word"
        assert sense("강화", "도 해안") == "place"


class TestLeaning:
    @pytest.mark.parametrize(
        ("line", "leaning"),
        [
            pytest.param("동탄에서 향남까지", 2, id="two towns of 화성"),
            pytest.param("탐사선이 찍은 행성", -2, id="two things of the planet"),
            pytest.param("동탄 천문대서 보는 행성", -1, id="one town, two things of the planet"),
            pytest.param("오늘의 소식", 0, id="nothing"),
        ],
    )
    def test_counts_what_a_line_speaks_of(self, line: str, leaning: int) -> None:
        known = homonym("화성")
        assert known
        assert known.leaning(line) == leaning


class TestTheTable:
    def test_every_line_names_a_unit_or_what_a_unit_is_called(self) -> None:
        names = {said for unit in units().values() for said in (unit.name, *unit.short_names)}
        assert {line["name"] for line in read_table("homonyms.csv")} <= names

    def test_is_sorted_without_doubles(self) -> None:
        names = [line["name"] for line in read_table("homonyms.csv")]
        assert names == sorted(set(names))

    def test_no_beginning_speaks_for_both(self) -> None:
        for line in read_table("homonyms.csv"):
            assert not set(filter(None, line["word"].split("|"))) & set(filter(None, line["place"].split("|"))), line["name"]

    def test_each_nature_is_known(self) -> None:
        assert {line["nature"] for line in read_table("homonyms.csv")} == {"", "deed", "contest"}

    def test_a_clear_name_has_none(self) -> None:
        assert homonym("포항") is None
        assert not is_homonym("포항")
        assert is_homonym("상주")
