"""The part of the store that deliveries go through."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bongsu.delivery import PAUSED, paused, subject_of
from bongsu.model import Delivery, Folded, Held, Notice, Retry, Sent, Settlement, Suppressed
from bongsu.operations import deliveries
from storage import channels, ledger, matters, outbox
from storage.digests import DigestStore
from storage.states import ChannelState, OutboxEventRow, OutboxRow, OutboxState


class OutboxStore(DigestStore):
    """Claims, settles and shows deliveries."""

    def claim(self, channel: str, *, now: datetime, limit: int, lease: timedelta) -> tuple[Delivery, ...]:
        """Lease at most `limit` deliveries of `channel` for `lease`, urgent and oldest first; also those whose lease ran out.

        Of one story only what is next is leased: never something while an earlier one is still to be sent. A channel that asked
        for rest gives nothing until then; a broken one nothing until its probe time, then one delivery.
        """
        with self._database.write():
            return outbox.claim(self._database, channel, now=now, limit=limit, lease=lease)

    def settle(
        self, settled: Sequence[tuple[Delivery, Settlement]], *, now: datetime, ops: Sequence[str] = ()
    ) -> tuple[Notice, ...]:
        """Record how a group of attempts ended, in one transaction.

        What is sent stays sent. Anything but `Sent` counts only from the one who holds the lease. Returns notices of channels
        that are paused from now on, or no longer, told to those of the channels `ops` that are not the one in question.
        """
        with self._database.write():
            outbox.settle(self._database, settled, now=now)
            return tuple(self._tell_fates(settled, ops, now=now))

    def _tell_fates(
        self, settled: Sequence[tuple[Delivery, Settlement]], ops: Sequence[str], *, now: datetime
    ) -> Iterator[Notice]:
        for channel, why in _fates(settled).items():
            if why is None:
                notices = matters.clear(self._database, subject_of(channel), (PAUSED,), now=now)
            else:
                notices = matters.raise_all(self._database, (paused(channel, why),), now=now)
            outbox.insert(self._database, deliveries(notices, (name for name in ops if name != channel)))
            yield from notices

    def set_aside(self, keys: Sequence[str], settlement: Held | Folded | Suppressed, *, now: datetime) -> int:
        """Hold, fold or suppress deliveries that wait and that nobody is sending; return how many. Others stay as they are."""
        with self._database.write():
            return outbox.set_aside(self._database, keys, settlement, now=now)

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
        return ledger.lines(self._database, states=states, channel=channel, limit=limit)

    def delivery(self, key: str) -> OutboxRow | None:
        """Return the line of one delivery; None where there is none."""
        return ledger.line(self._database, key)

    def life(self, key: str) -> tuple[OutboxEventRow, ...]:
        """Return all that ever happened to a delivery, in order."""
        return ledger.life(self._database, key)

    def sent_since(self, channel: str, since: datetime) -> int:
        """Return how many messages went out by `channel` after `since`."""
        return ledger.sent_since(self._database, channel, since)

    def forget(self, *, before: datetime, limit: int) -> int:
        """Delete at most `limit` deliveries that were settled before `before`, with their lives; return how many."""
        with self._database.write():
            return ledger.forget(self._database, before=before, limit=limit)

    def retry(
        self, keys: Sequence[str] | None = None, *, channel: str | None = None, dead_only: bool = False, now: datetime
    ) -> int:
        """Make the dead and the waiting due now, with fresh patience; return how many. Their channels count as repaired.

        `keys`, `channel` and `dead_only` narrow it; None means all. What is held, folded, suppressed or buried goes only by its
        key.
        """
        with self._database.write():
            return outbox.retry(self._database, keys, channel=channel, dead_only=dead_only, now=now)

    def bury(self, key: str, why: str, *, now: datetime) -> bool:
        """Give a delivery up, one that died by itself too; False when there is none, or it is not to be sent any more."""
        with self._database.write():
            return outbox.bury(self._database, key, why, now=now)

    def channel_states(self) -> tuple[ChannelState, ...]:
        """Return how every channel fares that ever had a delivery, by name."""
        return channels.states(self._database)


def _fates(settled: Sequence[tuple[Delivery, Settlement]]) -> dict[str, str | None]:
    """Return why channels take nothing; None for those that took the last thing they were given."""
    fates: dict[str, str | None] = {}
    for delivery, settlement in settled:
        if isinstance(settlement, Sent):
            fates[delivery.channel] = None
        elif isinstance(settlement, Retry) and settlement.channel_broken:
            fates[delivery.channel] = settlement.why
    return fates
