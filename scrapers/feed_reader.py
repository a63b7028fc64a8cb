"""Feedparser's own parsers, driven by us, so that hostile markup meets a limit before it has cost seconds.

What `feedparser.parse` does is done here in its order: the strict parser, and for what is not well formed the loose one.
Sanitising is off, which is most of the work: the core takes all markup away. So is the search for authors' addresses and for
repeated tags, which is quadratic and gives nothing that we keep. Imported at the first feed, since feedparser is slow to
import.
"""

import gc
import io
import re
import xml.sax
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.handler import feature_external_ges, feature_namespaces
from xml.sax.xmlreader import InputSource

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.sanitizer import replace_doctype

from scrapers.chunks import LONG_TAG

MOST_ELEMENTS = 100_000
"""Of a document: two seconds of work. A feed has about ten an item."""

MOST_MARKS = 500_000
"""Of `<` and `&` in a document that is not well formed: the loose parser stops at each of them."""

MOST_ATTRIBUTES = 100
"""Of an element: the parser's work grows with their square."""

MOST_INSIDE = 10_000
"""Elements inside each other: feedparser keeps four kilobytes of each. The loose parser counts what nobody closes."""

_LARGE = 2**20
"""Bytes. Parsers hold each other and the document; what a large one has filled is not left until the collector comes by."""

_FIRST_TAG = re.compile(rb"<\w")
_SPACE = re.compile(rb"\s+")


class TooMuchError(Exception):
    """The document would cost too much. Never leaves the collector."""


class StumbledError(Exception):
    """Feedparser raised what it never meant to. Never leaves the collector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What feedparser made of a document: `version` is empty where it is no feed, `loose` where it is not well formed."""

    version: str
    feed: Mapping[str, Any]
    entries: Sequence[Mapping[str, Any]]
    loose: bool


def read(document: bytes) -> Reading:
    """Return what feedparser makes of a document in UTF-8 without XML declaration. Raises `TooMuchError` or `StumbledError`."""
    if LONG_TAG.search(document):
        raise TooMuchError
    version, data, entities = replace_doctype(_without_space_ahead(document))
    try:
        parser, loose = _parsed(data, entities)
    except TooMuchError:
        raise
    except Exception as error:  # feedparser lets out KeyError, TypeError, ValueError ... of its own, by the markup
        raise StumbledError from error
    finally:
        if len(document) > _LARGE:
            gc.collect()
    return Reading(version=version or parser.version, feed=parser.feeddata, entries=parser.entries, loose=loose)


def _parsed(data: bytes, entities: Mapping[str, str]) -> "tuple[_Strict | _Loose, bool]":
    try:
        return _strictly(data), False
    except xml.sax.SAXException:
        return _loosely(data, entities), True


def _without_space_ahead(document: bytes) -> bytes:
    """Shorten runs of space before the first tag, in which `replace_doctype` looks for a DOCTYPE in quadratic time."""
    first = _FIRST_TAG.search(document)
    head = first.start() if first else len(document)
    return _SPACE.sub(lambda run: b"\n" if b"\n" in run[0] else b" ", document[:head]).lstrip() + document[head:]


class _Limits:
    """Counts elements, and leaves out what is quadratic."""

    _elements = 0
    _inside = 0
    resolve_relative_uris = False
    sanitize_html = False

    def unknown_starttag(self, tag: str, attributes: Sequence[tuple[str, str]]) -> None:
        self._elements += 1
        self._inside += 1
        if self._elements > MOST_ELEMENTS or self._inside > MOST_INSIDE or len(attributes) > MOST_ATTRIBUTES:
            raise TooMuchError
        super().unknown_starttag(tag, attributes)  # type: ignore[misc]  # feedparser's parser stands behind it

    def unknown_endtag(self, tag: str) -> None:
        self._inside -= 1
        super().unknown_endtag(tag)  # type: ignore[misc]  # feedparser's parser stands behind it

    def _sync_author_detail(self, key: str = "author") -> None:
        pass

    def _add_tag(self, _term: str, _scheme: str, _label: str) -> None:
        self._get_context().setdefault("tags", [])  # type: ignore[attr-defined]  # feedparser looks there later


class _Strict(_Limits, StrictFeedParser):  # type: ignore[misc]  # feedparser has no types
    def startElementNS(self, name: tuple[str, str], qname: str, attrs: Mapping[Any, str]) -> None:  # noqa: N802 -- SAX's name
        if len(attrs) > MOST_ATTRIBUTES:
            raise TooMuchError
        super().startElementNS(name, qname, attrs)


class _Loose(_Limits, LooseFeedParser):  # type: ignore[misc]  # feedparser has no types
    def handle_charref(self, ref: str) -> None:
        """One impossible character must not cost the whole feed, as it does in feedparser."""
        try:
            super().handle_charref(ref)
        except (ValueError, OverflowError):
            self.handle_data("\ufffd")


def _strictly(data: bytes) -> _Strict:
    parser = _Strict("", None, "utf-8")
    reader = xml.sax.make_parser()  # noqa: S317 -- no DOCTYPE is left, no entity is fetched, and the work is limited
    reader.setFeature(feature_namespaces, 1)
    reader.setFeature(feature_external_ges, 0)
    reader.setContentHandler(parser)
    reader.setErrorHandler(parser)
    source = InputSource()
    source.setEncoding("utf-8")
    source.setByteStream(io.BytesIO(data))
    reader.parse(source)
    return parser


def _loosely(data: bytes, entities: Mapping[str, str]) -> _Loose:
    if data.count(b"<") + data.count(b"&") > MOST_MARKS:
        raise TooMuchError
    parser = _Loose("", None, "utf-8", entities)
    parser.feed(data.decode("utf-8", "replace"))
    return parser
