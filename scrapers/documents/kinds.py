"""Which kind a document is, by what is in it, and its reading: bytes -> `Document`."""

from collections.abc import Callable
from typing import TypeVar

from scrapers.documents.archive import kind_of_archive, read_docx, read_hwpx
from scrapers.documents.budget import Budget
from scrapers.documents.hwp import kind_of_compound, read_hwp
from scrapers.documents.pdf import read_pdf
from scrapers.documents.plain import decoded, is_html, read_plain
from scrapers.documents.sheet import Full, Sheet
from scrapers.documents.values import Document, Kind, Limits, Reading, Trouble, Unreadable

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
"""Readers accept so many bytes of something else before a PDF (PDF 1.7, appendix H, note 13)."""

_Reader = Callable[[bytes, Sheet, Budget], Reading]
_Result = TypeVar("_Result")


def read(body: bytes, limits: Limits) -> Document:
    """Return the text of a document. Raises `Unreadable`.

    Where a document breaks off, what came before it counts, and the note says so.
    """
    sheet = Sheet(limits.characters)
    kind, reader = _guarded(lambda: _recognised(body))
    try:
        reading = _guarded(lambda: reader(body, sheet, Budget(limits.unpacked)))
    except Full:
        reading = Reading(note="truncated")
    except Unreadable as error:
        if error.trouble is not Trouble.DAMAGED or sheet.blank:
            raise
        reading = Reading(note="truncated")
    return _document(kind, sheet.text(), reading)


def _document(kind: Kind, text: str, reading: Reading) -> Document:
    if not text and reading.note == "truncated":
        raise Unreadable(Trouble.DAMAGED, "no text")
    return Document(text=text, kind=kind, pages=reading.pages, note=reading.note or ("" if text else "scanned"))


def _guarded(step: Callable[[], _Result]) -> _Result:
    """Whatever a parser makes of a hostile file, it ends as a verdict."""
    try:
        return step()
    except (Full, Unreadable):
        raise
    except MemoryError as error:
        raise Unreadable(Trouble.MEMORY) from error
    except ImportError as error:
        raise Unreadable(Trouble.MISSING, error.name or "") from error
    except Exception as error:
        raise Unreadable(Trouble.DAMAGED, type(error).__name__) from error


def _recognised(body: bytes) -> tuple[Kind, _Reader]:
    if not body:
        raise Unreadable(Trouble.EMPTY)
    if body.startswith(_COMPOUND):
        return _compound(body)
    if body.startswith(_ZIP):
        return _archive(body)
    if _PDF in body[:_PDF_WITHIN]:
        return "pdf", read_pdf
    if is_html(body):
        raise Unreadable(Trouble.HTML)
    if decoded(body) is None:
        raise Unreadable(Trouble.UNKNOWN)
    return "txt", read_plain


def _compound(body: bytes) -> tuple[Kind, _Reader]:
    match kind_of_compound(body):
        case "hwp":
            return "hwp", read_hwp
        case "locked-office":
            return "docx", lambda *_: Reading(note="encrypted")
        case _:
            raise Unreadable(Trouble.UNKNOWN)


def _archive(body: bytes) -> tuple[Kind, _Reader]:
    match kind_of_archive(body):
        case "hwpx":
            return "hwpx", read_hwpx
        case "docx":
            return "docx", read_docx
        case _:
            raise Unreadable(Trouble.UNKNOWN)
