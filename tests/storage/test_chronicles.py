"""Stories read with all who told them."""

from dataclasses import replace

import pytest

from bongsu.model import Reason
from bongsu.story import Likeness, Profile, Sign
from storage import Store
from tests.storage.samples import (
    DAY,
    FACT,
    HOUR,
    NOW,
    PART,
    keep,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
)

BECAUSE = Likeness(story="se1", signs=(Sign(code="copy", points=4.0, group="text"),), needed=2.5)


@pytest.fixture
def story(store: Store) -> str:
    """A story of which two outlets told, and one channel was."""
    keep(store, make_entry("e1"), make_entry("e2"))
    assert store.record(make_outcome(make_entry("e1"), [make_delivery("e1")]), now=NOW)
    opened = store.story("se1")
    assert opened
    joined = replace(make_placement(story=opened, seen_revision=1), adds=None, nearest=BECAUSE)
    assert store.record(make_outcome(make_entry("e2"), placement=joined, matches=()), now=NOW + HOUR)
    return opened.id


def test_a_story_is_read_with_its_outlets(store: Store, story: str) -> None:
    found = store.chronicle(story)
    assert found
    assert (found.story, found.said, found.told, found.rules) == (
        store.story(story),
        Profile.of(PART).said,
        ("room",),
        ("ai-daegu",),
    )
    first, second = found.outlets
    assert (first.entry.key, first.adds, first.because, first.joined) == ("e1", Reason.FIRST, None, NOW)
    assert (second.entry.key, second.adds, second.because, second.joined) == ("e2", None, BECAUSE, NOW + HOUR)
    assert second.facts == (FACT,)


def test_no_story_has_no_chronicle(store: Store, story: str) -> None:
    assert store.chronicle("se2") is None


def test_an_entry_leads_to_its_stories(store: Store, story: str) -> None:
    assert [each.story.id for each in store.chronicles_of("e2")] == [story]
    assert store.chronicles_of("e3") == ()


def test_a_beginning_is_enough(store: Store, story: str) -> None:
    tell_another(store, "e11")
    assert store.stories_beginning("se1", limit=5) == ("se1", "se11")
    assert store.stories_beginning("se11", limit=5) == ("se11",)
    assert store.stories_beginning("se1", limit=1) == ("se1",)
    assert store.stories_beginning("x", limit=5) == ()


def tell_another(store: Store, key: str) -> None:
    entry = make_entry(key, seen=NOW + DAY)
    keep(store, entry)
    assert store.record(make_outcome(entry, matches=()), now=NOW + DAY)


def test_the_latest_come_first(store: Store, story: str) -> None:
    tell_another(store, "e3")
    assert [each.story.id for each in store.chronicles(since=NOW)] == ["se3", story]
    assert [each.story.id for each in store.chronicles(since=NOW + 2 * HOUR)] == ["se3"]
    assert list(store.chronicles(since=NOW + 2 * DAY)) == []


def test_those_that_rules_met_can_be_asked_for(store: Store, story: str) -> None:
    tell_another(store, "e3")
    assert [each.story.id for each in store.chronicles(since=NOW, matched=True)] == [story]
