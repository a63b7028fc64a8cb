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
        if error.err_code == _PASSWORD and b"/Encrypt" in body:  # pdfium tells the last error, be it another file's
            return Reading(note="encrypted")
        raise
    with document:
        return _read(document, sheet, pypdfium2.PdfiumError)


def _read(document: Any, sheet: Sheet, broken: type[Exception]) -> Reading:  # noqa: ANN401 -- pypdfium2 has no types
    pages, typed = len(document), 0
    whole = pages <= MOST_PAGES
    for number in range(min(pages, MOST_PAGES)):
        try:
            text = _text(document, number)
        except broken:
            whole = False
            continue
        typed += len("".join(text.split()))
        sheet.write(text)
        sheet.end_line()
    if not whole:
        return Reading(pages=pages, note="truncated")
    return Reading(pages=pages, note="scanned" if typed < _TYPED_PAGE * pages else "")


def _text(document: Any, number: int) -> str:  # noqa: ANN401 -- pypdfium2 has no types
    page = document[number]
    try:
        return _SPLIT_WORD.sub("", page.get_textpage().get_text_bounded()).replace("\r\n", "\n")
    finally:
        page.close()
