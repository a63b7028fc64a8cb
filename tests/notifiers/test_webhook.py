"""Signed JSON, as the published documents describe it."""

import base64
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from bongsu.model import Channel, Message
from bongsu.render import render
from notifiers import build
from notifiers.webhook import sign
from tests.fakes_receiver import Receiver, Reply, Request
from tests.sample_alerts import DELIVERY

SECRET = "whsec_" + base64.b64encode(b"thirty-two bytes of a made-up key").decode()
MESSAGE = render(DELIVERY, "webhook", "ko")
DOCS = (Path(__file__).parents[2] / "docs" / "webhook.md").read_text(encoding="utf-8")


async def received(message: Message = MESSAGE, *, reply: Reply | None = None, **secrets: str) -> Request:
    async with Receiver(reply) as receiver:
        notifier = build(Channel(name="hook", kind="webhook", options={"url": f"{receiver.url}/in?to=bongsu"}), secrets)
        await notifier.send(message)
        await notifier.aclose()
        return receiver.requests[0]


async def test_the_body_arrives_as_it_was_rendered() -> None:
    request = await received()
    assert request.path == "/in?to=bongsu"
    assert request.body.decode() == MESSAGE.body
    assert request.headers["content-type"] == "application/json"
    assert request.headers["user-agent"] == "bongsu"


@pytest.mark.parametrize("secret", [SECRET, SECRET.rstrip("="), f"  {SECRET}\n"], ids=["whole", "unpadded", "with white space"])
async def test_the_standard_library_verifies_it(secret: str) -> None:
    request = await received(secret=secret)
    assert Webhook(SECRET).verify(request.body, dict(request.headers)) == json.loads(MESSAGE.body)


async def test_a_raw_secret_is_used_as_it_stands() -> None:
    request = await received(secret="우리끼리 쓰는 말")
    Webhook("우리끼리 쓰는 말".encode()).verify(request.body, dict(request.headers))


async def test_without_a_secret_nothing_is_signed_but_repeats_are_still_visible() -> None:
    request = await received()
    assert "webhook-signature" not in request.headers
    assert request.headers["webhook-id"] == DELIVERY.key


async def test_the_receipt_is_the_status() -> None:
    async with Receiver(Reply(status=204)) as receiver:
        notifier = build(Channel(name="hook", kind="webhook"), {"url": receiver.url})
        assert await notifier.send(MESSAGE) == "HTTP 204"
        await notifier.aclose()


async def test_the_clock_given_dates_the_signature() -> None:
    async with Receiver() as receiver:
        channel = Channel(name="hook", kind="webhook", options={"url": receiver.url})
        notifier = build(channel, {}, clock=lambda: datetime(2026, 11, 20, tzinfo=UTC))
        await notifier.send(MESSAGE)
        await notifier.aclose()
        assert receiver.requests[0].headers["webhook-timestamp"] == "1795132800"


@given(st.text(max_size=60), st.binary(max_size=200), st.binary(min_size=1, max_size=64))
def test_signatures_agree_with_the_standard_library(name: str, body: bytes, key: bytes) -> None:
    now = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
    text = base64.b64encode(body).decode()
    headers = sign(name.encode("utf-8", "ignore").decode(), text.encode(), key, now=now)
    assert headers["webhook-signature"] == Webhook(key).sign(headers["webhook-id"], now, text)


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        pytest.param("s1-1-first-hook", "s1-1-first-hook", id="as it is"),
        pytest.param("s1-1-digest@08:30-hook", "s1-1-digest@08:30-hook", id="with a time of day"),
        pytest.param("s1-1-first-알림", "s1-1-first-%EC%95%8C%EB%A6%BC", id="a channel with a Korean name"),
        pytest.param("s1.1\r\nx: y", "s1%2E1%0D%0Ax%3A%20y".replace("%3A", ":"), id="no new header, no full stop"),
    ],
)
def test_the_id_is_safe_in_a_header(key: str, identity: str) -> None:
    assert sign(key, b"", None, now=datetime(2026, 1, 1, tzinfo=UTC))["webhook-id"] == identity


def documented(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)


@pytest.mark.parametrize(("block", "function"), [(0, "verified"), (1, "verified_by_hand")])
async def test_the_documented_python_verifies_it(block: int, function: str) -> None:
    request = await received(secret=SECRET)
    names: dict[str, Any] = {}
    exec(documented("python")[block], names)  # noqa: S102 -- the code in our own documents is what is tested
    headers = dict(request.headers)
    assert names[function](SECRET, headers, request.body) == json.loads(MESSAGE.body)
    assert names[function](SECRET, headers, request.body + b" ") is None
    assert names[function](SECRET, {**headers, "webhook-timestamp": "1600000000"}, request.body) is None


@pytest.mark.skipif(shutil.which("openssl") is None, reason="the documented lines need openssl")
async def test_the_documented_shell_verifies_it(tmp_path: Path) -> None:
    request = await received(secret=SECRET)
    (tmp_path / "body").write_bytes(request.body)
    given_names = {
        "secret": SECRET,
        "id": request.headers["webhook-id"],
        "timestamp": request.headers["webhook-timestamp"],
        "signature": request.headers["webhook-signature"],
        "PATH": "/usr/bin:/bin",
    }
    shell = ["/bin/sh", "-c", documented("sh")[0]]
    done = subprocess.run(shell, env=given_names, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603, ASYNC221 -- our own lines
    assert done.stdout == "genuine\n"
