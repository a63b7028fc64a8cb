"""HWP 5 streams: unpacking them and telling their records apart.

Source: Hancom, "한글 문서 파일 형식 5.0", revision 1.3, chapters 3.2 (compression) and 4.1 (records).
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrapers.documents.values import Trouble, Unreadable

_CHUNK = 65_536
_RAW_DEFLATE = -15
_HEADER = struct.Struct("<I")
_TAG, _LEVEL = 0x3FF, 0x3FF
_LEVEL_SHIFT, _SIZE_SHIFT = 10, 20
_LONG = 0xFFF
"""A size that says: the true size stands in the next four bytes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record; what belongs to it follows with a higher `level`."""

    tag: int
    level: int
    data: bytes


def inflated(packed: bytes) -> Iterator[bytes]:
    """Yield the unpacked stream in small chunks. Raises `zlib.error` where the stream is damaged."""
    stream = zlib.decompressobj(_RAW_DEFLATE)
    rest = packed
    while chunk := stream.decompress(rest, _CHUNK):
        yield chunk
        rest = stream.unconsumed_tail
    if not stream.eof:
        raise zlib.error


def records(chunks: Iterable[bytes]) -> Iterator[Record]:
    """Yield the records of a stream as they arrive. Raises `Unreadable` where the last one is cut off."""
    buffer = bytearray()
    for chunk in chunks:
        buffer += chunk
        end = 0
        while found := _record(buffer, end):
            record, end = found
            yield record
        del buffer[:end]
    if buffer:
        raise Unreadable(Trouble.DAMAGED, "record")


def _record(buffer: bytearray, start: int) -> tuple[Record, int] | None:
    """The record at `start` and where it ends; None where it has not arrived whole."""
    at = start + _HEADER.size
    if len(buffer) < at:
        return None
    (head,) = _HEADER.unpack_from(buffer, start)
    size = head >> _SIZE_SHIFT
    if size == _LONG:
        if len(buffer) < at + _HEADER.size:
            return None
        (size,) = _HEADER.unpack_from(buffer, at)
        at += _HEADER.size
    if len(buffer) < at + size:
        return None
    return Record(head & _TAG, head >> _LEVEL_SHIFT & _LEVEL, bytes(buffer[at : at + size])), at + size
