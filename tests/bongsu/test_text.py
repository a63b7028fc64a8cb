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
