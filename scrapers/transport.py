"""The one httpx client, over aiohttp: what it trusts, which addresses it may reach, and what its failures mean.

Imported at the first visit, since aiohttp costs a good part of a start.
"""

import http.cookiejar
import logging
import socket
import ssl
from collections.abc import Callable, Iterator
from functools import partial
from socket import AF_INET, AddressFamily
from typing import Any, Self, cast

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType
from aiohttp.resolver import ThreadedResolver
from httpx_aiohttp import AiohttpTransport
from yarl import URL

from bongsu.errors import FetchError

_OLD_SERVERS = getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
"""Some public bodies run servers from before RFC 5746; OpenSSL 3 refuses them by default. Certificates are still checked."""

_CONNECTIONS = 1_000
"""More than visits and pages at once, which are bounded where they begin: one that hangs must not keep another waiting here."""

_KEPT_ALIVE = 5.0
"""Seconds that an idle connection is kept: for the pages behind a list, not until the next visit."""

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # they tell every request at INFO


Guard = Callable[[str], bool]
"""Says whether a host or an address is private."""


class PrivateAddressError(OSError):
    """A name leads to a private address. An OSError, since that is what a resolver may raise; never leaves this module."""


class GuardedResolver(AbstractResolver):
    """Resolves names, and refuses one that leads to a private address: checked on the very answer that is connected to."""

    def __init__(self, inner: AbstractResolver, guard: Guard) -> None:
        self._inner, self._is_private = inner, guard

    async def resolve(self, host: str, port: int = 0, family: AddressFamily = AF_INET) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if any(self._is_private(each["host"]) for each in found):
            raise PrivateAddressError(host)
        return found

    async def close(self) -> None:
        await self._inner.close()


def guarded_socket(guard: Guard, address: AddrInfoType) -> socket.socket:
    """Return a socket for one address, the very one that is then connected to; the last gate, whatever spelling led here."""
    family, kind, protocol, _, where = address
    if guard(str(where[0])):
        raise PrivateAddressError(where[0])
    return socket.socket(family, kind, protocol)


class ExactSession:
    """An aiohttp session that sends addresses as they are written. Left alone it sends `b%2Fc` in a query as `b/c`.

    Called, it gives itself: that is how the transport asks for its session.
    """

    def __init__(self, open_session: Callable[[], aiohttp.ClientSession]) -> None:
        self._open = open_session
        self._session: aiohttp.ClientSession | None = None

    def __call__(self) -> Self:
        return self

    def request(self, method: str, url: str, **options: Any) -> Any:  # noqa: ANN401 -- passed on as they come
        self._session = self._session or self._open()
        return self._session.request(method, URL(url, encoded=True), **options)

    async def close(self) -> None:
        if self._session:
            await self._session.close()


class ExactTransport(AiohttpTransport):
    """The aiohttp transport with an `ExactSession`, which it would not close by itself."""

    def __init__(self, session: ExactSession) -> None:
        super().__init__(client=cast("Callable[[], aiohttp.ClientSession]", session))
        self._exact = session

    async def aclose(self) -> None:
        await self._exact.close()


def tls_context() -> ssl.SSLContext:
    """Return the TLS settings: the system's authorities, full verification, old servers allowed."""
    context = ssl.create_default_context()
    context.options |= _OLD_SERVERS
    return context


def open_client(*, timeout: float, guard: Guard | None, resolver: AbstractResolver | None = None) -> httpx.AsyncClient:
    """Return a client without cookies, redirects or proxies. It reaches nothing that `guard` calls private; None: anything."""

    def session() -> aiohttp.ClientSession:
        names = resolver or ThreadedResolver()
        connector = aiohttp.TCPConnector(
            ssl=tls_context(),
            limit=_CONNECTIONS,
            keepalive_timeout=_KEPT_ALIVE,
            resolver=GuardedResolver(names, guard) if guard else names,
            socket_factory=partial(guarded_socket, guard) if guard else None,
        )
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=()))
    return httpx.AsyncClient(
        transport=ExactTransport(ExactSession(session)),
        cookies=no_cookies,
        timeout=timeout,
        trust_env=False,
        follow_redirects=False,
    )


FAILURES = (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, OSError)
"""All that a visit can raise. The transport lets some of aiohttp's own through."""

_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((PrivateAddressError,), "collect.private"),
    ((aiohttp.ClientConnectorDNSError,), "collect.dns"),
    ((ssl.SSLError, aiohttp.ClientSSLError), "collect.tls"),
    ((TimeoutError, httpx.TimeoutException), "collect.timeout"),
    ((aiohttp.ClientConnectorError, httpx.ConnectError), "collect.refused"),
    ((aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, OSError), "collect.broken_off"),
    ((aiohttp.ClientResponseError,), "collect.garbled"),
)


def failure(error: BaseException, *, host: str, seconds: float) -> FetchError:
    """Return what a failure of the network means. aiohttp's own error tells more than the httpx one that wraps it."""
    causes = [each for each in _chain(error) if not isinstance(each, httpx.HTTPError)] or [error]
    for kinds, code in _MEANINGS:
        if any(isinstance(each, kinds) for each in causes):
            return FetchError(code, host=host, seconds=round(seconds, 1))
    return FetchError("collect.garbled", host=host)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
