"""Names of programmes, in the one spelling in which two are compared."""

import re

_YEAR = re.compile(r"(?:20\d\d|'?\d\d)\s?(?:년도?|학년도)\s?|제?\s?\d{1,3}\s?(?:기|차|회|차\s?연도|단계)\s?")
_QUOTES = re.compile(r"['‘’“”\"「」『』<>《》〈〉()\[\]·ㆍ,.:~\-–—_/]")
_SHORTEST = 3
_ENDS = re.compile(r"(?:사업|프로젝트|프로그램|과제)$")


def programme_key(name: str) -> str:
    """Return `name` without years, numbers of a series, quotes, spaces and the word for programme at its end; casefolded."""
    bare = _QUOTES.sub(" ", _YEAR.sub(" ", name)).strip()
    joined = "".join(bare.split()).casefold()
    while (shorter := _ENDS.sub("", joined)) != joined and len(shorter) >= _SHORTEST:
        joined = shorter
    return joined
