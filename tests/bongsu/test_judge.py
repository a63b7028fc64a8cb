"""Why an article that rules meet is told to nobody, or to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bongsu.judge import judge
from bongsu.model import Alert, Article, Fact, Kind, Reason, Source, Topic
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import Shelf, announcements
from bongsu.story import Outcome
from tests.bongsu.stories.test_parts import TWO_CITIES
from tests.bongsu.stories.writing import LAUNCH, LAUNCH_AGAIN, NOON, article, later

SOURCE = Source(id="paper", name="어느 신문", url="https://paper.example/rss")
ROOM = RuleSet.compile([Rule(id="ai", name="AI", any=("AI",), notify=("room",))])
BOTH = RuleSet.compile([Rule(id="ai", name="AI", any=("AI",), notify=("room", "hall"))])
SHADOW = RuleSet.compile([Rule(id="ai", name="AI", any=("AI",), notify=("room",), shadow=True)])


def judged(shelf: Shelf, one: Article, rules: RuleSet = ROOM) -> Outcome:
    now = one.entry.seen
    outcome = judge(one, SOURCE, rules, shelf.nearby(announcements(one), at=now), now=now)
    shelf.keep(outcome)
    return outcome


def alerts(outcome: Outcome) -> list[Alert]:
    return [delivery.alert for delivery in outcome.deliveries if isinstance(delivery.alert, Alert)]


def test_the_first_account_is_told_and_another_outlet_s_is_not() -> None:
    shelf = Shelf()
    assert [alert.reason for alert in alerts(judged(shelf, article(*LAUNCH, key="a")))] == [Reason.FIRST]
    outcome = judged(shelf, article(*LAUNCH_AGAIN, key="b", at=later(hours=1)))
    assert (outcome.deliveries, outcome.why_quiet) == ((), "outlet")


def test_a_channel_that_never_heard_of_the_story_hears_of_it_from_another_outlet() -> None:
    shelf = Shelf()
    judged(shelf, article(*LAUNCH, key="a"))
    outcome = judged(shelf, article(*LAUNCH_AGAIN, key="b", at=later(hours=1)), BOTH)
    assert [(delivery.channel, delivery.key) for delivery in outcome.deliveries] == [("hall", "sa-1-first-hall")]


def test_an_account_with_another_figure_is_told_to_those_who_know_the_story() -> None:
    shelf = Shelf()
    judged(shelf, article(*LAUNCH, key="a"))
    more = article("울산 AI 사업단 예산 268억으로", LAUNCH[1].replace("240억 6000만원", "268억원"), key="b", at=later(hours=4))
    (alert,) = alerts(judged(shelf, more))
    assert (alert.story, alert.revision, alert.reason) == ("sa", 2, Reason.NEW_FACTS)


def test_two_announcements_of_one_article_are_one_alert_and_both_are_known_by_it() -> None:
    shelf = Shelf()
    (alert,) = alerts(judged(shelf, article(*TWO_CITIES, key="k")))
    assert (alert.story, alert.also) == ("sk", ("ska",))
    other = ("청주 AI 반도체 검증센터", "청주시는 충북테크노파크와 반도체 검증센터를 세우며 국비 90억원을 쓴다고 밝혔다.")
    assert judged(shelf, article(*other, key="other", at=later(hours=2))).why_quiet == "outlet"


@pytest.mark.parametrize("rules", [SHADOW, RuleSet.compile([])])
def test_what_no_channel_would_hear_is_not_called_quiet(rules: RuleSet) -> None:
    assert judged(Shelf(), article(*LAUNCH), rules).why_quiet == ""


def test_an_old_article_is_quiet_and_has_its_story_all_the_same() -> None:
    old = article(*LAUNCH)
    outcome = judged(Shelf(), replace(old, entry=replace(old.entry, published=NOON - timedelta(days=30))))
    assert (outcome.why_quiet, len(outcome.placements)) == ("too-old", 1)


def test_an_alert_carries_kinds_the_one_sum_and_the_deadlines() -> None:
    kinds = (
        Kind(kind="공모·모집", quote="공모", start=0, planned=False),
        Kind(kind="공모·모집", quote="모집", start=9, planned=False),
    )
    facts = tuple(Fact(kind=kind, value=1, quote="1", start=0) for kind in ("amount", "headline-amount", "deadline", "people"))
    one = replace(article(*LAUNCH, key="a"), facts=facts, topic=Topic(kinds=kinds))
    (alert,) = alerts(judged(Shelf(), one))
    assert alert.kinds == ("공모·모집",)
    assert [fact.kind for fact in alert.facts] == ["headline-amount", "deadline"]
