"""Alerts that are set aside, to be told together."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.model import Alert, Delivery, Digest, Folded, Held, Retry, Sent, Suppressed
from storage import Store
from storage.digests import Composed
from tests.storage.samples import DAY, HOUR, LEASE, MINUTE, NOW, make_alert, make_delivery, put

MORNING = Folded(digest="digest-20261105T1330-room", until=NOW + HOUR, why="모아서 알립니다")


def fold(store: Store, *names: str, into: Folded = MORNING, now: datetime = NOW) -> None:
    put(store, *(make_delivery(name, created=now) for name in names), now=now)
    claimed = store.claim("room", now=now, limit=10, lease=LEASE)
    store.settle([(each, into) for each in claimed if isinstance(each.alert, Alert)], now=now)


def in_one(folded: tuple[Delivery, ...]) -> Composed:
    alerts = tuple(each.alert for each in folded if isinstance(each.alert, Alert))
    digest = Digest(story=MORNING.digest, due=MORNING.until, alerts=alerts, part=1, parts=1, total=len(alerts))
    return Composed(parts=[(digest, [each.key for each in folded])] if alerts else [])


def one_each(folded: tuple[Delivery, ...]) -> Composed:
    [whole] = [digest for digest, _ in in_one(folded).parts]
    return Composed(
        parts=[
            (replace(whole, alerts=(alert,), part=number, parts=len(folded)), [each.key])
            for number, (alert, each) in enumerate(zip(whole.alerts, folded, strict=True), 1)
        ]
    )


def claim_digest(store: Store, now: datetime = NOW + HOUR) -> Delivery:
    [claimed] = store.claim("room", now=now, limit=10, lease=LEASE)
    assert isinstance(claimed.alert, Digest)
    return claimed


def states(store: Store) -> dict[str, str]:
    return {row.key: row.state for row in store.outbox(limit=100)}


def test_a_digest_is_in_the_outbox_as_soon_as_something_is_folded_into_it(store: Store) -> None:
    fold(store, "e1", "e2")
    assert store.next_due(["room"]) == NOW + HOUR
    row = store.delivery(MORNING.digest)
    assert row is not None
    assert (row.state, row.until, row.title, row.reason) == ("held", NOW + HOUR, "digest@2026-11-05T11:00", "digest")
    assert store.claim("room", now=NOW + HOUR - MINUTE, limit=10, lease=LEASE) == ()


def test_it_tells_what_was_folded_in_turn(store: Store) -> None:
    fold(store, "e1")
    fold(store, "e0", now=NOW + MINUTE)
    told = store.compose(claim_digest(store), in_one, now=NOW + HOUR)
    assert told is not None
    assert isinstance(told.alert, Digest)
    assert [alert.entry for alert in told.alert.alerts] == ["e1", "e0"]
    store.settle([(told, Sent(receipt="7"))], now=NOW + HOUR)
    assert states(store) == {"se1-1-first-room": "folded", "se0-1-first-room": "folded", MORNING.digest: "sent"}


def test_a_long_one_goes_out_in_parts_one_after_the_other(store: Store) -> None:
    fold(store, "e1", "e2", "e3")
    first = store.compose(claim_digest(store), one_each, now=NOW + HOUR)
    assert first is not None
    assert store.claim("room", now=NOW + HOUR, limit=10, lease=LEASE) == (), "the second waits for the first"
    store.settle([(first, Sent(receipt="7"))], now=NOW + HOUR)
    second = claim_digest(store)
    assert isinstance(second.alert, Digest)
    assert (second.key, second.alert.part, second.alert.alerts) == (f"{MORNING.digest}-part2", 2, (make_alert("e2"),))
    row = store.delivery("se2-1-first-room")
    assert row is not None
    assert row.digest == second.key, "the ledger says where it was told"


def test_its_text_stands_from_the_first_attempt_on(store: Store) -> None:
    fold(store, "e1")
    told = store.compose(claim_digest(store), in_one, now=NOW + HOUR)
    assert told is not None
    store.settle([(told, Retry(due=NOW + 2 * HOUR, why="busy"))], now=NOW + HOUR)
    assert claim_digest(store, NOW + 2 * HOUR).alert == told.alert


def test_what_comes_after_it_went_out_is_told_by_another(store: Store) -> None:
    """Its time may come twice, where the clock is set back."""
    fold(store, "e1")
    told = store.compose(claim_digest(store), in_one, now=NOW + HOUR)
    assert told is not None
    store.settle([(told, Sent(receipt="7"))], now=NOW + HOUR)
    fold(store, "e2")
    again = claim_digest(store)
    assert again.key == f"{MORNING.digest}-2"
    assert [each.key for each in store.folded(again.key)] == ["se2-1-first-room"]


def test_what_comes_while_it_is_made_or_was_found_empty_is_told_by_another(store: Store) -> None:
    fold(store, "e1")
    claimed = claim_digest(store)
    put(store, make_delivery("e2"), make_delivery("e3"))
    store.set_aside(["se2-1-first-room"], MORNING, now=NOW + HOUR)
    store.settle([(claimed, Suppressed(why="nothing to tell"))], now=NOW + HOUR)
    store.set_aside(["se3-1-first-room"], MORNING, now=NOW + HOUR)
    assert [each.key for each in store.folded(f"{MORNING.digest}-2")] == ["se2-1-first-room", "se3-1-first-room"]


def test_what_comes_when_its_text_stands_is_told_by_another(store: Store) -> None:
    """Its sender gave it back, so that it waits as it did before."""
    fold(store, "e1")
    told = store.compose(claim_digest(store), in_one, now=NOW + HOUR)
    assert told is not None
    store.release([told], now=NOW + HOUR)
    put(store, make_delivery("e2"))
    assert store.set_aside(["se2-1-first-room"], MORNING, now=NOW + HOUR) == 1
    assert [each.key for each in store.folded(f"{MORNING.digest}-2")] == ["se2-1-first-room"]


def test_a_held_one_goes_on_gathering(store: Store) -> None:
    fold(store, "e1")
    claimed = claim_digest(store)
    store.settle([(claimed, Held(until=NOW + 3 * HOUR, why="quiet"))], now=NOW + HOUR)
    fold(store, "e2", now=NOW + 2 * HOUR)
    assert len(store.folded(MORNING.digest)) == 2


def test_what_is_silent_by_then_is_left_out(store: Store) -> None:
    fold(store, "e1", "e2")

    def without_the_first(folded: tuple[Delivery, ...]) -> Composed:
        return replace(in_one(folded[1:]), left_out=[(folded[0].key, Suppressed(why="silence 1"))])

    told = store.compose(claim_digest(store), without_the_first, now=NOW + HOUR)
    assert told is not None
    row = store.delivery("se1-1-first-room")
    assert row is not None
    assert (row.state, row.why, row.digest) == ("suppressed", "silence 1", "")
    assert [event.event for event in store.life("se1-1-first-room")] == ["put", "leased", "folded", "suppressed"]


def test_an_empty_one_is_nothing(store: Store) -> None:
    fold(store, "e1")
    store.retry(["se1-1-first-room"], now=NOW)
    [by_hand] = store.claim("room", now=NOW, limit=10, lease=LEASE)
    store.settle([(by_hand, Sent(receipt="7"))], now=NOW)
    assert store.compose(claim_digest(store), in_one, now=NOW + HOUR) is None


def test_whoever_lost_its_lease_changes_nothing(store: Store) -> None:
    fold(store, "e1", "e2")
    lost = claim_digest(store)
    again = claim_digest(store, NOW + HOUR + LEASE)
    before = store.outbox()

    def one_told_and_one_silent(folded: tuple[Delivery, ...]) -> Composed:
        return replace(in_one(folded[1:]), left_out=[(folded[0].key, Suppressed(why="silence 1"))])

    assert store.compose(lost, one_told_and_one_silent, now=NOW + HOUR) is None
    assert store.outbox() == before
    assert store.compose(again, in_one, now=NOW + HOUR + LEASE) is not None


def test_what_is_all_silent_by_then_is_left_out_whole(store: Store) -> None:
    fold(store, "e1")
    silent = Composed(parts=[], left_out=[("se1-1-first-room", Suppressed(why="silence 1"))])
    assert store.compose(claim_digest(store), lambda _: silent, now=NOW + HOUR) is None
    assert states(store)["se1-1-first-room"] == "suppressed"


@pytest.mark.parametrize("by_key", [pytest.param(True, id="by its key"), pytest.param(False, id="with all of its channel")])
def test_what_somebody_names_is_sent_by_hand(store: Store, *, by_key: bool) -> None:
    put(store, make_delivery("e1"))
    [claimed] = store.claim("room", now=NOW, limit=10, lease=LEASE)
    store.settle([(claimed, Retry(due=NOW + DAY, why="busy"))], now=NOW)
    store.retry([claimed.key] if by_key else None, now=NOW)
    [again] = store.claim("room", now=NOW, limit=10, lease=LEASE)
    assert again.by_hand is by_key


def test_what_went_out_after_all_is_not_told_again_by_its_digest(store: Store) -> None:
    """Its sender was slow, and lost its lease to one who folded it."""
    put(store, make_delivery("e1"))
    [slow] = store.claim("room", now=NOW, limit=1, lease=LEASE)
    [again] = store.claim("room", now=NOW + LEASE, limit=1, lease=LEASE)
    store.settle([(again, MORNING)], now=NOW + LEASE)
    assert len(store.folded(MORNING.digest)) == 1
    store.settle([(slow, Sent(receipt="7"))], now=NOW + LEASE)
    assert store.folded(MORNING.digest) == ()


def test_what_waits_for_its_digest_is_not_forgotten(store: Store) -> None:
    fold(store, "e1", into=replace(MORNING, until=NOW + 5 * DAY))
    assert store.forget(before=NOW + DAY, limit=10) == 0
    told = store.compose(claim_digest(store, NOW + 5 * DAY), in_one, now=NOW + 5 * DAY)
    assert told is not None
    store.settle([(told, Sent(receipt="7"))], now=NOW + 5 * DAY)
    assert store.forget(before=NOW + DAY, limit=10) == 1


def test_deliveries_that_wait_can_be_folded_by_key(store: Store) -> None:
    put(store, make_delivery("e1"))
    assert store.set_aside(["se1-1-first-room", "no-such-key"], MORNING, now=NOW) == 1
    assert store.delivery(MORNING.digest) is not None
