import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.regions.scan import LONGEST, fold, lexicon, scan, shorter


def names(text: str) -> list[str]:
    return [hit.surface for hit in scan(text)]


class TestScan:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            pytest.param("서울 강남구에서", ["서울", "강남구"], id="the longest at each place: 강남구, not 남구"),
            pytest.param("대구광역시 수성구", ["대구광역시", "수성구"], id="official names"),
            pytest.param("경북대 교수", ["경북대"], id="a body is not its first syllables"),
            pytest.param("아무것도 없다", [], id="nothing"),
        ],
    )
    def test_finds_names_without_overlap(self, text: str, found: list[str]) -> None:
        assert names(text) == found

    def test_a_hit_knows_where_it_stands(self) -> None:
        (hit,) = scan("오늘 포항에서")
        assert "오늘 포항에서"[hit.start : hit.end] == hit.surface == "포항"

    @pytest.mark.parametrize(
        ("surface", "kind", "codes"),
        [
            ("대구", "short", {"27000"}),
            ("대구시", "official", {"27000"}),
            ("중구", "official", {"11140", "26110", "27110", "28110", "30140", "31110"}),
            ("광주시", "official", {"29000", "41610"}),
            ("제주", "short", {"49000", "50000"}),
            ("호남권", "group", {"12000", "52000"}),
            ("판교", "landmark", {"41135"}),
        ],
    )
    def test_a_name_has_the_codes_of_all_that_bear_it(self, surface: str, kind: str, codes: set[str]) -> None:
        assert lexicon()[surface].kind == kind
        assert set(lexicon()[surface].codes) == codes

    def test_shorter_is_the_longest_name_that_a_name_begins_with(self) -> None:
        assert shorter("광주대") == "광주"
        assert shorter("상주시") == "상주"
        assert shorter("대구") is None


class TestFold:
    def test_plain_text_stays_as_it_is(self) -> None:
        folded = fold("대구 AI")
        assert folded.text == "대구 AI"
        assert folded.place_of(3) == folded.index_of(3) == 3

    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            pytest.param(unicodedata.normalize("NFD", "대구"), "대구", id="decomposed Hangul"),
            pytest.param("대\u200b구", "대구", id="zero-width space"),
            pytest.param("\u202e대구", "대구", id="right-to-left override"),
            pytest.param("ＡＩ　대구", "AI 대구", id="full width"),
            pytest.param("\ud800대구", "\ufffd대구", id="a lone surrogate"),
        ],
    )
    def test_makes_one_form_of_many(self, text: str, plain: str) -> None:
        assert fold(text).text == plain

    def test_offsets_lead_back_to_the_text_as_given(self) -> None:
        text = unicodedata.normalize("NFD", "경북 포항")
        folded = fold(text)
        start = folded.text.index("포항")
        assert unicodedata.normalize("NFC", text[folded.place_of(start) :]) == "포항"
        assert folded.index_of(folded.place_of(start)) == start

    def test_looks_at_the_beginning_of_an_endless_text(self) -> None:
        assert len(fold("가" * (LONGEST + 1)).text) == LONGEST

    @given(st.text())
    def test_every_character_stands_somewhere(self, text: str) -> None:
        folded = fold(text)
        places = [folded.place_of(index) for index in range(len(folded.text))]
        assert places == sorted(places)
        assert all(place < len(text) for place in places)
