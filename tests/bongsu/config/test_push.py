"""Sources that push, and the address at which hubs reach us."""

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError
from bongsu.model import SecretRef, Source

PUSH = "{id: tool, kind: push, secret_env: TOOL_SECRET}"


def read(source: str = PUSH, top: str = "") -> Source:
    [found] = read_config(f"sources: [{source}]\nrules: []\n{top}", "rules.yaml").sources
    return found


def problems(source: str = PUSH, top: str = "") -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        read(source, top)
    return [(problem.key, problem.code) for problem in caught.value.problems]


def test_a_source_that_pushes_needs_no_address() -> None:
    assert read() == Source(id="tool", name="tool", url="", kind="push", secret=SecretRef(via="env", name="TOOL_SECRET"))


def test_it_may_have_one_for_its_links_to_start_from() -> None:
    assert read("{id: tool, kind: push, url: 'https://city.example/', secret_file: /s}").url == "https://city.example/"


def test_nobody_visits_it_so_nobody_visits_it_too_often() -> None:
    assert read(top="defaults: {every: 1s}").kind == "push"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{id: tool, kind: push}", ("sources[0]", "config.secret_missing"), id="anybody could push"),
        pytest.param(
            "{id: tool, kind: push, secret_env: A, secret_file: b}", ("sources[0].secret_file", "config.secret_twice"), id="two"
        ),
        pytest.param(
            "{id: tool, kind: push, secret: abc}", ("sources[0].secret", "config.secret_here"), id="the secret itself"
        ),
        pytest.param(
            "{id: a, url: 'https://a.example/rss', secret_env: A}", ("sources[0].secret_env", "config.push_only"), id="a feed"
        ),
        pytest.param("{id: a}", ("sources[0].url", "config.key_missing"), id="nowhere to go"),
        pytest.param("{id: a, kind: feed}", ("sources[0].url", "config.key_missing"), id="a feed without address"),
    ],
)
def test_what_is_wrong_with_a_source(source: str, expected: tuple[str, str]) -> None:
    assert expected in problems(source)


def test_a_source_that_is_no_mapping_is_said_to_be_none() -> None:
    assert problems("tool") == [("sources[0]", "config.expected_mapping")]


# --- the port ----------------------------------------------------------------------------------------------------------


def websub(text: str) -> str | None:
    return read_config(f"{text}\nrules: []", "rules.yaml").websub


def test_feeds_are_polled_where_nothing_is_said() -> None:
    assert websub("") is None


def test_hubs_reach_us_at_the_callback() -> None:
    assert websub("websub: {callback: 'https://bongsu.example/push/'}") == "https://bongsu.example/push"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("websub: {}", ("websub.callback", "config.key_missing"), id="no address"),
        pytest.param("websub: {callback: here}", ("websub.callback", "config.url"), id="no web address"),
        pytest.param("websub: https://bongsu.example", ("websub", "config.expected_mapping"), id="no mapping"),
        pytest.param("websub: {callback: 'https://b.example'}\nhealth: off", ("health", "config.push_no_port"), id="no port"),
    ],
)
def test_what_is_wrong_with_the_callback(text: str, expected: tuple[str, str]) -> None:
    with pytest.raises(ConfigError) as caught:
        websub(text)
    assert expected in [(problem.key, problem.code) for problem in caught.value.problems]


def test_a_source_cannot_push_where_nothing_listens() -> None:
    assert problems(top="health: off") == [("health", "config.push_no_port")]
