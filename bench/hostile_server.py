"""The far end of ``bench.hostile``: one hostile answer an address, from a process of its own so that its memory is not ours."""

import asyncio
import gzip
import itertools
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

FAR_END = "127.0.0.77"
"""The address of this machine that plays the public internet."""

MB = 2**20
BIG = 99 * MB // 10
"""Just under what is read of an answer."""

Answer = Callable[[], Iterator[bytes]]


def said(body: Callable[[], bytes], *headers: str) -> Answer:
    """Return an answer of one piece, which is made when it is asked for."""

    def pieces() -> Iterator[bytes]:
        made = body()
        yield "\r\n".join(("HTTP/1.1 200 OK", f"Content-Length: {len(made)}", *headers, "", "")).encode()
        yield made

    return pieces


def streamed(pieces: Callable[[], Iterator[bytes]], *headers: str) -> Answer:
    """Return an answer that ends where the connection ends, if it ever does."""
    head = "\r\n".join(("HTTP/1.1 200 OK", "Connection: close", *headers, "", ""))
    return lambda: itertools.chain((head.encode(),), pieces())


def full(piece: str | bytes, *, before: str = "", behind: str = "") -> Answer:
    """Return a body of just under 10 MB: one piece again and again."""
    unit = piece.encode() if isinstance(piece, str) else piece
    room = BIG - len(before.encode()) - len(behind.encode())
    return said(
        lambda: before.encode() + unit * (room // len(unit)) + behind.encode(), "Content-Type: text/html; charset=utf-8"
    )


def _packed(wbits: int) -> Iterator[bytes]:
    packer = zlib.compressobj(level=9, wbits=wbits)
    for _ in range(1024):
        yield packer.compress(bytes(MB))
    yield packer.flush()


def _laughs() -> bytes:
    lines = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]>{RSS}<item><title>&a9;</title></item>{RSS_END}'.encode()


def _blowup() -> bytes:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>{RSS}<item><title>{"&a;" * 50_000}</title></item>{RSS_END}'.encode()


def _external() -> bytes:
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{RSS}<item>&a;</item>{RSS_END}'.encode()


def _redirect(location: str) -> Answer:
    return lambda: iter((f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode(),))


RSS, RSS_END = '<rss version="2.0"><channel><title>t</title>', "</channel></rss>"
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
_NOISE = random.Random(7).randbytes  # noqa: S311 -- noise, not a secret
_ROW = '<tr><td><a href="/v?no=1">소식 하나</a></td><td>2026-05-04</td></tr>'

HTTP: Mapping[str, Answer] = {
    "200 MB": streamed(lambda: itertools.repeat(bytes(MB), 200)),
    "a gzip bomb of 1 GB": streamed(lambda: _packed(31), "Content-Encoding: gzip"),
    "a deflate bomb of 1 GB": streamed(lambda: _packed(15), "Content-Encoding: deflate"),
    "a bomb in a bomb": said(lambda: gzip.compress(gzip.compress(bytes(100 * MB))), "Content-Encoding: gzip, gzip"),
    "headers without end": lambda: itertools.chain((b"HTTP/1.1 200 OK\r\n",), itertools.repeat(b"X: a\r\n" * 1000, 10_000)),
    "a header without end": lambda: itertools.chain((b"HTTP/1.1 200 OK\r\nX: ",), itertools.repeat(b"a" * 10_000, 10_000)),
    "100 Continue without end": lambda: itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 100_000),
    "chunks of one byte": streamed(lambda: itertools.repeat(b"1\r\na\r\n" * 10_000, 2_000), "Transfer-Encoding: chunked"),
    "one byte, and then nothing": streamed(lambda: itertools.chain((b"<",), itertools.repeat(b""))),
    "a longer Content-Length": lambda: iter((b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\nConnection: close\r\n\r\nab",)),
    "a redirect to itself": _redirect("?"),
    "a redirect to a file": _redirect("file:///etc/passwd"),
    "a redirect to this machine": _redirect("http://127.1:22/"),
    "a redirect of 8,000 characters": _redirect("/" + "a" * 8000),
}
"""What a server can do to any visitor."""

FEEDS: Mapping[str, Answer] = {
    "a billion laughs": said(_laughs),
    "one entity, 50,000 times": said(_blowup),
    "an entity from a file": said(_external),
    "items of nothing": full("<item/>", before=RSS, behind=RSS_END),
    "items": full("<item><title>소식</title><link>/1</link></item>", before=RSS, behind=RSS_END),
    "elements inside each other": full("<a>", before=RSS),
    "brackets": full("<", before=RSS),
    "ampersands": full("&", before=RSS),
    "attributes": full(' a="b"', before=f"{RSS}<item", behind="/>"),
    "one title": full("소식", before=f"{RSS}<item><title>", behind=f"</title></item>{RSS_END}"),
    "CDATA without end": full("소", before=f"{RSS}<item><title><![CDATA["),
    "a comment without end": full("-", before=f"{RSS}<!-"),
    "spaces": full(" "),
    "noise": said(lambda: _NOISE(BIG)),
    "a feed of noise": said(
        lambda: RSS.encode() + b"<item><title>" + _NOISE(BIG - 200) + b"</title></item>" + RSS_END.encode()
    ),
    "CP949 that says nothing of itself": full("똠방각하".encode("cp949"), before=f"{RSS}<item><title>"),
}
"""10 MB for who expects a feed."""

PAGES: Mapping[str, Answer] = {
    "rows": full(_ROW, before="<table><tbody>"),
    "cells": full("<td>"),
    "tables inside each other": full("<table><tr><td>"),
    "blocks inside each other": full("<div>"),
    "bold inside italic": full("<b><i>"),
    "links": full('<a href="/v?no=1">소식</a>'),
    "scripts": full("<script>a()</script>"),
    "one attribute": full("a", before='<p class="', behind='">'),
    "attributes of a page": full(" a=b", before="<p", behind=">"),
    "entities": full("&amp;"),
    "a text": full("<p>나루시는 지역 기업과 함께 항만 물류에 인공지능 관제를 들인다고 밝혔다.</p>", before="<article>"),
    "a comment of a page without end": full("-", before="<!-"),
    "noise for a page": said(lambda: _NOISE(BIG)),
    "Hangul in EUC-KR": full("가".encode("euc-kr"), before="<article><p>"),
}
"""10 MB for who expects a list or a page."""

TREES: Mapping[str, Answer] = {
    "JSON inside each other": full("["),
    "JSON of nothing": full("{},", before="[", behind="{}]"),
    "JSON of rows": full('{"a":1},', before='{"data":[', behind="{}]}"),
    "JSON of one text": full("소", before='{"data":"', behind='"}'),
    "XML of nothing": full("<a/>", before="<response>", behind="</response>"),
    "XML inside each other": full("<a>", before="<response>"),
    "XML of laughs": said(_laughs),
}
"""10 MB for who expects an API."""

MAPS: Mapping[str, Answer] = {
    "a sitemap of nothing": full("<url/>", before=MAP, behind="</urlset>"),
    "a sitemap of elements": full("<a/>", before=MAP, behind="</urlset>"),
    "a sitemap inside itself": full("<url>", before=MAP),
}
"""10 MB for who expects a sitemap."""

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
ANSWERS = [*HTTP.values(), *FEEDS.values(), *PAGES.values(), *TREES.values(), *MAPS.values()]
NAMES = [*HTTP, *FEEDS, *PAGES, *TREES, *MAPS]


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Give the answer whose number is the path, for as long as somebody takes it."""
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        path = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1].lstrip(b"/").partition(b"?")[0]
        for piece in ANSWERS[int(path)]() if path.isdigit() else (NOT_FOUND,):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0 if piece else 0.1)
    writer.close()


async def _serve() -> None:
    server = await asyncio.start_server(answer, FAR_END, 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving() -> Iterator[str]:
    """Serve from a child process while the block runs; yield the base address."""
    child = subprocess.Popen([sys.executable, "-m", "bench.hostile_server"], stdout=subprocess.PIPE)
    assert child.stdout
    try:
        yield f"http://{FAR_END}:{int(child.stdout.readline())}"
    finally:
        child.terminate()
        child.communicate()


if __name__ == "__main__":
    asyncio.run(_serve())
