"""The tagger in its child process."""

import sys
from dataclasses import dataclass

import pytest

from app.tagger import ChildTagger, installed
from app.tagger_child import verdict

SAYS_WHAT_IT_IS_TOLD = "import sys\nfor line in sys.stdin: print({!r}, flush=True)"


def child(answer: str) -> tuple[str, ...]:
    """Return a child that gives one answer to everything."""
    return (sys.executable, "-c", SAYS_WHAT_IT_IS_TOLD.format(answer))


@dataclass
class Token:
    start: int
    len: int
    tag: str


@pytest.mark.parametrize(("answer", "expected"), [("true", True), ("false", False), ("null", None), ("3", None)])
def test_the_childs_answer_is_the_taggers(answer: str, expected: bool | None) -> None:
    tagger = ChildTagger(child(answer))
    assert tagger.is_place("상주 곶감", 0, 2) is expected
    assert tagger.is_place("상주 곶감", 0, 2) is expected
    tagger.close()


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(child("nonsense"), id="answers nonsense"),
        pytest.param((sys.executable, "-c", "pass"), id="dies at once"),
        pytest.param(("/nowhere/python",), id="cannot be started"),
    ],
)
def test_a_child_that_fails_is_not_asked_again(command: tuple[str, ...]) -> None:
    tagger = ChildTagger(command)
    assert tagger.is_place("상주 곶감", 0, 2) is None
    assert tagger.is_place("상주 곶감", 0, 2) is None
    tagger.close()


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        pytest.param([Token(0, 2, "NNP")], True, id="a proper noun"),
        pytest.param([Token(0, 2, "NNG"), Token(2, 1, "XSV")], False, id="a common noun: 상주하다"),
        pytest.param([Token(0, 4, "NNP")], False, id="a piece of a longer word"),
        pytest.param([Token(0, 1, "NNG"), Token(1, 1, "NNG")], None, id="cut elsewhere"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_what_tokens_say_of_a_span(tokens: list[Token], expected: bool | None) -> None:
    assert verdict(tokens, 0, 2) is expected


@pytest.mark.skipif(not installed(), reason="the extra bongsu[ko] is not installed")
def test_kiwi_knows_a_town_from_a_verb() -> None:
    tagger = ChildTagger()
    assert tagger.is_place("상주 곶감 축제", 0, 2) is True
    assert tagger.is_place("상주하면서 기술을 지원하는", 0, 2) is False
    tagger.close()
