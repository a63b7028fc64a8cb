"""The part of the store for those who come by themselves: pushes and subscriptions."""

from datetime import datetime

from bongsu.websub import Subscription
from storage import pushes, sources, websub
from storage.part import StorePart
from storage.states import Push


class IncomingStore(StorePart):
    """Keeps what was pushed and what is subscribed to."""

    def push(self, source_id: str, push_id: str) -> Push | None:
        """Return the message that a source numbered so before; None where it is new."""
        return pushes.one(self._database, source_id, push_id)

    def keep_push(self, source_id: str, push: Push, *, now: datetime) -> None:
        """Note that a message was answered. Its entries are to be there already: a repeat of it is not read again."""
        with self._database.write():
            pushes.keep(self._database, source_id, push, now=now)

    def subscription(self, source_id: str) -> Subscription | None:
        return websub.of_source(self._database, source_id)

    def subscription_at(self, callback: str) -> Subscription | None:
        """Return the subscription whose hub calls at `callback`; None where there is none, or no longer."""
        return websub.at(self._database, callback)

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Return all subscriptions, by source."""
        return websub.every(self._database)

    def due_subscriptions(self, *, now: datetime, limit: int) -> tuple[Subscription, ...]:
        """Return at most `limit` subscriptions to ask hubs for."""
        return websub.due(self._database, now=now, limit=limit)

    def keep_subscription(self, subscription: Subscription) -> None:
        """Keep a subscription in place of the one that its source had."""
        with self._database.write():
            websub.keep(self._database, subscription)

    def end_subscriptions(self, *, now: datetime) -> tuple[str, ...]:
        """Note which leases ran out: their sources are visited at once, as often as before. Returns them."""
        with self._database.write():
            ended = websub.end(self._database, now=now)
            sources.make_due(self._database, ended, now=now)
            return ended

    def drop_subscription(self, source_id: str, *, now: datetime) -> None:
        """Forget the subscription of a source, which is visited at once."""
        with self._database.write():
            if websub.drop(self._database, source_id):
                sources.make_due(self._database, [source_id], now=now)
