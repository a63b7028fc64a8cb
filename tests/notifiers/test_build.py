"""Channels as they stand in rules.yaml: what cannot work is refused before it is used, by its key and never with its value."""

import pytest

from bongsu.errors import ConfigError
from bongsu.model import Channel
from notifiers import build

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
URL = "https://receiver.example/bongsu"

Options = dict[str, str | int | bool]


def problem(kind: str, options: Options, secrets: dict[str, str]) -> tuple[str, str]:
    channel = Channel(name="mine", kind=kind, options=options)  # type: ignore[arg-type]
    with pytest.raises(ConfigError) as caught:
        build(channel, secrets)
    (found,) = caught.value.problems
    shown = caught.value.say("ko") + caught.value.say("en") + repr(found)
    for value in [*secrets.values(), *map(str, options.values())]:
        assert len(value) < len("https://x") or value not in shown  # shorter ones stand in our own sentences
    return found.key, found.code


@pytest.mark.parametrize(
    ("options", "secrets", "key", "code"),
    [
        pytest.param({}, {}, "url", "notify.option-missing", id="no address"),
        pytest.param({"url": "receiver.example"}, {}, "url", "notify.address", id="no scheme"),
        pytest.param({"url": "ftp://receiver.example/"}, {}, "url", "notify.address", id="not the web"),
        pytest.param({"url": "https://"}, {}, "url", "notify.address", id="no host"),
        pytest.param({"url": "http://[::bad"}, {}, "url", "notify.address", id="not an address"),
        pytest.param({"url": "https://receiver.example/a b"}, {}, "url", "notify.address", id="a space in it"),
        pytest.param({}, {"url": "hidden-but-wrong"}, "url", "notify.address", id="a secret address, not shown"),
        pytest.param({"url": URL}, {"secret": "whsec_not*base64"}, "secret", "notify.secret", id="a broken secret"),
        pytest.param({"url": URL}, {"secret": "whsec_"}, "secret", "notify.secret", id="an empty secret"),
        pytest.param({"url": URL}, {"secret": "whsec_비밀"}, "secret", "notify.secret", id="a Korean word for a secret"),
    ],
)
def test_a_webhook_that_cannot_work(options: Options, secrets: dict[str, str], key: str, code: str) -> None:
    assert problem("webhook", options, secrets) == (f"channels.mine.{key}", code)


@pytest.mark.parametrize(
    ("options", "secrets", "key", "code"),
    [
        pytest.param({"chat": "-1"}, {}, "token", "notify.option-missing", id="no token"),
        pytest.param(
            {"chat": "-1", "token": TOKEN}, {}, "token", "notify.option-missing", id="a token in the open is not read"
        ),
        pytest.param({"chat": "-1"}, {"token": "secret/../x"}, "token", "notify.token", id="not a token"),
        pytest.param({}, {"token": TOKEN}, "chat", "notify.option-missing", id="no chat"),
        pytest.param({"chat": "우리 방"}, {"token": TOKEN}, "chat", "notify.chat", id="the title of a chat"),
        pytest.param(
            {"chat": "-1", "api_base": "api.example"}, {"token": TOKEN}, "api_base", "notify.address", id="a bad base"
        ),
    ],
)
def test_a_telegram_channel_that_cannot_work(options: Options, secrets: dict[str, str], key: str, code: str) -> None:
    assert problem("telegram", options, secrets) == (f"channels.mine.{key}", code)


@pytest.mark.parametrize(
    ("channel", "secrets"),
    [
        (Channel(name="mine", kind="console"), {}),
        (Channel(name="mine", kind="webhook", options={"url": URL}), {}),
        (Channel(name="mine", kind="webhook", options={"url": "http://127.0.0.1:9/x"}), {"secret": "raw"}),
        (Channel(name="mine", kind="webhook", options={"url": "https://알림.example/"}), {}),
        (Channel(name="mine", kind="telegram", options={"chat": "@daegu_ai"}), {"token": f"{TOKEN}\n"}),
    ],
    ids=["console", "webhook", "a receiver on this machine", "a Korean host name", "telegram"],
)
async def test_a_channel_that_can_work_is_built(channel: Channel, secrets: dict[str, str]) -> None:
    await build(channel, secrets).aclose()
