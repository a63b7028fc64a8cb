"""Bytes -> text. Korean sites declare one encoding and send another, so what decodes decides."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]+")
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_SYLLABLES = re.compile(rb"(?:[\xb0-\xc8][\xa1-\xfe]){1,1000}")
"""The 2,350 common syllables in KS X 1001. Runs are counted, not characters listed: ten megabytes would become a gigabyte."""

_NEARLY_ALL = 0.75
_FEW = 10
_HEAD = 4096
_SAMPLE = 20_000
_LATIN = ("cp1252", "iso8859-2")
"""The last resort, in feedparser's order. The second decodes everything."""


_SAY_NOTHING = frozenset({"iso8859-1", "cp1252", "ascii", "latin_1"})
"""What servers declare when nobody has set anything. These decode everything, so they prove nothing."""


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page or feed: by its byte order mark; else what is declared, or UTF-8, or CP949, if it decodes.

    Where several decode, the one that gives the most Hangul is right: the wrong one gives Hanja and Latin. Where none does, the
    one that spoils the least, if that is little; else a foreign encoding is guessed, as feedparser does.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    names = _candidates(body, content_type)
    read = [text for name in names if (text := _strict(body, name)) is not None]
    if not read:
        return _of_spoiled(body, names)
    return read[0] if len(read) == 1 or read[0].isascii() else max(read, key=_hangul)


def _candidates(body: bytes, content_type: str) -> tuple[str, ...]:
    stated = dict.fromkeys((*declared(body, content_type), "utf-8"))
    guess = "cp949" not in stated and _strict(body, "utf-8") is None and _looks_korean(body)
    return (*stated, "cp949") if guess else tuple(stated)


def _of_spoiled(body: bytes, names: tuple[str, ...]) -> str:
    """Return the text of bytes that nothing decodes: with the fewest of them lost, or in what a statistic takes them for."""
    name = min(names, key=lambda name: _lost(body.decode(name, "replace")))
    text = body.decode(name, "replace")
    if _lost(text) * _FEW <= len(text) - len(text.encode("ascii", "ignore")):
        return text
    import chardet

    guess = _known(chardet.detect(body[:_SAMPLE])["encoding"] or "")
    return next(told for name in (guess, *_LATIN) if name and (told := _strict(body, name)) is not None)


def _looks_korean(body: bytes) -> bool:
    """Say whether undeclared bytes are EUC-KR: nearly all beyond ASCII are common syllables. In other encodings few are."""
    beyond = len(body) - len(body.translate(None, _BEYOND_ASCII))
    return sum(run.end() - run.start() for run in _SYLLABLES.finditer(body)) >= _NEARLY_ALL * beyond


def declared(body: bytes, content_type: str) -> tuple[str, ...]:
    """Return the encodings that the header, the XML declaration and the meta tag name, as Python knows them."""
    names = [match[1] for match in [_CHARSET.search(content_type)] if match]
    names += [match[1].decode("ascii", "replace") for pattern in (_XML, _META) if (match := pattern.search(body[:_HEAD]))]
    return tuple(known for name in names if (known := _known(name)))


def _known(name: str) -> str:
    """The codec's name; "" for none and for those that say nothing. EUC-KR is read as its superset, as browsers do."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    if info.name in _SAY_NOTHING or not info._is_text_encoding:  # noqa: SLF001 -- "hex" is a codec too
        return ""
    return "cp949" if info.name in {"euc_kr", "cp949"} else info.name


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except UnicodeError:
        return None


def _lost(text: str) -> int:
    return text.count("\ufffd")


def _hangul(text: str) -> int:
    return sum(run.end() - run.start() for run in _HANGUL.finditer(text))
