"""What opens the next stage of a programme, and for whom."""

from dataclasses import replace

from bongsu.judge import judge
from bongsu.model import Alert, Reason, Source
from bongsu.programme import Around, Programme
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import Shelf, announcements
from bongsu.story import Outcome
from tests.bongsu.programmes.programmes import ULSAN, Archive, programme, step
from tests.bongsu.stories.writing import NOON, article, later

RULES = RuleSet.compile([Rule(id="ai", name="AI", any=("AI",), notify=("room", "hall"))])
SOURCE = Source(id="paper", name="어느 신문", url="https://paper.example/rss", max_age=None)
TITLE, BODY = "‘AI-on Ulsan’ 참여기업 73곳 선정", "울산시는 기업 73곳을 골랐다고 29일 밝혔다."


def known(*steps: tuple[str, str, str]) -> Programme:
    told = tuple(step(story, code, told=channels, at=later(days=-40)) for story, code, channels in steps)
    return replace(programme("AI-on Ulsan", ULSAN), steps=told)


def judged(held: Programme, title: str = TITLE) -> Outcome:
    one = article(title, BODY)
    nearby = Shelf().nearby(announcements(one), at=NOON)
    return judge(one, SOURCE, RULES, nearby, now=NOON, around=Around(known=(held,)))


def alerts(outcome: Outcome) -> dict[str, tuple[Reason, str]]:
    told = {each.channel: each.alert for each in outcome.deliveries}
    return {channel: (alert.reason, alert.follows) for channel, alert in told.items() if isinstance(alert, Alert)}


def test_who_heard_of_the_call_hears_of_the_selection_as_its_next_stage() -> None:
    outcome = judged(known(("s1", "call", "room")))
    assert alerts(outcome) == {"room": (Reason.NEXT_STAGE, "s1"), "hall": (Reason.FIRST, "")}
    assert outcome.placements[0].adds is Reason.NEXT_STAGE


def test_it_follows_the_last_story_that_the_channel_was_told() -> None:
    outcome = judged(known(("s1", "budget", "room hall"), ("s2", "call", "room")))
    assert alerts(outcome) == {"room": (Reason.NEXT_STAGE, "s2"), "hall": (Reason.NEXT_STAGE, "s1")}
    link = outcome.placements[0].link
    assert link
    assert link.after == "s2"


def test_the_same_stage_told_again_is_a_story_like_any_other() -> None:
    outcome = judged(known(("s1", "selection", "room")))
    assert alerts(outcome) == {"room": (Reason.FIRST, ""), "hall": (Reason.FIRST, "")}
    assert outcome.placements[0].adds is Reason.FIRST


def test_a_stage_that_nobody_was_told_of_is_followed_by_none() -> None:
    outcome = judged(known(("s1", "call", "")))
    assert alerts(outcome) == {"room": (Reason.FIRST, ""), "hall": (Reason.FIRST, "")}
    assert outcome.placements[0].adds is Reason.NEXT_STAGE


def test_what_joins_a_story_opens_no_stage() -> None:
    archive = Archive(told="room")
    archive.take(article("‘AI-on Ulsan’ 참여기업 모집", BODY, key="a", at=later(days=-60)))
    archive.take(article(TITLE, BODY, key="b"))
    [placement] = archive.take(article(TITLE, BODY, key="c", at=later(hours=1)))
    assert placement.link
    assert (placement.adds, placement.link.follows, placement.link.code) == (None, (), "joined")


def test_without_a_name_nothing_is_linked() -> None:
    assert judged(known(), "울산 AI 이야기").placements[0].link is None
