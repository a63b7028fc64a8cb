"""What was said in chats, and what follows from it."""

from dataclasses import replace
from datetime import datetime

import pytest

from bongsu.conversation import WAIT, Thread
from bongsu.model import Dead, Delivery, Reason, Sent
from bongsu.operations import Matter, deliveries
from bongsu.story import Story
from storage import Store
from storage.conversations import Label, Proposal
from tests.storage.samples import (
    CITY,
    DAY,
    HOUR,
    LEASE,
    MATCH,
    NOW,
    SECOND,
    keep,
    make_alert,
    make_delivery,
    make_entry,
    make_outcome,
    make_placement,
    put,
)

NEWS = make_alert()
FIRST = make_delivery()
DISK = Matter(subject="disk", name="디스크", code="ops.failing")
STORY = Story(id="se1", revision=1, title="시, 인공지능 센터 연다", opened=NOW)


def send(store: Store, delivery: Delivery, receipt: str, *, now: datetime = NOW) -> None:
    [claimed] = store.claim(delivery.channel, now=now, limit=1, lease=LEASE)
    assert claimed.key == delivery.key
    store.settle([(claimed, Sent(receipt=receipt))], now=now)


def told(store: Store, receipt: str = "message 5 in -1001") -> None:
    """Have the room be told of the first story."""
    keep(store, make_entry())
    assert store.record(make_outcome(make_entry(), [FIRST]), now=NOW)
    send(store, FIRST, receipt)


def update(number: int) -> Delivery:
    alert = replace(NEWS, reason=Reason.OUTLETS, occasion=f"outlets-{number}")
    return replace(FIRST, key=f"se1-1-outlets-{number}-room", alert=alert, due=NOW + WAIT)


def one_more_outlet(store: Store, number: int, *, now: datetime = NOW) -> None:
    entry = make_entry(f"o{number}", source="city")
    keep(store, entry, source=CITY)
    placement = make_placement(story=STORY, seen_revision=1)
    assert store.record(make_outcome(entry, placement=placement), now=now, updates=[update(number)])


def test_a_thread_begins_with_what_told_the_story(store: Store) -> None:
    told(store)
    news = replace(FIRST, alert=replace(NEWS, revision=2, reason=Reason.NEW_FACTS))
    thread = store.thread(news)
    assert (thread.first, thread.receipt) == (FIRST.alert, "message 5 in -1001")
    assert thread.outlets == ("paper",)


def test_it_begins_with_the_news_that_went_out_first_and_not_with_the_last(store: Store) -> None:
    told(store)
    more = replace(FIRST, key="se1-2-first-room", alert=replace(NEWS, revision=2, reason=Reason.NEW_FACTS), due=NOW + SECOND)
    store.tell([more])
    send(store, more, "message 9 in -1001", now=NOW + SECOND)
    assert store.thread(more).receipt == "message 5 in -1001"


@pytest.mark.parametrize("buried", [pytest.param(False, id="it waits"), pytest.param(True, id="it was given up")])
def test_what_did_not_go_out_begins_no_thread(store: Store, *, buried: bool) -> None:
    put(store, FIRST)
    if buried:
        assert store.bury(FIRST.key, "by hand", now=NOW)
    assert (store.thread(FIRST).first, store.thread(FIRST).receipt) == (None, "")


def test_what_follows_an_earlier_stage_knows_the_message_about_that(store: Store) -> None:
    told(store)
    later = replace(FIRST, alert=replace(NEWS, story="s-later", follows="se1"))
    assert store.thread(later) == Thread(before="message 5 in -1001")


def test_other_channels_have_threads_of_their_own(store: Store) -> None:
    told(store)
    assert store.thread(replace(FIRST, channel="hook")).receipt == ""


def test_a_notice_has_no_thread(store: Store) -> None:
    known = store.report("disk", found=[DISK], channels=["room"], now=NOW)
    [delivery] = deliveries(known, ["room"])
    assert store.thread(delivery) == Thread()


def test_outlets_count_once_in_the_order_in_which_they_came(store: Store) -> None:
    told(store)
    one_more_outlet(store, 1)
    one_more_outlet(store, 2)
    assert store.thread(FIRST).outlets == ("paper", "city")


def test_a_swarm_of_outlets_makes_one_update(store: Store) -> None:
    told(store)
    for number in range(5):
        one_more_outlet(store, number)
    assert [row.key for row in store.outbox() if row.reason == "outlets"] == [update(0).key]
    assert store.claim("room", now=NOW + WAIT - SECOND, limit=9, lease=LEASE) == ()
    [only] = store.claim("room", now=NOW + WAIT, limit=9, lease=LEASE)
    assert only.key == update(0).key


def test_an_outlet_that_comes_while_an_update_is_on_its_way_makes_another_that_goes_after_it(store: Store) -> None:
    told(store)
    one_more_outlet(store, 1)
    [first] = store.claim("room", now=NOW + WAIT, limit=9, lease=LEASE)
    one_more_outlet(store, 2)
    assert store.claim("room", now=NOW + WAIT, limit=9, lease=LEASE) == ()
    store.settle([(first, Sent(receipt="message 5 in -1001"))], now=NOW + WAIT)
    [second] = store.claim("room", now=NOW + WAIT, limit=9, lease=LEASE)
    assert second.key == update(2).key


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(update(1), key="hook-1", channel="hook"), id="on another channel"),
        pytest.param(
            replace(update(1), key="se2-1", alert=replace(NEWS, story="se2", reason=Reason.OUTLETS)), id="of another story"
        ),
        pytest.param(FIRST, id="the news itself, which is still to go out"),
    ],
)
def test_what_waits_elsewhere_makes_no_update_needless(store: Store, other: Delivery) -> None:
    keep(store, make_entry())
    assert store.record(make_outcome(make_entry(), [other]), now=NOW)
    one_more_outlet(store, 7)
    assert store.delivery(update(7).key) is not None


def test_an_update_that_went_out_is_followed_by_the_next(store: Store) -> None:
    told(store)
    one_more_outlet(store, 1)
    send(store, update(1), "message 5 in -1001", now=NOW + WAIT)
    one_more_outlet(store, 2)
    assert store.delivery(update(2).key) is not None


def test_an_update_is_no_message_that_readers_count(store: Store) -> None:
    told(store)
    one_more_outlet(store, 1)
    send(store, update(1), "message 5 in -1001", now=NOW + WAIT)
    assert store.sent_since("room", NOW - HOUR) == 1
    assert store.alerts_sent("room", since=NOW) == (FIRST.alert,)
    assert store.thread(FIRST).first == FIRST.alert


def test_what_was_sent_since(store: Store) -> None:
    told(store)
    assert store.alerts_sent("room", since=NOW + SECOND) == ()
    assert store.alerts_sent("hook", since=NOW) == ()


def test_it_comes_in_the_order_in_which_it_went_out(store: Store) -> None:
    early, late = make_delivery("e9"), make_delivery("e1")
    put(store, early, late)
    claimed = {each.key: each for each in store.claim("room", now=NOW, limit=9, lease=LEASE)}
    store.settle([(claimed[late.key], Sent(receipt="2"))], now=NOW + SECOND)
    store.settle([(claimed[early.key], Sent(receipt="1"))], now=NOW)
    assert store.alerts_sent("room", since=NOW) == (early.alert, late.alert)


def test_a_trial_a_word_to_the_operator_and_what_failed_were_not_sent_as_news(store: Store) -> None:
    trial = replace(FIRST, key="trial", alert=replace(NEWS, reason=Reason.TEST))
    refused = make_delivery("e2")
    put(store, trial, refused)
    store.report("disk", found=[DISK], channels=["room"], now=NOW)
    for claimed in store.claim("room", now=NOW, limit=9, lease=LEASE):
        store.settle([(claimed, Dead(why="refused") if claimed.key == refused.key else Sent(receipt="1"))], now=NOW)
    assert store.counts().outbox["sent"] == 2
    assert store.alerts_sent("room", since=NOW) == ()


def test_a_delivery_is_found_by_what_it_told(store: Store) -> None:
    told(store)
    found = store.told("room", "se1", 1)
    assert found is not None
    assert found.key == FIRST.key
    reminder = replace(FIRST, key="a-reminder", alert=replace(NEWS, reason=Reason.REMINDER), due=NOW + DAY)
    store.tell([reminder])
    assert store.told("room", "se1", 1) == found, "the news, and not what was said of it later"
    assert store.told("hook", "se1", 1) is None
    assert store.told("room", "se1", 2) is None


def test_an_update_told_nobody_of_a_story(store: Store) -> None:
    put(store, update(1))
    assert store.told("room", "se1", 1) is None


def test_each_person_has_one_voice_and_the_last_word_counts(store: Store) -> None:
    told(store)
    store.label(FIRST, "a", is_right=True, now=NOW)
    store.label(FIRST, "b", is_right=False, now=NOW)
    store.label(FIRST, "a", is_right=False, now=NOW + SECOND)
    assert [(label.who, label.is_right) for label in store.labels()] == [("b", False), ("a", False)]
    assert store.labels()[0] == Label(
        delivery=FIRST.key,
        who="b",
        is_right=False,
        entry="e1",
        title=make_entry().title,
        rules=(MATCH.rule,),
        channel="room",
        at=NOW,
    )


def test_what_was_said_at_one_time_stands_by_delivery_and_person(store: Store) -> None:
    second = make_delivery("e2")
    for delivery, who in ((second, "a"), (FIRST, "b"), (FIRST, "a")):
        store.label(delivery, who, is_right=True, now=NOW)
    assert [(label.delivery, label.who) for label in store.labels()] == [(FIRST.key, "a"), (FIRST.key, "b"), (second.key, "a")]
    assert {label.title for label in store.labels()} == {""}, "of an entry that is not known any more"


def test_labels_outlive_the_ledger(store: Store) -> None:
    told(store)
    store.label(FIRST, "a", is_right=True, now=NOW)
    assert store.forget(before=NOW + DAY, limit=9) == 1
    assert [label.entry for label in store.labels()] == ["e1"]


def test_of_a_notice_nothing_is_kept(store: Store) -> None:
    known = store.report("disk", found=[DISK], channels=["room"], now=NOW)
    [delivery] = deliveries(known, ["room"])
    store.label(delivery, "a", is_right=True, now=NOW)
    assert store.labels() == ()


def test_the_number_of_a_chat_that_moved_is_news_once(store: Store) -> None:
    assert store.moved_to("room", "-1001") == ""
    assert store.chat_moved("room", "-1001", "-1009", now=NOW)
    assert not store.chat_moved("room", "-1001", "-1009", now=NOW)
    assert store.moved_to("room", "-1001") == "-1009"
    assert store.chat_moved("room", "-1001", "-1010", now=NOW)
    assert store.moved_to("room", "-1001") == "-1010"
    assert (store.moved_to("room", "-2002"), store.moved_to("hook", "-1001")) == ("", ""), "no other chat, no other channel"


def test_each_bot_goes_on_where_it_was(store: Store) -> None:
    assert store.next_update("7") == 0
    store.keep_next_update("7", 101)
    store.keep_next_update("7", 102)
    store.keep_next_update("8", 5)
    assert (store.next_update("7"), store.next_update("8")) == (102, 5)


def test_a_channel_that_is_asked_to_be_quiet_keeps_everything_until_then(store: Store) -> None:
    store.pause(["room"], until=NOW + HOUR)
    put(store, FIRST, make_delivery(channel="hook"))
    assert store.claim("room", now=NOW, limit=9, lease=LEASE) == ()
    assert len(store.claim("hook", now=NOW, limit=9, lease=LEASE)) == 1
    assert store.next_due(["room"]) == NOW + HOUR
    assert len(store.claim("room", now=NOW + HOUR, limit=9, lease=LEASE)) == 1


def test_it_may_speak_again_before(store: Store) -> None:
    put(store, FIRST)
    store.pause(["room"], until=NOW + HOUR)
    assert store.paused_until("room") == NOW + HOUR
    store.pause(["room"], until=None)
    assert store.paused_until("room") is None
    assert store.paused_until("nowhere") is None
    assert len(store.claim("room", now=NOW, limit=9, lease=LEASE)) == 1


def test_a_rule_that_was_proposed_is_kept_until_it_is_taken_or_dropped(store: Store) -> None:
    proposal = Proposal(id="p1", channel="room", chat="-1001", rule="id: watch-1", at=NOW)
    other = replace(proposal, id="p2")
    store.propose(proposal)
    store.propose(other)
    assert store.proposal("p1") == proposal
    store.drop_proposal("p1")
    assert (store.proposal("p1"), store.proposal("p2")) == (None, other)


def test_what_nobody_agreed_to_is_forgotten_after_a_week(store: Store) -> None:
    old = Proposal(id="old", channel="room", chat="-1001", rule="id: watch-1", at=NOW)
    for proposal in (old, replace(old, id="young", at=NOW + 7 * DAY), replace(old, id="new", at=NOW + 7 * DAY + SECOND)):
        store.propose(proposal)
    assert store.proposal("old") is None
    assert store.proposal("young") is not None
