"""The one way out to the web: feeds and Scrapy both go through `HttpClient`, so limits, manners and guards exist once."""

import asyncio
import math
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes, urljoin

from bongsu.errors import FetchError
from scrapers import answers, robots
from scrapers.addresses import host_of, is_private, origin, place
from scrapers.inflate import ACCEPTED, MEGABYTE, Body
from scrapers.politeness import Politeness

if TYPE_CHECKING:
    import httpx
    from aiohttp.abc import AbstractResolver

_CAME = "Mozilla/5.0 (compatible; bongsu/0.1{})"
"""Many public sites turn away whatever does not begin like a browser."""

MAX_REDIRECTS = 5
_TURNS_TO_GET = frozenset({301, 302, 303})
_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})
_TOLD_RAW = ("location",)
_ADDRESS = string.punctuation + " "
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: 2xx, or 304 to a conditional request. `url` is the last of its redirects; header names are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    url: str
    headers: Mapping[str, str]
    data: Mapping[str, str] | None
    private: bool
    robots: bool
    limit: int
    cut: bool = False


def user_agent(contact: str | None) -> str:
    """Return who comes, and where whoever runs a site can reach them: `contact` is a web or mail address."""
    return _CAME.format(f"; +{contact}" if contact else "")


class HttpClient:
    """Fetches pages politely and within limits. Belongs to the event loop that first uses it.

    `contact` returns where the one who runs this can be reached, asked at each request since rules.yaml may change. `timeout`
    is in seconds and covers a whole answer, however slowly it drips; `max_bytes` counts after decompression; `per_host_rate`
    is in requests a second. `resolver` replaces the system's name resolution, `guard` the judgement which hosts are private.
    """

    def __init__(  # noqa: PLR0913 -- limits and ways out, each with a default
        self,
        *,
        contact: Callable[[], str | None] = lambda: None,
        timeout: float = 20.0,
        max_bytes: int = 10 * MEGABYTE,
        per_host_rate: float = 1.0,
        per_host_at_once: int = 2,
        resolver: "AbstractResolver | None" = None,
        guard: Callable[[str], bool] = is_private,
    ) -> None:
        self._contact, self._timeout, self._max_bytes, self._resolver = contact, timeout, max_bytes, resolver
        self._is_private = guard
        self._politeness = Politeness(rate=per_host_rate, at_once=per_host_at_once)
        self._robots = robots.Robots(self._robots_txt)
        self._clients: dict[bool, httpx.AsyncClient] = {}

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        private: bool = False,
        robots: bool = True,
    ) -> Fetched:
        """Return the answer to a GET, or with `data` to a POST of that form.

        `private` allows private addresses. `robots=False` is for APIs, which robots.txt does not speak to. Raises
        `FetchError`.
        """
        asked = headers or _NOTHING
        return await self._follow(
            _Ask(url=url, headers=asked, data=data, private=private, robots=robots, limit=self._max_bytes)
        )

    def rest(self, place: str, seconds: float) -> None:
        """Visit nothing at `place` (host and port) for so long: until then `get` raises `FetchError` for it."""
        self._politeness.rest(place, seconds)

    async def aclose(self) -> None:
        """Give back all connections."""
        clients, self._clients = tuple(self._clients.values()), {}
        for client in clients:
            await client.aclose()

    async def _robots_txt(self, url: str, private: bool) -> bytes:  # noqa: FBT001 -- called by position, by Robots alone
        limit = robots.MAX_BYTES
        ask = _Ask(url=url, headers=_NOTHING, data=None, private=private, robots=False, limit=limit, cut=True)
        return (await self._follow(ask)).body

    async def _follow(self, ask: _Ask) -> Fetched:
        """Follow redirects ourselves, so that every hop is checked like the first."""
        been: set[str] = set()
        while ask.url not in been and len(been) <= MAX_REDIRECTS:
            been.add(ask.url)
            fetched = await self._hop(ask)
            if not answers.is_redirect(fetched.status):
                return fetched
            ask = _redirected(ask, fetched)
        raise FetchError("collect.redirects", host=place(ask.url))

    async def _hop(self, ask: _Ask) -> Fetched:
        where, host = place(ask.url), host_of(ask.url)
        if not ask.private and self._is_private(host):
            raise FetchError("collect.private", host=where)
        if left := self._politeness.rest_left(where):
            raise FetchError("collect.resting", host=where, seconds=math.ceil(left), retry_after=left)
        if ask.robots:
            await self._robots.check(ask.url, private=ask.private)
        async with self._politeness.turn(host, where):
            return await self._exchange(ask, where)

    async def _exchange(self, ask: _Ask, where: str) -> Fetched:
        from scrapers import transport

        private = ask.private
        client = self._clients.get(private) or self._open(private=private)
        headers = {"user-agent": user_agent(self._contact()), "accept-encoding": ACCEPTED, "accept": "*/*", **ask.headers}
        method = "GET" if ask.data is None else "POST"
        try:
            async with (
                asyncio.timeout(self._timeout),
                client.stream(method, ask.url, headers=headers, data=ask.data) as response,
            ):
                return await _read(ask, where, response)
        except transport.FAILURES as error:
            raise transport.failure(error, host=where, seconds=self._timeout) from error

    def _open(self, *, private: bool) -> "httpx.AsyncClient":
        from scrapers.transport import open_client

        guard = None if private else self._is_private
        client = self._clients[private] = open_client(timeout=self._timeout, guard=guard, resolver=self._resolver)
        return client


async def _read(ask: _Ask, where: str, response: "httpx.Response") -> Fetched:
    answers.check(response.status_code, response.headers, host=where, conditional=not _CONDITIONS.isdisjoint(ask.headers))
    body = b""
    if not answers.is_redirect(response.status_code):
        coding = response.headers.get("content-encoding", "")
        body = await Body(host=where, coding=coding, limit=ask.limit, cut=ask.cut).read(response.aiter_raw())
    headers = {**response.headers, **{name: told for name in _TOLD_RAW if (told := _as_sent(response, name))}}
    return Fetched(url=ask.url, status=response.status_code, headers=headers, body=body)


def _as_sent(response: "httpx.Response", name: str) -> str:
    """An address in a header, byte for byte: httpx takes raw EUC-KR for Latin, which would lead elsewhere."""
    sent = next((value for each, value in response.headers.raw if each.lower() == name.encode()), b"")
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return quote_from_bytes(sent, _ADDRESS)


def _redirected(ask: _Ask, fetched: Fetched) -> _Ask:
    """The next hop. Another origin gets none of our headers, since they may hold a key."""
    try:
        url = urljoin(ask.url, fetched.headers["location"])
    except ValueError as error:
        raise FetchError("collect.status", host=place(ask.url), status=fetched.status) from error
    same = origin(url) == origin(ask.url)
    return replace(
        ask,
        url=url,
        headers=ask.headers if same else _NOTHING,
        data=None if fetched.status in _TURNS_TO_GET or not same else ask.data,
    )
