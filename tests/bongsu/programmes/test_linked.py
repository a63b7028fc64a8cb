"""What opens the next stage of a programme, and for whom."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.judge import judge
from bongsu.model import Alert, Reason, Source
from bongsu.programme import Around, Programme
from bongsu.programmes.linked import linked
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import Shelf, announcements
from bongsu.story import Outcome, Placement, Profile, Signature, Story
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


def opened(story: str) -> Placement:
    there = Story(id=story, revision=1, title=TITLE, opened=NOON)
    return Placement(story=there, seen_revision=0, profile=Profile.of(Signature()))


@pytest.mark.parametrize("count", [1, 2, 4])
def test_an_edition_that_makes_fewer_announcements_leaves_no_story_without_its_programme(count: int) -> None:
    """The stories of an entry stay with it, however few announcements its text still makes."""
    one = article(TITLE, BODY)
    placements = [opened(f"s{number}") for number in range(count)]
    found = linked(one, announcements(one), placements, Around(known=(known(),)))
    assert [(each.story.id, each.link and each.link.programme) for each in found] == [
        (f"s{number}", "p1") for number in range(count)
    ]


def test_of_several_announcements_each_has_the_names_among_its_own_words() -> None:
    one = article("두 도시의 AI", "울산시는 ‘AI 반짝길’을 연다. 부산시는 ‘로봇 물결길’을 연다.")
    first, second = Signature(words=frozenset({"ai", "반짝길"})), Signature(words=frozenset({"로봇", "물결길"}))
    found = linked(one, (first, second), (opened("sk"), opened("ska")), Around())
    assert [each.link and each.link.name for each in found] == ["AI 반짝길", "로봇 물결길"]


@pytest.mark.parametrize(
    ("published", "after"),
    [
        pytest.param(None, "s1", id="undated: when it was seen"),
        pytest.param(later(days=-50), "", id="published before that stage, and seen late"),
    ],
)
def test_what_came_before_is_told_by_publication(published: datetime | None, after: str) -> None:
    one = article(TITLE, BODY)
    dated = replace(one, entry=replace(one.entry, published=published))
    [placement] = linked(dated, announcements(dated), (opened("sk"),), Around(known=(known(("s1", "call", "")),)))
    assert placement.link
    assert placement.link.after == after


def test_of_several_programmes_its_own_tells_what_came_before() -> None:
    other = replace(programme("로봇 물결길", ULSAN, id_="p0"), steps=(step("s8", "call", told="room", at=later(days=-9)),))
    one = article(TITLE, BODY)
    around = Around(known=(other, known(("s1", "call", "room"))))
    [placement] = linked(one, announcements(one), (opened("sk"),), around)
    assert placement.link
    assert (placement.link.after, placement.link.follows) == ("s1", (("room", "s1"),))
    assert (placement.link.stage.code, placement.link.stage.year) == ("selection", 2026)


def test_channels_that_follow_have_an_order() -> None:
    channels = "room hall phone desk attic"
    one = article(TITLE, BODY)
    [placement] = linked(one, announcements(one), (opened("sk"),), Around(known=(known(("s1", "call", channels)),)))
    assert placement.link
    assert [channel for channel, _ in placement.link.follows] == sorted(channels.split())


def test_without_a_name_nothing_is_linked() -> None:
    assert judged(known(), "울산 AI 이야기").placements[0].link is None
