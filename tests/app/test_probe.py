"""What there is to watch at an address."""

import pytest

from app.probe import Found, Probe, probe
from scrapers import HttpClient
from tests.fakes import Clock
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import PATIENCE, Answer, Site, guard, opened

LIST = (PAGES / "families" / "bbsntt.list.html").read_bytes()
PATH = "/www/selectBbsNttList.do?bbsNo=31&key=210"
LONG = "시는 새 사업을 시작했다. " * 60


def feed(*titles: str) -> Answer:
    """A feed that offers its items in no order of time."""
    items = "".join(
        f"<item><title>{title}</title><link>https://n.example/{n}</link><pubDate>2026-01-{10 + n:02d} 09:00:00</pubDate></item>"
        for n, title in enumerate(titles)
    )
    return Answer(body=f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>".encode())


async def look(routes: dict[str, Answer], path: str = "/") -> tuple[Probe, Site]:
    async with opened() as site:
        site.routes |= routes
        client = HttpClient(timeout=PATIENCE, guard=guard)
        try:
            return await probe(site.url + path, client, Clock()), site
        finally:
            await client.aclose()


def only(seen: Probe) -> Found:
    [found] = seen.found
    return found


async def test_a_board_is_recognised_with_its_family() -> None:
    seen, site = await look({PATH: Answer(body=LIST)}, PATH)
    found = only(seen)
    assert (found.family, found.items) == ("bbsntt", 2)
    assert found.yaml == f'  - {{id: 127-0-0-77, url: "{site.url}{PATH}", kind: board, family: bbsntt}}'


async def test_the_five_newest_are_shown_newest_first() -> None:
    found = only((await look({"/rss": feed(*"가나다라마바사")}, "/rss"))[0])
    assert [entry.title for entry in found.newest] == ["사", "바", "마", "라", "다"]
    assert (found.items, found.family) == (7, None)


async def test_feeds_that_the_page_names_are_found() -> None:
    page = f'<link rel="alternate" type="application/rss+xml" href="/hidden/one.xml"><p>{LONG}</p>'
    seen, site = await look({"/": Answer(body=page.encode()), "/hidden/one.xml": feed("하나")})
    assert only(seen).source.url == f"{site.url}/hidden/one.xml"


async def test_feeds_at_the_usual_places_are_found() -> None:
    seen, site = await look({"/": Answer(body=LONG.encode()), "/rss/allArticle.xml": feed("하나")})
    assert only(seen).source.url == f"{site.url}/rss/allArticle.xml"


async def test_a_list_and_a_feed_have_an_id_each_and_a_feed_with_two_addresses_is_one() -> None:
    routes = {PATH: Answer(body=LIST), "/rss": feed("하나"), "/feed": feed("하나")}
    seen, _ = await look(routes, PATH)
    assert [(found.source.id, found.source.kind) for found in seen.found] == [
        ("127-0-0-77", "board"),
        ("127-0-0-77-2", "feed"),
    ]


@pytest.mark.parametrize(
    ("routes", "need"),
    [
        pytest.param(
            {"/": Answer(body=b"<div id=root></div><script src=/app.js></script>")}, "browser", id="a stage for scripts"
        ),
        pytest.param({"/": Answer(body=b"<form><input type=password></form>")}, "login", id="a form for a password"),
        pytest.param(
            {"/": Answer(status=302, headers={"Location": "/login.do"}), "/login.do": Answer(body=LONG.encode())},
            "login",
            id="sent to a login",
        ),
        pytest.param({"/": Answer(body=f"<p>{LONG}</p>".encode())}, "", id="a page without anything to watch"),
    ],
)
async def test_what_stands_in_the_way_is_named(routes: dict[str, Answer], need: str) -> None:
    seen, _ = await look(routes)
    assert (seen.found, seen.need, seen.error) == ((), need, None)


async def test_an_address_that_fails_says_why() -> None:
    seen, _ = await look({})
    assert seen.error is not None
    assert seen.error.code == "collect.not_found"
