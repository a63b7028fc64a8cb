"""The part of the store that deliveries go through."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bongsu.model import Delivery, Settlement
from storage import channels, outbox
from storage.part import StorePart
from storage.states import ChannelState, OutboxRow, OutboxState


class OutboxStore(StorePart):
    """Claims, settles and shows deliveries."""

    def claim(self, channel: str, *, now: datetime, limit: int, lease: timedelta) -> tuple[Delivery, ...]:
        """Lease at most `limit` deliveries of `channel` for `lease`, the oldest first; also those whose last lease ran out.

        A broken channel gives nothing until its probe time, then one delivery.
        """
        with self._database.write():
            return outbox.claim(self._database, channel, now=now, limit=limit, lease=lease)

    def settle(self, settled: Sequence[tuple[Delivery, Settlement]], *, now: datetime) -> None:
        """Record how a group of attempts ended, in one transaction.

        What is sent stays sent. A `Retry` or `Dead` counts only from the one who holds the lease.
        """
        with self._database.write():
            for delivery, settlement in settled:
                outbox.settle(self._database, delivery, settlement, now=now)

    def release(self, deliveries: Sequence[Delivery], *, now: datetime) -> None:
        """Give back leases unused, so that the next start need not wait for their end."""
        with self._database.write():
            for delivery in deliveries:
                outbox.release(self._database, delivery, now=now)

    def expire_leases(self, *, now: datetime) -> int:
        """Give back every lease, at the start of the one daemon: whoever held them is dead. Returns how many."""
        with self._database.write():
            return outbox.expire_leases(self._database, now=now)

    def next_due(self, names: Sequence[str]) -> datetime | None:
        """Return when the first of the channels `names` has something to claim; None when all is settled."""
        return outbox.next_due(self._database, names)

    def outbox(
        self, *, states: Sequence[OutboxState] = (), channel: str | None = None, limit: int = 100
    ) -> tuple[OutboxRow, ...]:
        """Return the newest lines of the ledger in `states` (none named: in all), of `channel` (None: of all)."""
        return outbox.ledger(self._database, states=states, channel=channel, limit=limit)

    def retry(self, keys: Sequence[str] | None = None, *, channel: str | None = None, now: datetime) -> int:
        """Make the dead and the waiting due now, with fresh patience; return how many. Their channels count as repaired.

        `keys` and `channel` narrow it; None means all.
        """
        with self._database.write():
            return outbox.retry(self._database, keys, channel=channel, now=now)

    def bury(self, key: str, why: str, *, now: datetime) -> bool:
        """Give a delivery up; False when there is none, or it is sent or dead already."""
        with self._database.write():
            return outbox.bury(self._database, key, why, now=now)

    def channel_states(self) -> tuple[ChannelState, ...]:
        """Return how every channel fares that ever had a delivery, by name."""
        return channels.states(self._database)
