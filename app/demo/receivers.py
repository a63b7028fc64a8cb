"""Where the demo's alerts arrive: a webhook that checks signatures, a look-alike of Telegram's Bot API, and the console."""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, TextIO
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.demo.signature import verifier
from app.demo.telegram_html import Reading, read_html
from app.serving import Server

_URL = re.compile(r"https?://[^\s\"'<>]+")
_NO_CONTENT = 204


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something that came in on a channel, at a time of the given monotonic clock in seconds.

    `data` is the part of a webhook's body that tells of the alert.
    """

    channel: str
    text: str
    at: float
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def urls(self) -> frozenset[str]:
        """The addresses that stand in it."""
        return frozenset(unescape(url) for url in _URL.findall(self.text))


class WebhookReceiver:
    """Takes POSTs at `/alerts`. A bad signature is answered 401, and counted."""

    def __init__(self, secret: str, monotonic: Callable[[], float]) -> None:
        self._secret = secret
        self._monotonic = monotonic
        self.checked_by, self._verify = verifier()
        self._server = Server(Starlette(routes=[Route("/alerts", self._take, methods=["POST"])]))
        self.arrivals: list[Arrival] = []
        self.refused = 0

    async def start(self) -> str:
        """Return the base address."""
        return await self._server.start()

    async def stop(self) -> None:
        await self._server.stop()

    async def _take(self, request: Request) -> Response:
        body = await request.body()
        if not self._verify(self._secret, request.headers, body):
            self.refused += 1
            return JSONResponse({"error": "the signature does not fit"}, status_code=401)
        arrival = Arrival(channel="webhook", text=body.decode(), at=self._monotonic(), data=json.loads(body)["data"])
        self.arrivals.append(arrival)
        return Response(status_code=_NO_CONTENT)


class TelegramServer:
    """Answers for one bot and one chat as the Bot API does, in its words; it refuses HTML that Telegram would.

    Nobody ever writes to the bot. `edits` counts messages that were brought up to date.
    """

    def __init__(self, token: str, chat: str, monotonic: Callable[[], float]) -> None:
        self._token = token
        self._chat = chat
        self._monotonic = monotonic
        self._server = Server(Starlette(routes=[Route("/bot{token}/{method}", self._call, methods=["GET", "POST"])]))
        self.arrivals: list[Arrival] = []
        self.edits = 0
        self.refused: list[str] = []

    async def start(self) -> str:
        """Return the base address."""
        return await self._server.start()

    async def stop(self) -> None:
        await self._server.stop()

    async def _call(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return self._refuse(401, "Unauthorized")
        method = request.path_params["method"]
        if method == "getUpdates":
            return JSONResponse({"ok": True, "result": []})
        if method not in {"sendMessage", "editMessageText"}:
            return self._refuse(404, "Not Found")
        return self._take(_parameters(request, await request.body()), edits=method == "editMessageText")

    def _take(self, given: dict[str, Any], *, edits: bool = False) -> Response:
        if str(given.get("chat_id")) != self._chat:
            return self._refuse(400, "Bad Request: chat not found")
        text = str(given.get("text", ""))
        reading = read_html(text) if given.get("parse_mode") == "HTML" else Reading(text=text, refusal="")
        if reading.refusal:
            return self._refuse(400, f"Bad Request: {reading.refusal}")
        if edits:
            self.edits += 1
        else:
            self.arrivals.append(Arrival(channel="telegram", text=text, at=self._monotonic()))
        message = {"message_id": len(self.arrivals), "chat": {"id": self._chat, "type": "channel"}, "text": reading.text}
        return JSONResponse({"ok": True, "result": message})

    def _refuse(self, status: int, description: str) -> Response:
        self.refused.append(description)
        return JSONResponse({"ok": False, "error_code": status, "description": description}, status_code=status)


def _parameters(request: Request, body: bytes) -> dict[str, Any]:
    """Return the parameters, which the Bot API takes as JSON, as a form or in the query."""
    if "json" in request.headers.get("content-type", ""):
        return dict(json.loads(body))
    return dict(request.query_params) | dict(parse_qsl(body.decode()))


class ConsoleReceiver(io.TextIOBase):
    """Stands before a text stream, passes everything on and remembers what was written."""

    def __init__(self, stream: TextIO, monotonic: Callable[[], float]) -> None:
        self._stream = stream
        self._monotonic = monotonic
        self.arrivals: list[Arrival] = []

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has a writable attribute, Python has not
        return self._stream.encoding

    def write(self, text: str) -> int:
        self.arrivals.append(Arrival(channel="console", text=text, at=self._monotonic()))
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._stream.isatty()
