"""Each kind of text in rules.yaml takes what people mean, and says what is wrong with the rest."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bongsu.config.fields import Chat, Duration, EnvName, MaxAge, Name, Regex, Text, Url, Word, Words, is_name


def code_for(kind: TypeAdapter[Any], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(value)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("text", "duration"),
    [("30s", timedelta(seconds=30)), ("10m", timedelta(minutes=10)), ("2h", timedelta(hours=2)), ("7d", timedelta(days=7))],
)
def test_durations(text: str, duration: timedelta) -> None:
    assert TypeAdapter(Duration).validate_python(text) == duration


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10", id="no unit"),
        pytest.param("0m", id="nothing"),
        pytest.param("-1m", id="backwards"),
        pytest.param("1.5h", id="a fraction"),
        pytest.param("1h30m", id="two units"),
        pytest.param("10 m", id="a space"),
        pytest.param("10분", id="a Korean unit"),
        pytest.param("３m", id="a full-width digit"),
        pytest.param("4000d", id="beyond ten years"),
        pytest.param("999999999d", id="beyond what a date can hold"),
        pytest.param("off", id="off where a duration is needed"),
    ],
)
def test_no_durations(text: str) -> None:
    assert code_for(TypeAdapter(Duration), text) == "config.duration"


def test_max_age_may_be_off() -> None:
    assert TypeAdapter(MaxAge).validate_python("off") is None
    assert TypeAdapter(MaxAge).validate_python("7d") == timedelta(days=7)


@pytest.mark.parametrize("kind", [TypeAdapter(Duration), TypeAdapter(MaxAge)])
def test_a_list_is_no_duration(kind: TypeAdapter[Any]) -> None:
    assert not code_for(kind, ["7d"]).startswith("config.")


@pytest.mark.parametrize(
    "url", ["http://x.kr", "https://x.kr:8080/a?b=c#d", "https://한글.kr/가", "http://[::1]:80/", "http://127.0.0.1"]
)
def test_addresses(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url


@pytest.mark.parametrize(
    ("url", "code"),
    [
        pytest.param("x.kr", "config.url", id="no scheme"),
        pytest.param("ftp://x.kr", "config.url", id="another scheme"),
        pytest.param("javascript:alert(1)", "config.url", id="a script"),
        pytest.param("http://", "config.url", id="no host"),
        pytest.param("http://x.kr:0/", "config.url", id="port 0"),
        pytest.param("http://x.kr:99999/", "config.url", id="no such port"),
        pytest.param("http://[x/", "config.url", id="half an IPv6 address"),
        pytest.param("http://x.kr/a b", "config.url", id="a space"),
        pytest.param("http://x.kr\\@y.kr/", "config.url", id="a backslash: two hosts, as one reads it"),
        pytest.param("http://u:p@x.kr/", "config.url_secret", id="a password"),
        pytest.param("http://u@x.kr/", "config.url_secret", id="a user"),
    ],
)
def test_no_addresses(url: str, code: str) -> None:
    assert code_for(TypeAdapter(Url), url) == code


@pytest.mark.parametrize("text", ["AI", "R&D", "5G", "=공모", "~공모", "3,000억", "피지컬 AI"])
def test_words(text: str) -> None:
    assert TypeAdapter(Word).validate_python(text) == text


def test_spaces_around_and_within_a_word_are_folded() -> None:
    assert TypeAdapter(Word).validate_python(" 피지컬 \n AI ") == "피지컬 AI"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "config.word_empty"),
        ("=", "config.word_empty"),
        ("·", "config.word_empty"),
        ("가" * 101, "config.word_long"),
        ("AI, 로봇", "config.word_comma"),
    ],
)
def test_no_words(text: str, code: str) -> None:
    assert code_for(TypeAdapter(Word), text) == code


def test_one_word_is_a_list_of_one() -> None:
    assert TypeAdapter(Words).validate_python("AI") == ("AI",)


@pytest.mark.parametrize(("text", "good"), [("대구-ai_1.x", True), ("", False), ("a b", False), ("x" * 65, False)])
def test_names(text: str, good: bool) -> None:
    assert is_name(text) is good
    if not good:
        assert code_for(TypeAdapter(Name), text) == "config.name"


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (TypeAdapter(EnvName), "123:ABC-token", "config.env_name"),
        (TypeAdapter(EnvName), "가", "config.env_name"),
        (TypeAdapter(Chat), "someone", "config.chat"),
        (TypeAdapter(Chat), "@a b", "config.chat"),
        (TypeAdapter(Text), " ", "config.blank"),
        (TypeAdapter(Regex), "(a", "config.regex"),
        (TypeAdapter(Regex), r"(a)\1", "config.regex"),
        (TypeAdapter(Regex), "", "config.blank"),
        (TypeAdapter(Regex), "(AI)?", "config.regex_empty"),
    ],
)
def test_other_texts_that_are_refused(kind: TypeAdapter[Any], text: str, code: str) -> None:
    assert code_for(kind, text) == code


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (TypeAdapter(EnvName), "BONGSU_TOKEN"),
        (TypeAdapter(Chat), "-1001234567890"),
        (TypeAdapter(Chat), "@ai_daegu"),
        (TypeAdapter(Regex), r"\d+억"),
    ],
)
def test_other_texts_that_are_taken(kind: TypeAdapter[Any], text: str) -> None:
    assert kind.validate_python(text) == text
