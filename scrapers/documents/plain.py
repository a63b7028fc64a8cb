"""Plain text, and telling it from a web page that was served in a document's place."""

import codecs
import re

from scrapers.documents.budget import Budget
from scrapers.documents.sheet import Sheet
from scrapers.documents.values import Reading

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UNMARKED = ("utf-8", "cp949")
_NOT_TYPED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HTML = re.compile(rb"<!doctype html|<html|<head|<body|<script|<meta ", re.IGNORECASE)
_HTML_WITHIN = 1_024


def is_html(body: bytes) -> bool:
    """Say whether `body` is a web page, such as "파일이 없습니다" in the document's place."""
    return bool(_HTML.search(body[:_HTML_WITHIN]))


def decoded(body: bytes) -> str | None:
    """Return the text of a text file; None where `body` is none."""
    marked = next((encoding for mark, encoding in _MARKED if body.startswith(mark)), None)
    for encoding in (marked,) if marked else _UNMARKED:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _NOT_TYPED.search(text) else text
    return None


def read_plain(body: bytes, sheet: Sheet, _: Budget) -> Reading:
    """Write the lines of a text file."""
    sheet.write(decoded(body) or "")
    return Reading()
