"""Whom an article is told to, with which of its matches, and for which reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bongsu.alerts import EXCERPT, decide
from bongsu.model import Alert, Article, Delivery, Entry, Match, Reason, Source
from bongsu.programme import Link
from bongsu.story import Placement, Profile, Signature, Story

SEEN = datetime(2026, 11, 20, 0, 6, tzinfo=UTC)
NOW = SEEN + timedelta(minutes=1)
SOURCE = Source(id="paper", name="어느 신문", url="https://paper.example/rss")
ENTRY = Entry(
    key="e1",
    source="paper",
    title="남구, 인공지능 실증 공모",
    url="https://paper.example/e1",
    summary="",
    published=SEEN,
    precision="minute",
    seen=SEEN,
    digest="",
)
ARTICLE = Article(entry=ENTRY, text=f"{ENTRY.title}\n\n남구는 실증할 곳을 찾는다고 밝혔다.", complete=True)
FOR_ROOM, FOR_HALL, FOR_BOTH = (
    Match(rule=rule, name=rule, because=(), notify=notify)
    for rule, notify in (("room-alone", ("room",)), ("hall-alone", ("hall",)), ("both", ("hall", "room")))
)


def placement(
    story: str = "s1", *, told: tuple[str, ...] = (), adds: Reason | None = None, follows: tuple[tuple[str, str], ...] = ()
) -> Placement:
    return Placement(
        story=Story(id=story, revision=3, title="", opened=SEEN),
        seen_revision=2,
        profile=Profile.of(Signature()),
        told=frozenset(told),
        adds=adds,
        link=Link(programme="p1", name="실증", code="name", follows=follows),
    )


def decided(*placements: Placement, matches: tuple[Match, ...] = (FOR_BOTH,), article: Article = ARTICLE) -> dict[str, Alert]:
    """Return the alert that each channel gets."""
    found = decide(article, SOURCE, matches, placements, now=NOW)
    return {each.channel: each.alert for each in found if isinstance(each.alert, Alert)}


def test_each_channel_reads_of_the_rules_that_name_it_and_of_no_other() -> None:
    told = decided(placement(), matches=(FOR_ROOM, FOR_HALL, FOR_BOTH))
    assert {channel: alert.matches for channel, alert in told.items()} == {
        "room": (FOR_ROOM, FOR_BOTH),
        "hall": (FOR_HALL, FOR_BOTH),
    }


def test_a_channel_that_several_rules_name_is_told_once_and_now() -> None:
    [delivery] = decide(ARTICLE, SOURCE, (FOR_ROOM, replace(FOR_ROOM, rule="too")), (placement(),), now=NOW)
    assert (delivery.key, delivery.due, delivery.created) == ("s1-3-first-room", NOW, NOW)
    assert isinstance(delivery, Delivery)


def test_rules_that_name_no_channel_tell_nobody() -> None:
    assert decided(placement(), matches=(replace(FOR_ROOM, notify=()),)) == {}


@pytest.mark.parametrize(
    ("one", "reason", "follows"),
    [
        pytest.param(placement(), Reason.FIRST, "", id="it never heard of the story"),
        pytest.param(placement(follows=(("room", "s0"),)), Reason.NEXT_STAGE, "s0", id="but of the stage before"),
        pytest.param(placement(follows=(("hall", "s0"),)), Reason.FIRST, "", id="of which only another channel knows"),
        pytest.param(
            placement(told=("room",), adds=Reason.NEW_FACTS, follows=(("room", "s0"),)),
            Reason.NEW_FACTS,
            "",
            id="what is new in a story that it knows is beside that story, and not beside the stage before",
        ),
        pytest.param(placement(told=("hall",), adds=Reason.NEW_FACTS), Reason.FIRST, "", id="it is new to this one alone"),
    ],
)
def test_why_a_channel_hears_of_it(one: Placement, reason: Reason, follows: str) -> None:
    alert = decided(one, matches=(FOR_ROOM,))["room"]
    assert (alert.reason, alert.follows) == (reason, follows)


def test_a_channel_that_knows_the_story_hears_nothing_where_nothing_is_new() -> None:
    assert decided(placement(told=("room",)), matches=(FOR_ROOM,)) == {}


def test_one_message_tells_all_the_stories_that_are_news_to_a_channel_and_leaves_out_what_it_knows() -> None:
    placements = (placement("s1", told=("hall",)), placement("s2"), placement("s3"))
    told = decided(*placements)
    assert {channel: (alert.story, alert.also) for channel, alert in told.items()} == {
        "room": ("s1", ("s2", "s3")),
        "hall": ("s2", ("s3",)),
    }


@pytest.mark.parametrize("length", [0, 299, 300, 301], ids="{} code points".format)
def test_an_alert_carries_the_beginning_of_the_body_three_hundred_code_points_at_most(length: int) -> None:
    body = "가" * length
    alert = decided(placement(), article=replace(ARTICLE, text=f"{ENTRY.title}\n\n{body}"))["room"]
    assert alert.excerpt == body[:300]
    assert EXCERPT == 300


def test_an_alert_speaks_for_its_source_and_entry() -> None:
    alert = decided(placement())["room"]
    assert (alert.entry, alert.title, alert.url, alert.source) == ("e1", ENTRY.title, ENTRY.url, "어느 신문")
    assert (alert.published, alert.precision, alert.seen, alert.complete) == (SEEN, "minute", SEEN, True)
