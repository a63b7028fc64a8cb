"""What a store has to do with an entry that its source edited."""

from dataclasses import replace

import pytest

from bongsu.model import Cursor
from bongsu.story import Story
from storage import Pending, Store
from tests.storage.samples import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    PAPER,
    keep,
    make_article,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
)

FIRST = make_entry()
SECOND = replace(FIRST, title="[정정] 시, 인공지능 센터 연다", summary="달라졌다.", digest="another", text="전문", edition=2)


class EditionsContract:
    """Kept as a new edition, judged again, the old text not lost."""

    def test_an_edited_entry_comes_back_in_its_new_edition(self, store: Store) -> None:
        keep(store, FIRST)
        assert keep(store, replace(SECOND, edition=1, seen=NOW + HOUR), now=NOW + HOUR) == (SECOND,), "first seen when it was"
        assert store.entry("e1") == SECOND
        assert store.counts().entries == 1

    def test_the_same_text_again_is_no_edition(self, store: Store) -> None:
        keep(store, FIRST)
        assert keep(store, replace(FIRST, published=NOW)) == ()

    def test_one_that_was_judged_is_pending_again_with_fresh_patience(self, store: Store) -> None:
        keep(store, FIRST)
        store.postpone("e1", now=NOW, next_try=NOW + MINUTE)
        store.record(make_outcome(FIRST), now=NOW + MINUTE)
        keep(store, SECOND, now=NOW + HOUR)
        assert store.pending(now=NOW + HOUR, limit=10) == (Pending(entry=SECOND, tries=0, first_try=None),)

    def test_one_that_was_not_judged_yet_is_judged_in_its_new_edition_only(self, store: Store) -> None:
        keep(store, FIRST)
        keep(store, SECOND)
        assert store.before("e1") is None
        assert store.record(make_outcome(FIRST, [make_delivery()]), now=NOW), "there is nothing to judge again"
        assert store.outbox() == ()
        assert [each.entry for each in store.pending(now=NOW, limit=10)] == [SECOND]
        assert store.record(make_outcome(SECOND, [make_delivery()]), now=NOW)
        assert len(store.outbox()) == 1

    @pytest.mark.parametrize("quiet", [True, False], ids=["a quiet catch", "too old"])
    def test_one_that_was_never_to_be_judged_stays_so(self, store: Store, *, quiet: bool) -> None:
        store.add(PAPER, [FIRST], Cursor(), now=NOW, next_visit=NOW, quiet=quiet, too_old=lambda _: not quiet)
        keep(store, SECOND)
        assert store.entry("e1") == SECOND
        assert store.pending(now=NOW + DAY, limit=10) == ()

    def test_one_that_has_become_too_old_is_kept_and_not_judged_again(self, store: Store) -> None:
        keep(store, FIRST)
        store.record(make_outcome(FIRST), now=NOW)
        store.add(PAPER, [SECOND], Cursor(), now=NOW, next_visit=NOW, quiet=False, too_old=lambda _: True)
        assert store.entry("e1") == SECOND
        assert store.pending(now=NOW + DAY, limit=10) == ()

    def test_how_it_was_judged_last_is_known_with_its_story_as_it_stands(self, store: Store) -> None:
        assert store.before("e1") is None
        keep(store, FIRST, make_entry("e2"))
        store.record(make_outcome(FIRST), now=NOW)
        moved = Story(id="se1", revision=2, title="예산이 늘었다", opened=NOW)
        store.record(make_outcome(make_entry("e2"), placement=make_placement(story=moved, seen_revision=1)), now=NOW)
        before = store.before("e1")
        assert before is not None
        assert before.article == make_article(FIRST)
        assert [each.story for each in before.stories] == [moved]

    def test_its_new_article_and_matches_take_the_place_of_the_old(self, store: Store) -> None:
        keep(store, FIRST)
        store.record(make_outcome(FIRST), now=NOW)
        keep(store, SECOND)
        moved = make_placement(story=Story(id="se1", revision=2, title=SECOND.title, opened=NOW), seen_revision=1)
        assert store.record(make_outcome(SECOND, placement=moved, matches=()), now=NOW)
        assert store.article("e1") == make_article(replace(SECOND, text=""))
        assert store.matches("e1") == ()
        assert store.counts().articles == 1
        assert store.story("se1") == moved.story

    def test_a_text_that_differs_at_every_visit_is_not_judged_for_ever(self, store: Store) -> None:
        keep(store, FIRST)
        edited = [keep(store, replace(FIRST, digest=f"조회 {number}")) for number in range(100)]
        assert 0 < sum(map(len, edited)) < 50
