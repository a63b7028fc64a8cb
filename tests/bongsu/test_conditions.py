"""Each condition by itself: what fulfils it, and nothing else does."""

from datetime import UTC, datetime
from typing import Any

import pytest
import re2

from bongsu.conditions import CONDITIONS, Reading, compile_regex, conditions_of
from bongsu.model import Article, Entry
from bongsu.rule import Near, Rule
from bongsu.words import Scanner, fold

ENTRY = Entry(
    key="k",
    source="press",
    title="AI 공모",
    url="",
    summary="",
    published=None,
    precision="unknown",
    seen=datetime(2026, 11, 20, tzinfo=UTC),
    digest="",
)
TEXT = "AI 공모\n\n로봇과 드론"


def reading() -> Reading:
    folded = fold(TEXT)
    found = Scanner(["AI", "공모", "로봇", "드론", "반도체"]).scan(folded.text)
    return Reading(article=Article(entry=ENTRY, text=TEXT, complete=True), folded=folded, found=found, areas={})


@pytest.mark.parametrize(
    ("name", "holds", "fails"),
    [
        ("any", {"any": ("반도체", "AI")}, {"any": ("반도체",)}),
        ("all", {"all": ("AI", "로봇")}, {"all": ("AI", "반도체")}),
        ("none", {"none": ("반도체",)}, {"none": ("드론",)}),
        ("title", {"title": ("AI",)}, {"title": ("로봇",)}),
        ("near", {"near": Near(words=("로봇", "드론"), within=6)}, {"near": Near(words=("로봇", "드론"), within=5)}),
        ("regex", {"regex": "로봇.드론|로봇과"}, {"regex": "^로봇"}),
        ("sources", {"sources": ("press",)}, {"sources": ("blog",)}),
    ],
)
def test_a_condition_holds_or_fails(name: str, holds: dict[str, Any], fails: dict[str, Any]) -> None:
    def ask(said: dict[str, Any]) -> object:
        return CONDITIONS[name](Rule(id="r", name="r", **said), reading())

    assert ask(holds) is not None
    assert ask(fails) is None


def test_an_article_outside_every_region_of_the_rule_fails() -> None:
    assert CONDITIONS["regions"](Rule(id="r", name="r", regions=("대구",)), reading()) is None


def test_a_rule_has_the_conditions_that_it_sets() -> None:
    rule = Rule(id="r", name="r", any=("AI",), none=("방역",), sources=("press",), mentioned=True, shadow=True)
    assert conditions_of(rule) == (CONDITIONS["sources"], CONDITIONS["none"], CONDITIONS["any"])


def test_every_condition_is_a_field_of_the_rule() -> None:
    assert set(CONDITIONS) <= set(Rule.__slots__)


def test_a_pattern_that_re2_does_not_take_is_refused() -> None:
    with pytest.raises(re2.error):
        compile_regex(r"(a)\1")
