"""Channels say where alerts go, and where secrets are, never what they are."""

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError
from bongsu.model import Channel, SecretRef


def read(line: str) -> tuple[Channel, ...]:
    return read_config(f"channels: {line}\nrules: []", "rules.yaml").channels


def problems(line: str) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        read(line)
    return [(problem.key, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize("via", ["file", "env", "credential"])
def test_a_secret_may_be_kept_in_three_places(via: str) -> None:
    (channel,) = read(f"{{t: {{kind: telegram, chat: '1', token_{via}: TOKEN}}}}")
    assert (channel.secrets["token"].via, channel.secrets["token"].name) == (via, "TOKEN")


def test_a_webhook_may_be_unsigned() -> None:
    (channel,) = read("{h: {kind: webhook, url: 'https://x.kr/'}}")
    assert (dict(channel.options), dict(channel.secrets)) == ({"url": "https://x.kr/"}, {})


def test_the_address_of_a_webhook_may_be_a_secret() -> None:
    (channel,) = read("{h: {kind: webhook, url_env: HOOK}}")
    assert (dict(channel.options), dict(channel.secrets)) == ({}, {"url": SecretRef(via="env", name="HOOK")})


@pytest.mark.parametrize(
    ("line", "key", "code"),
    [
        pytest.param("[console]", "channels", "config.expected_mapping", id="a list of channels"),
        pytest.param("{c: console}", "channels.c", "config.expected_mapping", id="a word for a channel"),
        pytest.param("{c: {}}", "channels.c.kind", "config.key_missing", id="no kind"),
        pytest.param("{c: {kind: [console]}}", "channels.c.kind", "config.expected_text", id="a list of kinds"),
        pytest.param("{c: {kind: telegrm}}", "channels.c.kind", "config.choice_near", id="a kind misspelt"),
        pytest.param("{c: {kind: fax}}", "channels.c.kind", "config.choice", id="a kind that is none"),
        pytest.param("{'a b': {kind: console}}", "channels.a b", "config.name", id="a name with a space"),
        pytest.param("{c: {kind: console, url: x}}", "channels.c.url", "config.key_unknown", id="a key of another kind"),
        pytest.param("{h: {kind: webhook}}", "channels.h", "config.address_missing", id="no address"),
        pytest.param("{t: {kind: telegram, chat: '1'}}", "channels.t", "config.secret_missing", id="no token"),
        pytest.param("{t: {kind: telegram, token_env: T}}", "channels.t.chat", "config.key_missing", id="no chat"),
        pytest.param(
            "{t: {kind: telegram, chat: '1', token_env: T, token_file: f}}",
            "channels.t.token_file",
            "config.secret_twice",
            id="two tokens: the later one is too many",
        ),
        pytest.param(
            "{h: {kind: webhook, url: 'https://x.kr', url_env: U}}",
            "channels.h.url_env",
            "config.secret_twice",
            id="twice",
        ),
        pytest.param(
            "{t: {kind: telegram, chat: '1', token_env: 1a}}",
            "channels.t.token_env",
            "config.env_name",
            id="not a name",
        ),
        pytest.param(
            "{t: {kind: telegram, chat: '1', token_env: T, thread: 0}}",
            "channels.t.thread",
            "config.expected_more",
            id="no 0",
        ),
    ],
)
def test_refused(line: str, key: str, code: str) -> None:
    assert problems(line) == [(key, code)]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("token", "config.secret_here"),
        ("bot_token", "config.secret_nowhere"),
        ("password", "config.secret_nowhere"),
        ("api-key", "config.secret_nowhere"),
    ],
)
def test_a_secret_in_the_file_is_answered_with_where_it_belongs(key: str, code: str) -> None:
    line = f"{{t: {{kind: telegram, chat: '1', token_env: T, {key}: abc}}}}"
    found = problems(line)
    assert (f"channels.t.{key}", code) in found


def test_a_token_in_the_file_does_not_also_count_as_missing() -> None:
    assert problems("{t: {kind: telegram, chat: '1', token: abc}}") == [("channels.t.token", "config.secret_here")]
