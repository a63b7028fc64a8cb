"""A web site on this machine that does to its visitors whatever a test says."""

import asyncio
import contextlib
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from scrapers.addresses import is_private

PUBLIC = "127.0.0.77"
"""The address of this machine that plays the public internet, for clients with the guard below."""

PATIENCE = 60.0
"""Seconds that a client waits where nothing is to end by time."""

_TLS_HELLO = b"\x16"


def guard(host: str) -> bool:
    """Say whether a host is private to a client for whom this site is on the public internet."""
    return host != PUBLIC and is_private(host)


Body = bytes | Callable[["Site"], AsyncIterator[bytes]]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the site says. With `framed` False there is no Content-Length: the end of the connection ends the body."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body = b""
    framed: bool = True
    raw: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request that came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


Route = Answer | Callable[[Asked], Answer] | Callable[[Asked], Awaitable[Answer]]


class Site:
    """`routes` maps a path with its query to an answer; other paths are 404. `asked` is all that came, in order."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.sent = 0
        self.released = asyncio.Event()
        self.reached = asyncio.Event()
        self.port = 0
        self._visits: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://{PUBLIC}:{self.port}"

    def paths(self) -> list[str]:
        """Return the paths asked for, without robots.txt."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.ensure_future(self._visited(reader, writer))
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)

    async def leave(self) -> None:
        """End what is still being said: a visitor who has heard enough may have left without a word."""
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)

    async def _visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                first = await reader.readexactly(1)
                if first == _TLS_HELLO:
                    await self._send(writer, b"HTTP/1.1 400 Speak plainly\r\n\r\n")
                else:
                    await self._answer(await _asked(first, reader), writer)
        except asyncio.CancelledError:
            writer.transport.abort()
            raise
        finally:
            writer.close()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        self.asked.append(asked)
        route = self.routes.get(asked.path, Answer(status=404))
        answer = route(asked) if callable(route) else route
        if not isinstance(answer, Answer):
            answer = await answer
        if answer.raw:
            await self._send(writer, answer.raw)
            return
        await self._send(writer, _head(answer))
        if isinstance(answer.body, bytes):
            await self._send(writer, answer.body)
            return
        async for chunk in answer.body(self):
            await self._send(writer, chunk)

    async def _send(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        writer.write(data)
        await writer.drain()
        self.sent += len(data)


async def _asked(first: bytes, reader: asyncio.StreamReader) -> Asked:
    method, path, _ = (first + await reader.readuntil(b"\r\n")).decode("latin-1").split(" ", 2)
    headers: dict[str, str] = {}
    while (line := (await reader.readuntil(b"\r\n")).decode("latin-1").strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method=method, path=path, headers=headers, body=body)


def _head(answer: Answer) -> bytes:
    headers = {"Connection": "close", "Content-Type": "text/html; charset=utf-8", **answer.headers}
    if answer.framed and isinstance(answer.body, bytes):
        headers.setdefault("Content-Length", str(len(answer.body)))
    lines = [f"HTTP/1.1 {answer.status} Whatever", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


@contextlib.asynccontextmanager
async def opened() -> AsyncIterator[Site]:
    """Run a site for the length of the block."""
    site = Site()
    server = await asyncio.start_server(site.visited, PUBLIC, 0)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        site.released.set()
        server.close()
        await site.leave()


async def silence(site: Site) -> AsyncIterator[bytes]:
    """Send a little, and then nothing until the test is over."""
    yield b"<"
    site.reached.set()
    await site.released.wait()


async def flood(site: Site) -> AsyncIterator[bytes]:
    """Send 200 MB."""
    for _ in range(200):
        yield b" " * 2**20


async def bomb(site: Site) -> AsyncIterator[bytes]:
    """Send 200 MB as gzip, in 200 KB."""
    packer = zlib.compressobj(level=9, wbits=31)
    for _ in range(200):
        yield packer.compress(bytes(2**20))
    yield packer.flush()
