"""PDF, by pdfium: the text that stands inside each page's visible area."""

import re
from typing import Any

from scrapers.documents.budget import Budget
from scrapers.documents.sheet import Sheet
from scrapers.documents.values import Reading

MOST_PAGES = 1_000
"""No announcement is longer; a few bytes can claim millions of pages."""
_PASSWORD = 4
"""``FPDF_ERR_PASSWORD``"""
_SPLIT_WORD = re.compile("[\x02\ufffe](?:\r?\n)?")
"""How pdfium marks a hyphen that only breaks a word at the end of a line."""
_TYPED_PAGE = 16
"""Characters: a page of text has hundreds; a scan has none, or the number that a machine stamped on it."""


def read_pdf(body: bytes, sheet: Sheet, _: Budget) -> Reading:
    """Write the text page by page. Raises `PdfiumError` where nothing can be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            return Reading(note="encrypted")
        raise
    with document:
        return _read(document, sheet, pypdfium2.PdfiumError)


def _read(document: Any, sheet: Sheet, broken: type[Exception]) -> Reading:  # noqa: ANN401 -- pypdfium2 has no types
    pages, seen, typed = len(document), min(len(document), MOST_PAGES), 0
    note_of_rest = "truncated" if seen < pages else ""
    for number in range(seen):
        try:
            text = _text(document, number)
        except broken:
            note_of_rest = "truncated"
            continue
        typed += len("".join(text.split()))
        sheet.write(text)
        sheet.end_line()
    scanned = typed < _TYPED_PAGE * pages and not note_of_rest
    return Reading(pages=pages, note="scanned" if scanned else "truncated" if note_of_rest else "")


def _text(document: Any, number: int) -> str:  # noqa: ANN401 -- pypdfium2 has no types
    page = document[number]
    try:
        return _SPLIT_WORD.sub("", page.get_textpage().get_text_bounded()).replace("\r\n", "\n")
    finally:
        page.close()
