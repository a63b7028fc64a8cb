"""Markup read from left to right, once, for the text that a person sees.

No tree is built: a tree builder that follows the HTML standard takes quadratic time on deep nesting (320 kB of ``<ul><li>``
hold lexbor for 5 s), and all that a line of text needs of markup is where elements begin and end.
"""

import html
import re
from functools import cache

_TOKEN = re.compile(
    r"""
    <!--(?:-?>|.*?(?:--!?>|\Z))                                              # a comment, to its end or the text's
  | <!\[CDATA\[ | \]\]>                                                      # marks around text that is text
  | <(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]*+)                                 # a tag; one cut off by the end of the text too
     (?P<rest>(?:[^<>=]++|=(?:\s*+(?:"[^"]*+"|'[^']*+'))?+)*+)(?:>|\Z)
  | <(?:[!?]|/(?![a-zA-Z]))[^<>]*+>                                          # a declaration, or the end of nothing
    """,
    re.DOTALL | re.VERBOSE,
)
_HIDING = re.compile(
    r"""(?:^|[\s"'])hidden(?=[\s=/]|$)
      | style\s*=\s*(?:"[^"]*?|'[^']*?)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDLESS_NUMBER = re.compile(r"&#(?:[0-9]{12,}|[xX][0-9a-fA-F]{12,});?")
"""No character has such a number, and Python refuses to read one of more than 4,300 digits."""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CODE = _names("script style")
_RAW = _CODE | _names("noscript iframe template title noembed noframes")
"""What stands between these is no markup for us: it ends at the first end tag of the same name."""

_UNSEEN = _names("svg select datalist audio video canvas object")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_LINES = _names(
    """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody td
    tfoot th thead tr ul"""
)
_INLINE = _names(
    """a abbr acronym applet b basefont bdi bdo big cite code colgroup data del dfn dir em font frame frameset head i ins kbd
    label map mark marquee math meter nobr output picture progress q rb rp rt rtc ruby s samp slot small span strike strong sub
    sup textarea time tt u var xmp"""
)
_ELEMENTS = _RAW | _UNSEEN | _VOID | _LINES | _INLINE
_OTHER_ELEMENT = re.compile(r"[a-z][a-z0-9.]*-[a-z0-9.-]*|[a-zA-Z]\w*:[a-zA-Z]\w*", re.ASCII)
"""A custom element (always written in small letters) or one of an office program (``o:p``)."""

_SOFT = "\r"
"""A line end of the source: a space to HTML, a line end where no markup ends lines."""


def visible(markup: str) -> str:
    """Return the visible text of `markup` with its entities decoded once, a line end where a line ends, spaces as they came.

    An element that hides its content and is never closed hides nothing: text must not be lost to somebody's forgotten tag.
    """
    reading = _Reading(markup)
    return reading.text() if reading.closed else _Reading(markup, hiding=False).text()


class _Reading:
    """One pass over `markup`. Not `hiding`: nothing but code is left out."""

    def __init__(self, markup: str, *, hiding: bool = True) -> None:
        self._markup, self._hiding = markup, hiding
        self._pieces: list[str] = []
        self._ends_lines = False
        self._pre = 0
        self._hidden, self._depth = "", 0
        self._at = 0
        self.closed = True
        while token := _TOKEN.search(markup, self._at):
            self._read(token)
        self._take(markup[self._at :])
        self.closed = self.closed and not self._hidden

    def text(self) -> str:
        return "".join(self._pieces).replace(_SOFT, " " if self._ends_lines else "\n")

    def _read(self, token: re.Match[str]) -> None:
        name = _element(token["name"] or "")
        is_text = token["name"] is not None and not name
        self._take(self._markup[self._at : token.end() if is_text else token.start()])
        self._at = token.end()
        if token["end"] and name:
            self._end(name)
        elif name:
            self._start(name, token["rest"])

    def _take(self, piece: str) -> None:
        if piece and not self._hidden:
            text = decode(piece).replace("\r\n", "\n")
            self._pieces.append(text if self._pre else text.replace("\n", _SOFT))

    def _start(self, name: str, rest: str) -> None:
        if self._hiding and self._hides(name, rest):
            self._hidden, self._depth = name, self._depth + 1
        if name in (_RAW if self._hiding else _CODE):
            self._skip(name)
        elif not self._hidden:
            self._pre += name == "pre"
            self._end_line(name)

    def _hides(self, name: str, rest: str) -> bool:
        if self._hidden:
            return name == self._hidden
        if name in _UNSEEN:
            return not rest.endswith("/")
        return name not in _VOID | _RAW and _HIDING.search(rest) is not None

    def _skip(self, name: str) -> None:
        """Go on behind the end of a raw element."""
        end = _end_tag(name).search(self._markup, self._at)
        self.closed = self.closed and (end is not None or name in _CODE)
        self._at = end.end() if end else len(self._markup)

    def _end(self, name: str) -> None:
        if name == self._hidden:
            self._depth -= 1
            self._hidden = name if self._depth else ""
        elif not self._hidden:
            self._pre = max(0, self._pre - (name == "pre"))
            self._end_line(name)

    def _end_line(self, name: str) -> None:
        if name in _LINES:
            self._ends_lines = True
            self._pieces.append("\n")


def _element(name: str) -> str:
    """Return the element that a tag names, in small letters; nothing where HTML has no such element."""
    lower = name.lower()
    return lower if lower in _ELEMENTS or _OTHER_ELEMENT.fullmatch(name) else ""


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^<>]*+>?", re.IGNORECASE)


def decode(text: str) -> str:
    """Return `text` with its entities decoded once."""
    return html.unescape(_ENDLESS_NUMBER.sub("\ufffd", text)) if "&" in text else text


_INLINE_TAG = re.compile(r"</?(?:a|b|big|br|em|font|i|img|mark|p|small|span|strong|sub|sup|u)(?:\s[^<>]*+)?/?>", re.IGNORECASE)


def headline(markup: str) -> str:
    """Return the text of a headline: entities decoded once, tags of emphasis gone, every other ``<`` kept as written.

    Korean headlines put series names into angle brackets (``<시론>``), so only tags that feeds do put into titles are dropped.
    """
    return decode(_INLINE_TAG.sub("", markup))
