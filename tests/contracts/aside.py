"""What the outbox of any store has to do with what goes out later, among others or not at all; with order, rest and the past.

Part of the kit in `store`.
"""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.model import Alert, Dead, Delivery, Folded, Held, Notice, Retry, Sent, Settlement, Suppressed
from bongsu.rule import Severity
from storage import Store
from tests.storage.samples import DAY, HOUR, LEASE, MATCH, MINUTE, NOW, SECOND, make_alert, make_delivery, put

HELD = Held(until=NOW + HOUR, why="quiet hours")
FOLDED = Folded(digest="digest-1", until=NOW + HOUR, why="too many")
SUPPRESSED = Suppressed(why="silence")


def told(alert: Alert, channel: str = "room", *, at: datetime = NOW) -> Delivery:
    key = f"{alert.story}-{alert.revision}-{alert.occasion}-{channel}"
    return Delivery(key=key, channel=channel, alert=alert, due=at, created=at)


def revision(number: int, *, story: str = "e1", urgent: bool = False, at: datetime | None = None) -> Delivery:
    """The next news of a story, a second after the one before."""
    matches = (replace(MATCH, severity="urgent"),) if urgent else ()
    return told(replace(make_alert(story), revision=number, matches=matches), at=at or NOW + SECOND * number)


def claimed(store: Store, channel: str = "room", *, at: datetime = NOW + MINUTE, limit: int = 10) -> list[str]:
    return [delivery.key for delivery in store.claim(channel, now=at, limit=limit, lease=LEASE)]


def claim_one(store: Store, *, at: datetime = NOW) -> Delivery:
    [delivery] = store.claim("room", now=at, limit=1, lease=LEASE)
    return delivery


class AsideContract:
    """Held, folded, suppressed: each with its reason, and none of them gone."""

    @pytest.mark.parametrize(
        ("settlement", "state"),
        [
            pytest.param(HELD, ("held", "quiet hours", NOW + HOUR, "", None), id="held until the morning"),
            pytest.param(FOLDED, ("folded", "too many", NOW + HOUR, "digest-1", NOW), id="folded into a digest"),
            pytest.param(SUPPRESSED, ("suppressed", "silence", None, "", NOW), id="suppressed"),
        ],
    )
    @pytest.mark.parametrize("leased", [True, False], ids=["by whoever claimed it", "while it waits"])
    def test_what_is_set_aside_says_why(
        self, store: Store, settlement: Held | Folded | Suppressed, state: tuple[object, ...], *, leased: bool
    ) -> None:
        put(store, make_delivery())
        if leased:
            store.settle([(claim_one(store), settlement)], now=NOW)
        else:
            assert store.set_aside([make_delivery().key], settlement, now=NOW) == 1
        row = store.delivery(make_delivery().key)
        assert row
        assert (row.state, row.why, row.until, row.digest, row.settled) == state
        assert row.due == (row.until if settlement is HELD else NOW), "what is told elsewhere or not at all was due when it was"
        assert claimed(store) == []
        assert row.attempts == 0, "it costs no patience"

    @pytest.mark.parametrize("settlement", [HELD, FOLDED, SUPPRESSED], ids=["held", "folded", "suppressed"])
    def test_what_is_to_be_tried_again_may_be_set_aside(self, store: Store, settlement: Held | Folded | Suppressed) -> None:
        put(store, make_delivery())
        store.settle([(claim_one(store), Retry(due=NOW, why="busy"))], now=NOW)
        assert store.set_aside([make_delivery().key], settlement, now=NOW) == 1
        assert claimed(store) == []

    def test_a_digest_that_is_due_already_still_gathers(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        for key in ("se1-1-first-room", "se2-1-first-room"):
            assert store.set_aside([key], replace(FOLDED, until=NOW), now=NOW) == 1
        assert [delivery.key for delivery in store.folded("digest-1")] == ["se1-1-first-room", "se2-1-first-room"]
        assert claimed(store) == ["digest-1"]

    def test_what_is_held_goes_out_by_itself_when_its_time_has_come(self, store: Store) -> None:
        put(store, make_delivery())
        store.set_aside([make_delivery().key], HELD, now=NOW)
        assert store.next_due(["room"]) == NOW + HOUR
        assert claimed(store, at=NOW + HOUR - SECOND) == []
        assert claimed(store, at=NOW + HOUR) == [make_delivery().key]

    @pytest.mark.parametrize("settlement", [HELD, FOLDED, SUPPRESSED], ids=["hold", "fold", "suppress"])
    def test_what_somebody_is_sending_is_not_set_aside_by_another(
        self, store: Store, settlement: Held | Folded | Suppressed
    ) -> None:
        put(store, make_delivery())
        lost = claim_one(store)
        assert store.set_aside([lost.key, "unknown"], settlement, now=NOW) == 0
        [again] = store.claim("room", now=NOW + LEASE, limit=1, lease=LEASE)
        store.settle([(lost, settlement)], now=NOW + LEASE)
        row = store.delivery(again.key)
        assert row
        assert row.state == "leased"

    def test_what_is_held_can_be_suppressed_and_no_other_way_round(self, store: Store) -> None:
        put(store, make_delivery())
        store.set_aside([make_delivery().key], HELD, now=NOW)
        assert store.set_aside([make_delivery().key], SUPPRESSED, now=NOW) == 1
        assert store.set_aside([make_delivery().key], HELD, now=NOW) == 0

    @pytest.mark.parametrize("settlement", [HELD, FOLDED, SUPPRESSED], ids=["held", "folded", "suppressed"])
    def test_a_retry_by_hand_brings_it_back_only_by_its_key(self, store: Store, settlement: Held | Folded | Suppressed) -> None:
        put(store, make_delivery())
        store.set_aside([make_delivery().key], settlement, now=NOW)
        assert store.retry(now=NOW) == store.retry(channel="room", now=NOW) == 0
        assert store.retry([make_delivery().key], now=NOW) == 1
        row = store.delivery(make_delivery().key)
        assert row
        assert (row.state, row.until, row.digest) == ("due", None, "")

    def test_a_retry_may_be_of_the_dead_alone(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        one, two = store.claim("room", now=NOW, limit=2, lease=LEASE)
        store.settle([(one, Retry(due=NOW + HOUR, why="busy")), (two, Dead(why="refused"))], now=NOW)
        assert store.retry(dead_only=True, now=NOW) == 1
        assert {row.key: row.state for row in store.outbox()} == {one.key: "retry", two.key: "due"}

    def test_a_retry_of_the_dead_alone_repairs_no_channel_that_has_none(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        store.settle([(claim_one(store), Retry(due=NOW + DAY, why="blocked", channel_broken=True))], now=NOW)
        assert store.retry(dead_only=True, now=NOW) == 0
        assert claimed(store) == []

    def test_what_was_named_once_is_sent_by_hand_however_often_it_fails(self, store: Store) -> None:
        put(store, make_delivery())
        store.bury(make_delivery().key, "by mistake", now=NOW)
        store.retry([make_delivery().key], now=NOW)
        store.settle([(claim_one(store), Retry(due=NOW + DAY, why="busy"))], now=NOW)
        assert store.retry(now=NOW) == 1
        assert claim_one(store).by_hand

    def test_a_probe_that_is_set_aside_leaves_the_turn_to_another(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        store.settle([(claim_one(store), Retry(due=NOW, why="blocked", channel_broken=True))], now=NOW)
        probe = claim_one(store)
        store.settle([(probe, HELD)], now=NOW)
        assert claimed(store, at=NOW) != []

    def test_a_digest_knows_what_it_tells_in_turn(self, store: Store) -> None:
        first, second = make_delivery("e1"), make_delivery("e2", created=NOW + SECOND)
        put(store, second, first)
        store.set_aside([second.key, first.key], FOLDED, now=NOW)
        assert [delivery.key for delivery in store.folded("digest-1")] == [first.key, second.key]


class OrderContract:
    """News of one story comes in turn; nothing else waits for it."""

    def test_a_later_revision_waits_for_the_earlier(self, store: Store) -> None:
        put(store, revision(1), revision(2), revision(1, story="e2"))
        assert claimed(store) == [revision(1).key, revision(1, story="e2").key]
        assert claimed(store) == []

    @pytest.mark.parametrize(
        ("end", "goes"),
        [
            pytest.param(Sent(receipt="1"), True, id="it went out"),
            pytest.param(Dead(why="refused"), True, id="it is dead: it blocks nobody"),
            pytest.param(SUPPRESSED, True, id="it will not be told"),
            pytest.param(FOLDED, True, id="it is told elsewhere"),
            pytest.param(Held(until=NOW + DAY, why="night"), True, id="it is held, and this one is not"),
            pytest.param(Retry(due=NOW + DAY, why="busy"), False, id="it is to be tried again"),
        ],
    )
    def test_how_the_earlier_one_ends_decides(self, store: Store, end: Settlement, *, goes: bool) -> None:
        put(store, revision(1), revision(2))
        [first] = store.claim("room", now=NOW + MINUTE, limit=10, lease=HOUR)
        store.settle([(first, end)], now=NOW + MINUTE)
        assert (claimed(store) == [revision(2).key]) is goes

    def test_two_held_over_the_same_night_go_in_turn(self, store: Store) -> None:
        put(store, revision(2), revision(1))
        store.set_aside([revision(2).key, revision(1).key], HELD, now=NOW)
        assert claimed(store, at=NOW + HOUR) == [revision(1).key]

    def test_a_reminder_of_next_week_holds_nothing_back(self, store: Store) -> None:
        reminder = replace(revision(1), key="reminder", due=NOW + DAY)
        put(store, reminder, revision(2))
        assert claimed(store) == [revision(2).key]

    def test_another_channel_need_not_wait(self, store: Store) -> None:
        put(store, revision(1), told(replace(make_alert(), revision=2), "hook"))
        claimed(store)
        assert len(claimed(store, "hook")) == 1

    def test_the_end_of_a_matter_is_told_after_its_beginning(self, store: Store) -> None:
        told = Notice(subject="disk", name="disk", code="ops.paused", since=NOW, at=NOW)
        began, ended = (Delivery(key=key, channel="room", alert=told, due=NOW, created=NOW) for key in ("ops-1", "ops-2"))
        store.tell([ended, began])
        assert claimed(store) == ["ops-1"]

    def test_the_urgent_goes_first_and_takes_along_what_must_go_before_it(self, store: Store) -> None:
        put(store, revision(1, story="a"), revision(1, story="b"), revision(1), revision(2, urgent=True))
        assert claimed(store, limit=1) == [revision(1).key]
        row = store.delivery(revision(2).key)
        assert row
        assert (row.severity, row.revision) == ("urgent", 2)

    def test_what_was_told_in_the_same_moment_goes_along(self, store: Store) -> None:
        at_once = [revision(1, at=NOW + SECOND), revision(2, urgent=True, at=NOW + SECOND)]
        put(store, revision(1, story="a", at=NOW), *at_once)
        assert claimed(store, limit=1) == [at_once[0].key]

    def test_the_urgent_takes_along_nothing_that_comes_after_it(self, store: Store) -> None:
        put(store, revision(2, story="b"), revision(3), revision(1, urgent=True))
        store.settle([(claim_one(store, at=NOW + MINUTE), Sent(receipt="1"))], now=NOW + MINUTE)
        assert claimed(store, limit=1) == [revision(2, story="b").key]

    def test_nor_anything_on_another_channel(self, store: Store) -> None:
        first, second = told(make_alert("b"), "hook"), told(make_alert("e1"), "hook", at=NOW + SECOND)
        put(store, first, second, revision(2, urgent=True))
        assert claimed(store, "hook", limit=1) == [first.key]

    @pytest.mark.parametrize(
        ("severities", "severity"),
        [
            pytest.param(("low", "urgent", "normal"), "urgent", id="the highest of its rules"),
            pytest.param(("high", "low"), "high", id="whichever comes first"),
            pytest.param((), "normal", id="normal where no rule says"),
        ],
    )
    def test_how_urgent_an_alert_is(self, store: Store, severities: tuple[Severity, ...], severity: str) -> None:
        matches = tuple(replace(MATCH, severity=each) for each in severities)
        put(store, told(replace(make_alert(), matches=matches)))
        assert [row.severity for row in store.outbox()] == [severity]


class RestContract:
    """A channel that asks to be left alone is left alone."""

    def test_it_gives_nothing_until_then(self, store: Store) -> None:
        self.ask(store)
        assert claimed(store, at=NOW + HOUR - SECOND) == []
        assert store.next_due(["room"]) == NOW + HOUR
        assert store.channel_states()[0].rests_until == NOW + HOUR
        assert len(claimed(store, at=NOW + HOUR)) == 2

    def test_a_retry_by_hand_ends_it(self, store: Store) -> None:
        self.ask(store)
        store.retry(channel="room", now=NOW)
        assert len(claimed(store, at=NOW)) == 2

    def test_the_longest_rest_that_may_be_asked_for_is_kept_to_its_end(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        end = Retry(due=NOW + DAY, why="busy", rests_until=NOW + DAY)
        store.settle([(claim_one(store), end)], now=NOW)
        assert claimed(store, at=NOW) == claimed(store, at=NOW + DAY - SECOND) == []
        assert len(claimed(store, at=NOW + DAY)) == 2

    def test_other_channels_need_not_rest(self, store: Store) -> None:
        self.ask(store)
        put(store, make_delivery("e3", channel="hook"))
        assert len(claimed(store, "hook", at=NOW)) == 1

    def test_a_clock_set_back_by_a_week_ends_it(self, store: Store) -> None:
        self.ask(store)
        put(store, revision(1, story="old", at=NOW - 8 * DAY))
        assert len(claimed(store, at=NOW - 7 * DAY)) == 1

    @staticmethod
    def ask(store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        end = Retry(due=NOW + HOUR, why="busy", rests_until=NOW + HOUR)
        store.settle([(claim_one(store), end)], now=NOW)


class LifeContract:
    """All that happened to a delivery is known until its days are over."""

    def test_each_attempt_with_its_time_end_and_receipt(self, store: Store) -> None:
        put(store, make_delivery())
        store.settle([(claim_one(store), Retry(due=NOW + MINUTE, why="timed out"))], now=NOW + SECOND)
        store.claim("room", now=NOW + MINUTE, limit=1, lease=LEASE)
        store.expire_leases(now=NOW + HOUR)
        store.release([claim_one(store, at=NOW + HOUR)], now=NOW + HOUR + SECOND)
        store.settle([(claim_one(store, at=NOW + HOUR + SECOND), Sent(receipt="HTTP 200"))], now=NOW + HOUR + MINUTE)
        life = store.life(make_delivery().key)
        assert [(step.at - NOW, step.event, step.attempts, step.why) for step in life] == [
            (0 * SECOND, "put", 0, ""),
            (0 * SECOND, "leased", 0, ""),
            (SECOND, "retry", 1, "timed out"),
            (MINUTE, "leased", 1, "timed out"),
            (HOUR, "lapsed", 1, "timed out"),
            (HOUR, "leased", 1, "timed out"),
            (HOUR + SECOND, "released", 1, "timed out"),
            (HOUR + SECOND, "leased", 1, "timed out"),
            (HOUR + MINUTE, "sent", 1, ""),
        ]
        assert life[-1].receipt == "HTTP 200"

    def test_what_was_done_by_hand_too(self, store: Store) -> None:
        put(store, make_delivery())
        store.bury(make_delivery().key, "old news", now=NOW + SECOND)
        store.retry([make_delivery().key], now=NOW + MINUTE)
        assert [(step.at - NOW, step.event) for step in store.life(make_delivery().key)] == [
            (0 * SECOND, "put"),
            (SECOND, "buried"),
            (MINUTE, "again"),
        ]

    @pytest.mark.parametrize(
        ("end", "event"),
        [
            pytest.param(Dead(why="refused"), "dead", id="dead"),
            pytest.param(HELD, "held", id="held"),
            pytest.param(FOLDED, "folded", id="folded"),
            pytest.param(SUPPRESSED, "suppressed", id="suppressed"),
        ],
    )
    def test_an_end_without_a_receipt_has_its_time_and_reason(
        self, store: Store, end: Dead | Held | Folded | Suppressed, event: str
    ) -> None:
        put(store, make_delivery())
        store.settle([(claim_one(store), end)], now=NOW + SECOND)
        last = store.life(make_delivery().key)[-1]
        assert (last.at, last.event, last.why) == (NOW + SECOND, event, end.why)

    def test_attempts_that_ended_or_were_cut_short_are_counted_and_nothing_else_is(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        store.settle([(claim_one(store), Retry(due=NOW, why="timed out"))], now=NOW)
        store.claim("room", now=NOW, limit=2, lease=LEASE)
        store.expire_leases(now=NOW)
        store.release([claim_one(store)], now=NOW)
        store.settle([(claim_one(store), Dead(why="refused"))], now=NOW)
        store.retry(["se1-1-first-room"], now=NOW)
        store.settle([(claim_one(store), HELD)], now=NOW)
        store.settle([(claim_one(store), Sent(receipt="1"))], now=NOW)
        assert {row.key: row.tries for row in store.outbox()} == {"se1-1-first-room": 3, "se2-1-first-room": 2}
        row = store.delivery("se1-1-first-room")
        assert row
        assert row.tries == 3

    @pytest.mark.parametrize(
        ("tried", "state"),
        [pytest.param(False, "due", id="never tried"), pytest.param(True, "retry", id="tried before")],
    )
    def test_a_lease_given_back_leaves_it_as_it_was(self, store: Store, *, tried: bool, state: str) -> None:
        put(store, make_delivery())
        if tried:
            store.settle([(claim_one(store), Retry(due=NOW, why="busy"))], now=NOW)
        store.release([claim_one(store)], now=NOW)
        assert [row.state for row in store.outbox()] == [state]

    def test_nobody_has_a_life_who_never_was(self, store: Store) -> None:
        assert store.delivery("unknown") is None
        assert store.life("unknown") == ()

    def test_what_is_settled_goes_when_its_days_are_over_a_few_at_a_time(self, store: Store) -> None:
        put(store, *(make_delivery(f"e{number}") for number in range(4)))
        one, two, three, _ = store.claim("room", now=NOW, limit=4, lease=LEASE)
        store.settle([(one, Sent(receipt="1"))], now=NOW)
        store.settle([(two, SUPPRESSED)], now=NOW + SECOND)
        store.settle([(three, Dead(why="refused"))], now=NOW + HOUR)
        assert store.forget(before=NOW + MINUTE, limit=1) == 1
        assert store.life(one.key) == ()
        assert store.forget(before=NOW + MINUTE, limit=10) == 1
        assert store.forget(before=NOW + MINUTE, limit=10) == 0
        assert len(store.outbox()) == 2, "what still waits never goes"

    def test_how_much_went_out_lately(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"), make_delivery("e3"))
        one, two, _ = store.claim("room", now=NOW, limit=3, lease=LEASE)
        store.settle([(one, Sent(receipt="1"))], now=NOW)
        store.settle([(two, Sent(receipt="2"))], now=NOW + MINUTE)
        assert store.sent_since("room", NOW - SECOND) == 2
        assert store.sent_since("room", NOW) == 1
        assert store.sent_since("hook", NOW - SECOND) == 0


class PausedContract:
    """Whoever runs bongsu hears of a channel that takes nothing, and of its repair, through the others."""

    def test_once_through_the_others_and_once_more_at_its_end(self, store: Store) -> None:
        put(store, make_delivery("e1"), make_delivery("e2"))
        broken = Retry(due=NOW, why="HTTP 404", channel_broken=True)
        [notice] = store.settle([(claim_one(store), broken)], now=NOW, ops=["room", "ops"])
        assert (notice.code, notice.state, notice.params) == ("ops.paused", "raised", (("why", "HTTP 404"),))
        assert store.settle([(claim_one(store), broken)], now=NOW, ops=["room", "ops"]) == (), "it is known"
        [notice] = store.settle([(claim_one(store), Sent(receipt="1"))], now=NOW, ops=["room", "ops"])
        assert notice.state == "cleared"
        told = sorted((row.channel, row.reason) for row in store.outbox() if row.story.startswith("ops-"))
        assert told == [("ops", "cleared"), ("ops", "raised")]

    def test_what_merely_fails_is_no_matter_of_operations(self, store: Store) -> None:
        put(store, make_delivery())
        assert store.settle([(claim_one(store), Retry(due=NOW, why="busy"))], now=NOW, ops=["ops"]) == ()
