"""The far end of the proof: two webhooks and a Telegram, in a thread of their own, that take messages or fail as told."""

import asyncio
import json
import re
import threading
import time
from collections import Counter
from datetime import date
from email.utils import format_datetime
from typing import Any, Literal

from bongsu.model import KST
from tests.fakes import LAUNCH

CHANNELS = ("hook", "relay", "phone")
Mode = Literal["take", "500", "429", "429 asks", "401", "403", "404", "410", "blocked", "no chat", "hang", "cut"]

_REFUSALS: dict[str, bytes] = {
    "500": b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
    "429": b"HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n",
    "429 asks": b"HTTP/1.1 429 Slow\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n",
    "401": b"HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n",
    "403": b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
    "404": b"HTTP/1.1 404 Where\r\nContent-Length: 0\r\n\r\n",
    "410": b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
}
_SPOKEN = {
    "blocked": (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
    "no chat": (400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}),
}


class FarEnd:
    """`taken` counts the messages that were accepted, by channel, announcement and id; `modes` says how each channel answers.

    `messages` counts what was accepted by channel and id, or by what it tells where it has none.
    A feed serves the first `published` announcements, whose pages name a deadline `until` if there is one; then `due` has,
    beside the announcements, a reminder of each. `first` says when, by the monotonic clock, something first came to a channel.
    """

    def __init__(self, titles: list[str], *, until: date | None = None) -> None:
        self.titles = titles
        self.due = {*titles, *(title + REMINDED for title in titles if until)}
        self._deadline = f"<p>접수 기간은 {until.year}년 {until.month}월 {until.day}일까지다.</p>" if until else ""
        self.published = 0
        self.taken: Counter[tuple[str, str, str]] = Counter()
        self.messages: Counter[tuple[str, str]] = Counter()
        self.first: dict[tuple[str, str], float] = {}
        self.modes: dict[str, Mode] = dict.fromkeys(CHANNELS, "take")
        self._numbers = {title: number for number, title in enumerate(titles)}
        self._loop = asyncio.new_event_loop()
        self._port = 0
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait(10)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def arrived(self, channel: str) -> set[str]:
        """Return the announcements that a channel was told."""
        return {title for name, title, _ in self.taken.copy() if name == channel}

    def ids(self, channel: str) -> dict[str, set[str]]:
        """Return under which ids each announcement came to a webhook."""
        found: dict[str, set[str]] = {}
        for name, title, identity in self.taken.copy():
            if name == channel:
                found.setdefault(title, set()).add(identity)
        return found

    def repeats(self) -> dict[tuple[str, str], int]:
        """Return how often messages came once more: by channel, and by id or, where they have none, by what they tell."""
        return {message: count - 1 for message, count in self.messages.copy().items() if count > 1}

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _close(self) -> None:
        connections = asyncio.all_tasks() - {asyncio.current_task()}
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    def _serve(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connection, "127.0.0.1", 0))
        self._port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                await writer.drain()
        except (OSError, asyncio.CancelledError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever it was has been killed, or it is over
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        verb, path, _ = head.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head.splitlines()[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if verb == "GET":
            writer.write(self._page(path))
            return True
        channel = "phone" if "/bot" in path else path.strip("/")
        return await self._message(channel, body, headers.get("webhook-id", ""), writer)

    async def _message(self, channel: str, body: bytes, identity: str, writer: asyncio.StreamWriter) -> bool:
        mode = self.modes[channel]
        if mode in _REFUSALS:
            writer.write(_REFUSALS[mode])
            return True
        if mode in _SPOKEN:
            status, said = _SPOKEN[mode]
            writer.write(_answer(json.dumps(said).encode(), status=status))
            return True
        told = self._told(json.loads(body))
        self.messages[channel, identity or " ".join(sorted(told))] += bool(told)
        for title in told:
            self.taken[channel, title, identity] += 1
            self.first.setdefault((channel, title), time.monotonic())
        if mode == "hang":
            await asyncio.sleep(3600)
        answer = _answer(json.dumps({"ok": True, "result": {"message_id": sum(self.taken.values())}}).encode())
        writer.write(answer if mode == "take" else answer[: len(answer) // 2])
        return mode == "take"

    def _told(self, body: dict[str, Any]) -> set[str]:
        """Return the announcements that a message tells or reminds of."""
        data = body.get("data", {})
        told = [(str(each["title"]), each["reason"] == "reminder") for each in data.get("alerts", [data]) if "title" in each]
        text = str(body.get("text", "")) if not data else ""
        told += [(found, "Reminder" in text) for found in _TITLE.findall(text)]
        return {title + REMINDED * reminds for title, reminds in told if title in self._numbers}

    def _page(self, path: str) -> bytes:
        if path.startswith("/rss"):
            return _answer(_feed(self.base, self.titles, self.published).encode(), kind="application/rss+xml")
        if path == "/robots.txt":
            return b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
        number = path.rpartition("=")[2]
        return _answer(_ARTICLE.replace("NUMBER", number).replace("DEADLINE", self._deadline).encode(), kind="text/html")


_TITLE = re.compile(r"울산시 인공지능 교실 \d+기 모집")
REMINDED = " (reminder)"
"""What is added to an announcement's title where a message reminds of its deadline."""


def titles(count: int, start: int = 1) -> list[str]:
    """Return announcements, each of an event of its own."""
    return [f"울산시 인공지능 교실 {number}기 모집" for number in range(start, start + count)]


_ARTICLE = """<html><body><h3 class="heading">소식 NUMBER</h3><div id="article-view-content-div">
<p>울산시는 29일 인공지능 교실 NUMBER기를 모집한다고 밝혔다. 울산테크노파크가 함께한다.</p>DEADLINE</div></body></html>"""


def _answer(body: bytes, *, status: int = 200, kind: str = "application/json") -> bytes:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _feed(base: str, announced: list[str], published: int) -> str:
    date = format_datetime(LAUNCH.astimezone(KST))
    items = "".join(
        f"<item><title>{title}</title><link>{base}/news/articleView.html?idxno={number}</link>"
        f"<pubDate>{date}</pubDate><description>소식</description></item>"
        for number, title in reversed(list(enumerate(announced[:published], 1)))
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>울산매일</title>{items}</channel></rss>'
