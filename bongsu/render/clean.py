"""Outside text made fit to stand in a message: no invisible characters, one line, a bounded length.

Lengths are in UTF-16 units, the unit in which Telegram counts; for Hangul they equal code points.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

LONGEST_LINK = 2048
"""Longer addresses are not links: clients cut them, and a cut address leads elsewhere."""

_READ_AT_MOST = 20_000
_INVISIBLE_KINDS = {"Cc", "Cf", "Cs"}  # controls, format characters (direction, zero width, tags), halves of surrogate pairs
_INVISIBLE_LETTERS = set("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # fillers that no font shows
_SENTENCE_END = re.compile(r"(?<!\d)[.!?。…][\"'”’」』)\]]*(?=\s|$)")
_LEAST_KEPT = 3  # a sentence end in the first third would throw away most of what there is room for


def units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Return `text` in one line without control, direction, zero-width and other invisible characters."""
    text = text[:_READ_AT_MOST]
    if not (text.isprintable() and _INVISIBLE_LETTERS.isdisjoint(text)):  # seldom, and looking at each character takes time
        text = "".join(filter(_is_visible, text))
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """Return `text`, or its beginning and an ellipsis, in at most `limit` units."""
    return text if units(text) <= limit else _beginning(text, limit - 1).rstrip() + "…"


def shorten_at_sentence(text: str, limit: int) -> str:
    """Return `text`, or as many whole sentences as fit `limit` units; an ellipsis where even the first is too long."""
    if units(text) <= limit:
        return text
    beginning = _beginning(text, limit)
    # The look-ahead needs the character after the beginning: a full stop there may be the middle of "ai.go.kr".
    ends = [end.end() for end in _SENTENCE_END.finditer(text[: len(beginning) + 1]) if end.end() <= len(beginning)]
    if ends and ends[-1] * _LEAST_KEPT >= len(beginning):
        return text[: ends[-1]]
    return shorten(text, limit)


def link(url: str) -> str | None:
    """Return `url` where it can be made a link: http or https, with a host, whole and visible; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    fits = units(url) <= LONGEST_LINK and clean(url) == url and " " not in url
    return url if fits and parts.scheme in {"http", "https"} and parts.hostname else None


@lru_cache(4096)  # a message has few different characters, and is looked at often
def _is_visible(character: str) -> bool:
    if character.isspace():
        return True
    return unicodedata.category(character) not in _INVISIBLE_KINDS and character not in _INVISIBLE_LETTERS


def _beginning(text: str, limit: int) -> str:
    return text[:limit].encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
