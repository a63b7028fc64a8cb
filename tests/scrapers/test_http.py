"""The one way out to the web."""

import logging
import socket
from dataclasses import replace

import aiohttp
import httpx
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bongsu.errors import CollectError, FetchError
from bongsu.model import Cursor, Source
from scrapers import FeedCollector, HttpClient, SpiderCollector, transport
from scrapers.addresses import is_private
from scrapers.http import MAX_REDIRECTS
from tests.scrapers.site import PUBLIC, Answer, Asked, Site, guard


async def test_an_answer_says_where_it_came_from(client: HttpClient, site: Site) -> None:
    site.routes |= {
        "/old?id=1": Answer(status=302, headers={"Location": "/new/?a=b%2Fc&q=가".encode().decode("latin-1")}),
        "/new/?a=b%2Fc&q=%EA%B0%80": Answer(headers={"X-Mark": "m"}, body=b"body"),
    }
    fetched = await client.get(f"{site.url}/old?id=1", private=True)
    assert fetched.body == b"body"
    assert fetched.url.startswith(f"{site.url}/new/?a=b%2Fc&q=")
    assert fetched.headers["x-mark"] == "m"


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        pytest.param(None, "Mozilla/5.0 (compatible; bongsu/0.1)", id="nobody is named where nobody is known"),
        pytest.param(
            "https://bongsu.example.org/about",
            "Mozilla/5.0 (compatible; bongsu/0.1; +https://bongsu.example.org/about)",
            id="a page",
        ),
        pytest.param("ops@city.example", "Mozilla/5.0 (compatible; bongsu/0.1; +ops@city.example)", id="a mail address"),
    ],
)
async def test_both_stacks_and_robots_txt_are_told_whom_to_reach(site: Site, contact: str | None, said: str) -> None:
    client = HttpClient(contact=lambda: contact, guard=guard)
    spiders = SpiderCollector(client)
    board = Source(id="board", name="board", url=f"{site.url}/board")
    feed = Source(id="feed", name="feed", url=f"{site.url}/feed")
    for visit in (spiders.collect(replace(board, kind="board"), Cursor()), FeedCollector(client).collect(feed, Cursor())):
        with pytest.raises(CollectError):
            await visit
    await spiders.stop()
    await client.aclose()
    assert {asked.path for asked in site.asked} == {"/robots.txt", "/board", "/feed"}
    assert {asked.headers["user-agent"] for asked in site.asked} == {said}


async def test_a_change_of_contact_is_told_from_then_on(site: Site) -> None:
    contacts = iter(["a@city.example", "b@city.example"])
    client = HttpClient(contact=lambda: next(contacts))
    site.routes["/a"] = Answer()
    for _ in range(2):
        await client.get(f"{site.url}/a", private=True, robots=False)
    await client.aclose()
    assert ["b@city" in asked.headers["user-agent"] for asked in site.asked] == [False, True]


async def test_who_comes_says_so_and_keeps_no_cookie(client: HttpClient, site: Site) -> None:
    site.routes["/a"] = Answer(headers={"Set-Cookie": "session=1"})
    await client.get(f"{site.url}/a", private=True)
    await client.get(f"{site.url}/a", private=True)
    assert "bongsu" in site.asked[-1].headers["user-agent"]
    assert site.asked[-1].headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in site.asked[-1].headers


async def test_data_makes_it_a_post(client: HttpClient, site: Site) -> None:
    site.routes["/a"] = Answer(body=b"ok")
    await client.get(f"{site.url}/a", data={"method": "목록"}, private=True, robots=False)
    assert [(each.method, each.body) for each in site.asked] == [("POST", b"method=%EB%AA%A9%EB%A1%9D")]


@pytest.mark.parametrize(
    ("status", "method"),
    [
        pytest.param(303, "GET", id="303 See Other turns into a GET"),
        pytest.param(307, "POST", id="307 keeps the method and the form"),
    ],
)
async def test_a_form_that_is_redirected(client: HttpClient, site: Site, status: int, method: str) -> None:
    site.routes |= {"/a": Answer(status=status, headers={"Location": "/b"}), "/b": Answer()}
    await client.get(f"{site.url}/a", data={"x": "1"}, private=True)
    assert site.asked[-1].method == method


async def test_a_key_is_not_shown_to_another_origin(client: HttpClient, site: Site) -> None:
    other = site.url.replace(PUBLIC, "127.0.0.2")
    site.routes |= {
        "/a": Answer(status=307, headers={"Location": "/b"}),
        "/b": Answer(status=307, headers={"Location": f"{other}/c"}),
    }
    with pytest.raises(FetchError):
        await client.get(f"{site.url}/a", headers={"x-api-key": "k"}, private=True)
    assert [each.headers.get("x-api-key") for each in site.asked if each.path in {"/a", "/b"}] == ["k", "k"]
    assert all("x-api-key" not in each.headers for each in site.asked if each.path == "/c")


async def test_redirects_have_an_end(client: HttpClient, site: Site) -> None:
    for i in range(20):
        site.routes[f"/{i}"] = Answer(status=302, headers={"Location": f"/{i + 1}"})
    with pytest.raises(FetchError) as caught:
        await client.get(f"{site.url}/0", private=True)
    assert caught.value.code == "collect.redirects"
    assert len(site.paths()) == 6


@pytest.mark.parametrize("location", ["", "http://[half"], ids=["nowhere", "to no address"])
async def test_a_redirect_that_leads_nowhere(client: HttpClient, site: Site, location: str) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": location})
    with pytest.raises(FetchError) as caught:
        await client.get(f"{site.url}/a", private=True)
    assert caught.value.code == "collect.status"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("ftp://files.example/a", id="not the web"),
        pytest.param("http://", id="no host"),
        pytest.param("http://user:secret@a.example/", id="a password in an address ends up in logs"),
        pytest.param("http://[half", id="not an address"),
        pytest.param("http://a.example:99999/", id="no such port"),
        pytest.param("file:///etc/passwd", id="a file"),
    ],
)
async def test_addresses_that_cannot_be_visited(client: HttpClient, url: str) -> None:
    with pytest.raises(FetchError) as caught:
        await client.get(url)
    assert caught.value.code == "collect.address"
    assert "secret" not in str(caught.value)


class Names(AbstractResolver):
    """A name server of our own."""

    def __init__(self, port: int, **names: str) -> None:
        self.port, self.names = port, names
        self.closed = False

    async def resolve(self, host: str, port: int = 0, family: object = None) -> list[ResolveResult]:
        name = host.partition(".")[0]
        if name not in self.names:
            raise OSError(None, "no such name")
        address = self.names[name]
        return [{"hostname": host, "host": address, "port": self.port, "family": 2, "proto": 0, "flags": 4}]

    async def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:1/", id="this machine"),
        pytest.param("http://localhost:1/", id="this machine by name"),
        pytest.param("http://169.254.169.254/latest/meta-data", id="the metadata service of a cloud"),
        pytest.param("http://[::ffff:10.0.0.1]/", id="IPv4 inside IPv6"),
        pytest.param("http://inside.example/", id="a public name with a private address"),
    ],
)
async def test_private_addresses_are_not_reached(url: str) -> None:
    client = HttpClient(resolver=Names(80, inside="10.1.2.3"))
    with pytest.raises(FetchError) as caught:
        await client.get(url, robots=False)
    assert caught.value.code == "collect.private"
    await client.aclose()


async def test_a_redirect_into_the_private_network_is_not_followed(site: Site) -> None:
    site.routes["/a"] = Answer(status=302, headers={"Location": f"http://127.0.0.1:{site.port}/admin"})
    client = HttpClient(resolver=Names(site.port, news=PUBLIC), guard=guard)
    with pytest.raises(FetchError) as caught:
        await client.get("http://news.example/a", robots=False)
    assert caught.value.code == "collect.private"
    assert site.paths() == ["/a"]
    await client.aclose()


async def test_the_last_gate_sees_the_address_that_is_connected_to() -> None:
    """Whatever spelling the earlier ones let through."""
    tcp = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
    with pytest.raises(transport.PrivateAddressError):
        transport.guarded_socket(is_private, (*tcp, ("127.0.0.1", 80)))
    transport.guarded_socket(is_private, (*tcp, ("1.1.1.1", 80))).close()


@pytest.mark.parametrize("host", ["127.0.0.77", "127。0。0。77", "[::ffff:127.0.0.77]"])
async def test_no_spelling_passes_the_last_gate(site: Site, host: str) -> None:
    """The client below asks no resolver about a host that looks like a number, so a guard that misses it is asked again."""
    site.routes["/a"] = Answer(body=b"inside")
    first = iter([False])
    client = HttpClient(guard=lambda host: next(first, True) and is_private(host))
    with pytest.raises(FetchError) as caught:
        await client.get(f"http://{host}:{site.port}/a", robots=False)
    assert caught.value.code == "collect.private"
    assert site.asked == []
    await client.aclose()


async def test_a_private_network_may_be_watched_on_purpose(site: Site) -> None:
    site.routes["/a"] = Answer(body=b"inside")
    client = HttpClient(resolver=Names(site.port, intranet=PUBLIC))
    assert (await client.get("http://intranet.example/a", private=True)).body == b"inside"
    await client.aclose()


async def test_a_name_that_does_not_exist() -> None:
    client = HttpClient(resolver=Names(80))
    with pytest.raises(FetchError, match=r"nosuch\.example has no IP address") as caught:
        await client.get("http://nosuch.example/")
    assert caught.value.code == "collect.dns"
    await client.aclose()


async def test_a_long_robots_txt_is_read_as_far_as_it_must_be(client: HttpClient, site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /no\n" + b"#" * 600 * 2**10
    site.routes |= {"/robots.txt": Answer(body=rules), "/yes": Answer(body=b"y")}
    assert (await client.get(f"{site.url}/yes", private=True)).body == b"y"
    with pytest.raises(FetchError, match=r"robots\.txt"):
        await client.get(f"{site.url}/no", private=True)


async def test_an_api_is_asked_without_robots(client: HttpClient, site: Site) -> None:
    site.routes["/api"] = Answer(body=b"{}")
    await client.get(f"{site.url}/api", private=True, robots=False)
    assert [each.path for each in site.asked] == ["/api"]


async def test_a_client_can_be_closed_and_used_again(client: HttpClient, site: Site) -> None:
    def answer(asked: Asked) -> Answer:
        return Answer(body=asked.method.encode())

    site.routes["/a"] = answer
    for _ in range(2):
        assert (await client.get(f"{site.url}/a", private=True)).body == b"GET"
        await client.aclose()


async def test_a_guard_closes_what_it_guards() -> None:
    """And a session that was never used has nothing to close."""
    names = Names(80)
    await transport.GuardedResolver(names, is_private).close()
    assert names.closed
    await transport.open_client(timeout=1, guard=is_private).aclose()


def test_requests_are_not_told_at_info() -> None:
    assert logging.getLogger("httpx").getEffectiveLevel() == logging.WARNING


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(aiohttp.ClientError("?"), "collect.garbled", id="something aiohttp has no name for"),
        pytest.param(httpx.ReadTimeout("t"), "collect.timeout", id="httpx alone"),
        pytest.param(ConnectionResetError(), "collect.broken_off", id="reset by the peer"),
    ],
)
def test_every_failure_has_a_meaning(error: Exception, code: str) -> None:
    assert transport.failure(error, host="a.example", seconds=1).code == code


async def test_a_host_that_asked_for_rest_is_not_even_asked_for_its_robots_txt(client: HttpClient, site: Site) -> None:
    site.routes["/a"] = Answer(body=b"a")
    client.rest(f"{PUBLIC}:{site.port}", 90.0)
    with pytest.raises(FetchError, match="left alone") as caught:
        await client.get(f"{site.url}/a", private=True)
    assert caught.value.code == "collect.resting"
    assert 80.0 < (caught.value.retry_after or 0.0) <= 90.0
    assert site.asked == []


def test_the_limits_are_ten_megabytes_twenty_seconds_and_five_redirects() -> None:
    client = HttpClient()
    assert (client._max_bytes, client._timeout, MAX_REDIRECTS) == (10 * 2**20, 20.0, 5)
