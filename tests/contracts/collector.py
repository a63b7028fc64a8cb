"""What every collector owes the daemon, whatever a server does: the catch, or one clear line, and never the whole machine."""

import asyncio
import gzip
import tracemalloc
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pytest

from bongsu.errors import CollectError, FetchError
from bongsu.model import Cursor, Source
from bongsu.ports import Collector
from scrapers import HttpClient
from tests.scrapers.site import PUBLIC, Answer, Route, Site, bomb, flood, silence

MEGABYTES = 20
"""What a collector may take while a server sends hundreds."""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What a server does, and what must be said of it."""

    route: Route
    code: str
    retry_after: float | None = None


TROUBLES = {
    "404: the address has changed": Trouble(route=Answer(status=404), code="collect.not_found"),
    "410: it is gone for good": Trouble(route=Answer(status=410), code="collect.gone"),
    "403: some bodies refuse data centres": Trouble(route=Answer(status=403), code="collect.forbidden"),
    "500: trouble of its own": Trouble(route=Answer(status=500), code="collect.server"),
    "503 with Retry-After": Trouble(
        route=Answer(status=503, headers={"Retry-After": "30"}), code="collect.server", retry_after=30.0
    ),
    "429 with Retry-After": Trouble(
        route=Answer(status=429, headers={"Retry-After": "120"}), code="collect.busy", retry_after=120.0
    ),
    "304 that nobody asked for": Trouble(route=Answer(status=304), code="collect.status"),
    "a redirect to itself": Trouble(route=Answer(status=302, headers={"Location": "/watched"}), code="collect.redirects"),
    "a redirect out of the web": Trouble(
        route=Answer(status=302, headers={"Location": "ftp://files.example/"}), code="collect.address"
    ),
    "it breaks off": Trouble(route=Answer(body=b"<ul>", headers={"Content-Length": "500"}), code="collect.broken_off"),
    "it does not speak HTTP": Trouble(route=Answer(raw=b"220 smtp.example ESMTP\r\n\r\n"), code="collect.garbled"),
    "200 MB": Trouble(route=Answer(body=flood), code="collect.too_large"),
    "a gzip bomb of 200 MB": Trouble(
        route=Answer(headers={"Content-Encoding": "gzip"}, body=bomb),
        code="collect.too_large",
    ),
    "gzip that breaks off": Trouble(
        route=Answer(headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"x" * 5000)[:-12]),
        code="collect.broken_off",
    ),
    "gzip that is none": Trouble(route=Answer(headers={"Content-Encoding": "gzip"}, body=b"plain"), code="collect.garbled"),
    "an unknown compression": Trouble(route=Answer(headers={"Content-Encoding": "br"}, body=b"\x0b"), code="collect.garbled"),
}


class CollectorContract:
    """A subclass gives a collector, what a good answer is, and what else can go wrong with its kind.

    `codes` says which troubles have another name there.
    """

    codes: Mapping[str, str] = MappingProxyType({})
    good: bytes
    titles: tuple[str, ...]

    def build(self, client: HttpClient) -> Collector:
        raise NotImplementedError

    def source(self, url: str) -> Source:
        raise NotImplementedError

    @pytest.fixture
    def collector(self, client: HttpClient) -> Collector:
        return self.build(client)

    async def fails(self, collector: Collector, url: str, *, cursor: Cursor | None = None) -> CollectError:
        """Return the error of a visit that must fail; it is one line, names the place and tells no address in full."""
        with pytest.raises(CollectError) as caught:
            await collector.collect(self.source(url), cursor or Cursor())
        for said in (caught.value.say("en"), caught.value.say("ko")):
            assert said
            assert "\n" not in said
            assert "watched" not in said
        return caught.value

    @pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
    async def test_trouble_is_one_clear_line(self, collector: Collector, site: Site, trouble: Trouble) -> None:
        site.routes["/watched"] = trouble.route
        error = await self.fails(collector, f"{site.url}/watched")
        assert error.code == self.codes.get(trouble.code, trouble.code)
        assert isinstance(error, FetchError)
        assert error.retry_after == trouble.retry_after

    async def test_one_that_never_finishes_is_left(self, hasty: HttpClient, site: Site) -> None:
        site.routes["/watched"] = Answer(body=silence)
        assert (await self.fails(self.build(hasty), f"{site.url}/watched")).code == "collect.timeout"

    async def test_nobody_listens(self, collector: Collector, site: Site) -> None:
        error = await self.fails(collector, f"http://{PUBLIC}:1/watched")
        assert error.code == "collect.refused"

    async def test_tls_with_a_server_that_has_none(self, collector: Collector, site: Site) -> None:
        error = await self.fails(collector, f"https://{PUBLIC}:{site.port}/watched")
        assert error.code == "collect.tls"

    async def test_what_comes_is_collected(self, collector: Collector, site: Site) -> None:
        site.routes["/watched"] = Answer(body=self.good)
        catch = await collector.collect(self.source(f"{site.url}/watched"), Cursor())
        assert tuple(item.title for item in catch.items) == self.titles
        assert all(item.url.startswith("http") for item in catch.items)
        assert not catch.unchanged

    async def test_the_second_visit_asks_whether_anything_moved(self, collector: Collector, site: Site) -> None:
        marks = {"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 00:00:00 GMT"}
        site.routes["/watched"] = lambda asked: (
            Answer(status=304) if "if-none-match" in asked.headers else Answer(headers=marks, body=self.good)
        )
        source = self.source(f"{site.url}/watched")
        first = await collector.collect(source, Cursor(kst_as_utc=True))
        second = await collector.collect(source, first.cursor)
        asked = site.asked[-1].headers
        assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', marks["Last-Modified"])
        assert second.unchanged
        assert second.items == ()
        assert second.cursor == first.cursor
        assert second.cursor.kst_as_utc

    async def test_the_same_body_is_unchanged_even_without_marks(self, collector: Collector, site: Site) -> None:
        site.routes["/watched"] = Answer(body=self.good)
        source = self.source(f"{site.url}/watched")
        first = await collector.collect(source, Cursor())
        assert (await collector.collect(source, first.cursor)).unchanged

    async def test_one_that_hangs_holds_up_no_other(self, client: HttpClient, site: Site) -> None:
        collector = self.build(client)
        site.routes |= {"/watched": Answer(body=silence), "/other": Answer(body=self.good)}
        hanging = asyncio.ensure_future(collector.collect(self.source(f"{site.url}/watched"), Cursor()))
        await site.reached.wait()
        catch = await collector.collect(self.source(f"{site.url}/other"), Cursor())
        assert len(catch.items) == len(self.titles)
        assert not hanging.done()
        site.released.set()
        with pytest.raises(CollectError):
            await hanging

    async def test_one_that_fails_spoils_no_other(self, collector: Collector, site: Site) -> None:
        site.routes["/other"] = Answer(body=self.good)
        addresses = [f"{site.url}/watched", f"{site.url}/other", "not an address", f"{site.url}/other"]
        ends = await asyncio.gather(
            *(collector.collect(self.source(url), Cursor()) for url in addresses), return_exceptions=True
        )
        failed = [isinstance(end, CollectError) for end in ends]
        assert failed == [True, False, True, False]

    async def test_robots_txt_is_obeyed(self, collector: Collector, site: Site) -> None:
        site.routes |= {
            "/robots.txt": Answer(body=b"User-agent: bongsu\nDisallow: /watched\n"),
            "/watched": Answer(body=self.good),
        }
        assert (await self.fails(collector, f"{site.url}/watched")).code == "collect.robots"
        assert site.paths() == []

    @pytest.mark.parametrize("name", ["200 MB", "a gzip bomb of 200 MB"])
    async def test_memory_stays_bounded(self, collector: Collector, site: Site, name: str) -> None:
        site.routes["/watched"] = TROUBLES[name].route
        tracemalloc.start()
        try:
            await self.fails(collector, f"{site.url}/watched")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < MEGABYTES * 2**20
        assert site.sent < MEGABYTES * 2**20
