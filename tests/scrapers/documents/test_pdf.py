"""PDF: the text of the pages, and the figures that a hostile file names."""

import zlib

import pytest

from scrapers.documents import pdf as pdf_module
from scrapers.documents.kinds import read
from scrapers.documents.values import Document, Limits, Trouble, Unreadable
from tests.scrapers.documents.papers import LINE, pdf, pdf_file, stream

LIMITS = Limits()
CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
ENCRYPTED = pdf_file(
    [
        CATALOGUE,
        "<< /Type /Pages /Count 0 /Kids [] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P -1 /O <{'11' * 32}> /U <{'22' * 32}> >>",
    ],
    trailer=f"/Encrypt 3 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
)


def test_the_text_page_by_page() -> None:
    document = read(pdf([LINE, "접수 2026. 12. 1.까지"], ["둘째 쪽에도 글이 있고 충분히 깁니다."]), LIMITS)
    expected = f"{LINE}\n접수 2026. 12. 1.까지\n둘째 쪽에도 글이 있고 충분히 깁니다."
    assert document == Document(text=expected, kind="pdf", pages=2)


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        pytest.param([[], []], "", id="no text at all"),
        pytest.param([["- 1 -"], ["- 2 -"], []], "- 1 -\n- 2 -", id="only the numbers that a machine stamped on"),
    ],
)
def test_a_scan_is_named_as_such(pages: list[list[str]], text: str) -> None:
    assert read(pdf(*pages), LIMITS) == Document(text=text, kind="pdf", pages=len(pages), note="scanned")


def test_an_encrypted_file_is_named_as_such() -> None:
    assert read(ENCRYPTED, LIMITS) == Document(text="", kind="pdf", note="encrypted")


def test_rubbish_before_the_file_is_passed_over() -> None:
    assert read(b"HTTP rubbish\r\n\r\n" + pdf([LINE]), LIMITS).text == LINE


def test_pages_beyond_the_bound_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 2)
    document = read(pdf([LINE], [LINE], ["마지막 쪽"]), LIMITS)
    assert document == Document(text=f"{LINE}\n{LINE}", kind="pdf", pages=3, note="truncated")


def test_a_broken_page_is_left_out() -> None:
    file = pdf([LINE], [LINE]).replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [9 0 R 6 0 R]")
    assert read(file, LIMITS) == Document(text=LINE, kind="pdf", pages=2, note="truncated")


def test_a_hyphen_that_breaks_a_word_is_taken_back() -> None:
    content = stream(b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (announce-) Tj 1 0 0 1 72 686 Tm (ment of the city) Tj ET")
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    file = pdf_file([CATALOGUE, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, content, font])
    assert read(file, LIMITS).text == "announcement of the city"


@pytest.mark.parametrize(
    "objects",
    [
        pytest.param([CATALOGUE, "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"], id="a page tree in a circle"),
        pytest.param([CATALOGUE, "<< /Type /Pages /Count 0 /Kids [] >>"], id="no pages"),
        pytest.param([CATALOGUE, "2 0 R"], id="an object that is itself"),
        pytest.param(["1 0 R"], id="no catalogue"),
    ],
)
def test_what_cannot_be_read(objects: list[bytes | str]) -> None:
    with pytest.raises(Unreadable) as caught:
        read(pdf_file(objects), LIMITS)
    assert caught.value.trouble is Trouble.DAMAGED


def test_billions_of_claimed_pages_cost_nothing() -> None:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    document = read(pdf_file([CATALOGUE, "<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", page]), LIMITS)
    assert document.pages == 1


def test_text_that_is_packed() -> None:
    shown = zlib.compress(b"BT /F1 12 Tf 1 0 0 1 72 700 Tm (a call for AI companies) Tj ET")
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    assert (
        read(pdf_file([CATALOGUE, pages, page, stream(shown, "/Filter /FlateDecode"), font]), LIMITS).text
        == "a call for AI companies"
    )
