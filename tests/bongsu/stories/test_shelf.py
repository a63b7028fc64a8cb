"""Stories in memory: what is offered around an article, and what is kept of an outcome."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.model import Delivery, Notice
from bongsu.stories.shelf import ALIKE, Shelf
from bongsu.story import Candidate, Outcome, Placement, Profile, Signature, Story
from tests.bongsu.stories.writing import LAUNCH, NOON, article, later, part


def says(*words: str) -> Signature:
    return Signature(opening=frozenset(words), words=frozenset(words))


def candidate(story: str, said: Signature, *, first: datetime = NOON, last: datetime = NOON) -> Candidate:
    there = Story(id=story, revision=1, title=story, opened=NOON)
    return Candidate(story=there, profile=Profile.of(said), first=first, last=last)


def shelf(*candidates: Candidate) -> Shelf:
    held = Shelf()
    for each in candidates:
        held.put(each)
    return held


def offered(held: Shelf, *parts: Signature, at: datetime = NOON) -> list[str]:
    return [each.story.id for each in held.nearby(parts, at=at).candidates]


def test_stories_that_share_more_of_the_rarer_keys_come_first() -> None:
    common = [candidate(f"s{number}", says("기업")) for number in range(5)]
    held = shelf(*common, candidate("rare", says("돛배")), candidate("both", says("돛배", "기업")))
    assert offered(held, says("돛배", "기업"))[:2] == ["both", "rare"]
    assert offered(held, says("해오라기")) == []


def test_one_rare_key_outweighs_two_that_many_have() -> None:
    many = [candidate(f"s{number}", says("기업", "지원")) for number in range(9)]
    assert offered(shelf(*many, candidate("rare", says("돛배"))), says("돛배", "기업", "지원"))[0] == "rare"


def test_two_announcements_look_for_their_stories_together() -> None:
    held = shelf(candidate("s1", says("돛배")), candidate("s2", says("해오라기")))
    assert sorted(offered(held, says("돛배"), says("해오라기"))) == ["s1", "s2"]


def test_so_many_are_offered() -> None:
    held = shelf(*(candidate(f"s{number}", says("돛배")) for number in range(ALIKE + 5)))
    assert len(offered(held, says("돛배"))) == ALIKE == 50


@pytest.mark.parametrize(
    ("days", "is_offered"),
    [
        pytest.param(-71, False, id="long before it was first told"),
        pytest.param(-70, True, id="two months before"),
        pytest.param(70, True, id="two months after it was told last"),
        pytest.param(71, False, id="longer ago"),
    ],
)
def test_stories_of_two_months_around_are_offered(days: int, is_offered: bool) -> None:
    held = shelf(candidate("s1", says("돛배"), first=later(days=-10), last=later(days=10)))
    assert bool(offered(held, says("돛배"), at=later(days=days))) is is_offered


def test_how_many_stories_have_a_word_is_told_with_them() -> None:
    told = Signature(opening=frozenset({"돛배"}), words=frozenset({"돛배", "나루"}))
    held = shelf(candidate("s1", told), candidate("s2", says("돛배")))
    nearby = held.nearby((replace(told, words=frozenset({"돛배", "나루", "해오라기"})),), at=NOON)
    assert (dict(nearby.holding), nearby.total) == ({"돛배": 2, "나루": 1}, 2)


def test_a_story_told_again_counts_once_and_is_found_by_the_new_words_too() -> None:
    before = candidate("s1", says("돛배"))
    held = shelf(before, replace(before, profile=before.profile.with_one_more(says("돛배", "나루"))))
    assert offered(held, says("나루")) == ["s1"]
    nearby = held.nearby((says("돛배", "나루"),), at=NOON)
    assert (dict(nearby.holding), nearby.total) == ({"돛배": 1, "나루": 1}, 1)


def test_how_common_words_are_is_learned_from_the_first_account_of_a_story() -> None:
    """Outlets that copy one another would make the words of one event look common."""
    said = Signature(words=frozenset({"나루"}))
    twice = replace(candidate("s1", said), profile=Profile.of(said).with_one_more(Signature(words=frozenset({"돛배"}))))
    nearby = shelf(twice).nearby((Signature(words=frozenset({"나루", "돛배"})),), at=NOON)
    assert dict(nearby.holding) == {"나루": 1}


def keep(held: Shelf, at: datetime, *, published: bool = True, told: frozenset[str] = frozenset()) -> Candidate:
    one = article(*LAUNCH, at=at)
    when = replace(one.entry, seen=later(days=40)) if published else replace(one.entry, published=None)
    dated = replace(one, entry=when)
    story = Story(id="s1", revision=1, title="제목", opened=NOON)
    placement = Placement(story=story, seen_revision=0, profile=Profile.of(part(*LAUNCH)), told=told)
    notice = Notice(subject="disk", name="디스크", code="ops.paused", since=at, at=at)
    told_now = Delivery(key="k", channel="hall", alert=notice, due=at, created=at)
    held.keep(Outcome(article=dated, matches=(), placements=(placement,), deliveries=(told_now,) if told else ()))
    return held.story("s1")


def test_a_story_lasts_from_its_first_account_to_its_last_in_whatever_order_they_come() -> None:
    held = Shelf()
    assert (keep(held, later()).first, held.story("s1").last) == (later(), later())
    keep(held, later(days=-2))
    keep(held, later(days=3))
    keep(held, later(days=1))
    assert (held.story("s1").first, held.story("s1").last) == (later(days=-2), later(days=3))


def test_an_undated_account_counts_when_it_was_seen() -> None:
    assert keep(Shelf(), later(days=5), published=False).last == later(days=5)


def test_who_was_told_stays_told() -> None:
    assert keep(Shelf(), NOON, told=frozenset({"room"})).told == {"room", "hall"}
