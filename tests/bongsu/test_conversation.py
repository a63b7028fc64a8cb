"""Which messages belong together."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bongsu.conversation import WAIT, Sight, Thread, answered, receipt, sight, updates
from bongsu.model import Reason
from bongsu.story import Outcome, Story
from tests.sample_alerts import ALERT
from tests.storage.samples import NOW, PAPER, make_delivery, make_entry, make_outcome, make_placement

STORY = Story(id="s0", revision=2, title="시, 인공지능 센터 연다", opened=NOW)
KNOWN = replace(make_placement(story=STORY, seen_revision=2), adds=None, told=frozenset({"room", "other"}))


def another_account(**changes: object) -> Outcome:
    return replace(make_outcome(make_entry("e9"), placement=KNOWN), **changes)  # type: ignore[arg-type]  # any field


def channels(outcome: Outcome, *chats: str) -> list[str]:
    return [each.channel for each in updates(outcome, PAPER, chats or ("room", "hook"), now=NOW)]


@pytest.mark.parametrize("chat", [0, -1009, 5])
def test_a_receipt_says_which_message_it_was(chat: int) -> None:
    assert sight(receipt(17, chat)) == Sight(message=17, chat=chat)


@pytest.mark.parametrize("said", ["", "sent", "message x", "message 7 in", "nothing to do", "message 7 in -1 "])
def test_other_receipts_speak_of_no_message(said: str) -> None:
    assert sight(said) is None


@pytest.mark.parametrize(
    ("reason", "thread", "receipt_"),
    [
        pytest.param(Reason.NEW_FACTS, Thread(receipt="message 1"), "message 1", id="more on the same story"),
        pytest.param(Reason.CORRECTED, Thread(receipt="message 1"), "message 1", id="a correction"),
        pytest.param(Reason.REMINDER, Thread(receipt="message 1"), "message 1", id="a reminder"),
        pytest.param(Reason.NEXT_STAGE, Thread(before="message 2"), "message 2", id="a story that follows another"),
        pytest.param(Reason.NEXT_STAGE, Thread(receipt="message 1", before="message 2"), "message 1", id="its own goes first"),
        pytest.param(Reason.NEW_FACTS, Thread(), "", id="nothing was sent before"),
        pytest.param(Reason.FIRST, Thread(receipt="message 1"), "", id="what is new answers nothing"),
    ],
)
def test_what_a_message_answers(reason: Reason, thread: Thread, receipt_: str) -> None:
    assert answered(replace(ALERT, reason=reason), thread) == receipt_


def test_another_account_brings_the_messages_of_those_up_to_date_who_know_the_story() -> None:
    [update] = updates(another_account(), PAPER, ["room", "hook"], now=NOW)
    assert update.key == "s0-2-outlets-e9-room"
    assert (update.channel, update.due) == ("room", NOW + WAIT)
    assert timedelta(minutes=1) == WAIT


def test_it_is_the_same_at_every_judging() -> None:
    assert updates(another_account(), PAPER, ["room"], now=NOW) == updates(another_account(), PAPER, ["room"], now=NOW)


def test_each_chat_has_its_own() -> None:
    assert channels(another_account(), "room", "other", "third") == ["other", "room"]


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(another_account(placements=(replace(KNOWN, told=frozenset()),)), id="nobody was told of the story"),
        pytest.param(another_account(placements=(replace(KNOWN, seen_revision=0),)), id="it opens the story"),
        pytest.param(
            replace(another_account(), article=replace(another_account().article, entry=replace(make_entry("e9"), edition=2))),
            id="the same outlet once more",
        ),
        pytest.param(
            another_account(deliveries=(replace(make_delivery(), alert=replace(ALERT, story="s0")),)), id="it is news itself"
        ),
        pytest.param(
            another_account(deliveries=(replace(make_delivery(), alert=replace(ALERT, also=("s0",))),)),
            id="the news of another story tells it as well",
        ),
    ],
)
def test_what_brings_nothing_up_to_date(outcome: Outcome) -> None:
    assert channels(outcome) == []
