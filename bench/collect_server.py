"""The far end of ``bench.collect``: twenty thousand feeds on thousands of hosts, in one process that costs next to nothing.

Every address 127.x.y.z is this machine, so that each host is one of its own to the daemon: its own connection, its own
robots.txt.
"""

import asyncio
import contextlib
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

ITEMS = 50
HUNG, CHANGING, SAME = "hung", "changing", "same"
_REQUEST = re.compile(rb"GET (\S+) HTTP/1\.[01]\r\n")
_BACKLOG = 4096
_SENTENCE = "나루시는 지역 기업과 함께 항만 물류에 인공지능 관제를 들이고 내년까지 실증을 마친다고 밝혔다. "
_ARTICLE = (
    f"<html><head><title>소식</title></head><body><article>{f'<p>{_SENTENCE * 3}</p>' * 8}</article></body></html>".encode()
)


def item(number: int | str) -> str:
    """Return an item as papers write it: CDATA, a paragraph of text, a date without zone."""
    return (
        f"<item><title><![CDATA[나루시 소식 {number}: 항만에 관제 체계를 들인다]]></title>"
        f"<link>/news/{number}</link><guid isPermaLink='false'>naru-{number}</guid>"
        f"<description><![CDATA[{_SENTENCE * 4}]]></description><author>편집부</author>"
        "<pubDate>2026-05-04 09:30:00</pubDate></item>\n"
    )


def feed(*extra: str) -> bytes:
    """Return a feed of `ITEMS` items, the `extra` ones on top."""
    items = "".join((*(item(each) for each in extra), *(item(number) for number in range(ITEMS, len(extra), -1))))
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    return f"{head}<title>나루일보</title><link>https://naru.example/</link>{items}</channel></rss>".encode()


_FEED = feed()
_ROBOTS = b"User-agent: *\nDisallow: /admin/\nCrawl-delay: 1\n"


class Site(asyncio.Protocol):
    """Answers by the path: ``etag`` 304, ``same`` the same bytes, ``changing`` one new item a visit, ``hung`` nothing."""

    visits: ClassVar[Counter[bytes]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._read = b""

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            request, self._read = self._read[: end + 4], self._read[end + 4 :]
            if asked := _REQUEST.match(request):
                self._answer(asked[1], conditional=b"if-none-match:" in request.lower())

    def _answer(self, path: bytes, *, conditional: bool) -> None:
        kind = path.split(b"/", 2)[1].decode()
        if kind == HUNG:
            return
        if kind == "robots.txt":
            self._send(b"200 OK", _ROBOTS, b"text/plain")
        elif kind == "news":
            self._send(b"200 OK", _ARTICLE, b"text/html; charset=utf-8")
        elif kind == CHANGING:
            self.visits[path] += 1
            self._send(b"200 OK", feed(f"{path.decode().rpartition('/')[2]}-{self.visits[path]}"))
        elif kind == SAME or not conditional:
            self._send(b"200 OK", _FEED)
        else:
            self._transport.write(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')

    def _send(self, status: bytes, body: bytes, kind: bytes = b"application/rss+xml") -> None:
        self._transport.write(
            b'HTTP/1.1 %s\r\nContent-Type: %s\r\nETag: "1"\r\nContent-Length: %d\r\n\r\n%s' % (status, kind, len(body), body)
        )


@contextlib.contextmanager
def serving() -> Iterator[int]:
    """Serve from a child process while the block runs; yield the port, which is open at every address of this machine."""
    child = subprocess.Popen([sys.executable, "-m", "bench.collect_server"], stdout=subprocess.PIPE)
    assert child.stdout
    try:
        yield int(child.stdout.readline())
    finally:
        child.terminate()
        child.communicate()


async def _serve() -> None:
    listener = socket.socket()
    listener.bind(("0.0.0.0", 0))  # noqa: S104 -- all of 127.0.0.0/8; the machine's other addresses answer nothing of worth
    server = await asyncio.get_running_loop().create_server(Site, sock=listener, backlog=_BACKLOG)
    print(listener.getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
