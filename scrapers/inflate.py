"""Bodies as they arrive: decompressed by ourselves, and never beyond a limit.

Both transports hand over a whole decompressed chunk however large it is, so a small bomb would fill the memory before anybody
counted. Here `zlib` is told how much it may give.
"""

import zlib
from collections.abc import AsyncIterator

from bongsu.errors import FetchError

MEGABYTE = 2**20
ACCEPTED = "gzip, deflate"

_GZIP, _ZLIB, _RAW = 31, 15, -15
_ZLIB_METHOD, _ZLIB_CHECK = 8, 31
_PLAIN = frozenset({"", "identity"})
_CODINGS = _PLAIN | {"gzip", "x-gzip", "deflate"}


class Body:
    """Gathers a body. `limit` is in bytes after decompression; with `cut` the rest is left out instead of refused."""

    def __init__(self, *, host: str, coding: str, limit: int, cut: bool = False) -> None:
        self._host, self._limit, self._cut = host, limit, cut
        self._coding = coding.strip().lower()
        if self._coding not in _CODINGS:
            raise FetchError("collect.garbled", host=host)
        self._stream: zlib._Decompress | None = None
        self._body = bytearray()

    async def read(self, chunks: AsyncIterator[bytes]) -> bytes:
        """Return the whole body. Raises `FetchError`: too large, or compression that breaks off or makes no sense."""
        async for chunk in chunks:
            self._add(chunk)
            if len(self._body) > self._limit:
                return self._over()
        if self._stream and not self._stream.eof:
            raise FetchError("collect.broken_off", host=self._host)
        return bytes(self._body)

    def _over(self) -> bytes:
        if self._cut:
            return bytes(self._body[: self._limit])
        raise FetchError("collect.too_large", host=self._host, megabytes=round(self._limit / MEGABYTE, 1))

    def _add(self, chunk: bytes) -> None:
        if self._coding in _PLAIN:
            self._body += chunk[: self._room]
            return
        try:
            self._inflate(chunk)
        except zlib.error as error:
            raise FetchError("collect.garbled", host=self._host) from error

    @property
    def _room(self) -> int:
        """One byte more than allowed: that byte shows that the body is too large."""
        return self._limit - len(self._body) + 1

    def _inflate(self, data: bytes) -> None:
        while data and self._room > 0:
            stream = self._stream = self._stream or zlib.decompressobj(self._window(data))
            if stream.eof and not _is_gzip(data):
                return  # padding behind the end
            if stream.eof:
                self._stream = None  # a gzip file may be several, one behind the other
                continue
            self._body += stream.decompress(data, self._room)
            data = stream.unused_data if stream.eof else stream.unconsumed_tail

    def _window(self, data: bytes) -> int:
        """`deflate` means zlib's wrapper, but some servers send the bare stream (RFC 9110, 8.4.1.2)."""
        if self._coding != "deflate":
            return _GZIP
        wrapped = data[0] & 0x0F == _ZLIB_METHOD and (len(data) == 1 or int.from_bytes(data[:2], "big") % _ZLIB_CHECK == 0)
        return _ZLIB if wrapped else _RAW


def _is_gzip(data: bytes) -> bool:
    return data[:2] == b"\x1f\x8b"
