"""robots.txt as RFC 9309 has it, which Scrapy's own reading does not follow where a server answers errors."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import lru_cache

from protego import Protego

from bongsu.errors import FetchError
from scrapers.addresses import origin, place

log = logging.getLogger("bongsu.robots")

AGENT = "bongsu"
"""The name that a site uses to speak to us."""

MAX_BYTES = 500 * 2**10
"""What must be read at least (RFC 9309, 2.5), and here at most."""

KEPT = 24 * 3600.0
"""Seconds that an answer is used (RFC 9309, 2.4: not longer than a day)."""

KEPT_ERROR = 600.0
"""Seconds until a server that answered an error is asked again: a day of silence would be worse than a request."""

_SITES = 20_000
"""Sites whose answers are remembered: a nation's. Fewer would have robots.txt fetched at every visit."""

_HELD = 32 * 2**20
"""Characters of robots.txt that are remembered in all. The text is kept, which is a fifteenth of what is made of it."""

_READY, _SMALL = 200, 5_000
"""So many of the last used rules are kept as they are used, if their text is not longer than this."""

_UNAVAILABLE = range(400, 500)

Fetch = Callable[[str, bool], Awaitable[bytes]]
"""Returns the start of a body, of at most `MAX_BYTES`. The second argument says whether private addresses are allowed."""


@dataclass(slots=True)
class _Site:
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    text: str | None = None
    forgotten: bool = False
    error: FetchError | None = None
    until: float = 0.0


class Robots:
    """Says whether pages may be visited, asking each site once a day. `clock` gives seconds, never backwards."""

    def __init__(self, fetch: Fetch, *, clock: Callable[[], float] | None = None) -> None:
        self._fetch = fetch
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._sites: dict[str, _Site] = {}
        self._held = 0

    async def check(self, url: str, *, private: bool = False) -> None:
        """Return if `url` may be visited. Raises `FetchError`: forbidden, or robots.txt cannot be had."""
        site = self._site(origin(url))
        async with site.asking:
            if site.until <= self._clock():
                await self._ask(site, url, private=private)
        if site.error:
            raise FetchError(site.error.code, retry_after=site.error.retry_after, **site.error.params)
        if site.text and not _rules(site.text).can_fetch(url, AGENT):
            log.debug("robots.txt of %s: forbids this page", place(url))
            raise FetchError("collect.robots", host=place(url))

    def _site(self, name: str) -> _Site:
        while name not in self._sites and (len(self._sites) >= _SITES or self._held > _HELD):
            oldest = self._sites.pop(next(iter(self._sites)))
            self._keep(oldest, None)
            oldest.forgotten = True  # it may be asking at this moment
        return self._sites.setdefault(name, _Site())

    async def _ask(self, site: _Site, url: str, *, private: bool) -> None:
        try:
            body = await self._fetch(f"{origin(url)}/robots.txt", private)
            self._keep(site, body.decode("utf-8", "replace"))
        except FetchError as error:
            self._no_answer(site, url, error)
        else:
            site.error, site.until = None, self._clock() + KEPT
            log.debug("robots.txt of %s: read, and followed for a day", place(url))

    def _keep(self, site: _Site, text: str | None) -> None:
        if not site.forgotten:
            self._held += len(text or "") - len(site.text or "")
        site.text = text

    def _no_answer(self, site: _Site, url: str, error: FetchError) -> None:
        """4xx and endless redirects allow all (2.3.1.2, 2.3.1.3); 5xx forbids all unless older rules are known (2.3.1.4).

        A network that fails is not remembered: the next visit finds out for itself, and reports what it finds.
        """
        status = error.params.get("status")
        if status in _UNAVAILABLE or error.code == "collect.redirects":
            self._keep(site, None)
            site.error, site.until = None, self._clock() + KEPT
            log.debug("robots.txt of %s: there is none (%s), so all is allowed for a day", place(url), status or "redirects")
        elif not isinstance(status, int):
            raise error
        elif site.text is None:
            site.error = FetchError("collect.robots_unreachable", retry_after=error.retry_after, host=place(url), status=status)
            site.until = self._clock() + KEPT_ERROR
            log.debug("robots.txt of %s: HTTP %s, so nothing is allowed until it answers", place(url), status)
        else:
            site.until = self._clock() + KEPT_ERROR
            log.debug("robots.txt of %s: HTTP %s, so the older rules are followed", place(url), status)


def _rules(text: str) -> Protego:
    return _ready(text) if len(text) <= _SMALL else Protego.parse(text)


@lru_cache(_READY)
def _ready(text: str) -> Protego:
    return Protego.parse(text)
