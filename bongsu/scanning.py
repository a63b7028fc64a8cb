"""What every pass over a text for many words at once needs."""

import re
from collections.abc import Iterator


def find_from(pattern: re.Pattern[str], text: str, *beginnings: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text)` would, where every match begins as one of `beginnings` does.

    A pattern that begins with one of a few characters or plain words is found several times faster than one that begins
    with a choice of patterns, so `beginnings` are kept to that.
    """
    end = 0
    for start in sorted([begun.start() for beginning in beginnings for begun in beginning.finditer(text)]):
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


def encodable(text: str) -> str:
    """Return `text` with lone surrogates, which no encoder takes, each replaced by one code point: places stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def stands_free(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is no mere piece of a longer word.

    Latin letters and digits must end there on both sides. Korean joins particles and other nouns on the right, so only the
    left edge of a short word counts (오리, but not 항공오리; 인공지능 also in 초거대인공지능).
    """
    first, before = text[start], text[start - 1 : start]
    if first.isascii():
        joined = _is_latin(before)
    else:
        joined = end - start <= _SHORT and "가" <= before <= "힣" and "가" <= first <= "힣"
    return not joined and not (text[end - 1].isascii() and _is_latin(text[end : end + 1]))


_SHORT = 2


def is_short(word: str) -> bool:
    """Whether `word` is so short and Korean that it stands free wherever no Hangul stands before it."""
    return 0 < len(word) <= _SHORT and all("가" <= char <= "힣" for char in word)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
