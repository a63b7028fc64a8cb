import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.scanning import encodable, find_from, is_short, stands_free


@given(st.text(alphabet=st.characters()))
def test_places_stay_when_a_text_is_made_encodable(text: str) -> None:
    made = encodable(text)
    assert len(made) == len(text)
    made.encode()


def test_a_lone_surrogate_gives_way_and_the_rest_stays() -> None:
    assert encodable("AI\ud800방역") == "AI\ufffd방역"
    assert encodable("그대로") == "그대로"


@pytest.mark.parametrize(
    ("text", "word", "free"),
    [
        pytest.param("AI를", "AI", True, id="Korean joins on the right"),
        pytest.param("CHAIR", "AI", False, id="inside a Latin word"),
        pytest.param("AI2", "AI", False, id="a digit follows"),
        pytest.param("건축산업", "축산", False, id="a short word inside another"),
        pytest.param("축산농가", "축산", True, id="a short word at the left edge"),
        pytest.param("초거대인공지능", "인공지능", True, id="a long word joins on both sides"),
        pytest.param("AI농가", "농가", True, id="after Latin"),
    ],
)
def test_a_word_stands_free(text: str, word: str, free: bool) -> None:
    start = text.index(word)
    assert stands_free(text, start, start + len(word)) is free


@pytest.mark.parametrize("word", ["축산", "닭", "인공지능", "AI", "A축", ""])
@pytest.mark.parametrize("before", ["", "건", " ", "A", "1", "·"])
def test_of_a_short_word_only_hangul_before_it_makes_a_piece(word: str, before: str) -> None:
    if is_short(word):
        assert stands_free(f"{before}{word}2", len(before), len(before) + len(word)) is (before != "건")
    else:
        assert word not in {"축산", "닭"}


_SPAN = re.compile(r"\d+일(?:\s?동안)?|한\s?달|이틀")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("3일 동안, 한 달 동안, 이틀", id="each beginning, in order"),
        pytest.param("12345678일", id="a beginning inside another is no second match"),
        pytest.param("30분 뒤, 7일", id="what only begins so is none"),
        pytest.param("", id="nothing"),
    ],
)
def test_matches_found_from_their_beginnings_are_all_there_are(text: str) -> None:
    found = find_from(_SPAN, text, re.compile(r"\d"), re.compile("한|이틀"))
    assert [each.span() for each in found] == [each.span() for each in _SPAN.finditer(text)]
