"""Channels of the optional extra: built where it is there, plainly refused where it is not."""

import importlib.util
import json
import logging

import pytest

from bongsu.errors import ConfigError, TryLater
from bongsu.model import Channel, Message
from bongsu.ports import Notifier
from bongsu.render import render
from notifiers import build
from tests.contracts.notifier import NotifierContract, everything_shown
from tests.fakes_receiver import Receiver, Reply
from tests.sample_alerts import DELIVERY

# The package imports what Python is about to drop, and leaves it to whoever clears up to close its sockets.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

CHANNEL = Channel(name="under-test", kind="apprise")
MESSAGE = render(DELIVERY, "apprise", "ko")
TOKEN = "a-made-up-token"


def address(receiver: Receiver) -> str:
    return receiver.url.replace("http://", "json://") + f"/{TOKEN}"


class TestContract(NotifierContract):
    @pytest.fixture
    def notifier(self, monkeypatch: pytest.MonkeyPatch) -> Notifier:
        built = build(CHANNEL, {"url": f"json://127.0.0.1:9/{TOKEN}"})
        monkeypatch.setattr(built, "_services", Willing())
        return built


class Willing:
    def notify(self, *, body: str, title: str, body_format: str) -> bool:
        return bool(body) and body_format == "text"


async def test_title_and_text_reach_the_service() -> None:
    async with Receiver() as receiver:
        notifier = build(CHANNEL, {"url": address(receiver)})
        assert await notifier.send(MESSAGE) == "sent"
        await notifier.aclose()
        body = receiver.requests[0].body.decode("unicode-escape")
    assert "[새 소식] 북구, 인공지능 실증 공모 시작" in body
    assert "광주특별시 북구" in body


async def said(query: str, message: Message) -> list[str]:
    """Return what a service is told at an address with `query`, message by message."""
    async with Receiver() as receiver:
        notifier = build(CHANNEL, {"url": f"{address(receiver)}?{query}"})
        await notifier.send(message)
        return [json.loads(request.body)["message"] for request in receiver.requests]


async def test_a_service_that_shows_html_gets_what_sources_wrote_escaped() -> None:
    hostile = Message(key="k", title="t", body="<script>alert(1)</script>\n둘째 줄")
    (shown,) = await said("format=html", hostile)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert await said("format=text", hostile) == [hostile.body]


async def test_what_is_too_long_for_a_service_comes_in_parts() -> None:
    long = Message(key="k", title="t", body="인공지능 공모 " * 6_000)
    parts = await said("format=text", long)
    assert len(parts) > 1
    assert "".join("".join(parts).split()) == "".join(long.body.split())


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
async def test_a_no_is_tried_again_and_shows_no_secret(status: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Receiver(Reply(status=status, body=TOKEN.encode())) as receiver:
        notifier = build(CHANNEL, {"url": f"{address(receiver)}\n{address(receiver)}"})
        with pytest.raises(TryLater) as caught:
            await notifier.send(MESSAGE)
        assert len(receiver.requests) == 2
    assert caught.value.code == "notify.apprise-later"
    assert TOKEN not in everything_shown(caught.value)
    assert TOKEN not in caplog.text


def problem(secrets: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as caught:
        build(CHANNEL, secrets)
    assert TOKEN not in everything_shown(caught.value)
    (found,) = caught.value.problems
    return found.code


def test_an_address_that_apprise_does_not_know() -> None:
    assert problem({"url": f"nonsense://{TOKEN}"}) == "notify.apprise-address"
    assert problem({"url": f"json://x.example/{TOKEN} nonsense://{TOKEN}"}) == "notify.apprise-address"


def test_no_address() -> None:
    assert problem({}) == "notify.option-missing"


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert problem({"url": f"json://x.example/{TOKEN}"}) == "notify.no-apprise"
