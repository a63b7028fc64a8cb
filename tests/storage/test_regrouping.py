"""Articles moved between stories: nothing is told again, revisions never fall, nothing is left without a story."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bongsu.model import Delivery
from bongsu.story import Candidate, Likeness, Profile, Signature, Story
from storage import Store
from tests.storage.samples import (
    DAY,
    MATCH,
    NOW,
    PART,
    keep,
    make_article,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
)

OTHER = Signature(opening=frozenset({"물놀이장"}), words=frozenset({"물놀이장", "여름"}))


def tell(store: Store, key: str, *, joins: str = "", deliveries: Sequence[Delivery] = ()) -> None:
    """Record an article that opens a story, or joins one."""
    entry = make_entry(key)
    keep(store, entry)
    story = store.story(joins) if joins else None
    placement = make_placement(story=story, seen_revision=story.revision) if story else None
    assert store.record(make_outcome(entry, deliveries, placement=placement), now=NOW)


def known(story: str, *, revision: int = 1, profile: Profile | None = None, title: str = "새 제목") -> Candidate:
    opened = Story(id=story, revision=revision, title=title, opened=NOW)
    return Candidate(story=opened, profile=profile or Profile.of(PART), first=NOW, last=NOW + DAY)


def regroup(store: Store, entry: str, *stories: Candidate) -> None:
    placements = tuple(make_placement(story=each.story) for each in stories)
    store.regroup({entry: placements}, {each.story.id: each for each in stories}, now=NOW + DAY)


def told(store: Store, story: str) -> tuple[str, ...]:
    found = store.chronicle(story)
    assert found
    return found.told


def findable(store: Store, part: Signature) -> list[str]:
    return sorted(each.story.id for each in store.nearby((part,), at=NOW).candidates)


def test_an_article_moves_with_what_was_told_of_it(store: Store) -> None:
    tell(store, "e1", deliveries=[make_delivery("e1")])
    tell(store, "e2", joins="se1")
    regroup(store, "e2", known("se2", profile=Profile.of(OTHER)))
    assert [each.story.id for each in store.chronicles_of("e1")] == ["se1"]
    assert [each.story.id for each in store.chronicles_of("e2")] == ["se2"]
    assert told(store, "se2") == ("room",)
    assert findable(store, OTHER) == ["se2"]
    assert store.nearby((OTHER,), at=NOW).holding["물놀이장"] == 1


def test_a_story_that_nobody_tells_any_more_is_joined_by_nothing(store: Store) -> None:
    tell(store, "e1")
    tell(store, "e2", deliveries=[make_delivery("e2", channel="hook")])
    regroup(store, "e2", known("se1"))
    assert findable(store, PART) == ["se1"]
    assert store.chronicle("se2") is None
    assert store.story("se2") is not None, "its deliveries still name it"
    assert told(store, "se1") == ("hook",)


def test_a_story_that_an_entry_is_put_back_into_is_joined_again(store: Store) -> None:
    """As where rules of grouping were changed, and changed back."""
    tell(store, "e1")
    tell(store, "e2")
    regroup(store, "e2", known("se1"))
    regroup(store, "e2", known("se2", profile=Profile.of(OTHER)))
    assert findable(store, OTHER) == ["se2"]


def test_a_revision_never_falls_and_a_title_is_the_last(store: Store) -> None:
    tell(store, "e1")
    regroup(store, "e1", known("se1", revision=4))
    regroup(store, "e1", known("se1", revision=2, title="다른 제목"))
    story = store.story("se1")
    assert story
    assert (story.revision, story.title) == (4, "다른 제목")


def test_keys_follow_the_profile(store: Store) -> None:
    tell(store, "e1")
    regroup(store, "e1", known("se1", profile=Profile.of(OTHER)))
    assert findable(store, PART) == []
    assert findable(store, OTHER) == ["se1"]


def test_a_story_is_known_as_it_is_now(store: Store) -> None:
    tell(store, "e1")
    later = replace(known("se1", profile=Profile.of(OTHER)), first=NOW - DAY, last=NOW - DAY / 2)
    regroup(store, "e1", later)
    (found,) = store.stories_of("e1")
    assert found == later


def test_how_many_stories_have_a_key_is_counted_on(store: Store) -> None:
    tell(store, "e1")
    tell(store, "e2")
    regroup(store, "e1", known("se8", profile=Profile.of(OTHER)))
    regroup(store, "e2", known("se9", profile=Profile.of(OTHER)))
    assert store.nearby((OTHER,), at=NOW).holding == {"물놀이장": 2, "여름": 2}


def test_a_story_that_is_closed_stays_closed(store: Store) -> None:
    tell(store, "e1")
    store._database.run("UPDATE stories SET growing = 0")
    store._database.run("DELETE FROM story_keys")
    regroup(store, "e1", known("se1", profile=Profile.of(OTHER)))
    assert findable(store, OTHER) == []


def test_an_article_may_tell_several_stories(store: Store) -> None:
    tell(store, "e1")
    regroup(store, "e1", known("se1"), known("se1a", profile=Profile.of(OTHER)))
    assert [each.story.id for each in store.chronicles_of("e1")] == ["se1", "se1a"]
    assert [each.story.id for each in store.stories_of("e1")] == ["se1", "se1a"]


def test_they_stand_in_the_order_in_which_the_article_tells_them(store: Store) -> None:
    tell(store, "e1")
    regroup(store, "e1", known("sz"), known("sa", profile=Profile.of(OTHER)))
    assert [each.story.id for each in store.stories_of("e1")] == ["sz", "sa"]


def test_nothing_is_put_into_the_outbox(store: Store) -> None:
    tell(store, "e1", deliveries=[make_delivery("e1")])
    before = store.outbox()
    regroup(store, "e1", known("se9"))
    store.reread([(make_article(make_entry("e1")), ())])
    assert store.outbox() == before


def test_a_reading_is_replaced_with_its_matches_and_nothing_else(store: Store) -> None:
    tell(store, "e1")
    article = store.article("e1")
    assert article
    again = replace(article, regions=(), facts=())
    store.reread([(again, (replace(MATCH, rule="other"),))])
    assert store.article("e1") == again
    assert [match.rule for match in store.matches("e1")] == ["other"]


@pytest.fixture
def across(store: Store) -> Store:
    """A store with a story from before NOW, one that goes on after it, and one begun then."""
    for key, seen in (("old", NOW - 2 * DAY), ("begun", NOW - DAY)):
        entry = make_entry(key, seen=seen, published=seen)
        keep(store, entry)
        assert store.record(make_outcome(entry), now=seen)
    tell(store, "new")
    tell(store, "after", joins="sbegun")
    return store


def test_stories_from_before_say_whether_they_go_on(across: Store) -> None:
    found = {candidate.story.id: goes_on for candidate, goes_on in across.older_stories(since=NOW)}
    assert found == {"sold": False, "sbegun": True}


def test_only_what_was_seen_before_is_theirs(across: Store) -> None:
    assert [article.entry.key for article in across.members("sbegun", before=NOW)] == ["begun"]
    assert [article.entry.key for article in across.members("sbegun", before=NOW + DAY)] == ["begun", "after"]


def test_what_is_long_over_is_left_alone(across: Store) -> None:
    assert across.older_stories(since=NOW + 90 * DAY) == ()


def test_what_an_entry_adds_is_noted_anew(store: Store) -> None:
    tell(store, "e1")
    second = known("se1", revision=2)
    placement = replace(make_placement(story=second.story), adds=None, nearest=Likeness(story="se1", signs=(), needed=2.5))
    store.regroup({"e1": (placement,)}, {"se1": second}, now=NOW)
    (found,) = store.chronicles_of("e1")
    [outlet] = found.outlets
    assert (outlet.adds, outlet.revision, outlet.because) == (None, 2, placement.nearest)
