"""Reminders that later news puts an end to, in the transaction that records it."""

from dataclasses import replace

import pytest

from bongsu.model import Delivery, Reason, Sent
from bongsu.story import Superseded
from storage import Store
from tests.storage.samples import DAY, HOUR, LEASE, NOW, keep, make_alert, make_delivery, make_entry, make_outcome, put


def reminder(channel: str = "room", *, revision: int = 1, story: str = "e1") -> Delivery:
    alert = replace(make_alert(story, revision=revision), occasion="d-7", reason=Reason.REMINDER)
    key = f"{alert.story}-{revision}-d-7-{channel}"
    return Delivery(key=key, channel=channel, alert=alert, due=NOW + DAY, created=NOW)


def record(store: Store, *over: Superseded, deliveries: tuple[Delivery, ...] = ()) -> None:
    entry = make_entry("later")
    keep(store, entry, now=NOW + HOUR)
    assert store.record(replace(make_outcome(entry, deliveries), superseded=over), now=NOW + HOUR)


def states(store: Store) -> dict[str, str]:
    return {row.key: row.state for row in store.outbox(limit=100)}


def test_a_reminder_is_held_until_its_day_and_its_patience_begins_then(store: Store) -> None:
    put(store, reminder())
    row = store.delivery("se1-1-d-7-room")
    assert row is not None
    assert (row.state, row.until, row.created) == ("held", NOW + DAY, NOW)
    assert store.claim("room", now=NOW + DAY - HOUR, limit=9, lease=LEASE) == ()
    [claimed] = store.claim("room", now=NOW + DAY, limit=9, lease=LEASE)
    assert claimed.created == NOW + DAY


@pytest.mark.parametrize(
    ("channels", "ended"),
    [
        pytest.param(None, {"se1-1-d-7-room", "se1-1-d-7-hook"}, id="on all channels"),
        pytest.param(("hook",), {"se1-1-d-7-hook"}, id="where the news is told"),
        pytest.param((), set(), id="nowhere"),
    ],
)
def test_later_news_ends_earlier_reminders_of_its_story(
    store: Store, channels: tuple[str, ...] | None, ended: set[str]
) -> None:
    put(store, reminder("room"), reminder("hook"), reminder(story="e2"))
    new = reminder("room", revision=2)
    record(store, Superseded(story="se1", revision=2, channels=channels, why="새 소식"), deliveries=(new,))
    assert {key for key, state in states(store).items() if state == "suppressed"} == ended
    assert states(store)[new.key] == "held", "the new one stands"


def test_its_life_says_when_and_why(store: Store) -> None:
    put(store, reminder())
    record(store, Superseded(story="se1", revision=2, channels=None, why="새 소식"))
    last = store.life("se1-1-d-7-room")[-1]
    assert (last.at, last.event, last.why) == (NOW + HOUR, "suppressed", "새 소식")
    row = store.delivery("se1-1-d-7-room")
    assert row is not None
    assert (row.settled, row.until) == (NOW + HOUR, None)


def test_news_ends_reminders_and_no_other_news(store: Store) -> None:
    put(store, make_delivery(), reminder())
    record(store, Superseded(story="se1", revision=2, channels=None, why="새 소식"))
    assert states(store) == {"se1-1-first-room": "due", "se1-1-d-7-room": "suppressed"}


def test_those_of_news_that_came_later_still_stand(store: Store) -> None:
    put(store, reminder(revision=1), reminder(revision=2), reminder(revision=3))
    record(store, Superseded(story="se1", revision=2, channels=None, why="새 소식"))
    assert states(store) == {"se1-1-d-7-room": "suppressed", "se1-2-d-7-room": "held", "se1-3-d-7-room": "held"}


def test_a_reminder_that_went_out_stays_sent(store: Store) -> None:
    put(store, reminder())
    [claimed] = store.claim("room", now=NOW + DAY, limit=9, lease=LEASE)
    store.settle([(claimed, Sent(receipt="7"))], now=NOW + DAY)
    record(store, Superseded(story="se1", revision=2, channels=None, why="새 소식"))
    assert states(store) == {"se1-1-d-7-room": "sent"}


def test_what_is_on_its_way_is_left_alone(store: Store) -> None:
    put(store, reminder())
    store.claim("room", now=NOW + DAY, limit=9, lease=LEASE)
    record(store, Superseded(story="se1", revision=2, channels=None, why="새 소식"))
    assert states(store)["se1-1-d-7-room"] == "leased"
