"""Every sentence in two languages, and Korean particles that follow the last sound."""

import string

import pytest

from bongsu.wording import TEXTS, particle, say


def placeholders(text: str) -> set[str]:
    """Return the parameters that a sentence takes; ``{date.year}`` takes `date`."""
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_both_languages_say_the_same_things(code: str) -> None:
    korean, english = TEXTS[code]
    assert placeholders(korean) == placeholders(english)
    assert korean
    assert english


class Anything:
    """A parameter that every format takes."""

    def __getattr__(self, name: str) -> "Anything":
        return self

    def __format__(self, spec: str) -> str:
        return "값"

    def __str__(self) -> str:
        return "값"


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_sentence_can_be_said(code: str) -> None:
    params = dict.fromkeys(placeholders(TEXTS[code][0]), Anything())
    for language in ("ko", "en"):
        assert say(code, language, **params)


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        pytest.param("포항", "을", "포항을", id="a final consonant"),
        pytest.param("대구", "을", "대구를", id="a vowel"),
        pytest.param("서울", "으로", "서울로", id="a final ㄹ takes 로"),
        pytest.param("부산", "으로", "부산으로", id="other consonants take 으로"),
        pytest.param("규칙 3", "이", "규칙 3이", id="3 is read 삼"),
        pytest.param("규칙 2", "이", "규칙 2가", id="2 is read 이"),
        pytest.param("AI", "은", "AI는", id="I is read 아이"),
        pytest.param("SQL", "과", "SQL과", id="L is read 엘"),
        pytest.param("‘전남일보’", "은", "‘전남일보’는", id="the closing quote is silent"),
        pytest.param("", "은", "는", id="nothing at all"),
    ],
)
def test_particles_follow_the_last_sound(word: str, form: str, expected: str) -> None:
    assert particle(word, form) == expected


def test_english_ignores_particles() -> None:
    assert say("shell.health-taken", "en", address="127.0.0.1:8710").startswith("The health address 127.0.0.1:8710 is taken")


def test_other_formats_work_in_both_languages() -> None:
    assert say("shell.seconds", "ko", count=3) == "3초"
