"""Looks of channels in rules.yaml: kept where they are good, refused with their place in the file where they are not."""

from pathlib import Path

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError
from bongsu.model import Look

DOCS = (Path(__file__).parents[3] / "docs" / "channels.md").read_text(encoding="utf-8")
BLOCKS = [block.split("```")[0] for block in DOCS.split("```yaml\n")[1:]]


def read(channel: str) -> Look:
    (found,) = read_config(f"channels:\n  c: {channel}\nrules: []", "rules.yaml").channels
    assert "templates" not in found.options
    assert "preset" not in found.options
    return found.look


def problem(channel: str) -> tuple[str, int, str]:
    with pytest.raises(ConfigError) as caught:
        read(channel)
    (found,) = caught.value.problems
    assert caught.value.say("ko") != caught.value.say("en")
    return found.key, found.line, found.code


def test_no_look_is_the_usual_one() -> None:
    assert read("{kind: console}") == Look()


def test_a_preset_and_words_of_one_s_own() -> None:
    channel = "{kind: webhook, url: 'https://x.kr/', preset: slack, templates: {body: '{\"text\": \"{{ title }}\"}'}}"
    assert read(channel) == Look(preset="slack", body='{"text": "{{ title }}"}')


@pytest.mark.parametrize(
    ("channel", "key", "code"),
    [
        pytest.param("{kind: console, templates: {body: '{% if %}'}}", "body", "template.syntax", id="a syntax error"),
        pytest.param("{kind: console, templates: {title: '{{ titel }}'}}", "title", "template.undefined", id="a name misspelt"),
        pytest.param(
            "{kind: console, templates: {body: '{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}'}}",
            "body",
            "template.endless",
            id="no end",
        ),
        pytest.param(
            "{kind: webhook, url: 'https://x.kr/', templates: {body: '{{ title }}'}}", "body", "template.not-json", id="no JSON"
        ),
    ],
)
def test_a_template_that_fails_is_refused_with_its_line(channel: str, key: str, code: str) -> None:
    assert problem(channel) == (f"channels.c.templates.{key}", 2, code)


@pytest.mark.parametrize(
    ("channel", "key", "code"),
    [
        pytest.param("{kind: webhook, url: 'https://x.kr/', preset: slak}", "preset", "config.choice_near", id="misspelt"),
        pytest.param("{kind: email, host: h, sender: a@x.kr, to: b@x.kr, tls: ssl}", "tls", "config.choice", id="no such TLS"),
    ],
)
def test_what_is_not_there_is_refused(channel: str, key: str, code: str) -> None:
    assert problem(channel) == (f"channels.c.{key}", 2, code)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_file_in_the_documents_is_taken(number: int) -> None:
    assert read_config(BLOCKS[number], "channels.md").channels


def test_there_are_files_in_the_documents() -> None:
    assert len(BLOCKS) >= 3
