"""Bytes -> text. Korean sites declare one encoding and send another, so what decodes decides."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]")
_HEAD = 4096

_SAY_NOTHING = frozenset({"iso8859-1", "cp1252", "ascii", "latin_1"})
"""What servers declare when nobody has set anything. These decode everything, so they prove nothing."""


def decode(body: bytes, content_type: str = "") -> str:
    """Return the text of a page or feed: by its byte order mark; else what is declared, or UTF-8, or CP949, if it decodes.

    Where several decode, the one that gives the most Hangul is right: the wrong one gives Hanja and Latin. Where none does, the
    one that spoils the least.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    candidates = dict.fromkeys((*declared(body, content_type), "utf-8", "cp949"))
    clean = [text for name in candidates if (text := _strict(body, name)) is not None]
    if clean:
        return clean[0] if clean[0].isascii() else max(clean, key=_hangul)
    return min((body.decode(name, "replace") for name in candidates), key=lambda text: text.count("\ufffd"))


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


def _hangul(text: str) -> int:
    return len(_HANGUL.findall(text))
