"""Stories in the database: found by what they share with an article, for as long as they may grow."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.model import Alert, Cursor, Notice
from bongsu.story import Nearby, Profile, Signature
from storage import Store, grouping
from tests.storage.samples import (
    DAY,
    MINUTE,
    NOW,
    PAPER,
    PART,
    keep,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
    never,
)

OTHER = Signature(opening=frozenset({"물놀이장"}), sums=frozenset({100}))


def tell(store: Store, key: str, part: Signature = PART, *, now: datetime = NOW, channels: tuple[str, ...] = ()) -> str:
    """Record an article that opens a story; return the story."""
    entry = make_entry(key, seen=now, published=now)
    store.add(PAPER, [entry], Cursor(), now=now, next_visit=now, quiet=False, too_old=never)
    outcome = make_outcome(entry, [make_delivery(key, channel=channel) for channel in channels], part=part)
    assert store.record(outcome, now=now)
    return outcome.placements[0].story.id


def near(store: Store, part: Signature = PART, *, at: datetime = NOW) -> Nearby:
    return store.nearby((part,), at=at)


def found(store: Store, part: Signature = PART, *, at: datetime = NOW) -> list[str]:
    return sorted(candidate.story.id for candidate in near(store, part, at=at).candidates)


def test_nothing_is_near_in_an_empty_archive(store: Store) -> None:
    assert near(store) == Nearby(parts=(PART,))


def test_what_shares_a_key_is_near_with_all_that_is_known_of_it(store: Store) -> None:
    story = tell(store, "e1", channels=("room",))
    tell(store, "e2", OTHER)
    (candidate,) = near(store).candidates
    assert (candidate.story.id, candidate.profile, candidate.told) == (story, Profile.of(PART), frozenset({"room"}))
    assert (candidate.first, candidate.last) == (NOW, NOW)


def test_how_many_stories_have_a_key_and_how_many_there_are(store: Store) -> None:
    for key in ("e1", "e2", "e3"):
        tell(store, key)
    tell(store, "e4", OTHER)
    nearby = near(store)
    assert (nearby.holding, nearby.total) == ({"인공지능": 3, "센터": 3}, 4)


def test_an_article_that_joins_makes_the_story_findable_by_its_own_words(store: Store) -> None:
    story_id = tell(store, "e1")
    story = store.story(story_id)
    assert story is not None
    keep(store, make_entry("e2"))
    both = Profile.of(PART).with_one_more(OTHER)
    joined = make_placement(story=story, seen_revision=1, profile=both)
    assert store.record(make_outcome(make_entry("e2"), placement=joined), now=NOW)
    assert found(store, OTHER) == [story_id]
    assert [(each.story.id, each.profile) for each in store.stories_of("e2")] == [(story_id, both)]
    assert near(store, OTHER).holding == {"물놀이장": 1, "₩10e3": 1}


def test_what_was_told_long_before_or_after_is_not_near(store: Store) -> None:
    tell(store, "e1")
    assert found(store, at=NOW + 59 * DAY) == ["se1"]
    assert found(store, at=NOW + 61 * DAY) == []
    assert found(store, at=NOW - 60 * DAY) == ["se1"]
    assert found(store, at=NOW - 61 * DAY) == []


def test_a_story_that_nothing_joined_for_long_is_closed_and_costs_nothing(store: Store) -> None:
    for number in range(10):
        tell(store, f"e{number}")
    for number in range(10, 14):
        tell(store, f"e{number}", OTHER, now=NOW + 61 * DAY)
    keys = store._database.rows("SELECT DISTINCT story FROM story_keys")
    assert sorted(row["story"] for row in keys) == ["se10", "se11", "se12", "se13"]
    assert store.story("se1") is not None, "closed, and there all the same"


def test_stories_are_closed_a_few_at_a_time_the_longest_unchanged_first(store: Store) -> None:
    for number in range(5):
        tell(store, f"e{number}", now=NOW + (4 - number) * MINUTE)
    tell(store, "later", OTHER, now=NOW + 61 * DAY)
    assert found(store, at=NOW + DAY) == ["se0", "se1"], "others of the same keys are found as before"


def test_what_joins_a_story_keeps_it_open_as_long_again_and_no_longer(store: Store) -> None:
    story = store.story(tell(store, "e1"))
    assert story is not None
    entry = make_entry("e2", seen=NOW + 30 * DAY, published=NOW + 30 * DAY)
    keep(store, entry)
    joined = make_placement(story=story, seen_revision=1, profile=Profile.of(PART))
    assert store.record(make_outcome(entry, placement=joined), now=NOW + 30 * DAY)
    tell(store, "e3", OTHER, now=NOW + 61 * DAY)
    assert found(store, at=NOW + 61 * DAY) == ["se1"]
    tell(store, "e4", OTHER, now=NOW + 91 * DAY)
    assert found(store, at=NOW + 61 * DAY) == []


def test_one_that_changed_sixty_days_ago_is_still_open(store: Store) -> None:
    tell(store, "e1")
    tell(store, "later", OTHER, now=NOW + 60 * DAY)
    assert found(store, at=NOW + 60 * DAY) == ["se1"]


def test_a_story_reaches_from_its_first_article_to_its_last_however_they_come(store: Store) -> None:
    story = store.story(tell(store, "e1"))
    assert story is not None
    for key, published in (("late", NOW + 2 * DAY), ("early", NOW - 2 * DAY), ("between", NOW)):
        entry = make_entry(key, published=published)
        keep(store, entry)
        assert store.record(make_outcome(entry, placement=make_placement(story=story, seen_revision=1)), now=NOW)
    (candidate,) = near(store).candidates
    assert (candidate.first, candidate.last) == (NOW - 2 * DAY, NOW + 2 * DAY)


def test_an_article_without_a_date_counts_from_when_it_was_seen(store: Store) -> None:
    entry = make_entry("e1", seen=NOW)
    keep(store, entry)
    assert store.record(make_outcome(entry), now=NOW + DAY)
    (candidate,) = near(store).candidates
    assert (candidate.first, candidate.last) == (NOW, NOW)


def test_how_common_a_word_is_is_learned_from_the_first_account_of_each_story(store: Store) -> None:
    wordy = replace(PART, words=frozenset({"여름", "센터"}))
    story = store.story(tell(store, "e1", wordy))
    assert story is not None
    keep(store, make_entry("e2"))
    joined = make_placement(story=story, seen_revision=1, profile=Profile.of(wordy))
    assert near(store, wordy).holding == {"인공지능": 1, "센터": 1, "여름": 1}
    assert store.record(make_outcome(make_entry("e2"), placement=joined), now=NOW)
    assert near(store, wordy).holding == {"인공지능": 1, "센터": 1, "여름": 1}


def test_the_rarest_keys_decide_which_are_offered(store: Store) -> None:
    for number in range(grouping.OFFERED + 6):
        tell(store, f"e{number:02}")
    rare = Signature(opening=PART.opening | {"온산문화체육센터"})
    special = tell(store, "f1", rare)
    assert special in found(store, rare)
    assert len(found(store, rare)) == grouping.OFFERED


@pytest.mark.parametrize("also", [(), ("s2",)])
def test_a_channel_that_is_told_knows_every_story_of_the_alert(store: Store, also: tuple[str, ...]) -> None:
    tell(store, "e1")
    delivery = make_delivery("e1")
    assert isinstance(delivery.alert, Alert)
    alert = replace(delivery.alert, also=also)
    store.tell([replace(delivery, alert=alert)])
    told = store._database.rows("SELECT story FROM story_told WHERE channel = 'room' ORDER BY story")
    assert [row["story"] for row in told] == sorted((alert.story, *also))


def test_a_matter_of_operations_is_no_story(store: Store) -> None:
    delivery = make_delivery("e1")
    notice = Notice(subject="disk", name="disk", code="ops.silent", since=NOW, at=NOW)
    store.tell([replace(delivery, alert=notice)])
    assert store._database.rows("SELECT * FROM story_told") == []
