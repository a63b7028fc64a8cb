"""Outside text fit to stand in a message."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.render.clean import clean, link, shorten, shorten_at_sentence, units

any_text = st.text(st.characters(exclude_categories=()), max_size=300)  # lone surrogates too
lengths = st.integers(1, 80)


@pytest.mark.parametrize(
    ("outside", "cleaned"),
    [
        pytest.param("두 줄\n제목\t과  빈칸", "두 줄 제목 과 빈칸", id="one line"),
        pytest.param("\x1b[31m빨강\x07\x9b0m", "[31m빨강0m", id="terminal escapes cannot act"),
        pytest.param("가\u202e나\u2066다\u2069\u200f", "가나다", id="direction overrides and isolates"),
        pytest.param("A\u200bI\u2060 센\ufeff터\u00ad", "AI 센터", id="zero-width characters"),
        pytest.param("줄\u2028바꿈\u0085표시", "줄 바꿈 표시", id="the rarer line ends"),
        pytest.param("반쪽\ud83d글자", "반쪽글자", id="half of a surrogate pair, which no encoding takes"),
        pytest.param("빈\u3164자리", "빈자리", id="the Hangul filler, which shows nothing"),
        pytest.param("꼬리\U000e0041표", "꼬리표", id="invisible tags"),
        pytest.param("😀👍🏽 좋음 ⚖️", "😀👍🏽 좋음 ⚖️", id="emoji stay"),
    ],
)
def test_what_cannot_be_seen_goes(outside: str, cleaned: str) -> None:
    assert clean(outside) == cleaned


@given(any_text)
def test_cleaned_text_is_one_visible_line_that_can_be_encoded(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert cleaned == " ".join(cleaned.split())
    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_endless_text_is_read_to_a_bound() -> None:
    assert len(clean("가" * 10**6)) == 20_000


@given(any_text.map(clean), lengths)
def test_a_shortened_text_keeps_its_limit_and_its_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert units(short) <= limit
    assert text.startswith(short.removesuffix("…"))
    assert short == text or short.endswith("…")


@given(any_text.map(clean), lengths)
def test_shortened_at_a_sentence_it_keeps_its_limit_too(text: str, limit: int) -> None:
    short = shorten_at_sentence(text, limit)
    assert units(short) <= limit
    assert text.startswith(short.removesuffix("…"))


@given(any_text)
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        pytest.param("첫 문장이다. 둘째 문장이다.", 100, "첫 문장이다. 둘째 문장이다.", id="it fits"),
        pytest.param("첫 문장이다. 둘째 문장이다.", 12, "첫 문장이다.", id="whole sentences only"),
        pytest.param("그는 “한다.” 했고 또 말했다", 12, "그는 “한다.”", id="a closing quotation mark belongs to its sentence"),
        pytest.param("주소는 ai.go.kr 이며 누구나 볼 수 있다.", 12, "주소는 ai.go.k…", id="a point inside a word ends nothing"),
        pytest.param("기한은 2026. 11. 20. 까지로 한다.", 14, "기한은 2026. 11.…", id="nor does one in a date"),
        pytest.param(
            "그. 아주 길게 이어지는 둘째 문장이다.", 15, "그. 아주 길게 이어지는…", id="a short first sentence is not enough"
        ),
        pytest.param("😀😀😀", 4, "😀…", id="never half an emoji"),
    ],
)
def test_a_text_is_cut_where_a_reader_would(text: str, limit: int, short: str) -> None:
    assert shorten_at_sentence(text, limit) == short


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/articleView.html?idxno=1&x=%EA%B0%80",
        "http://시청.example/새소식",
        "http://127.0.0.1:8000/rss",
    ],
)
def test_a_web_address_is_a_link(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="none given"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("data:text/html,<b>x", id="a document in an address"),
        pytest.param("tg://user?id=1", id="an application's own scheme"),
        pytest.param("ftp://files.example/a.hwp", id="not the web"),
        pytest.param("//news.example/a", id="no scheme"),
        pytest.param("https:///a", id="no host"),
        pytest.param("http://[::1", id="not an address at all"),
        pytest.param("https://news.example/a b", id="a space would end it"),
        pytest.param("https://news.example/\u202egpj", id="written to be misread"),
        pytest.param("https://news.example/" + "a" * 2048, id="so long that clients cut it"),
    ],
)
def test_anything_else_is_not(url: str) -> None:
    assert link(url) is None
