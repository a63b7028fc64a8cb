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
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import Channel, Look, Message
from bongsu.render import render
from bongsu.signing import SigningKey
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
    headers = sign(name.encode("utf-8", "ignore").decode(), text.encode(), [SigningKey("v1", key)], now=now)
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
    assert sign(key, b"", (), now=datetime(2026, 1, 1, tzinfo=UTC))["webhook-id"] == identity


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


NEW_SECRET = "whsec_" + base64.b64encode(b"another secret of 32 bytes or so").decode()


async def test_while_a_secret_is_exchanged_both_receivers_can_check() -> None:
    request = await received(secret=f"{NEW_SECRET}\n{SECRET}\n")
    assert len(request.headers["webhook-signature"].split()) == 2
    for secret in (SECRET, NEW_SECRET):
        assert Webhook(secret).verify(request.body, dict(request.headers)) == json.loads(MESSAGE.body)


async def test_who_has_only_the_public_key_can_check_and_forge_nothing() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    request = await received(secret=f"{SECRET} whsk_{base64.b64encode(bytes(range(32))).decode()}")
    symmetric, asymmetric = request.headers["webhook-signature"].split()
    content = f"{request.headers['webhook-id']}.{request.headers['webhook-timestamp']}.".encode() + request.body
    private.public_key().verify(base64.b64decode(asymmetric.removeprefix("v1a,")), content)
    Webhook(SECRET).verify(request.body, dict(request.headers))
    assert symmetric.startswith("v1,")


async def posted(preset: str, reply: Reply) -> tuple[str | NotifyError, Request]:
    """Return how a message of a channel with `preset` ended where the service answers `reply`, and what it got."""
    async with Receiver(reply) as receiver:
        notifier = build(Channel(name="team", kind="webhook", look=Look(preset=preset)), {"url": receiver.url})
        try:
            ended: str | NotifyError = await notifier.send(MESSAGE)
        except NotifyError as error:
            ended = error
        await notifier.aclose()
        return ended, receiver.requests[0]


@pytest.mark.parametrize(
    ("preset", "reply"),
    [
        pytest.param("slack", Reply(body=b"ok"), id="Slack"),
        pytest.param("mattermost", Reply(body=b"ok\n"), id="Mattermost"),
        pytest.param("discord", Reply(status=204), id="Discord says nothing"),
        pytest.param("teams", Reply(status=202), id="Teams has taken it, not yet posted"),
        pytest.param("teams", Reply(body=b"1"), id="a connector of old"),
        pytest.param("jandi", Reply(body=b"null"), id="JANDI"),
        pytest.param("dooray", Reply(body=b'{"header": {"isSuccessful": true}}'), id="Dooray"),
        pytest.param("dooray", Reply(body=b"[]"), id="Dooray, told otherwise"),
        pytest.param("dooray", Reply(body=b"\xff"), id="Dooray, not told at all"),
    ],
)
async def test_a_yes_of_each_service(preset: str, reply: Reply) -> None:
    assert (await posted(preset, reply))[0] == f"HTTP {reply.status}"


@pytest.mark.parametrize(
    ("preset", "reply", "kind", "code"),
    [
        pytest.param("slack", Reply(body=b"<html>login</html>"), TryLater, "notify.not-the-service", id="a proxy in between"),
        pytest.param("slack", Reply(status=410, body=b"channel_is_archived"), ChannelBroken, "notify.not-there", id="archived"),
        pytest.param("slack", Reply(status=400, body=b"invalid_blocks"), Refused, "notify.refused", id="Slack cannot read it"),
        pytest.param("slack", Reply(status=403, body=b"action_prohibited"), ChannelBroken, "notify.forbidden", id="prohibited"),
        pytest.param(
            "slack",
            Reply(status=400, body=b"no_active_hooks"),
            ChannelBroken,
            "notify.service-broken",
            id="Slack's hook is off",
        ),
        pytest.param(
            "discord", Reply(status=404, body=b'{"code": 10015}'), ChannelBroken, "notify.not-there", id="no such hook"
        ),
        pytest.param(
            "discord",
            Reply(status=400, body=b'{"message": "forum channels must have a thread_name", "code": 220001}'),
            ChannelBroken,
            "notify.service-broken",
            id="a forum",
        ),
        pytest.param(
            "discord", Reply(status=400, body=b'{"code": 50035}'), Refused, "notify.refused", id="Discord cannot read it"
        ),
        pytest.param(
            "mattermost", Reply(body=b"<html>maintenance"), TryLater, "notify.not-the-service", id="another proxy in between"
        ),
        pytest.param(
            "teams",
            Reply(
                body=b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ..."
            ),
            TryLater,
            "notify.busy",
            id="Teams is busy, in a 200",
        ),
        pytest.param(
            "teams",
            Reply(
                body=b"Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 with ..."
            ),
            Refused,
            "notify.refused",
            id="too large, in a 200",
        ),
        pytest.param(
            "teams",
            Reply(body=b"Webhook message delivery failed with error: Error contacting Microsoft Teams endpoint"),
            TryLater,
            "notify.service-later",
            id="Teams did not reach itself",
        ),
        pytest.param(
            "teams",
            Reply(status=400, body=b'{"error": {"code": "WorkflowTriggerIsNotEnabled"}}'),
            ChannelBroken,
            "notify.service-broken",
            id="the workflow is off",
        ),
        pytest.param("jandi", Reply(status=400, body=b"{}"), Refused, "notify.refused", id="JANDI cannot read it"),
        pytest.param(
            "dooray", Reply(body=b'{"header": {"isSuccessful": false}}'), Refused, "notify.service-refused", id="a no in a 200"
        ),
    ],
)
async def test_a_no_of_each_service(preset: str, reply: Reply, kind: type[NotifyError], code: str) -> None:
    error, _ = await posted(preset, reply)
    assert isinstance(error, kind)
    assert error.code == code
    assert error.say("ko") != error.say("en")


@pytest.mark.parametrize(
    ("preset", "headers", "body", "expected"),
    [
        pytest.param("discord", {}, b'{"retry_after": 64.57, "global": false}', 64.57, id="Discord says it in the body"),
        pytest.param("discord", {"Retry-After": "70"}, b'{"retry_after": 64.57}', 70.0, id="the longer one"),
        pytest.param("discord", {"Retry-After": "70"}, b'{"retry_after": true}', 70.0, id="not a number"),
        pytest.param("discord", {"Retry-After": "70"}, b'{"retry_after": NaN}', 70.0, id="no number at all"),
        pytest.param("discord", {}, b"slow down", None, id="not JSON"),
        pytest.param("slack", {"Retry-After": "30"}, b'{"retry_after": 99}', 30.0, id="Slack says it in the header"),
    ],
)
async def test_a_wait_in_the_words_of_the_service(
    preset: str, headers: dict[str, str], body: bytes, expected: float | None
) -> None:
    error, _ = await posted(preset, Reply(status=429, headers=headers, body=body))
    assert isinstance(error, TryLater)
    assert error.retry_after == expected


async def test_jandi_is_asked_in_its_version() -> None:
    _, request = await posted("jandi", Reply())
    assert request.headers["accept"] == "application/vnd.tosslab.jandi-v2+json"
    _, request = await posted("teams", Reply(status=202))
    assert request.headers.get("accept") != "application/vnd.tosslab.jandi-v2+json"
