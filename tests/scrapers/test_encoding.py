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


def test_declarations_are_looked_for_in_three_places() -> None:
    body = b'<?xml version="1.0" encoding="johab"?><meta charset="euc-kr">'
    assert declared(body, "text/xml; charset=utf-8") == ("utf-8", "johab", "cp949")
