"""robots.txt as RFC 9309 has it. Time is wound by hand."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import pytest

from bongsu.errors import FetchError
from scrapers import robots
from scrapers.robots import KEPT, KEPT_ERROR, Robots

RULES = b"User-agent: *\nDisallow: /closed/\nAllow: /closed/open\n\nUser-agent: bongsu\nDisallow: /private/\n"
URL = "https://a.example/private/1"


class Server:
    """What the site answers, how often it was asked, and the time."""

    def __init__(self, answer: bytes | FetchError = RULES) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self.now = 0.0

    async def fetch(self, url: str, private: bool) -> bytes:
        self.asked.append(url)
        await asyncio.sleep(0)
        if isinstance(self.answer, FetchError):
            raise self.answer
        return self.answer

    def robots(self) -> Robots:
        return Robots(self.fetch, clock=lambda: self.now)


def status(code: int) -> FetchError:
    return FetchError("collect.server", host="a.example", status=code, retry_after=7.0)


async def refused(check: Callable[[str], Awaitable[None]], url: str = URL) -> str:
    with pytest.raises(FetchError) as caught:
        await check(url)
    return caught.value.code


async def test_what_is_forbidden_to_us_by_name() -> None:
    server = Server()
    check = server.robots().check
    assert await refused(check) == "collect.robots"
    await check("https://a.example/closed/1")
    await check("https://a.example/")
    assert server.asked == ["https://a.example/robots.txt"]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(status(404), id="there is none"),
        pytest.param(status(403), id="even robots.txt is forbidden"),
        pytest.param(FetchError("collect.redirects", host="a.example"), id="it is never reached"),
    ],
)
async def test_none_allows_all(error: FetchError) -> None:
    server = Server(error)
    check = server.robots().check
    await check(URL)
    await check(URL)
    assert len(server.asked) == 1


async def test_a_server_in_trouble_forbids_all_for_a_while() -> None:
    """Scrapy's own reading allows all."""
    server = Server(status(503))
    check = server.robots().check
    with pytest.raises(FetchError) as caught:
        await check(URL)
    assert caught.value.code == "collect.robots_unreachable"
    assert caught.value.retry_after == 7.0
    assert await refused(check) == "collect.robots_unreachable"
    assert len(server.asked) == 1
    server.answer, server.now = b"", KEPT_ERROR
    await check(URL)


async def test_older_rules_outlive_the_trouble() -> None:
    server = Server()
    check = server.robots().check
    await check("https://a.example/")
    server.answer, server.now = status(500), KEPT
    await check("https://a.example/")
    assert await refused(check) == "collect.robots"
    assert len(server.asked) == 2


async def test_a_network_that_fails_is_reported_as_it_is_and_not_remembered() -> None:
    server = Server(FetchError("collect.dns", host="a.example"))
    check = server.robots().check
    assert await refused(check) == "collect.dns"
    server.answer = RULES
    assert await refused(check) == "collect.robots"


async def test_a_day_is_how_long_rules_are_kept() -> None:
    server = Server()
    check = server.robots().check
    await check("https://a.example/")
    server.now = KEPT - 1
    await check("https://a.example/")
    assert len(server.asked) == 1
    server.now = KEPT
    await check("https://a.example/")
    assert len(server.asked) == 2


async def test_every_origin_has_its_own_and_is_asked_once() -> None:
    server = Server(b"")
    check = server.robots().check
    urls = ["https://a.example/1", "https://a.example/2", "http://a.example/", "https://a.example:8443/"]
    await asyncio.gather(*(check(url) for url in urls))
    assert sorted(server.asked) == [
        "http://a.example/robots.txt",
        "https://a.example/robots.txt",
        "https://a.example:8443/robots.txt",
    ]


async def test_bytes_that_are_no_text_forbid_nothing() -> None:
    await Server(bytes(range(256))).robots().check(URL)


async def test_rules_are_forgotten_when_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "_HELD", 20_000)
    server = Server(b"User-agent: *\nDisallow: /private/\n" + b"# long\n" * 2_000)
    kept = server.robots()
    for number in range(10):
        assert await refused(kept.check, f"https://{number}.example/private/1") == "collect.robots"
    assert len(kept._sites) <= 2
    server.answer = status(404)
    server.now = KEPT + 1
    await kept.check("https://9.example/private/1")
    await kept.check("https://8.example/private/1")
    assert kept._held == 0


async def test_sites_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "_SITES", 2)
    server = Server(b"")
    kept = server.robots()
    for i in range(5):
        await kept.check(f"https://{i}.example/")
    assert len(kept._sites) == 2


async def test_a_site_that_is_forgotten_while_it_answers_still_gets_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "_SITES", 1)
    kept = Server().robots()
    codes = await asyncio.gather(*(refused(kept.check, f"https://{number}.example/private/1") for number in range(3)))
    assert set(codes) == {"collect.robots"}
    assert kept._held == len(RULES)


@pytest.mark.parametrize(
    ("answer", "decision"),
    [
        pytest.param(b"", "read, and followed for a day", id="rules"),
        pytest.param(RULES, "forbids this page", id="rules against us"),
        pytest.param(status(404), "there is none (404), so all is allowed for a day", id="none"),
        pytest.param(status(503), "HTTP 503, so nothing is allowed until it answers", id="trouble"),
    ],
)
async def test_what_was_decided_is_told_in_the_log(
    caplog: pytest.LogCaptureFixture, answer: bytes | FetchError, decision: str
) -> None:
    caplog.set_level("DEBUG", "bongsu")
    with contextlib.suppress(FetchError):
        await Server(answer).robots().check(URL)
    assert caplog.messages[-1] == f"robots.txt of a.example: {decision}"


async def test_that_older_rules_stand_is_told_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bongsu")
    server = Server(b"")
    kept = server.robots()
    await kept.check(URL)
    server.answer, server.now = status(500), KEPT
    await kept.check(URL)
    assert caplog.messages[-1] == "robots.txt of a.example: HTTP 500, so the older rules are followed"
