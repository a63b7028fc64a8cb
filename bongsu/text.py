"""Text in one spelling, and markup as the text that a person sees.

Everything that is matched, quoted or hashed has been through `normalise` first, so that one word has one spelling.
"""

import re
import unicodedata

from bongsu.markup import headline, visible

_MIDDLE_DOTS = "·ㆍ・‧•･⋅∙"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800"
_LINE_ENDS = "\r\u0085\u2028\u2029"
_INVISIBLE = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x00AD,  # soft hyphen
    0x034F,
    0x061C,
    *range(0x200B, 0x2010),  # zero width, direction marks
    *range(0x202A, 0x202F),  # direction overrides: they can make a text read as another one
    *range(0x2060, 0x2070),
    0x3164,  # fillers: letters that show nothing
    0xFFA0,
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),  # tags
)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFEE0

_CONTROLS: dict[int, str] = {
    **dict.fromkeys(_INVISIBLE, ""),
    **{ord(character): "\n" for character in _LINE_ENDS},
    **{ord(character): character for character in "\n\t"},
}
_SPELLING: dict[int, str] = {
    **_CONTROLS,
    **{code: chr(code - _FULL_WIDTH_SHIFT) for code in _FULL_WIDTH},
    **{ord(character): "·" for character in _MIDDLE_DOTS},
    **{ord(character): " " for character in _SPACES},
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_LETTERS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_MARKS_ON_A_LETTER = 30
"""Unicode's own bound for streams (UAX 15, Stream-Safe Text): without one, composing takes quadratic time."""


def normalise(text: str) -> str:
    """Return `text` in the one spelling that words are compared in; doing it twice changes nothing.

    Composed (NFC), full-width ASCII made half-width, every kind of space a space, every line end LF, the middle dots
    (가운뎃점 and its look-alikes) one ``·``; controls, zero-width and direction characters are gone and lone surrogates
    replaced. Quotation marks, dashes and the number of spaces stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    spelt = _whole(text).replace("\r\n", "\n").translate(_SPELLING)
    return unicodedata.normalize("NFC", _NO_LETTERS.sub(_few_marks, spelt))


def without_controls(text: str) -> str:
    """Return `text`, which may be markup, without what nobody sees: controls, zero-width and direction characters."""
    return _whole(text).replace("\r\n", "\n").translate(_CONTROLS)


def _whole(text: str) -> str:
    """Return `text` with halves of surrogate pairs joined, and the character that says "unreadable" for lone ones."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(text) else text


def _few_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MARKS_ON_A_LETTER:
            kept.append(character)
    return "".join(kept)


def to_text(markup: str) -> str:
    """Return the visible text of an HTML fragment: normalised lines without blank ones, their spaces folded.

    Blocks, table cells, list items and ``<br>`` end lines (where nothing does, the line ends of `markup` count); scripts,
    styles and hidden elements are dropped; entities are decoded once. What looks like a tag but names no HTML element
    (``<AI 시대>``) is text. Takes time linear in `markup`.
    """
    lines = normalise(visible(markup)).split("\n")
    return "\n".join(folded for line in lines if (folded := _fold(line)))


def to_headline(markup: str) -> str:
    """Return the text of a title on one line, normalised, spaces folded, entities decoded once."""
    return fold(headline(markup))


def fold(text: str) -> str:
    """Return `text` normalised, on one line, its spaces folded."""
    return _fold(normalise(text))


def _fold(text: str) -> str:
    return " ".join(text.split())
