"""An alert as a block of plain text, lines at most 100 columns wide (a Hangul syllable takes two) but for links and digests."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from bongsu.model import Delivery, Digest
from bongsu.render import digest
from bongsu.render.parts import parts_of
from bongsu.wording import Language, say

WIDTH = 100
_INDENT = "  "


def render(delivery: Delivery, language: Language) -> str:
    """Return the block, without a newline at its end."""
    if isinstance(delivery.alert, Digest):
        return digest.plain(delivery.alert, language)
    parts = parts_of(delivery.alert, language, now=delivery.due)
    link_label = say("alert.link", language)
    column = max(width(label) for label in (link_label, *(label for label, _ in parts.labelled))) + len(_INDENT)
    lines = list(wrap(f"[{parts.heading}] {parts.title}", WIDTH))
    for label, text in parts.labelled:
        lines += _labelled(label, wrap(text, WIDTH - column - len(_INDENT)), column)
    if parts.link:
        lines += _labelled(link_label, iter([parts.link]), column)
    return "\n".join(lines)


def width(text: str) -> int:
    """Return the columns that `text` takes on a terminal with a Korean font."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=65_536)
def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yield lines of at most `columns`, broken at spaces where there are any."""
    if width(text) <= columns:  # as most are
        yield " ".join(text.split())
        return
    line, taken = "", 0
    for word in text.split():
        wide = width(word)
        if line and taken + 1 + wide > columns:
            yield line
            line = ""
        line, taken = (f"{line} {word}", taken + 1 + wide) if line else (word, wide)
        while taken > columns:
            fits = _fitting(line, columns)
            yield line[:fits]
            line = line[fits:]
            taken = width(line)
    yield line


def _fitting(line: str, columns: int) -> int:
    """Return how many characters from the beginning of `line` fit."""
    return sum(taken <= columns for taken in accumulate(map(width, line)))


def _labelled(label: str, lines: Iterator[str], column: int) -> Iterator[str]:
    for number, line in enumerate(lines):
        shown = label if number == 0 else ""
        yield _INDENT + shown + " " * (column - width(shown)) + line
