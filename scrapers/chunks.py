"""A feed taken apart into its items, so that only those not seen before need the costly parser.

Expat finds where the items stand, in a fiftieth of feedparser's time, and never takes for an item what is text. Only a document
that expat takes is split: for others feedparser falls back to a reading of its own, in which one item can swallow the next.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from xml.parsers import expat

MOST_ITEMS = 2_000
"""Items of a feed that are split and remembered: 8 bytes each. A feed of more is parsed in full whenever it changes."""

LONG_TAG = re.compile(rb"""<\w(?:[^<>"']|"[^"<]*"|'[^'<]*'){65536}""")
"""A tag of so many characters, a quoted value counting as one: its attributes would be made before anybody can count them."""

_MOST_MARKS = 500_000
"""Of `<`, CDATA included: expat keeps a hundred bytes of every element that is open."""

_ROOTS = frozenset({"rss", "feed", "rdf"})
"""The roots that tell feedparser at once which kind of feed follows; with others an item could."""

_ITEMS = frozenset({"item", "entry"})
_DIGEST = 8
"""Bytes of a chunk's hash. Chance makes a new item look like one of 2,000 seen ones once in ten million billion."""

_BASE = re.compile(rb"base\s*=")
_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A feed in pieces: `frame[0] + chunks[0] + frame[1] + ... + frame[-1]` is the feed."""

    frame: tuple[bytes, ...]
    chunks: tuple[bytes, ...]
    digests: tuple[bytes, ...]

    def unseen(self, seen: Collection[bytes]) -> tuple[int, ...]:
        """Return the positions of the chunks whose digests are not among `seen`."""
        return tuple(position for position, digest in enumerate(self.digests) if digest not in seen)

    def only(self, positions: Collection[int]) -> bytes:
        """Return the feed with no other items than those at `positions`."""
        pieces = [self.frame[0]]
        for position, (chunk, behind) in enumerate(zip(self.chunks, self.frame[1:], strict=True)):
            pieces += (chunk, behind) if position in positions else (behind,)
        return b"".join(pieces)


def split(feed: bytes) -> Split | None:
    """Return the pieces of a feed in UTF-8; None where its items cannot be read apart from each other as they are together.

    That is: no well-formed XML, or too much of it, a DOCTYPE, an unknown root, no item, too many, an item in an item, one that
    is a single tag or that sets a base address (in feedparser it reaches beyond its item), or namespaces that are at odds with
    each other.
    """
    if feed.count(b"<") > _MOST_MARKS or LONG_TAG.search(feed):
        return None
    spans = _Items(feed).spans()
    if not 0 < len(spans) <= MOST_ITEMS or _BASE.search(feed, spans[0][0], spans[-1][1]):
        return None
    starts, ends = zip(*spans, strict=True)
    chunks = tuple(feed[start:end] for start, end in spans)
    return Split(
        frame=tuple(feed[end:start] for end, start in zip((0, *ends), (*starts, len(feed)), strict=True)),
        chunks=chunks,
        digests=tuple(blake2b(chunk, digest_size=_DIGEST).digest() for chunk in chunks),
    )


def remember(digests: Sequence[bytes]) -> str:
    """Return the digests of a visit's chunks as one short text, for the cursor."""
    return b64encode(b"".join(digests)).decode("ascii")


def recall(kept: str) -> frozenset[bytes]:
    """Return the digests that `remember` wrote; none where somebody has spoilt them: then all items count as new."""
    try:
        told = b64decode(kept, validate=True)
    except ValueError:
        return frozenset()
    return frozenset(told[start : start + _DIGEST] for start in range(0, len(told), _DIGEST))


class _Items:
    """Where the items of a document stand, in bytes. Inside an item only tags that close are looked at: half the work."""

    def __init__(self, feed: bytes) -> None:
        self._feed = feed
        self._spans: list[tuple[int, int]] = []
        self._item, self._start = "", 0
        self._uris: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate("utf-8", _SEPARATOR)
        parser.StartElementHandler = self._root
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = _refuse

    def spans(self) -> list[tuple[int, int]]:
        """Return them in order; none where the document is not to be split."""
        try:
            self._parser.Parse(self._feed, True)  # noqa: FBT003 -- expat takes it by position
        except (expat.ExpatError, _NotSplitError):
            return []
        return self._spans

    def _root(self, name: str, _attributes: object) -> None:
        if _local(name) not in _ROOTS:
            raise _NotSplitError
        self._parser.StartElementHandler = self._open

    def _open(self, name: str, _attributes: object) -> None:
        if _local(name) in _ITEMS:
            self._item, self._start = name, self._parser.CurrentByteIndex
            self._parser.StartElementHandler, self._parser.EndElementHandler = None, self._close

    def _close(self, name: str) -> None:
        if name == self._item:
            self._spans.append((self._start, self._behind()))
            self._parser.StartElementHandler, self._parser.EndElementHandler = self._open, self._outside

    def _outside(self, name: str) -> None:
        """Outside an item none can end, unless there was one in it."""
        if name == self._item:
            raise _NotSplitError

    def _behind(self) -> int:
        """Return where the tag that closes ends; expat stands before it."""
        at = self._parser.CurrentByteIndex
        if not self._feed.startswith(b"</", at):
            raise _NotSplitError
        return self._feed.index(b">", at) + 1

    def _declare(self, prefix: str | None, uri: str) -> None:
        """Refuse a prefix that means two things, or two that mean one: in feedparser they outlast their item."""
        if prefix and (self._uris.setdefault(prefix, uri) != uri or self._uris.setdefault(uri, prefix) != prefix):
            raise _NotSplitError


def _local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2].lower()


def _refuse(*_doctype: object) -> None:
    raise _NotSplitError


class _NotSplitError(Exception):
    """The document is not to be split. Never leaves this module."""
