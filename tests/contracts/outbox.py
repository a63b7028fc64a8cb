"""What the outbox of any store has to do, told in situations. Part of the kit in `store`."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.model import Dead, Delivery, Held, Retry, Sent, Settlement
from storage import ChannelState, OutboxState, Store
from tests.storage.samples import (
    DAY,
    HOUR,
    LEASE,
    MINUTE,
    NOW,
    SECOND,
    make_alert,
    make_delivery,
    make_entry,
    put,
)


class OutboxContract:
    """Deliveries: each leased to one, settled once, never gone."""

    def test_what_is_due_is_claimed_as_it_was_put_in(self, store: Store) -> None:
        delivery = make_delivery()
        put(store, delivery)
        assert store.claim("room", now=NOW, limit=10, lease=LEASE) == (replace(delivery, lease=NOW + LEASE),)

    def test_the_oldest_come_first_then_by_key_and_no_more_than_asked_for(self, store: Store) -> None:
        put(store, make_delivery("b"), make_delivery("a"), make_delivery("c", created=NOW - HOUR))
        claimed = store.claim("room", now=NOW, limit=2, lease=LEASE)
        assert [delivery.alert for delivery in claimed] == [make_alert("c"), make_alert("a")]

    def test_what_is_not_due_yet_waits(self, store: Store) -> None:
        put(store, make_delivery(due=NOW + HOUR))
        assert store.claim("room", now=NOW + HOUR - SECOND, limit=10, lease=LEASE) == ()
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 1

    def test_channels_do_not_take_each_others_deliveries(self, store: Store) -> None:
        put(store, make_delivery(channel="room"), make_delivery(channel="hook"))
        assert [delivery.channel for delivery in store.claim("hook", now=NOW, limit=10, lease=LEASE)] == ["hook"]
        assert store.claim("unknown", now=NOW, limit=10, lease=LEASE) == ()

    def test_a_lease_shuts_out_others_until_it_runs_out(self, store: Store) -> None:
        put(store, make_delivery())
        store.claim("room", now=NOW, limit=10, lease=LEASE)
        assert store.claim("room", now=NOW + LEASE - SECOND, limit=10, lease=LEASE) == ()
        [again] = store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE)
        assert again.lease == NOW + 2 * LEASE

    def test_a_lease_given_back_may_be_claimed_at_once(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        first, second = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.release([second], now=NOW)
        [again] = store.claim("room", now=NOW, limit=10, lease=2 * LEASE)
        assert again == replace(second, lease=NOW + 2 * LEASE)
        assert again.key != first.key

    def test_a_lease_lost_cannot_be_given_back(self, store: Store) -> None:
        put(store, make_delivery())
        [lost] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE)
        store.release([lost], now=NOW + LEASE)
        assert states(store) == ["leased"]
        assert store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE) == ()

    def test_a_new_daemon_gives_back_all_that_the_dead_one_held(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3"))
        tried, _ = store.claim("room", now=NOW, limit=2, lease=DAY)
        store.settle([(tried, Retry(due=NOW, why="timed out"))], now=NOW)
        store.claim("room", now=NOW, limit=1, lease=DAY)
        assert store.expire_leases(now=NOW) == 2
        assert sorted(states(store)) == ["due", "due", "retry"]
        assert len(store.claim("room", now=NOW, limit=10, lease=LEASE)) == 3

    def test_sent_is_the_end_of_it(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Sent(receipt="17"))], now=NOW + SECOND)
        [row] = store.outbox()
        assert (row.state, row.receipt, row.settled) == ("sent", "17", NOW + SECOND)
        assert store.claim("room", now=NOW + DAY, limit=10, lease=LEASE) == ()

    def test_a_retry_waits_for_its_due_and_counts_the_attempt(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Retry(due=NOW + HOUR, why="timed out"))], now=NOW)
        assert [(row.state, row.why, row.attempts) for row in store.outbox()] == [("retry", "timed out", 1)]
        assert store.claim("room", now=NOW + HOUR - SECOND, limit=10, lease=LEASE) == ()
        [again] = store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)
        assert (again.attempts, again.due, again.created) == (1, NOW + HOUR, NOW)

    def test_the_dead_are_kept_with_the_reason_and_not_claimed(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Dead(why="too long"))], now=NOW + SECOND)
        assert [(row.state, row.why, row.settled) for row in store.outbox()] == [("dead", "too long", NOW + SECOND)]
        assert store.claim("room", now=NOW + DAY, limit=10, lease=LEASE) == ()

    def test_a_group_is_settled_together(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3"))
        one, two, three = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(one, Sent(receipt="1")), (two, Retry(due=NOW, why="busy")), (three, Dead(why="refused"))], now=NOW)
        assert {row.key: row.state for row in store.outbox()} == {one.key: "sent", two.key: "retry", three.key: "dead"}

    def test_in_a_group_each_has_its_own_receipt_whatever_stands_in_it(self, store: Store) -> None:
        told = {f"e{number}": odd for number, odd in enumerate(["", "17", 'a "quoted" \\ receipt', "영수증 🔥", "null", "[1]"])}
        put(store, *(make_delivery(entry, channel='방 "가" \\u0041') for entry in told))
        claimed = store.claim('방 "가" \\u0041', now=NOW, limit=10, lease=LEASE)
        receipts = dict(zip((delivery.key for delivery in claimed), told.values(), strict=True))
        store.settle([(delivery, Sent(receipt=receipts[delivery.key])) for delivery in claimed], now=NOW)
        assert {row.key: row.receipt for row in store.outbox(states=["sent"])} == receipts
        assert all(store.life(key)[-1].receipt == receipt for key, receipt in receipts.items())

    @pytest.mark.parametrize("broken_last", [True, False], ids=["sent, then broken", "broken, then sent"])
    def test_in_a_group_the_last_word_on_a_channel_counts(self, store: Store, broken_last: bool) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3"))
        one, two, _ = store.claim("room", now=NOW, limit=3, lease=LEASE)
        group: list[tuple[Delivery, Settlement]] = [
            (one, Sent(receipt="1")),
            (two, Retry(due=NOW + HOUR, why="blocked", channel_broken=True)),
        ]
        store.settle(group if broken_last else group[::-1], now=NOW)
        [channel] = store.channel_states()
        assert (channel.broken_since is not None) is broken_last

    @pytest.mark.parametrize(
        "late",
        [
            pytest.param(Retry(due=NOW, why="timed out"), id="a retry would let a third one in beside the second"),
            pytest.param(Dead(why="refused"), id="a verdict that the holder of the lease has yet to give"),
        ],
    )
    def test_who_lost_the_lease_settles_nothing(self, store: Store, late: Retry | Dead) -> None:
        put(store, make_delivery())
        [lost] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE)
        store.settle([(lost, late)], now=NOW + LEASE)
        assert states(store) == ["leased"]

    def test_a_message_that_went_out_after_the_lease_was_lost_is_sent_all_the_same(self, store: Store) -> None:
        put(store, make_delivery())
        [slow] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        [quick] = store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE)
        store.settle([(slow, Sent(receipt="slow"))], now=NOW + LEASE)
        store.settle([(quick, Retry(due=NOW + HOUR, why="busy"))], now=NOW + LEASE)
        store.settle([(quick, Sent(receipt="quick"))], now=NOW + LEASE)
        assert [(row.state, row.receipt) for row in store.outbox()] == [("sent", "slow")]

    def test_a_retry_by_hand_brings_the_dead_back_with_fresh_patience(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Retry(due=NOW + LEASE, why="busy"))], now=NOW)
        [delivery] = store.claim("room", now=NOW + LEASE, limit=10, lease=LEASE)
        store.settle([(delivery, Dead(why="seven days"))], now=NOW + LEASE)
        assert store.retry(now=NOW + 8 * DAY) == 1
        [row] = store.outbox()
        assert (row.state, row.due, row.settled, row.created) == ("due", NOW + 8 * DAY, None, NOW)
        [again] = store.claim("room", now=NOW + 8 * DAY, limit=10, lease=LEASE)
        assert (again.attempts, again.created) == (0, NOW + 8 * DAY)

    def test_a_retry_by_hand_does_not_wait_for_the_due(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Retry(due=NOW + DAY, why="busy"))], now=NOW)
        assert store.retry(now=NOW + SECOND) == 1
        assert len(store.claim("room", now=NOW + SECOND, limit=10, lease=LEASE)) == 1

    def test_a_retry_by_hand_leaves_alone_what_is_due_leased_or_sent(self, store: Store) -> None:
        put(store, make_delivery("sent"), make_delivery("leased"), make_delivery("later", due=NOW + DAY))
        leased, sent = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(sent, Sent(receipt="1"))], now=NOW)
        assert store.retry(now=NOW + SECOND) == 0
        assert {row.key: row.state for row in store.outbox(states=("sent", "leased"))} == {
            sent.key: "sent",
            leased.key: "leased",
        }

    def test_a_retry_by_hand_of_some(self, store: Store) -> None:
        dead = [*kill_all(store, "room", "e1", "e2"), *kill_all(store, "hook", "e1", "e2")]
        assert store.retry([dead[0].key, "unknown"], now=NOW) == 1
        assert store.retry(channel="hook", now=NOW) == 2
        assert [row.key for row in store.outbox(states=("dead",))] == [dead[1].key]

    def test_burying_gives_up_what_still_waits(self, store: Store) -> None:
        put(store, make_delivery())
        assert store.bury(make_delivery().key, "by hand", now=NOW + SECOND)
        assert [(row.state, row.why, row.settled) for row in store.outbox()] == [("dead", "by hand", NOW + SECOND)]
        assert store.claim("room", now=NOW + DAY, limit=10, lease=LEASE) == ()

    def test_what_died_by_itself_can_be_buried_and_then_comes_back_by_its_key_alone(self, store: Store) -> None:
        one, two = kill_all(store, "room", "e1", "e2")
        assert store.counts().unburied == 2
        assert store.bury(one.key, "old news", now=NOW)
        assert (store.counts().unburied, store.counts().buried) == (1, 1)
        assert {row.key: (row.state, row.buried) for row in store.outbox()} == {
            one.key: ("dead", True),
            two.key: ("dead", False),
        }
        assert store.retry(now=NOW) == 1
        assert [row.key for row in store.outbox(states=("dead",))] == [one.key]
        assert store.retry([one.key], now=NOW) == 1

    @pytest.mark.parametrize(
        "before",
        [
            pytest.param("held", id="held until tomorrow"),
            pytest.param("retry", id="to be tried again"),
            pytest.param("leased", id="on its way: whoever has it finds out"),
        ],
    )
    def test_whatever_is_still_to_be_sent_can_be_given_up(self, store: Store, before: OutboxState) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=1, lease=LEASE)
        if before == "retry":
            store.settle([(delivery, Retry(due=NOW + HOUR, why="busy"))], now=NOW)
        if before == "held":
            store.settle([(delivery, Held(until=NOW + DAY, why="night"))], now=NOW)
        assert states(store) == [before]
        assert store.bury(delivery.key, "by hand", now=NOW)
        store.settle([(delivery, Retry(due=NOW, why="busy"))], now=NOW)
        assert states(store) == ["dead"]
        assert store.claim("room", now=NOW + DAY, limit=1, lease=LEASE) == ()

    def test_nobody_is_buried_twice_or_after_going_out(self, store: Store) -> None:
        put(store, make_delivery())
        [delivery] = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(delivery, Sent(receipt="17"))], now=NOW)
        [dead] = bury_all(store, "hook", "e2")
        assert not store.bury(delivery.key, "by hand", now=NOW)
        assert not store.bury(dead.key, "again", now=NOW)
        assert not store.bury("unknown", "by hand", now=NOW)

    def test_the_ledger_shows_the_newest_first_by_state_and_channel(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2", created=NOW + SECOND))
        [dead] = bury_all(store, "hook", "e3")
        assert [row.key for row in store.outbox(channel="room")] == ["se2-1-first-room", "se1-1-first-room"]
        assert [row.key for row in store.outbox(states=("dead",))] == [dead.key]
        assert [row.state for row in store.outbox(states=("dead", "due"))] == ["due", "dead", "due"]
        assert len(store.outbox(limit=1)) == 1

    def test_a_line_of_the_ledger_says_what_is_sent_to_whom_and_why(self, store: Store) -> None:
        put(store, make_delivery())
        [row] = store.outbox()
        assert (row.channel, row.story, row.title, row.reason) == ("room", "se1", make_entry().title, "first")
        assert (row.due, row.created, row.attempts, row.settled, row.why, row.receipt) == (NOW, NOW, 0, None, "", "")


class BrokenChannelContract:
    """A channel that takes nothing is left alone with all its deliveries, but for a probe now and then."""

    def test_it_gives_nothing_until_the_probe_is_due_then_one(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        assert store.claim("room", now=NOW + HOUR - SECOND, limit=10, lease=LEASE) == ()
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 1

    def test_no_second_probe_while_the_first_is_out(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)
        assert store.claim("room", now=NOW + HOUR + LEASE - SECOND, limit=10, lease=LEASE) == ()
        assert len(store.claim("room", now=NOW + HOUR + LEASE, limit=10, lease=LEASE)) == 1

    def test_with_nothing_to_send_there_is_no_probe_and_the_next_one_goes_at_once(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        for row in store.outbox():
            store.bury(row.key, "by hand", now=NOW)
        assert store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE) == ()
        put(store, make_delivery("e4"))
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 1

    def test_asking_for_none_gives_no_probe(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW)
        assert store.claim("room", now=NOW, limit=0, lease=LEASE) == ()

    def test_it_costs_a_delivery_no_patience(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        assert {row.attempts for row in store.outbox()} == {0}

    def test_a_probe_that_fails_puts_off_the_next_and_the_first_day_of_it_is_remembered(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        [probe] = store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)
        store.settle([(probe, Retry(due=NOW + DAY, why="still blocked", channel_broken=True))], now=NOW + HOUR)
        [state] = store.channel_states()
        assert (state.broken_since, state.why, state.probe_at) == (NOW, "still blocked", NOW + DAY)
        assert store.claim("room", now=NOW + DAY - SECOND, limit=10, lease=LEASE) == ()

    def test_a_probe_that_goes_out_opens_the_channel_for_all(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        [probe] = store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)
        store.settle([(probe, Sent(receipt="17"))], now=NOW + HOUR)
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 2
        [state] = store.channel_states()
        assert (state.broken_since, state.why, state.probe_at) == (None, "", None)

    def test_a_probe_given_back_leaves_the_turn_to_another(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        probe = store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)
        store.release(probe, now=NOW + HOUR)
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 1

    def test_a_probe_that_died_with_its_daemon_leaves_the_turn_to_another(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        store.claim("room", now=NOW + HOUR, limit=10, lease=DAY)
        store.expire_leases(now=NOW + HOUR)
        assert len(store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE)) == 1

    def test_a_daemon_that_died_while_no_probe_was_out_leaves_its_time_as_it_was(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        first, _ = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(first, Retry(due=NOW + HOUR, why="blocked", channel_broken=True))], now=NOW)
        assert store.expire_leases(now=NOW) == 1
        assert store.claim("room", now=NOW + HOUR - SECOND, limit=10, lease=LEASE) == ()

    def test_a_probe_of_one_channel_is_none_of_another(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW)
        put(store, make_delivery("e9", channel="hook"))
        [elsewhere] = store.claim("hook", now=NOW, limit=1, lease=LEASE)
        store.settle([(elsewhere, Retry(due=NOW, why="gone", channel_broken=True))], now=NOW)
        assert len(store.claim("room", now=NOW, limit=1, lease=LEASE)) == 1
        assert len(store.claim("hook", now=NOW, limit=1, lease=LEASE)) == 1

    def test_deliveries_given_back_when_the_channel_broke_do_not_probe_it_at_once(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        first, second = store.claim("room", now=NOW, limit=10, lease=LEASE)
        store.settle([(first, Retry(due=NOW + HOUR, why="blocked", channel_broken=True))], now=NOW)
        store.release([second], now=NOW)
        assert store.claim("room", now=NOW + HOUR - SECOND, limit=10, lease=LEASE) == ()

    @pytest.mark.parametrize(
        "keys",
        [
            pytest.param(None, id="all of it"),
            pytest.param(["se1-1-first-room"], id="one of its deliveries"),
        ],
    )
    def test_a_retry_by_hand_says_that_it_is_repaired(self, store: Store, keys: list[str] | None) -> None:
        self.break_room(store, probe_at=NOW + DAY)
        store.retry(keys, now=NOW)
        assert len(store.claim("room", now=NOW, limit=10, lease=LEASE)) == 3

    def test_a_retry_of_a_channel_repairs_it_though_none_of_its_deliveries_was_tried(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + DAY)
        for row in store.outbox(states=("retry",)):
            store.bury(row.key, "by hand", now=NOW)
        assert store.retry(["unknown"], channel="room", now=NOW) == 0
        assert len(store.claim("room", now=NOW, limit=10, lease=LEASE)) == 2

    def test_a_retry_of_everything_repairs_it_though_nothing_is_stuck(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + DAY)
        for row in store.outbox(states=("retry",)):
            store.bury(row.key, "by hand", now=NOW)
        assert store.retry(now=NOW) == 0
        assert len(store.claim("room", now=NOW, limit=10, lease=LEASE)) == 2

    def test_a_retry_by_hand_elsewhere_leaves_it_broken(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + DAY)
        [dead] = bury_all(store, "hook", "e9")
        store.retry([dead.key], now=NOW)
        store.retry(channel="hook", now=NOW)
        assert store.claim("room", now=NOW, limit=10, lease=LEASE) == ()

    def test_how_channels_fare(self, store: Store) -> None:
        self.break_room(store, probe_at=NOW + HOUR)
        bury_all(store, "hook", "e4")
        put(store, make_delivery("e5", channel="hook"))
        store.settle(
            [(delivery, Sent(receipt="1")) for delivery in store.claim("hook", now=NOW, limit=1, lease=LEASE)], now=NOW
        )
        assert store.channel_states() == (
            ChannelState(name="hook", broken_since=None, why="", probe_at=None, due=0, sent=1, dead=1),
            ChannelState(name="room", broken_since=NOW, why="blocked", probe_at=NOW + HOUR, due=3, sent=0, dead=0),
        )

    def test_what_is_on_its_way_or_held_has_yet_to_go(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3", due=NOW + DAY))
        store.claim("room", now=NOW, limit=1, lease=LEASE)
        assert sorted(states(store)) == ["due", "held", "leased"]
        assert [state.due for state in store.channel_states()] == [3]

    @staticmethod
    def break_room(store: Store, *, probe_at: datetime) -> None:
        """Three deliveries wait; the attempt at the first found the channel broken."""
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3"))
        [delivery] = store.claim("room", now=NOW, limit=1, lease=LEASE)
        store.settle([(delivery, Retry(due=probe_at, why="blocked", channel_broken=True))], now=NOW)


class NextDueContract:
    """When somebody has to look at the outbox again."""

    def test_an_empty_outbox_never(self, store: Store) -> None:
        assert store.next_due(["room"]) is None
        assert store.next_due([]) is None

    def test_the_earliest_of_the_channels_named(self, store: Store) -> None:
        put(store, make_delivery("e1", due=NOW + HOUR), make_delivery("e2", channel="hook", due=NOW + MINUTE))
        assert store.next_due(["room", "hook"]) == NOW + MINUTE
        assert store.next_due(["room"]) == NOW + HOUR

    def test_a_lease_counts_until_its_end(self, store: Store) -> None:
        put(store, make_delivery())
        store.claim("room", now=NOW, limit=1, lease=LEASE)
        assert store.next_due(["room"]) == NOW + LEASE

    def test_what_waits_for_an_earlier_message_of_its_story_comes_after_it(self, store: Store) -> None:
        first = make_delivery()
        put(store, first, replace(first, key=f"{first.key}-d-7", due=NOW + MINUTE))
        (leased,) = store.claim("room", now=NOW, limit=1, lease=LEASE)
        store.settle([(leased, Retry(due=NOW + HOUR, why="busy"))], now=NOW)
        assert store.next_due(["room"]) == NOW + HOUR

    def test_what_is_settled_does_not_count(self, store: Store) -> None:
        bury_all(store, "room", "e1")
        assert store.next_due(["room"]) is None

    def test_of_all_that_closes_a_channel_the_last_to_end_counts(self, store: Store) -> None:
        BrokenChannelContract.break_room(store, probe_at=NOW + HOUR)
        store.pause(["room"], until=NOW + DAY)
        assert store.next_due(["room"]) == NOW + DAY
        store.pause(["room"], until=NOW + MINUTE)
        assert store.next_due(["room"]) == NOW + HOUR

    def test_a_broken_channel_counts_from_its_probe_on(self, store: Store) -> None:
        BrokenChannelContract.break_room(store, probe_at=NOW + HOUR)
        assert store.next_due(["room"]) == NOW + HOUR


def states(store: Store) -> list[OutboxState]:
    return [row.state for row in store.outbox()]


def bury_all(store: Store, channel: str, *keys: str) -> tuple[Delivery, ...]:
    """Put one delivery for each key in and give it up."""
    buried = tuple(make_delivery(key, channel=channel) for key in keys)
    put(store, *buried)
    for delivery in buried:
        assert store.bury(delivery.key, "by hand", now=NOW)
    return buried


def kill_all(store: Store, channel: str, *keys: str) -> tuple[Delivery, ...]:
    """Put one delivery for each key in and have it refused."""
    dying = tuple(make_delivery(key, channel=channel) for key in keys)
    put(store, *dying)
    claimed = store.claim(channel, now=NOW, limit=len(keys), lease=LEASE)
    store.settle([(delivery, Dead(why="refused")) for delivery in claimed], now=NOW)
    return dying
