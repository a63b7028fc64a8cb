"""A rule's word is found where a Korean reader would say that it stands, and nowhere else."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu import words
from bongsu.words import Scanner, fold, implies, read_word

LETTERS = "aA9가나다 ·漢й"
ODD = "\u1100\u1161\u11a8\u0301\u200bＡ　ß\ud800\n"


def stands(word: str, text: str) -> bool:
    return word in Scanner([word]).scan(fold(text).text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        pytest.param("AI", "AI", id="the whole text"),
        pytest.param("AI", "AI를 키운다", id="a particle follows Latin without a space"),
        pytest.param("AI", "AI데이터센터", id="a compound follows Latin"),
        pytest.param("AI", "생성형AI 공모", id="a compound comes before Latin"),
        pytest.param("AI", "ai·반도체", id="either case"),
        pytest.param("AI", "ＡＩ 산업", id="full width"),
        pytest.param("AI", "人工智能AI", id="after Han"),
        pytest.param("R&D", "R&D를", id="a sign inside"),
        pytest.param("5G", "5G망", id="a digit at the edge"),
        pytest.param("인공지능", "인공지능산업", id="a compound follows Hangul"),
        pytest.param("인공지능", "초거대인공지능", id="three syllables and more are free on the left"),
        pytest.param("대구", "대구시는", id="two syllables are free on the right"),
        pytest.param("대구", "AI대구", id="another script is an edge on the left"),
        pytest.param("인공지능", unicodedata.normalize("NFD", "인공지능 공모"), id="a text in pieces (NFD)"),
        pytest.param(unicodedata.normalize("NFD", "인공지능"), "인공지능 공모", id="a rule in pieces (NFD)"),
        pytest.param("인공지능", "인공\u200b지능", id="an invisible space inside"),
        pytest.param("피지컬 AI", "피지컬AI 거점", id="a space may be missing beside Hangul"),
        pytest.param("피지컬AI", "피지컬 AI 거점", id="a space may be there between scripts"),
        pytest.param("인공지능 전환", "인공지능전환", id="a space may be missing within Hangul"),
        pytest.param("AI 전환 5개년", "AI전환 5개년", id="each space by itself"),
        pytest.param("a가b나c다", "a 가 b 나 c 다", id="many spaces, all there"),
        pytest.param("a가b나c다", "a가b나c다", id="many spaces, none there"),
        pytest.param("피지컬 AI", "피지컬\nAI", id="a line's end is a space"),
        pytest.param("=공모", "공모를 연다", id="alone, with a particle"),
        pytest.param("=공모", "공모", id="alone, at the end"),
        pytest.param("=공모", "‘공모’", id="alone, in quotation marks"),
        pytest.param("=공모", "공모에서는", id="alone, with two particles"),
        pytest.param("=AI", "AI를", id="Latin alone, with a particle"),
        pytest.param("~공모", "지원사업공모", id="anywhere: inside a compound"),
        pytest.param("~AI", "CHAIR", id="anywhere: also inside Latin"),
        pytest.param("가ㆍ나", "가·나", id="look-alike middle dots"),
        pytest.param("Straße", "STRASSE", id="letters that fold into two"),
        pytest.param("AI", "\u1100AI", id="after a consonant that stands alone"),
        pytest.param("AI", "\U0001b000AI", id="after kana of old"),
        pytest.param("&D", "R&D", id="a sign at the edge is free"),
        pytest.param("a가b나", "a가 b나", id="three spaces, each by itself"),
    ],
)
def test_found(word: str, text: str) -> None:
    assert stands(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        pytest.param("AI", "CHAIR", id="inside Latin"),
        pytest.param("AI", "AI2", id="a digit belongs to Latin"),
        pytest.param("AI", "OpenAI", id="the end of a Latin word"),
        pytest.param("AI", "Éai", id="letters with marks are letters"),
        pytest.param("AI", "AI2 도입", id="a digit, and more behind it"),
        pytest.param("R&D", "ER&D", id="a letter before a word with a sign inside"),
        pytest.param("a가b나c", "a가 b나c", id="of more than three spaces, all or none"),
        pytest.param("2차", "12차", id="a longer number"),
        pytest.param("대구", "빨대구멍", id="two syllables inside a word"),
        pytest.param("칩", "감자칩", id="one syllable at the end of a word"),
        pytest.param("AI chip", "AIchip", id="between Latin words a space is needed"),
        pytest.param("=공모", "공모전", id="alone: no compound"),
        pytest.param("=공모", "사업공모", id="alone: nothing before"),
        pytest.param("=공모", "AI공모", id="alone: nothing of another script before"),
        pytest.param("=공모", "공모2", id="alone: no digit behind"),
        pytest.param("=AI", "AI데이터", id="Latin alone: no compound"),
        pytest.param("=AI", "AI2", id="Latin alone: no digit"),
        pytest.param("=공모", "공모에서는가나다라마", id="alone: a particle must end the word"),
        pytest.param("인공지능", "인공 지능", id="no space where the rule's word is one"),
        pytest.param("인공지능", "", id="an empty text"),
    ],
)
def test_not_found(word: str, text: str) -> None:
    assert not stands(word, text)


@pytest.mark.parametrize(
    "particles",
    [
        *(
            "을",
            "를",
            "이",
            "가",
            "은",
            "는",
            "의",
            "도",
            "만",
            "뿐",
            "께",
            "께서",
            "에게",
            "보다",
            "처럼",
            "같이",
            "밖에",
            "인",
        ),
        *(
            "조차",
            "마저",
            "마다",
            "랑",
            "이랑",
            "나",
            "이나",
            "든",
            "이든",
            "에",
            "에서",
            "로",
            "으로",
            "와",
            "과",
            "부터",
            "까지",
        ),
        *("로서", "으로서", "로써", "으로써", "에는", "에서도", "로만", "으로서의", "부터는", "까지도"),
        *(
            "라",
            "라고",
            "라는",
            "라며",
            "란",
            "며",
            "고",
            "다",
            "자",
            "이라고",
            "이며",
            "입니다",
            "들",
            "들이",
            "들에게",
            "들입니다",
        ),
    ],
)
def test_a_particle_leaves_a_word_alone(particles: str) -> None:
    assert stands("=공모", f"공모{particles} 소식")


@pytest.mark.parametrize("tail", ["들판", "에서울", "가을", "라디오", "고시", "다리", "입니", "을를", "에도는"])
def test_what_only_begins_like_a_particle_makes_another_word(tail: str) -> None:
    assert not stands("=공모", f"공모{tail} 소식")


def test_the_first_place_counts_and_bad_ones_do_not() -> None:
    assert Scanner(["AI"]).scan("chair openai ai ai") == {"AI": 13}


def test_one_spelling_may_serve_several_words() -> None:
    assert Scanner(["=공모", "공모", "~공모"]).scan("사업공모 공모전 공모를") == {"~공모": 2, "공모": 5, "=공모": 9}


def test_words_that_overlap_are_all_found() -> None:
    assert Scanner(["~가나", "~나다", "~가나다라"]).scan("가나다라") == {"~가나": 0, "~나다": 1, "~가나다라": 0}


@pytest.mark.parametrize(
    ("word", "text", "places"),
    [
        pytest.param("AI", "chair ai, openai ai", [(6, 8), (17, 19)], id="where its edges are free on the left"),
        pytest.param("AI", "ai2 ai를", [(4, 6)], id="and on the right"),
        pytest.param("~aa", "aaaa", [(0, 2), (1, 3), (2, 4)], id="also where places overlap"),
        pytest.param("피지컬 AI", "피지컬ai 피지컬 ai", [(6, 12), (0, 5)], id="form by form"),
        pytest.param("AI", "", [], id="nowhere"),
    ],
)
def test_every_place_of_a_word(word: str, text: str, places: list[tuple[int, int]]) -> None:
    assert list(read_word(word).positions(text)) == places


def test_nothing_to_look_for_finds_nothing() -> None:
    assert Scanner([]).scan("AI") == {}


def test_a_long_text_is_searched_in_pieces_that_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_WINDOW", 4)
    text = "...x 인공지능 가나다라 ai"
    assert Scanner(["인공지능", "AI", "나다라"]).scan(text) == {"인공지능": 5, "나다라": 11, "AI": 15}


@pytest.mark.parametrize(
    ("word", "other", "brings"),
    [
        pytest.param("AI", "ai", True, id="the same in another case"),
        pytest.param("AI반도체", "AI", True, id="Latin before Hangul"),
        pytest.param("인공지능", "인공", False, id="초인공지능 has the long one only"),
        pytest.param("=인공지능", "인공", False, id="a stricter word is not weighed: the rule is let through"),
        pytest.param("생성형 AI", "AI", True, id="inside a longer word"),
        pytest.param("AI", "AI반도체", False, id="the longer is not in the shorter"),
        pytest.param("AI", "=AI", False, id="AI데이터 has the one without the other"),
        pytest.param("=AI", "~AI", True, id="anywhere is wider than alone"),
        pytest.param("~AI", "AI", False, id="CHAIR has the one without the other"),
        pytest.param("초거대인공지능", "인공지능", True, id="a free edge in the middle"),
    ],
)
def test_implies(word: str, other: str, brings: bool) -> None:
    assert implies(read_word(word), read_word(other)) is brings


@pytest.mark.parametrize(
    ("text", "found", "origin"),
    [
        pytest.param("가나AI", 2, 2, id="an even text: the same place"),
        pytest.param(unicodedata.normalize("NFD", "가나") + "AI", 2, 4, id="after composed syllables"),
        pytest.param("a\u200b\u200bb", 1, 3, id="after invisible characters"),
        pytest.param("ßx", 2, 1, id="after a letter that became two"),
        pytest.param("ßx", 1, 1, id="within it: no further than its end"),
        pytest.param("Ａx", 1, 1, id="after full width"),
    ],
)
def test_places_lead_back_to_the_text_as_it_came(text: str, found: int, origin: int) -> None:
    assert fold(text).origin(found) == origin


@given(st.text(LETTERS + ODD, max_size=40))
def test_every_folded_character_has_an_origin_in_order(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(index) for index in range(len(folded.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)


@given(st.text(LETTERS + ODD, max_size=40))
def test_no_half_of_a_pair_is_left(text: str) -> None:
    assert fold(text).text.encode().decode() == fold(text).text


@given(st.text(max_size=200))
def test_a_folded_text_can_always_be_searched(text: str) -> None:
    assert set(Scanner(["AI"]).scan(fold(text).text)) <= {"AI"}


def test_marks_without_end_take_linear_time() -> None:
    assert len(fold("a" + "\u0301\u0323" * 100_000).text) > 100_000


def naive(written: str) -> re.Pattern[str]:
    """The rules of edges and spacing once more, as one slow pattern."""
    sign, text = (written[0], written[1:]) if written[0] in "=~" else ("", written)
    text = " ".join(text.lower().split())
    hangul, other = "[가-힣]", "[^\\W가-힣漢_]"
    body = ""
    for before, here in zip(" " + text, text, strict=False):
        kinds = {bool(re.match(hangul, c)) for c in (before, here)}
        boundary = len(kinds) == 2 and re.match(f"{hangul}|{other}", before) and re.match(f"{hangul}|{other}", here)
        body += " ?" if boundary else ""
        body += re.escape(here)
    body = re.sub(f"(?<={hangul})\\\\ ", " ?", body)
    body = re.sub(f"\\\\ (?={hangul})", " ?", body)
    run = len(text) - len(re.sub(f"^{hangul}*", "", text))
    left = f"(?<!{hangul})" if 0 < run <= 2 else f"(?<!{other})" if re.match(other, text) else ""
    right = f"(?!{other})" if re.match(other, text[-1]) else ""
    if sign == "=":
        left, right = "(?<![^\\W_])", "(?=들?(?:[이가는]|이?[나다])?(?![^\\W_]))"
    return re.compile(body if sign == "~" else left + body + right)


WORDS = st.from_regex(r"[=~]?[a9가나다漢й](?:[a9가나다漢й]| (?=[a9가나다漢й])){0,4}", fullmatch=True)


@given(st.lists(WORDS, min_size=1, max_size=8), st.text("a9가나다漢й .이들는", max_size=60))
def test_finds_what_the_plain_way_finds(written: list[str], text: str) -> None:
    expected = {word: found.start() for word in written if (found := naive(word).search(text))}
    assert Scanner(written).scan(text) == expected


@given(WORDS, WORDS, st.text("a9가나다漢 .", max_size=40))
def test_what_is_implied_is_there(word: str, other: str, text: str) -> None:
    if implies(read_word(word), read_word(other)) and stands(word, text):
        assert stands(other, text)
