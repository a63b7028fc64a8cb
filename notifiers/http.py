"""The one way out by HTTP: how a message is posted, and what each end of that means for it and its channel.

No error made here holds an address, a header, a body or another error: any of them may hold a secret. That is also why errors
are raised outside `except`: a traceback then has nothing to show behind them.
"""

import asyncio
import contextlib
import re
import socket
import ssl
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast

import httpx

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.ports import Clock

TIMEOUT = 15.0
"""Seconds from the first byte sent to the last byte read."""

LONGEST_ANSWER = 64 * 1024
"""Bytes of an answer that are read; what comes after is left unread."""

_HEADERS = {"user-agent": "bongsu", "accept-encoding": "identity"}
_TRY_LATER = {408: "notify.later", 409: "notify.later", 425: "notify.later", 429: "notify.busy"}
_BROKEN = {401: "notify.unauthorised", 403: "notify.forbidden", 404: "notify.not-there", 410: "notify.not-there"}


def machine_time() -> datetime:
    """Return the time of this machine: receivers check signatures against theirs, whatever time the daemon is wound to."""
    return datetime.now(UTC)  # noqa: TID251 -- the default of an argument; see above


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. `retry_after` in seconds, where the header asked for it."""

    status: int
    body: bytes
    retry_after: float | None


class Wire:
    """One channel's connections, opened at the first message. `timeout` in seconds.

    It speaks to httpx's transport, not to its client: what a client adds (redirects, unpacking, a log line with the address) is
    not wanted here, and took a third of the time of a post.
    """

    def __init__(
        self, channel: str, *, clock: Clock, transport: httpx.AsyncBaseTransport | None = None, timeout: float = TIMEOUT
    ) -> None:
        self.channel = channel
        self.clock = clock
        self.transport = transport
        self._timeout = timeout
        self._opened: httpx.AsyncBaseTransport | None = None

    async def post(self, url: httpx.URL | str, *, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Return the answer, whatever its status. Raises `TryLater` where none came, or not all of it."""
        answer = await self._attempt(url, content, headers)
        if isinstance(answer, str):
            raise TryLater(answer, channel=self.channel, seconds=round(self._timeout))
        return answer

    async def aclose(self) -> None:
        """Close the connections; the next message opens new ones."""
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.aclose()

    async def _attempt(self, url: httpx.URL | str, content: bytes, headers: Mapping[str, str]) -> Answer | str:
        """Return the answer, or the code of what went wrong."""
        import aiohttp

        try:
            async with asyncio.timeout(self._timeout):
                return await self._exchange(url, content, headers)
        except (httpx.HTTPError, httpx.StreamError, aiohttp.ClientError, OSError, ValueError) as error:
            return fault(error)

    async def _exchange(self, url: httpx.URL | str, content: bytes, headers: Mapping[str, str]) -> Answer:
        if self._opened is None:
            self._opened = self.transport or _open_transport()
        request = httpx.Request("POST", url, content=content, headers={**_HEADERS, **headers})
        response = await self._opened.handle_async_request(request)
        try:
            body = await _read(response)
        finally:
            await response.aclose()
        asked = retry_after(response.headers.get("retry-after", ""), now=self.clock())
        return Answer(status=response.status_code, body=body, retry_after=asked)


def verdict(answer: Answer, channel: str) -> NotifyError | None:
    """Return what the status of `answer` means: None where the message was taken. This is the one table for all kinds."""
    status = answer.status
    if 200 <= status < 300:  # noqa: PLR2004 -- the classes of RFC 9110, section 15
        return None
    if 300 <= status < 400:  # noqa: PLR2004 -- see above
        return ChannelBroken("notify.redirect", channel=channel, status=status)
    if status in _BROKEN:
        return ChannelBroken(_BROKEN[status], channel=channel, status=status)
    if 400 <= status < 500 and status not in _TRY_LATER:  # noqa: PLR2004 -- see above
        return Refused("notify.refused", channel=channel, status=status)
    code = _TRY_LATER.get(status, "notify.later")
    return TryLater(code, retry_after=answer.retry_after, channel=channel, status=status)


def retry_after(header: str, *, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header (seconds or an HTTP date, RFC 9110) asks for; None where it says nothing."""
    header = header.strip()
    if re.fullmatch(r"[0-9]{1,9}", header):
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def fault(error: BaseException) -> str:
    """Return the code for an exchange that ended in `error`, judged by what is behind it.

    The transport's own names mislead: it calls a refused connection a time-out.
    """
    causes = list(_causes(error))
    for kind, code in _FAULTS:
        if any(isinstance(cause, kind) for cause in causes):
            return code
    return "notify.cut"


_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "notify.dns"),
    (ssl.SSLError, "notify.tls"),
    (ConnectionResetError, "notify.cut"),
    (BrokenPipeError, "notify.cut"),
    (TimeoutError, "notify.timeout"),
    (OSError, "notify.unreachable"),
    (httpx.ReadTimeout, "notify.timeout"),
)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


async def _read(response: httpx.Response) -> bytes:
    if response.is_stream_consumed:  # a transport that reads by itself
        return response.content[:LONGEST_ANSWER]
    body = bytearray()
    raw = cast("AsyncGenerator[bytes, None]", response.aiter_raw())  # raw: an answer packed small stays small
    async with contextlib.aclosing(raw) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) >= LONGEST_ANSWER:
                break
    return bytes(body[:LONGEST_ANSWER])


def _open_transport() -> httpx.AsyncBaseTransport:
    from httpx_aiohttp import AiohttpTransport  # eight times the posts a second of httpx's own

    return AiohttpTransport()
