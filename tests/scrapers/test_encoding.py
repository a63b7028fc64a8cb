"""What decodes decides."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.encoding import declared, decode

TEXT = "가람시, 인공지능 신호 제어 도입"
HTML = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body>' + TEXT + "</body></html>"
hangul = st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=3)


@pytest.mark.parametrize("name", ["utf-8", "cp949"])
@pytest.mark.parametrize("header", ["", "utf-8", "euc-kr", "iso-8859-1", "nonsense", "hex"])
@pytest.mark.parametrize("meta", ["utf-8", "euc-kr", "ks_c_5601-1987"])
def test_a_page_comes_out_right_whatever_is_declared(name: str, header: str, meta: str) -> None:
    page = HTML.format(meta)
    content_type = f"text/html; charset={header}" if header else "text/html"
    assert decode(page.encode(name), content_type) == page


@given(text=hangul, name=st.sampled_from(["utf-8", "cp949"]))
def test_hangul_comes_out_right_when_declared(text: str, name: str) -> None:
    assert decode(text.encode(name), f"text/html; charset={name}") == text


@given(text=st.text(st.characters(min_codepoint=32, max_codepoint=126)), name=st.sampled_from(["euc-kr", "utf-8", ""]))
def test_ascii_is_ascii(text: str, name: str) -> None:
    assert decode(text.encode(), f"text/html; charset={name}") == text


@given(body=st.binary(max_size=200), content_type=st.text(max_size=40))
def test_no_bytes_are_refused(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_knows_better(mark: bytes, name: str) -> None:
    assert decode(mark + TEXT.encode(name), "text/html; charset=euc-kr") == TEXT


@pytest.mark.parametrize("name", ["utf-8", "cp949"])
def test_one_broken_character_spoils_only_itself(name: str) -> None:
    broken = TEXT.encode(name) * 5 + b"\xff\xff<p>" + TEXT.encode(name) * 5
    assert decode(broken, "text/html").count(TEXT) == 10


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("인공지능 " * 20, "cp949", id="Korean"),
        pytest.param("人工知能の地域実証事業を公募します。自治体と企業が対象です。" * 5, "euc-jp", id="Japanese"),
        pytest.param("人工智能示范项目公开征集，面向城市和企业。" * 5, "gb18030", id="Chinese"),
        pytest.param("don’t “test” £5", "cp1252", id="Western, a few characters"),
    ],
)
def test_what_nobody_declares_is_guessed(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


def test_where_two_encodings_decode_the_one_with_more_hangul_is_right() -> None:
    assert decode("쨌".encode("cp949"), "text/html; charset=euc-kr") == "쨌", "as UTF-8 it is a dot"


def test_a_guess_that_python_does_not_know_leaves_something_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chardet.detect", lambda body: {"encoding": "EUC-TW"})
    assert decode("don’t".encode("cp1252")) == "don’t"


def test_declarations_are_looked_for_in_three_places() -> None:
    body = b'<?xml version="1.0" encoding="johab"?><meta charset="euc-kr">'
    assert declared(body, "text/xml; charset=utf-8") == ("utf-8", "johab", "cp949")
