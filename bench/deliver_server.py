"""The receiver of ``bench.deliver``, in a process of its own: answers every POST with 200 and counts."""

import asyncio
import sys


class Receiver(asyncio.Protocol):
    """Reads requests one behind the other, however the network cuts them."""

    def __init__(self) -> None:
        self._unread = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (end := self._unread.find(b"\r\n\r\n")) >= 0:
            head = self._unread[:end].lower()
            start = head.index(b"content-length:") + len(b"content-length:")
            whole = end + 4 + int(head[start : (head + b"\r\n").index(b"\r\n", start)])
            if len(self._unread) < whole:
                return
            self._unread = self._unread[whole:]
            if self._transport:
                self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


async def main() -> None:
    """Say the port, then serve until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Receiver, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
