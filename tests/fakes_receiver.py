"""A real HTTP server on the loopback that answers as it is told and keeps what it was sent."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

_NO_BODY = {204, 304}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came. Names of headers are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """How to answer: whole, `cut` in the middle of the body, or with `silence` until the server stops."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    silence: bool = False

    def bytes(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} Told", *(f"{name}: {value}" for name, value in self.headers.items())]
        body = b"" if self.status in _NO_BODY else self.body
        if self.status not in _NO_BODY:
            lines.append(f"content-length: {len(body) + (100 if self.cut else 0)}")
        return "\r\n".join([*lines, "", ""]).encode() + body


class Receiver:
    """`async with Receiver() as receiver`; `reply` may be exchanged at any time; `requests` holds what came."""

    def __init__(self, reply: Reply | Callable[[Request], Reply] | None = None) -> None:
        self.reply: Reply | Callable[[Request], Reply] = reply or Reply()
        self.requests: list[Request] = []
        self.connections = 0
        self.greeting = b""  # said at once to whoever connects, who is then shown the door
        self._stopped = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        self._stopped.set()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        self.connections += 1
        try:
            if self.greeting:
                writer.write(self.greeting)
                await writer.drain()
                return
            while await self._serve(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client left, or the test is over
        finally:
            writer.close()
            self._serving.discard(task)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False when the connection is to be closed."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        request = Request(path=head[0].split(" ")[1], headers=headers, body=body)
        self.requests.append(request)
        reply = self.reply(request) if callable(self.reply) else self.reply
        if reply.silence:
            await self._stopped.wait()
            return False
        writer.write(reply.bytes())
        await writer.drain()
        return not reply.cut
