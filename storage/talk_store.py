"""The part of the store that chats are led with."""

from collections.abc import Sequence
from datetime import datetime

from bongsu.conversation import Thread
from bongsu.model import Alert, Delivery
from storage import conversations
from storage.conversations import Label, Proposal
from storage.silences import SilenceStore


class TalkStore(SilenceStore):
    """Knows what was said in chats, and what was answered."""

    def thread(self, delivery: Delivery) -> Thread:
        """Return what the channel of a delivery was told of its story, and who else tells it."""
        return conversations.thread(self._database, delivery)

    def told(self, channel: str, story: str, revision: int) -> Delivery | None:
        """Return the delivery that told a channel of a story at a revision; None where nothing did."""
        return conversations.told(self._database, channel, story, revision)

    def alerts_sent(self, channel: str, *, since: datetime) -> tuple[Alert, ...]:
        """Return the alerts that went out by a channel from `since` on, in order."""
        return conversations.sent_since(self._database, channel, since)

    def label(self, delivery: Delivery, who: str, *, is_right: bool, now: datetime) -> None:
        """Keep what a person says of an alert: their last word counts."""
        with self._database.write():
            conversations.label(self._database, delivery, who, is_right=is_right, now=now)

    def labels(self) -> tuple[Label, ...]:
        """Return all that people said of alerts, the oldest first."""
        return conversations.labels(self._database)

    def moved_to(self, channel: str, chat: str) -> str:
        """Return the number that the chat of a channel has now; "" where it is the one of rules.yaml."""
        return conversations.moved_to(self._database, channel, chat)

    def chat_moved(self, channel: str, chat: str, to: str, *, now: datetime) -> bool:
        """Note the number that the chat of a channel has now; return whether that is news."""
        with self._database.write():
            return conversations.moved(self._database, channel, chat, to, now=now)

    def next_update(self, bot: str) -> int:
        """Return the number of the first update that a bot has not seen to; 0 at first."""
        return conversations.next_update(self._database, bot)

    def keep_next_update(self, bot: str, number: int) -> None:
        """Note the number of the first update that a bot has not seen to."""
        with self._database.write():
            conversations.keep_next_update(self._database, bot, number)

    def pause(self, channels: Sequence[str], *, until: datetime | None) -> None:
        """Let channels be quiet until a time, at which they go on with all that waited; None: now."""
        with self._database.write():
            for channel in channels:
                conversations.pause(self._database, channel, until)

    def paused_until(self, channel: str) -> datetime | None:
        """Return until when a channel was asked to be quiet, also where that is over; None where it was not."""
        return conversations.paused_until(self._database, channel)

    def propose(self, proposal: Proposal) -> None:
        """Keep a rule that was proposed in a chat."""
        with self._database.write():
            conversations.propose(self._database, proposal)

    def proposal(self, id_: str) -> Proposal | None:
        """Return a proposed rule; None where there is none of that id any more."""
        return conversations.proposal(self._database, id_)

    def drop_proposal(self, id_: str) -> None:
        """Forget a proposed rule."""
        with self._database.write():
            conversations.drop_proposal(self._database, id_)
