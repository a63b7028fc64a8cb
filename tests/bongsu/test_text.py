"""One spelling for every word; markup as the text that a person sees."""

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.text import fold, normalise, to_headline, to_text, without_controls

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))
"""Lone surrogates too."""

LOOKALIKES = st.text(alphabet="가나AＡａ　 \u00a0\t\r\n\u0300\u0316ᄀ\u1161\u200b\u202e·ㆍ・\ud800\udc00")


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        pytest.param("ＡＩ　２０２６（안）％", "AI 2026(안)%", id="full-width letters of old boards"),
        pytest.param("대구\u00a0AI\u2009허브", "대구 AI 허브", id="spaces that are not the space"),
        pytest.param("공모ㆍ선정・지원‧실증•교육", "공모·선정·지원·실증·교육", id="five middle dots are one"),
        pytest.param(unicodedata.normalize("NFD", "광주광역시"), "광주광역시", id="a file name from a Mac"),
        pytest.param("인공\u200b지\u00ad능\ufeff", "인공지능", id="zero-width characters hide inside words"),
        pytest.param("\u202e시구대\u202c", "시구대", id="a direction override makes a text read as another"),
        pytest.param("첫 줄\r\n둘째 줄\u2028셋째 줄", "첫 줄\n둘째 줄\n셋째 줄", id="line ends"),
        pytest.param("a\x00b\x1bc\x9dd", "abcd", id="controls"),
        pytest.param("끊긴 \ud83d 글자", "끊긴 \ufffd 글자", id="half of a pair"),
        pytest.param("\ud83d\ude00", "\U0001f600", id="a pair written as two halves"),
        pytest.param("‘AI’ – “대전환” ―", "‘AI’ – “대전환” ―", id="quotation marks and dashes stay"),
        pytest.param("두  칸", "두  칸", id="the number of spaces stays"),
        pytest.param("plain ASCII", "plain ASCII", id="what most addresses are"),
    ],
)
def test_one_spelling(written: str, spelt: str) -> None:
    assert normalise(written) == spelt


INVISIBLE = {
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFFA0, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
}  # fmt: skip
LINE_ENDS = {0x0A, 0x0D, 0x85, 0x2028, 0x2029}


def test_of_all_characters_those_that_show_nothing_go() -> None:
    """Those that do show something stay, even beside them: ‐ after U+200F, ￼ after U+FFFB, and letters after the tags."""
    around = (*range(0xD800), *range(0xE000, 0x10000), *range(0xE0000, 0xE0200))
    assert {code for code in around if normalise(f"가{chr(code)}나") == "가나"} == INVISIBLE
    assert {code for code in range(0x3000) if normalise(f"가{chr(code)}나") == "가\n나"} == LINE_ENDS


def test_controls_in_plain_letters_go_too() -> None:
    assert normalise("a\x00b\x7fc\td\r\ne") == "abc d\ne"


def test_every_full_width_letter_is_the_plain_one() -> None:
    plain = "".join(map(chr, range(0x21, 0x7F)))
    assert normalise("".join(chr(ord(letter) + 0xFEE0) for letter in plain)) == plain
    assert normalise("\uff00\uff5f\uff60") == "\uff00\uff5f\uff60", "what stands around them is no letter"


@pytest.mark.parametrize("space", "\t\v\f\u00a0\u1680\u2000\u2005\u200a\u202f\u205f\u3000\u2800", ids=ascii)
def test_every_kind_of_space_is_one(space: str) -> None:
    assert normalise(f"가{space}나") == "가 나"


@pytest.mark.parametrize("dot", "·ㆍ・‧•･⋅∙")
def test_every_middle_dot_is_one(dot: str) -> None:
    assert normalise(f"가{dot}나") == "가·나"


def test_marks_are_counted_anew_for_each_letter() -> None:
    piled = "가" + "\u0300" * 25
    assert normalise(piled * 3).count("\u0300") == 75


@given(ANY_TEXT | LOOKALIKES)
def test_spelling_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode()


def test_marks_piled_on_a_letter_are_cut_to_what_any_language_uses() -> None:
    """Composing 200,000 marks in one pile would take minutes; 30 stay, so that this returns at once."""
    assert len(normalise("가" + "\u0300\u0316" * 100_000)) == 31
    assert normalise("★" * 100) == "★" * 100


def test_controls_go_and_spelling_stays_where_markup_is_kept() -> None:
    assert without_controls("＜b＞\x00ㆍ\u200b\r\n\t끝") == "＜b＞ㆍ\n\t끝"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>첫 문단.</p><p>둘째  문단.</p>", "첫 문단.\n둘째 문단.", id="paragraphs"),
        pytest.param("<td>가<br>나<br/>다</td><td>라</td>", "가\n나\n다\n라", id="a board's cell with line breaks"),
        pytest.param("<div>대<b>구</b><span>시</span>는</div>", "대구시는", id="emphasis does not divide words"),
        pytest.param("가\n   나<p>다</p>", "가 나\n다", id="the source's line ends are spaces in HTML"),
        pytest.param("가\n나", "가\n나", id="but line ends in a text without blocks"),
        pytest.param("&lt;b&gt; &amp;lt; &#039;AI&#039;&nbsp;끝", "<b> &lt; 'AI' 끝", id="entities once"),
        pytest.param("&#8203;인&#x200B;공", "인공", id="a zero-width character written as an entity"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_of_markup(markup: str, text: str) -> None:
    assert to_text(markup) == text


@given(ANY_TEXT | LOOKALIKES)
def test_text_survives_being_escaped(text: str) -> None:
    lines = [" ".join(line.split()) for line in normalise(text).split("\n")]
    assert to_text(html.escape(text)) == "\n".join(line for line in lines if line)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param("<시론> AI 시대의 지역", "<시론> AI 시대의 지역", id="angle brackets name a series"),
        pytest.param("<AI 시대를 묻다> 3회", "<AI 시대를 묻다> 3회", id="also when it begins with Latin letters"),
        pytest.param('<b>AI</b> <font color="red">속보</font>', "AI 속보", id="emphasis in a feed's title"),
        pytest.param("공모&#160;‘AI’&amp;데이터", "공모 ‘AI’&데이터", id="entities"),
        pytest.param("  두\n줄 제목 ", "두 줄 제목", id="one line"),
    ],
)
def test_titles(written: str, title: str) -> None:
    assert to_headline(written) == title


def test_folding_makes_one_line() -> None:
    assert fold(" ＡＩ\n\t 허브 ") == "AI 허브"
