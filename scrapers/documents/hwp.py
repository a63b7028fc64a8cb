"""HWP 5: a compound file with a header, sections of records and a preview."""

import io
import re
import zlib
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from typing import Any, Literal

from scrapers.documents.budget import Budget
from scrapers.documents.records import inflated, records
from scrapers.documents.section import read_section
from scrapers.documents.sheet import Sheet
from scrapers.documents.values import Reading, Trouble, Unreadable

_SIGNATURE = b"HWP Document File"
_PROPERTIES = slice(36, 40)
_COMPRESSED, _DISTRIBUTION = 0x01, 0x04
_LOCKED = 0x02 | 0x10 | 0x100 | 0x400
"""Password, DRM, and encryption or DRM by certificate (table 3 of the format)."""
_SECTION = re.compile(r"Section(\d{1,5})")


def kind_of_compound(body: bytes) -> Literal["hwp", "locked-office"] | None:
    """Return whether a compound file is HWP 5, or the wrapping that Office puts around an encrypted file."""
    with _opened(body) as file:
        if file.exists("FileHeader") and file.openstream("FileHeader").read(len(_SIGNATURE)) == _SIGNATURE:
            return "hwp"
        return "locked-office" if file.exists("EncryptedPackage") else None


def read_hwp(body: bytes, sheet: Sheet, budget: Budget) -> Reading:
    """Write the text of an HWP 5 file, or the preview of one that is locked or damaged. Raises `Unreadable` and `OSError`."""
    with _opened(body) as file:
        properties = int.from_bytes(file.openstream("FileHeader").read()[_PROPERTIES], "little")
        if properties & (_LOCKED | _DISTRIBUTION):
            _preview(file, sheet)
            return Reading(note="encrypted" if properties & _LOCKED else "distribution")
        whole = _body(file, sheet, budget, compressed=bool(properties & _COMPRESSED))
        if not whole and sheet.blank:
            _preview(file, sheet)
    return Reading(note="" if whole else "truncated")


def _opened(body: bytes) -> AbstractContextManager[Any]:
    import olefile

    return closing(olefile.OleFileIO(io.BytesIO(body)))


def _body(file: Any, sheet: Sheet, budget: Budget, *, compressed: bool) -> bool:  # noqa: ANN401 -- olefile has no types
    """Write the sections as far as they can be read; return whether that was to the end."""
    paths = _sections(file)
    try:
        for path in paths:
            stream = file.openstream(path).read()
            chunks: Iterable[bytes] = inflated(stream) if compressed else (stream,)
            read_section(records(budget.counted(chunks, len(stream))), sheet)
    except (zlib.error, OSError):
        return False
    except Unreadable as error:
        if error.trouble is Trouble.BOMB:
            raise
        return False
    return bool(paths)


def _sections(file: Any) -> list[list[str]]:  # noqa: ANN401 -- olefile has no types
    """The paths of the sections in the order of their numbers, which is not that of the directory."""
    found = [
        (int(number[1]), path)
        for path in file.listdir()
        if path[0] == "BodyText" and len(path) > 1 and (number := _SECTION.fullmatch(path[1]))
    ]
    return [path for _, path in sorted(found)]


def _preview(file: Any, sheet: Sheet) -> None:  # noqa: ANN401 -- olefile has no types
    """Write the first thousand or so characters, which a file carries in the clear; there a row is ``<cell><cell>``."""
    if not file.exists("PrvText"):
        return
    for line in file.openstream("PrvText").read().decode("utf-16-le", "replace").split("\n"):
        row = line.strip()
        sheet.write(row[1:-1].replace("><", " | ") if row.startswith("<") and row.endswith(">") else row)
        sheet.end_line()
