"""What no collector lets a server do to it: where it may lead us, how long it may hold us, what it may have us keep or say.

The contract runs for both stacks: feeds fetch by httpx, lists and pages come through Scrapy.
"""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bongsu.errors import CollectError
from bongsu.model import Cursor, Source
from bongsu.ports import Collector
from scrapers import HttpClient
from tests.contracts.collector import Trouble
from tests.scrapers.site import PATIENCE, PUBLIC, Answer, Site

OK = b"HTTP/1.1 200 OK\r\n"
METADATA = "169.254.169.254"


async def drip(site: Site) -> AsyncIterator[bytes]:
    """Send a byte at a time: too fast for a limit between two bytes, too slow to ever end."""
    while not site.released.is_set():
        yield b"<"
        await asyncio.sleep(0.02)


def to(location: str) -> Answer:
    return Answer(status=302, headers={"Location": location})


def says(head: bytes, body: bytes = b"ok") -> Answer:
    """An answer to the byte, proper or not."""
    return Answer(raw=OK + head + b"\r\n" + body)


def trouble(route: Answer, code: str) -> Trouble:
    return Trouble(route=route, code=code)


HOSTILE = {
    # where it leads
    "a redirect to a file": trouble(to("file:///etc/passwd"), "collect.address"),
    "a redirect to gopher": trouble(to("gopher://127.0.0.1:6379/_FLUSHALL"), "collect.address"),
    "a redirect to another port of this machine": trouble(to("http://127.0.0.1:1/"), "collect.private"),
    "a redirect to this machine by another name": trouble(to("http://localhost:1/"), "collect.private"),
    "a redirect to this machine in decimal": trouble(to("http://2130706433/"), "collect.private"),
    "a redirect to this machine in octal, which httpx takes for no address": trouble(
        to("http://0177.0.0.1/"), "collect.garbled"
    ),
    "a redirect to this machine in hexadecimal": trouble(to("http://0x7f000001/"), "collect.private"),
    "a redirect to this machine in IPv6": trouble(to("http://[::1]/"), "collect.private"),
    "a redirect to IPv4 inside IPv6": trouble(to("http://[::ffff:127.0.0.1]/"), "collect.private"),
    "a redirect to IPv4 behind a translator": trouble(to("http://[64:ff9b::10.0.0.1]/"), "collect.private"),
    "a redirect to the metadata of a cloud": trouble(to(f"http://{METADATA}/latest/meta-data/"), "collect.private"),
    "a redirect that would colour our log": trouble(to("http://x\x1b[31m/"), "collect.garbled"),
    # how long it lasts
    "one byte at a time": trouble(Answer(body=drip), "collect.timeout"),
    "one byte at a time, compressed": trouble(Answer(headers={"Content-Encoding": "deflate"}, body=drip), "collect.garbled"),
    # what it says of its length
    "a longer Content-Length than there is": trouble(says(b"Content-Length: 500\r\n"), "collect.broken_off"),
    "a shorter Content-Length than there is": trouble(says(b"Content-Length: 1\r\n"), "collect.garbled"),
    "a negative Content-Length": trouble(says(b"Content-Length: -5\r\n"), "collect.garbled"),
    "two that differ": trouble(says(b"Content-Length: 1\r\nContent-Length: 2\r\n"), "collect.garbled"),
    "a Content-Length and chunks": trouble(
        says(b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", b"2\r\nok\r\n0\r\n\r\n"), "collect.garbled"
    ),
    "a chunk of 16 exabytes": trouble(says(b"Transfer-Encoding: chunked\r\n", b"fffffffffffffff\r\nok"), "collect.broken_off"),
    # headers
    "a header of 1 MB": trouble(says(b"X: " + b"a" * 2**20 + b"\r\n"), "collect.garbled"),
    "100,000 headers": trouble(says(b"X: a\r\n" * 100_000), "collect.garbled"),
    "a status line of 1 MB": trouble(Answer(raw=b"HTTP/1.1 200 " + b"O" * 2**20 + b"\r\n\r\n"), "collect.garbled"),
    "100,000 trailers": trouble(
        says(b"Transfer-Encoding: chunked\r\n", b"0\r\n" + b"X: a\r\n" * 100_000 + b"\r\n"), "collect.garbled"
    ),
    # compression
    "a deflate bomb": trouble(
        Answer(headers={"Content-Encoding": "deflate"}, body=zlib.compress(bytes(50 * 2**20), 9)), "collect.too_large"
    ),
    "a bomb in a bomb": trouble(
        Answer(headers={"Content-Encoding": "gzip, gzip"}, body=gzip.compress(gzip.compress(bytes(2**20)))), "collect.garbled"
    ),
    "a bomb in a bomb, in two headers": trouble(
        says(b"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", gzip.compress(gzip.compress(bytes(2**20)))),
        "collect.garbled",
    ),
    "brotli, which we did not ask for": trouble(Answer(headers={"Content-Encoding": "br"}, body=b"\x0b"), "collect.garbled"),
    "zstd, which we did not ask for": trouble(
        Answer(headers={"Content-Encoding": "zstd"}, body=b"\x28\xb5\x2f\xfd"), "collect.garbled"
    ),
}


class Names(AbstractResolver):
    """A name server of our own. `port` is where every name answers, `asked` counts the questions."""

    def __init__(self, port: int = 80, **names: str) -> None:
        self._port, self._names = port, names
        self.asked = 0

    async def resolve(self, host: str, port: int = 0, family: object = None) -> list[ResolveResult]:
        self.asked += 1
        address = self._names[host.partition(".")[0]]
        kind = 10 if ":" in address else 2
        return [{"hostname": host, "host": address, "port": self._port, "family": kind, "proto": 0, "flags": 4}]

    async def close(self) -> None:
        """Nothing is open."""


class _Rebound(list[ResolveResult]):
    """An answer that is public while it is looked at, and this machine when it is connected to."""

    looks = 0

    def __iter__(self) -> "object":  # type: ignore[override]  # that is the treachery
        self.looks += 1
        host = "1.1.1.1" if self.looks == 1 else "127.0.0.1"
        return iter([{**self[0], "host": host}])


class RebindingNames(Names):
    """A name server in the pay of a page."""

    async def resolve(self, host: str, port: int = 0, family: object = None) -> list[ResolveResult]:
        return _Rebound(await super().resolve(host, port, family))


class HostileContract:
    """A subclass gives a collector, its sources, and a body in which it finds something."""

    good: bytes

    def build(self, client: HttpClient) -> Collector:
        raise NotImplementedError

    def source(self, url: str, *, allow_private: bool = False) -> Source:
        raise NotImplementedError

    async def fails(self, client: HttpClient, url: str) -> str:
        """Return the code of a visit that must fail, in one line that nothing outside has a part in."""
        with pytest.raises(CollectError) as caught:
            await self.build(client).collect(self.source(url), Cursor())
        assert caught.value.say("en").isprintable()
        assert caught.value.say("ko").isprintable()
        return caught.value.code

    @pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
    async def test_it_ends_as_one_failed_visit(
        self, client: HttpClient, hasty: HttpClient, site: Site, hostile: Trouble
    ) -> None:
        site.routes["/watched"] = hostile.route
        visitor = hasty if hostile.code == "collect.timeout" else client
        assert await self.fails(visitor, f"{site.url}/watched") == hostile.code

    async def test_of_a_thousand_redirects_five_are_followed(self, client: HttpClient, site: Site) -> None:
        site.routes |= {f"/{number}": to(f"/{number + 1}") for number in range(1000)}
        assert await self.fails(client, f"{site.url}/0") == "collect.redirects"
        assert site.paths() == [f"/{number}" for number in range(6)]

    async def test_no_redirect_leads_from_a_public_address_to_this_machine(self, client: HttpClient, site: Site) -> None:
        site.routes |= {"/watched": to(site.url.replace(PUBLIC, "127.0.0.2") + "/admin"), "/admin": Answer(body=self.good)}
        assert await self.fails(client, f"{site.url}/watched") == "collect.private"
        assert site.paths() == ["/watched"]

    async def test_only_what_is_allowed_to_be_private_may_be_there_and_lead_there(self, site: Site) -> None:
        """An address that was written out as private is no permission."""
        site.routes |= {"/watched": to(f"{site.url}/intranet"), "/intranet": Answer(body=self.good)}
        client = HttpClient(timeout=PATIENCE)
        assert await self.fails(client, f"{site.url}/watched") == "collect.private"
        assert site.asked == []
        catch = await self.build(client).collect(self.source(f"{site.url}/watched", allow_private=True), Cursor())
        assert catch.items
        await client.aclose()

    @pytest.mark.parametrize(
        "address",
        ["127.0.0.1", "10.0.0.1", "192.168.0.1", METADATA, "100.64.0.1", "0.0.0.0", "::1", "fd00:ec2::254", "::ffff:10.0.0.1"],  # noqa: S104 -- an address of a name
    )
    async def test_no_name_leads_to_a_private_address(self, site: Site, address: str) -> None:
        client = HttpClient(timeout=PATIENCE, resolver=Names(site.port, news=address))
        assert await self.fails(client, "http://news.example/watched") == "collect.private"
        assert site.asked == []
        await client.aclose()

    async def test_no_name_changes_its_address_between_check_and_connection(self, site: Site) -> None:
        client = HttpClient(timeout=PATIENCE, resolver=RebindingNames(site.port, news="1.1.1.1"))
        assert await self.fails(client, "http://news.example/watched") == "collect.private"
        assert site.asked == []
        await client.aclose()

    async def test_headers_in_raw_euc_kr_do_no_harm(self, client: HttpClient, site: Site) -> None:
        """Nor at the second visit, which would have to send the mark back."""
        head = f'Server: 한글서버\r\nETag: "가"\r\nContent-Length: {len(self.good)}\r\n'.encode("euc-kr")
        site.routes["/watched"] = says(head, self.good)
        collector, source = self.build(client), self.source(f"{site.url}/watched")
        first = await collector.collect(source, Cursor())
        assert first.items
        assert (await collector.collect(source, first.cursor)).unchanged

    @pytest.mark.parametrize(
        ("encoding", "path"),
        [
            pytest.param("euc-kr", "/%BC%D2%BD%C4?q=%B0%A1%20b%2Fc", id="EUC-KR: byte for byte"),
            pytest.param("utf-8", "/%EC%86%8C%EC%8B%9D?q=%EA%B0%80%20b%2Fc", id="UTF-8"),
        ],
    )
    async def test_a_redirect_in_raw_hangul_leads_where_it_says(
        self, client: HttpClient, site: Site, encoding: str, path: str
    ) -> None:
        moved = "Location: /소식?q=가 b%2Fc\r\nContent-Length: 0\r\n\r\n".encode(encoding)
        site.routes |= {"/watched": Answer(raw=b"HTTP/1.1 302 Found\r\n" + moved), path: Answer(body=self.good)}
        catch = await self.build(client).collect(self.source(f"{site.url}/watched"), Cursor())
        assert catch.items
