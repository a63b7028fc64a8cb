"""What rules would have told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.backtest import backtest, diff_rules
from bongsu.model import Article, Entry, Source
from bongsu.rules import Rule, RuleSet, example_article
from tests.fakes import LAUNCH

ULSAN = Rule(id="ulsan", name="울산 AI", any=("AI",), regions=("울산",), notify=("phone",))
DAEGU = Rule(id="daegu", name="대구 AI", any=("AI",), regions=("대구",), notify=("phone",))
SHADOW = replace(DAEGU, id="shadow", shadow=True)
SOURCE = Source(id="paper", name="신문", url="https://paper.example/rss")


def article(text: str, *, days: int = 0, published_before: int = 0) -> Article:
    read = example_article(text, source="paper")
    seen = LAUNCH + timedelta(days=days)
    entry: Entry = replace(read.entry, key=text[:8], seen=seen, published=seen - timedelta(days=published_before))
    return replace(read, entry=entry)


ARCHIVE = (
    article("울산시, AI 사업단 출범"),
    article("울산시, AI 기업 공모", days=1),
    article("대구시, AI 스쿨 모집", days=1),
    article("울산시, 철쭉 축제 개막", days=2),
    article("울산시, AI 옛 소식", published_before=30),
)


def test_alerts_are_counted_by_rule_and_day() -> None:
    report = backtest(ARCHIVE, {"paper": SOURCE}, RuleSet.compile([ULSAN, DAEGU]))
    assert report.articles == 5
    days = [LAUNCH.date() + timedelta(days=n) for n in range(2)]
    assert report.alerts == {"ulsan": {days[0]: 1, days[1]: 1}, "daegu": {days[1]: 1}}
    assert report.per_day("ulsan") == 1.0
    assert report.per_day("daegu") == 0.5


def test_what_changes_against_other_rules() -> None:
    report = backtest(ARCHIVE, {"paper": SOURCE}, RuleSet.compile([ULSAN]), RuleSet.compile([DAEGU]))
    assert [(change.rule, change.title) for change in report.gained] == [
        ("ulsan", "울산시, AI 사업단 출범"),
        ("ulsan", "울산시, AI 기업 공모"),
    ]
    assert [(change.rule, change.title) for change in report.lost] == [("daegu", "대구시, AI 스쿨 모집")]


def test_a_shadow_rule_would_tell_nobody() -> None:
    assert backtest(ARCHIVE, {}, RuleSet.compile([SHADOW])).alerts == {}


def test_an_empty_archive_has_nothing_to_tell() -> None:
    report = backtest((), {}, RuleSet.compile([ULSAN]))
    assert (report.articles, report.per_day("ulsan")) == (0, 0.0)


@pytest.mark.parametrize(
    ("before", "after", "added", "removed", "changed"),
    [
        pytest.param([ULSAN], [ULSAN], (), (), {}, id="the same"),
        pytest.param([ULSAN], [ULSAN, DAEGU], ("daegu",), (), {}, id="one more"),
        pytest.param([ULSAN, DAEGU], [DAEGU], (), ("ulsan",), {}, id="one less"),
        pytest.param([ULSAN], [replace(ULSAN, any=("AX",), name="울산")], (), (), {"ulsan": ("name", "any")}, id="another"),
    ],
)
def test_how_two_sets_of_rules_differ(
    before: list[Rule], after: list[Rule], added: tuple[str], removed: tuple[str], changed: dict[str, tuple[str, ...]]
) -> None:
    found = diff_rules(before, after)
    assert (found.added, found.removed, dict(found.changed)) == (added, removed, changed)
