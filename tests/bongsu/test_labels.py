"""Voices become examples, and a file of rules that is one."""

from dataclasses import replace
from datetime import timedelta

import pytest
import yaml

from bongsu.config import read_config
from bongsu.labels import LONGEST, Voice, as_file, lost_in_text, with_examples
from bongsu.model import RegionMention
from bongsu.rule import Examples, Near, Rule
from bongsu.rules import RuleSet, example_article, run_examples

ULSAN = Rule(id="ulsan", name="울산 AI", all=("AI",), regions=("울산",), ai="true", notify=("phone",))
TEXTS = {"e1": "울산시, AI 사업단 출범\n\n울산시는 AI 사업단을 연다.", "e2": "울산 AI 사진전\n\n울산에서 AI 사진전이 열린다."}


def voice(entry: str, *, is_right: bool, rules: tuple[str, ...] = ("ulsan",)) -> Voice:
    return Voice(entry=entry, rules=rules, is_right=is_right)


def test_right_and_wrong_alerts_are_examples_and_counterexamples() -> None:
    [rule] = with_examples([ULSAN], [voice("e1", is_right=True), voice("e2", is_right=False)], TEXTS)
    assert rule.examples == Examples(match=(TEXTS["e1"],), no_match=(TEXTS["e2"],))


def test_examples_that_it_has_stay_and_none_stands_twice() -> None:
    own = replace(ULSAN, examples=Examples(match=(TEXTS["e1"], "내 예문")))
    [rule] = with_examples([own], [voice("e1", is_right=True)], TEXTS)
    assert rule.examples.match == (TEXTS["e1"], "내 예문")


@pytest.mark.parametrize(
    "voices",
    [
        pytest.param([], id="nobody spoke"),
        pytest.param([voice("e1", is_right=True), voice("e1", is_right=False)], id="they do not agree"),
        pytest.param([voice("gone", is_right=True)], id="the text is gone"),
        pytest.param([voice("e1", is_right=True, rules=("old",))], id="the rule is gone"),
    ],
)
def test_what_makes_no_example(voices: list[Voice]) -> None:
    assert with_examples([ULSAN], voices, TEXTS) == ()


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        pytest.param(TEXTS["e1"], frozenset[str](), id="the text says all"),
        pytest.param("AI 사업단 출범\n\n시는 AI 사업단을 연다.", frozenset({"ulsan"}), id="only its source says where"),
        pytest.param("조류인플루엔자 방역\n\n고병원성 AI 방역", frozenset[str](), id="the rule does not meet it any more"),
    ],
)
def test_what_the_text_alone_does_not_say(text: str, lost: frozenset[str]) -> None:
    article = replace(example_article(text), regions=(RegionMention(code="31000", name="울산광역시"),))
    assert lost_in_text(article, RuleSet.compile([ULSAN])) == lost


def test_the_majority_decides() -> None:
    voices = [voice("e1", is_right=True), voice("e1", is_right=False), voice("e1", is_right=False)]
    [rule] = with_examples([ULSAN], voices, TEXTS)
    assert rule.examples.no_match == (TEXTS["e1"],)


def test_a_long_text_is_cut() -> None:
    [rule] = with_examples([ULSAN], [voice("e", is_right=True)], {"e": "가" * 10_000})
    assert [len(text) for text in rule.examples.match] == [LONGEST]


FULL = Rule(
    id="full",
    name="다 적은 규칙",
    any=("AI", "로봇"),
    none=("방역",),
    title=("공모",),
    near=Near(words=("AI", "공모"), within=40),
    regex="[0-9]+억",
    regions=("대구",),
    mentioned=True,
    sources=("buk-gu",),
    ai="any",
    kinds=("공모·모집",),
    min_amount=1_000_000_000,
    deadline_within=timedelta(days=14),
    bodies=("대구테크노파크",),
    severity="high",
    examples=Examples(match=("대구시, AI 공모",)),
)


@pytest.mark.parametrize("rule", [ULSAN, FULL], ids=lambda rule: rule.id)
def test_the_file_has_the_same_rules(rule: Rule) -> None:
    text = yaml.safe_dump(as_file([rule]), allow_unicode=True, sort_keys=False)
    config = read_config(text, "export.yaml")
    assert config.rules == (replace(rule, notify=("console",)),)


def test_the_file_brings_the_users_own_words_for_ai() -> None:
    text = yaml.safe_dump(as_file([ULSAN], ["산들바람"]), allow_unicode=True)
    assert read_config(text, "export.yaml").ai_words == ("산들바람",)


def test_the_file_can_be_tested() -> None:
    rules = with_examples([ULSAN], [voice("e1", is_right=True), voice("e2", is_right=False)], TEXTS)
    config = read_config(yaml.safe_dump(as_file(rules), allow_unicode=True), "export.yaml")
    assert [result.ok for result in run_examples(RuleSet.compile(config.rules))] == [True, False]
