"""HWPX and DOCX: zip archives of XML, read in small chunks and never beyond a bound."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Literal

from scrapers.documents.budget import Budget
from scrapers.documents.markup import DOCX, HWPX, Vocabulary, read_markup
from scrapers.documents.sheet import Sheet
from scrapers.documents.values import Reading, Trouble, Unreadable

_CHUNK = 65_536
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The two that these formats use; the others can ask for hundreds of megabytes to unpack anything at all."""
_LOCKED = 0x01
_SECTION = re.compile(r"Contents/section(\d{1,5})\.xml")
_MANIFEST = "META-INF/manifest.xml"
_WORD = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def kind_of_archive(body: bytes) -> Literal["hwpx", "docx"] | None:
    """Return which of the two an archive is; None for any other. Raises `zipfile.BadZipFile`."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = set(archive.namelist())
    if _WORD[0] in names:
        return "docx"
    return "hwpx" if any(_SECTION.fullmatch(name) for name in names) else None


def read_hwpx(body: bytes, sheet: Sheet, budget: Budget) -> Reading:
    """Write the text of an HWPX file. Raises `Unreadable`, `zipfile.BadZipFile` and what the XML raises."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        found = {int(number[1]): info for info in archive.infolist() if (number := _SECTION.fullmatch(info.filename))}
        if _MANIFEST in archive.namelist() and b"encryption-data" in b"".join(
            _chunks(archive, archive.getinfo(_MANIFEST), budget)
        ):
            return Reading(note="encrypted")
        return _read(archive, [found[number] for number in sorted(found)], HWPX, sheet, budget)


def read_docx(body: bytes, sheet: Sheet, budget: Budget) -> Reading:
    """Write the text and the notes of a DOCX file. Raises `Unreadable`, `zipfile.BadZipFile` and what the XML raises."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = set(archive.namelist())
        return _read(archive, [archive.getinfo(name) for name in _WORD if name in names], DOCX, sheet, budget)


def _read(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], vocabulary: Vocabulary, sheet: Sheet, budget: Budget
) -> Reading:
    if any(part.flag_bits & _LOCKED for part in parts):
        return Reading(note="encrypted")
    for part in parts:
        read_markup(_chunks(archive, part, budget), vocabulary, sheet)
    return Reading()


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    if part.compress_type not in _METHODS:
        raise Unreadable(Trouble.DAMAGED, f"zip method {part.compress_type}")
    with archive.open(part) as stream:
        yield from budget.counted(iter(lambda: stream.read(_CHUNK), b""), part.compress_size)
