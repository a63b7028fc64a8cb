"""What any store has to do, told in situations. The class of tests that inherits them brings `store`, empty and open."""

from dataclasses import replace

import pytest

from bongsu.coverage import Sighting
from bongsu.errors import StorageError
from bongsu.habits import Habit, after_visit
from bongsu.model import Cursor, Held, Retry, Sent
from bongsu.operations import Matter
from bongsu.story import Story
from bongsu.usual import Usual, saw_body
from storage import Counts, Pending, SourceState, Store
from storage.states import OUTBOX_STATES
from tests.contracts.aside import AsideContract, LifeContract, OrderContract, PausedContract, RestContract
from tests.contracts.editions import EditionsContract
from tests.contracts.outbox import BrokenChannelContract, NextDueContract, OutboxContract
from tests.storage.samples import (
    CITY,
    DAY,
    HOUR,
    LEASE,
    MATCH,
    MINUTE,
    NOW,
    PAPER,
    REGION,
    SECOND,
    keep,
    make_article,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
    never,
    put,
)


class SourcesContract:
    """When sources are visited, and what their visits leave behind."""

    def test_new_sources_are_due_at_once(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        assert set(store.due_sources(now=NOW, limit=10)) == {"paper", "city"}

    def test_a_visited_source_is_due_again_when_its_time_comes(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        keep(store)
        assert store.due_sources(now=NOW + HOUR - SECOND, limit=10) == ()
        assert store.due_sources(now=NOW + HOUR, limit=10) == ("paper",)

    def test_the_most_overdue_come_first_and_no_more_than_asked_for(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        store.visit_failed("paper", "timed out", now=NOW, next_visit=NOW + HOUR)
        store.visit_failed("city", "timed out", now=NOW, next_visit=NOW + MINUTE)
        assert store.due_sources(now=NOW + DAY, limit=10) == ("city", "paper")
        assert store.due_sources(now=NOW + DAY, limit=1) == ("city",)

    def test_a_source_taken_out_of_the_configuration_rests_and_keeps_what_is_known_of_it(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        store.add(PAPER, (), Cursor(etag='"1"'), now=NOW, next_visit=NOW + HOUR, quiet=True, too_old=never)
        store.sync_sources([CITY], now=NOW)
        assert "paper" not in store.due_sources(now=NOW + DAY, limit=10)
        store.sync_sources([PAPER, CITY], now=NOW + DAY)
        assert "paper" in store.due_sources(now=NOW + DAY, limit=10)
        assert store.cursor("paper") == Cursor(etag='"1"')
        assert store.first_catch_done("paper")

    def test_syncing_again_changes_nothing(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        keep(store)
        before = store.source_states()
        store.sync_sources([PAPER], now=NOW + MINUTE)
        assert store.source_states() == before

    def test_a_new_address_forgets_the_cursor_which_could_answer_unchanged_there_for_ever(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.add(PAPER, (), Cursor(etag='"1"'), now=NOW, next_visit=NOW + HOUR, quiet=True, too_old=never)
        store.sync_sources([replace(PAPER, url="https://paper.example/new")], now=NOW + MINUTE)
        assert store.cursor("paper") == Cursor()
        assert store.due_sources(now=NOW + MINUTE, limit=10) == ("paper",)

    def test_a_visit_under_way_when_the_address_changed_leaves_its_entries_but_no_cursor(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.sync_sources([replace(PAPER, url="https://paper.example/new")], now=NOW)
        late = store.add(
            PAPER, [make_entry()], Cursor(etag='"old"'), now=NOW, next_visit=NOW + HOUR, quiet=False, too_old=never
        )
        assert late == (make_entry(),)
        assert store.cursor("paper") == Cursor()
        assert store.due_sources(now=NOW, limit=10) == ("paper",)

    def test_a_clock_set_back_does_not_silence_a_source_until_that_time_comes_again(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW + DAY)
        keep(store, now=NOW + DAY)
        store.sync_sources([PAPER], now=NOW)
        assert store.due_sources(now=NOW, limit=10) == ("paper",)

    def test_make_due_brings_forward_the_named_ones(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        keep(store)
        store.visit_failed("city", "timed out", now=NOW, next_visit=NOW + HOUR)
        store.make_due(["city"], now=NOW)
        assert store.due_sources(now=NOW, limit=10) == ("city",)

    def test_make_due_brings_forward_all_but_those_that_rest(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        keep(store)
        store.visit_failed("city", "timed out", now=NOW, next_visit=NOW + HOUR)
        store.sync_sources([PAPER], now=NOW)
        store.make_due(None, now=NOW + MINUTE)
        assert store.due_sources(now=NOW + MINUTE, limit=10) == ("paper",)
        store.sync_sources([PAPER, CITY], now=NOW + MINUTE)
        assert store.due_sources(now=NOW + MINUTE, limit=10) == ("paper",)

    def test_make_due_puts_off_none_that_is_overdue(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.make_due(None, now=NOW + HOUR)
        assert store.next_visit() == NOW

    def test_the_next_visit_is_the_earliest_of_the_active_ones(self, store: Store) -> None:
        assert store.next_visit() is None
        store.sync_sources([PAPER, CITY], now=NOW)
        keep(store)
        store.visit_failed("city", "timed out", now=NOW, next_visit=NOW + MINUTE)
        assert store.next_visit() == NOW + MINUTE
        store.sync_sources([PAPER], now=NOW)
        assert store.next_visit() == NOW + HOUR

    def test_a_source_never_visited_has_an_empty_cursor(self, store: Store) -> None:
        assert store.cursor("paper") == Cursor()
        store.sync_sources([PAPER], now=NOW)
        assert store.cursor("paper") == Cursor()

    def test_a_good_visit_leaves_the_cursor_behind(self, store: Store) -> None:
        cursor = Cursor(etag='"가"', last_modified="Thu, 05 Nov 2026 01:00:00 GMT", body_hash="ab", kst_as_utc=True)
        store.add(PAPER, (), cursor, now=NOW, next_visit=NOW, quiet=False, too_old=never)
        assert store.cursor("paper") == cursor

    def test_a_bad_visit_leaves_the_cursor_alone_and_is_counted(self, store: Store) -> None:
        store.add(PAPER, (), Cursor(etag='"1"'), now=NOW, next_visit=NOW, quiet=False, too_old=never)
        assert store.visit_failed("paper", "timed out", now=NOW, next_visit=NOW + MINUTE) == 1
        assert store.visit_failed("paper", "not a list", now=NOW, next_visit=NOW + HOUR) == 2
        assert store.failures("paper") == 2
        assert store.cursor("paper") == Cursor(etag='"1"')
        assert store.next_visit() == NOW + HOUR

    def test_a_good_visit_ends_the_count_of_bad_ones(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.visit_failed("paper", "timed out", now=NOW, next_visit=NOW)
        keep(store)
        assert store.failures("paper") == 0
        assert store.source_states()[0].last_error == ""

    def test_a_source_unknown_has_no_failures(self, store: Store) -> None:
        assert store.failures("nobody") == 0
        assert store.visit_failed("nobody", "timed out", now=NOW, next_visit=NOW) == 0

    def test_the_first_catch_is_done_with_the_first_good_visit(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.visit_failed("paper", "timed out", now=NOW, next_visit=NOW)
        assert not store.first_catch_done("paper")
        keep(store)
        assert store.first_catch_done("paper")

    def test_a_good_visit_leaves_a_habit_behind(self, store: Store) -> None:
        assert store.habit("paper") == Habit()
        keep(store)
        assert store.habit("paper") == Habit(last_success=NOW)
        taught = after_visit(store.habit("paper"), [make_entry()], [make_entry(published=NOW)], now=NOW + HOUR)
        store.keep_habit(PAPER, taught, next_visit=NOW + DAY)
        assert store.habit("paper") == replace(taught, last_success=NOW)
        assert store.next_visit() == NOW + DAY
        [state] = store.source_states()
        assert (state.rhythm, state.last_new) == (taught.rhythm, taught.last_new)

    def test_a_habit_of_a_source_that_nobody_visits_plans_nothing(self, store: Store) -> None:
        keep(store)
        store.keep_habit(PAPER, Habit(), next_visit=None)
        assert store.due_sources(now=NOW + 1000 * DAY, limit=1) == ()

    def test_a_visit_to_the_old_address_does_not_put_off_the_new_one(self, store: Store) -> None:
        store.sync_sources([replace(PAPER, url="https://paper.example/new")], now=NOW)
        store.keep_habit(PAPER, Habit(), next_visit=NOW + DAY)
        assert store.due_sources(now=NOW, limit=1) == ("paper",)

    def test_since_when_a_source_fails_is_known_until_it_does_no_longer(self, store: Store) -> None:
        keep(store)
        for hour in (1, 2):
            store.visit_failed("paper", "timed out", now=NOW + hour * HOUR, next_visit=NOW)
        assert (store.habit("paper").failing_since, store.habit("paper").failures) == (NOW + HOUR, 2)
        keep(store)
        assert (store.habit("paper").failing_since, store.habit("paper").failures) == (None, 0)

    def test_bodies_make_a_habit(self, store: Store) -> None:
        keep(store)
        assert store.saw_body("paper", "가" * 300).body == 300
        assert store.saw_body("paper", "").thin == 1
        assert store.habit("paper").usual == saw_body(saw_body(Usual(), "가" * 300), "")
        store.sync_sources([PAPER, CITY], now=NOW)
        assert store.habit("city").usual == Usual(), "each source has its own"

    def test_what_is_put_off_is_due_later_and_never_sooner(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        store.put_off({"paper": NOW + MINUTE, "city": NOW - MINUTE, "unknown": NOW})
        assert store.due_sources(now=NOW, limit=9) == ("city",)
        assert store.due_sources(now=NOW + MINUTE, limit=9) == ("city", "paper")

    def test_how_sources_fare(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        keep(store, make_entry("e1"), make_entry("e2"))
        store.visit_failed("paper", "timed out", now=NOW + HOUR, next_visit=NOW + 2 * HOUR)
        store.sync_sources([PAPER], now=NOW + HOUR)
        city, paper = store.source_states()
        assert paper == SourceState(
            id="paper",
            active=True,
            last_visit=NOW + HOUR,
            last_success=NOW,
            next_visit=NOW + 2 * HOUR,
            failures=1,
            last_error="timed out",
            entries=2,
            failing_since=NOW + HOUR,
        )
        assert (city.active, city.last_visit, city.last_success, city.entries) == (False, None, None, 0)


SILENT = Matter(
    subject="source:paper", name="어느 지역신문", code="ops.silent", params=(("since", "2026-11-01"), ("expected", 4))
)
FAILING = Matter(subject="source:paper", name="어느 지역신문", code="ops.failing")


class ClockSetBackContract:
    """A clock that was a day ahead has noted times that are a day off; nothing waits for them once it was set back."""

    def test_sources_are_visited(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW + DAY)
        keep(store, now=NOW + DAY)
        store.clock_set_back(now=NOW, lease=LEASE)
        assert store.due_sources(now=NOW, limit=10) == ("paper",)

    def test_entries_are_judged_as_the_same_try(self, store: Store) -> None:
        keep(store, make_entry(), now=NOW + DAY)
        store.postpone("e1", now=NOW + DAY, next_try=NOW + DAY + MINUTE)
        store.clock_set_back(now=NOW, lease=LEASE)
        assert [pending.tries for pending in store.pending(now=NOW, limit=10)] == [1]

    def test_what_was_to_be_sent_or_tried_again_is_ready(self, store: Store) -> None:
        due, tried = make_delivery("due", created=NOW + DAY), make_delivery("tried")
        put(store, due, now=NOW + DAY)
        put(store, tried)
        [leased] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(leased, Retry(due=NOW + DAY, why="busy"))], now=NOW)
        store.clock_set_back(now=NOW, lease=LEASE)
        claimed = store.claim("room", now=NOW, limit=10, lease=LEASE)
        assert {each.key: each.attempts for each in claimed} == {due.key: 0, tried.key: 1}
        assert [event.event for event in store.life(due.key)] == ["put", "released", "leased"]

    def test_a_lease_from_ahead_is_over_and_one_of_usual_length_is_not(self, store: Store) -> None:
        ahead = make_delivery()
        put(store, ahead)
        assert store.claim("room", now=NOW + DAY, limit=1, lease=LEASE)
        store.clock_set_back(now=NOW + DAY, lease=LEASE)
        assert store.claim("room", now=NOW + DAY, limit=1, lease=LEASE) == ()
        store.clock_set_back(now=NOW, lease=LEASE)
        assert len(store.claim("room", now=NOW, limit=1, lease=LEASE)) == 1
        assert [event.event for event in store.life(ahead.key)] == ["put", "leased", "lapsed", "leased"]

    def test_a_broken_channel_is_probed(self, store: Store) -> None:
        put(store, make_delivery())
        [leased] = store.claim("room", now=NOW, limit=1, lease=LEASE)
        store.settle([(leased, Retry(due=NOW + DAY, why="gone", channel_broken=True))], now=NOW)
        store.clock_set_back(now=NOW, lease=LEASE)
        assert len(store.claim("room", now=NOW, limit=1, lease=LEASE)) == 1

    def test_what_is_held_keeps_its_time_and_what_is_sent_stays_so(self, store: Store) -> None:
        sent, held = make_delivery("sent"), make_delivery("held")
        put(store, sent)
        [leased] = store.claim("room", now=NOW, limit=1, lease=LEASE)
        store.settle([(leased, Sent(receipt="1"))], now=NOW)
        put(store, held)
        store.set_aside([held.key], Held(until=NOW + DAY, why="night"), now=NOW)
        store.clock_set_back(now=NOW, lease=LEASE)
        assert store.claim("room", now=NOW, limit=10, lease=LEASE) == ()
        assert [each.key for each in store.claim("room", now=NOW + DAY, limit=10, lease=LEASE)] == [held.key]


class MattersContract:
    """What is the matter, told once when it begins and once when it is over."""

    def test_what_begins_is_told_to_each_channel(self, store: Store) -> None:
        [told] = store.report("source:paper", found=[SILENT], channels=["room", "hook"], now=NOW)
        assert (told.code, told.state, told.number, told.params) == ("ops.silent", "raised", 1, SILENT.params)
        assert {(row.channel, row.title, row.reason) for row in store.outbox()} == {
            ("room", "어느 지역신문", "raised"),
            ("hook", "어느 지역신문", "raised"),
        }
        [delivery] = store.claim("room", now=NOW, limit=5, lease=LEASE)
        assert delivery.alert == told

    def test_what_lasts_is_not_told_again(self, store: Store) -> None:
        store.report("source:paper", found=[SILENT], channels=["room"], now=NOW)
        assert store.report("source:paper", found=[SILENT, FAILING], channels=["room"], now=NOW + HOUR)[0].code == "ops.failing"
        assert store.report("source:paper", found=[SILENT, FAILING], channels=["room"], now=NOW + DAY) == ()
        assert len(store.outbox()) == 2
        assert [known.matter for known in store.matters()] == [SILENT, FAILING]

    def test_its_end_is_told_and_only_where_it_began(self, store: Store) -> None:
        keep(store)
        assert store.report("source:paper", over=["ops.silent"], channels=["room"], now=NOW) == ()
        store.report("source:paper", found=[SILENT], channels=["room"], now=NOW)
        assert store.habit("paper").matters == {"ops.silent"}
        assert store.source_states()[0].matters == ("ops.silent",)
        [over] = store.report("source:paper", over=["ops.silent", "ops.failing"], channels=["room"], now=NOW + HOUR)
        assert (over.state, over.since, over.at) == ("cleared", NOW, NOW + HOUR)
        assert store.report("source:paper", over=["ops.silent"], channels=["room"], now=NOW + HOUR) == ()
        assert store.matters() == ()
        assert store.habit("paper").matters == frozenset()

    def test_the_matters_of_a_source_end_when_it_is_taken_out(self, store: Store) -> None:
        """Nobody is told: whoever took it out knows. What is the matter with anything else lasts."""
        keep(store)
        store.report("source:paper", found=[SILENT], channels=[], now=NOW)
        full = Matter(subject="channel:room", name="room", code="ops.failing")
        store.report("channel:room", found=[full], channels=[], now=NOW)
        store.sync_sources([PAPER], now=NOW)
        assert len(store.matters()) == 2
        store.sync_sources([CITY], now=NOW)
        assert [known.matter.subject for known in store.matters()] == ["channel:room"]
        assert store.outbox() == ()

    def test_what_comes_up_again_is_told_again(self, store: Store) -> None:
        for day in range(3):
            [told] = store.report("source:paper", found=[SILENT], channels=["room"], now=NOW + day * DAY)
            assert told.number == day + 1
            store.report("source:paper", over=["ops.silent"], channels=["room"], now=NOW + day * DAY)
        assert len({row.key for row in store.outbox()}) == 6

    def test_what_was_seen_of_sources_and_regions_since_a_time(self, store: Store) -> None:
        for number in range(3):
            entry = make_entry(f"e{number}", seen=NOW + number * DAY)
            keep(store, entry)
            store.record(make_outcome(entry), now=NOW)
        assert store.sightings(since=NOW + DAY) == (
            Sighting(source="paper", region=None, count=2, last=NOW + 2 * DAY),
            Sighting(source="paper", region="27200", count=2, last=NOW + 2 * DAY),
        )
        assert store.sightings(since=NOW + 3 * DAY) == ()

    def test_a_region_named_in_passing_was_not_seen_and_each_source_counts_for_itself(self, store: Store) -> None:
        in_passing = replace(REGION, code="26000", name="부산광역시", role="mentioned")
        for key, source in (("p1", PAPER), ("c1", CITY)):
            entry = make_entry(key, source=source.id)
            keep(store, entry, source=source)
            outcome = make_outcome(entry)
            store.record(replace(outcome, article=replace(outcome.article, regions=(REGION, in_passing))), now=NOW)
        assert [(each.source, each.region, each.count) for each in store.sightings(since=NOW)] == [
            ("city", None, 1),
            ("paper", None, 1),
            ("city", "27200", 1),
            ("paper", "27200", 1),
        ]

    def test_what_comes_up_again_is_told_as_it_is_now(self, store: Store) -> None:
        store.report("source:paper", found=[SILENT], channels=[], now=NOW)
        store.report("source:paper", over=["ops.silent"], channels=[], now=NOW + HOUR)
        worse = replace(SILENT, name="다른 이름", params=(("since", "2026-11-04"), ("expected", 9)))
        [told] = store.report("source:paper", found=[worse], channels=[], now=NOW + DAY)
        assert (told.name, told.params, told.since) == ("다른 이름", worse.params, NOW + DAY)
        assert [(known.matter, known.since) for known in store.matters()] == [(worse, NOW + DAY)]

    def test_what_ends_at_once_is_told_in_one_order(self, store: Store) -> None:
        store.report("source:paper", found=[SILENT, FAILING], channels=[], now=NOW)
        over = store.report("source:paper", over=["ops.silent", "ops.failing"], channels=[], now=NOW + HOUR)
        assert [each.code for each in over] == ["ops.failing", "ops.silent"]

    def test_without_channels_it_is_known_all_the_same(self, store: Store) -> None:
        [told] = store.report("disk", found=[replace(FAILING, subject="disk")], channels=[], now=NOW)
        assert told.subject == "disk"
        assert store.outbox() == ()
        assert [known.since for known in store.matters()] == [NOW]


class EntriesContract:
    """Entries, from the catch until they are judged."""

    def test_only_what_is_new_comes_back(self, store: Store) -> None:
        one, two = make_entry("e1"), make_entry("e2")
        assert keep(store, one) == (one,)
        assert keep(store, one, two) == (two,)

    def test_a_catch_kept_twice_adds_nothing(self, store: Store) -> None:
        keep(store, make_entry())
        assert keep(store, make_entry()) == ()
        assert store.counts().entries == 1

    def test_a_key_twice_in_one_catch_is_kept_once(self, store: Store) -> None:
        assert keep(store, make_entry(), make_entry()) == (make_entry(),)

    def test_an_entry_comes_back_as_it_was_kept(self, store: Store) -> None:
        entry = make_entry(published=NOW - DAY)
        keep(store, entry)
        assert store.entry("e1") == entry
        assert store.entry("e2") is None

    def test_a_quiet_catch_is_kept_and_never_judged(self, store: Store) -> None:
        new = store.add(PAPER, [make_entry()], Cursor(), now=NOW, next_visit=NOW, quiet=True, too_old=never)
        assert new == (make_entry(),)
        assert store.entry("e1") == make_entry()
        assert store.pending(now=NOW + DAY, limit=10) == ()

    def test_what_is_too_old_is_kept_and_never_judged(self, store: Store) -> None:
        old, young = make_entry("old"), make_entry("young")
        store.add(PAPER, [old, young], Cursor(), now=NOW, next_visit=NOW, quiet=False, too_old=lambda entry: entry is old)
        assert [pending.entry for pending in store.pending(now=NOW, limit=10)] == [young]
        assert store.counts().entries == 2

    def test_what_is_pending_comes_in_the_order_it_was_seen(self, store: Store) -> None:
        keep(store, make_entry("b", seen=NOW), make_entry("z", seen=NOW - HOUR), make_entry("a", seen=NOW))
        assert [pending.entry.key for pending in store.pending(now=NOW, limit=10)] == ["z", "a", "b"]
        assert len(store.pending(now=NOW, limit=2)) == 2

    def test_an_entry_whose_page_could_not_be_had_waits_for_its_next_try(self, store: Store) -> None:
        keep(store, make_entry())
        store.postpone("e1", now=NOW, next_try=NOW + MINUTE)
        store.postpone("e1", now=NOW + MINUTE, next_try=NOW + HOUR)
        assert store.pending(now=NOW + HOUR - SECOND, limit=10) == ()
        assert store.pending(now=NOW + HOUR, limit=10) == (Pending(entry=make_entry(), tries=2, first_try=NOW),)

    def test_when_the_next_entry_is_to_be_tried(self, store: Store) -> None:
        assert store.next_pending() is None
        keep(store, make_entry("e1"), make_entry("e2"))
        assert store.next_pending() == NOW
        store.postpone("e1", now=NOW, next_try=NOW + HOUR)
        store.postpone("e2", now=NOW, next_try=NOW + MINUTE)
        assert store.next_pending() == NOW + MINUTE
        store.record(make_outcome(make_entry("e2")), now=NOW)
        assert store.next_pending() == NOW + HOUR, "what is judged is not tried again"

    @pytest.mark.parametrize("told", [True, False, None], ids=["with their text", "without", "both"])
    def test_whatever_is_asked_for_it_comes_when_its_try_has_come_in_order_and_no_more_of_it(
        self, store: Store, told: bool | None
    ) -> None:
        text = "<p>전문</p>" if told else ""
        waiting = [replace(make_entry(key), text=text) for key in ("d", "c", "b")]
        keep(store, *waiting, replace(make_entry("a", seen=NOW + SECOND), text=text), replace(make_entry("later"), text=text))
        store.postpone("later", now=NOW, next_try=NOW + HOUR)
        store.add(PAPER, [replace(make_entry("0"), text=text)], Cursor(), now=NOW, next_visit=NOW, quiet=True, too_old=never)
        assert [each.entry.key for each in store.pending(now=NOW, limit=3, told=told)] == ["b", "c", "d"]
        assert [each.entry.key for each in store.pending(now=NOW, limit=9, told=told)] == ["b", "c", "d", "a"]
        assert len(store.pending(now=NOW + HOUR, limit=9, told=told)) == 5

    def test_the_newest_entries_of_one_source_or_of_all(self, store: Store) -> None:
        keep(store, make_entry("e1", seen=NOW), make_entry("e2", seen=NOW + MINUTE))
        keep(store, make_entry("c1", source="city", seen=NOW + SECOND), source=CITY)
        assert [entry.key for entry in store.entries(source=None, limit=10)] == ["e2", "c1", "e1"]
        assert [entry.key for entry in store.entries(source="paper", limit=10)] == ["e2", "e1"]
        assert [entry.key for entry in store.entries(source=None, limit=1)] == ["e2"]
        assert [entry.key for entry in store.entries(source="paper", limit=1)] == ["e2"]
        keep(store, make_entry("e3", seen=NOW + MINUTE))
        for source in (None, "paper"):
            assert [entry.key for entry in store.entries(source=source, limit=2)] == ["e3", "e2"], "at one time, by key"

    def test_how_many_there_are_of_each(self, store: Store) -> None:
        keep(store, make_entry("e1"), make_entry("e2"))
        store.record(make_outcome(make_entry("e1"), [make_delivery()]), now=NOW)
        assert store.counts() == Counts(
            entries=2,
            pending=1,
            articles=1,
            stories=1,
            matches=1,
            outbox=dict.fromkeys(OUTBOX_STATES, 0) | {"due": 1},
        )


class JudgingContract:
    """Recording an outcome: whole, once, and only while its story stands still."""

    def test_an_outcome_is_recorded_whole(self, store: Store) -> None:
        keep(store, make_entry())
        assert store.record(make_outcome(make_entry(), [make_delivery()]), now=NOW)
        assert store.article("e1") == make_article(make_entry())
        assert store.matches("e1") == (MATCH,)
        assert store.story("se1") == Story(id="se1", revision=1, title=make_entry().title, opened=NOW)
        assert [row.key for row in store.outbox()] == ["se1-1-first-room"]
        assert store.pending(now=NOW + DAY, limit=10) == ()

    def test_before_that_there_is_nothing(self, store: Store) -> None:
        keep(store, make_entry())
        assert (store.article("e1"), store.matches("e1"), store.story("se1"), store.outbox()) == (None, (), None, ())

    def test_matches_keep_the_order_of_the_rules(self, store: Store) -> None:
        keep(store, make_entry())
        matches = (MATCH, replace(MATCH, rule="a-rule"), replace(MATCH, rule="ai-daegu", because=()))
        store.record(make_outcome(make_entry(), matches=matches), now=NOW)
        assert store.matches("e1") == matches

    def test_an_article_that_no_rule_met_is_recorded_too(self, store: Store) -> None:
        keep(store, make_entry())
        assert store.record(make_outcome(make_entry(), matches=()), now=NOW)
        assert store.counts().articles == 1
        assert store.counts().matches == 0

    def test_the_date_and_the_whole_title_that_a_page_told_are_kept(self, store: Store) -> None:
        keep(store, make_entry())
        told = replace(make_entry(published=NOW - DAY), title="목록에서는 끝이 잘렸던 제목")
        store.record(make_outcome(told), now=NOW)
        assert store.entry("e1") == told

    def test_recording_twice_changes_nothing(self, store: Store) -> None:
        keep(store, make_entry())
        store.record(make_outcome(make_entry(), [make_delivery()]), now=NOW)
        before = store.counts()
        again = make_outcome(make_entry(), [make_delivery(channel="hook")], matches=())
        assert store.record(again, now=NOW + MINUTE)
        assert store.counts() == before

    def test_a_story_that_another_article_opened_first_is_left_to_be_judged_again(self, store: Store) -> None:
        keep(store, make_entry("e1"), make_entry("e2"))
        shared = make_placement(story=Story(id="shared", revision=1, title="센터", opened=NOW), seen_revision=0)
        assert store.record(make_outcome(make_entry("e1"), placement=shared), now=NOW)
        assert not store.record(make_outcome(make_entry("e2"), [make_delivery("e2")], placement=shared), now=NOW)
        assert store.article("e2") is None
        assert store.outbox() == ()
        assert [pending.entry.key for pending in store.pending(now=NOW, limit=10)] == ["e2"]

    def test_a_story_advances_from_the_revision_that_was_read(self, store: Store) -> None:
        keep(store, make_entry("e1"), make_entry("e2"), make_entry("e3"))
        store.record(make_outcome(make_entry("e1")), now=NOW)
        second = make_placement(story=Story(id="se1", revision=2, title="예산이 늘었다", opened=NOW), seen_revision=1)
        assert store.record(make_outcome(make_entry("e2"), placement=second), now=NOW)
        assert store.story("se1") == second.story
        assert not store.record(make_outcome(make_entry("e3"), placement=second), now=NOW)

    def test_an_article_may_join_a_story_without_advancing_it(self, store: Store) -> None:
        keep(store, make_entry("e1"), make_entry("e2"), make_entry("e3"))
        store.record(make_outcome(make_entry("e1")), now=NOW)
        story = store.story("se1")
        assert story is not None
        for key in ("e2", "e3"):
            assert store.record(make_outcome(make_entry(key), placement=make_placement(story=story, seen_revision=1)), now=NOW)
        assert store.counts().stories == 1

    def test_the_archive_tells_every_judged_article_since_a_time_in_order_each_once(self, store: Store) -> None:
        entries = [make_entry(f"e{number:04}", seen=NOW + (number // 2) * SECOND) for number in range(700)]
        keys = [entry.key for entry in entries]
        keep(store, *entries)
        for entry in entries:
            store.record(make_outcome(entry), now=NOW)
        assert [article.entry.key for article in store.archive(since=NOW)] == keys
        assert [article.entry.key for article in store.archive(since=NOW + 349 * SECOND)] == keys[-2:]

    def test_entries_not_judged_are_not_in_the_archive(self, store: Store) -> None:
        keep(store, make_entry())
        assert list(store.archive(since=NOW)) == []

    def test_an_article_recorded_before_can_be_told_later_and_only_once(self, store: Store) -> None:
        keep(store, make_entry())
        store.record(make_outcome(make_entry()), now=NOW)
        assert store.tell([make_delivery()]) == 1
        assert store.tell([make_delivery()]) == 0
        assert [row.key for row in store.outbox()] == [make_delivery().key]

    def test_a_delivery_that_is_in_the_outbox_already_stays_as_it_is(self, store: Store) -> None:
        delivery = make_delivery()
        put(store, delivery)
        [claimed] = store.claim("room", now=NOW, limit=1, lease=LEASE)
        store.settle([(claimed, Sent(receipt="17"))], now=NOW)
        keep(store, make_entry("e2"))
        assert store.record(make_outcome(make_entry("e2"), [delivery]), now=NOW)
        assert [(row.key, row.state) for row in store.outbox()] == [(delivery.key, "sent")]

    def test_an_outcome_that_cannot_be_kept_leaves_nothing_behind(self, store: Store) -> None:
        before = store.counts()
        with pytest.raises(StorageError):
            store.record(make_outcome(make_entry("never-admitted"), [make_delivery()]), now=NOW)
        assert store.counts() == before


class StoreContract(
    SourcesContract,
    ClockSetBackContract,
    MattersContract,
    EditionsContract,
    EntriesContract,
    JudgingContract,
    OutboxContract,
    BrokenChannelContract,
    NextDueContract,
    AsideContract,
    OrderContract,
    RestContract,
    LifeContract,
    PausedContract,
):
    """All of it."""
