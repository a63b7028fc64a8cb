"""The outbox: one row for each alert to each channel, from the decision to the receipt.

    due | retry ──claim──▶ leased ──settle──▶ sent | retry | dead
    due | retry ◀─release─ leased                   (or the lease runs out)
    due ◀────────────retry (by hand)───────── retry | dead
    due | retry | leased ──bury (by hand)───▶ dead

`ready` says from when a row may be claimed: its due, or the end of its lease. A lease is known by its end, which the delivery
carries: whoever settles after losing it changes nothing, except that a message which did go out is noted as sent.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bongsu.model import Alert, Delivery, Notice, Retry, Sent, Settlement
from bongsu.operations import identity
from storage import channels
from storage.database import Database, Row, listed
from storage.states import OUTBOX_STATES, OutboxRow, OutboxState
from storage.values import ALERT, moment, moment_or_none, stamp, stamp_or_none

CLAIM = """
    UPDATE outbox SET state = 'leased', ready = :until
    WHERE key IN (
        SELECT key FROM outbox WHERE channel = :channel AND ready <= :now ORDER BY created, key LIMIT :limit
    )
    RETURNING *
"""

NEXT_READY = "SELECT min(ready) FROM outbox WHERE channel = :channel AND ready IS NOT NULL"

_INSERT = """
    INSERT INTO outbox (key, channel, state, story, title, reason, alert, due, ready, attempts, created, tried_since)
    VALUES (:key, :channel, 'due', :story, :title, :reason, :alert, :due, :due, :attempts, :created, :created)
    ON CONFLICT (key) DO NOTHING
"""

_SENT = """
    UPDATE outbox SET state = 'sent', ready = NULL, settled = :now, why = '', receipt = :receipt
    WHERE key = :key AND state <> 'sent'
"""

_RETRY = """
    UPDATE outbox SET state = 'retry', due = :due, ready = :due, why = :why, attempts = attempts + :counted
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_DEAD = """
    UPDATE outbox SET state = 'dead', ready = NULL, settled = :now, why = :why
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_RELEASE = """
    UPDATE outbox SET state = iif(attempts > 0, 'retry', 'due'), ready = :now
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_EXPIRE = "UPDATE outbox SET state = iif(attempts > 0, 'retry', 'due'), ready = :now WHERE state = 'leased'"

_AGAIN = """
    UPDATE outbox SET state = 'due', due = :now, ready = :now, tried_since = :now, attempts = 0, settled = NULL
    WHERE state IN ('retry', 'dead')
        AND (:keys IS NULL OR key IN (SELECT value FROM json_each(:keys)))
        AND (:channel IS NULL OR channel = :channel)
    RETURNING channel
"""

_BURY = """
    UPDATE outbox SET state = 'dead', ready = NULL, settled = :now, why = :why
    WHERE key = :key AND state NOT IN ('sent', 'dead')
"""

_LEDGER = """
    SELECT * FROM outbox
    WHERE (:channel IS NULL OR channel = :channel)
        AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
    ORDER BY created DESC, key DESC LIMIT :limit
"""


def insert(database: Database, deliveries: Sequence[Delivery]) -> int:
    """Put deliveries in and return how many were new; one whose key is there already stays as it is."""
    new = 0
    for delivery in deliveries:
        channels.ensure(database, delivery.channel)
        new += database.run(
            _INSERT,
            key=delivery.key,
            channel=delivery.channel,
            **_columns(delivery.alert),
            alert=ALERT.dump(delivery.alert),
            due=stamp(delivery.due),
            attempts=delivery.attempts,
            created=stamp(delivery.created),
        )
    return new


def _columns(told: Alert | Notice) -> dict[str, str]:
    if isinstance(told, Notice):
        return {"story": identity(told.subject, told.code), "title": told.name, "reason": told.state}
    return {"story": told.story, "title": told.title, "reason": told.reason}


def claim(database: Database, channel: str, *, now: datetime, limit: int, lease: timedelta) -> tuple[Delivery, ...]:
    """Lease what is ready, oldest first; of a broken channel one delivery, as a probe, once its time has come."""
    allowed = channels.allowance(database, channel, now=now, limit=limit)
    if allowed == 0:
        return ()
    rows = database.rows(CLAIM, channel=channel, now=stamp(now), limit=allowed, until=stamp(now + lease))
    if rows:
        channels.probing(database, channel, until=now + lease)
    return tuple(_delivery(row) for row in sorted(rows, key=lambda row: (row["created"], row["key"])))


def settle(database: Database, delivery: Delivery, settlement: Settlement, *, now: datetime) -> None:
    """Record how an attempt ended."""
    match settlement:
        case Sent(receipt=receipt):
            database.run(_SENT, key=delivery.key, receipt=receipt, now=stamp(now))
            channels.repaired(database, [delivery.channel])
        case Retry(due=due, why=why, channel_broken=broken):
            database.run(_RETRY, **_leased(delivery), due=stamp(due), why=why, counted=int(not broken))
            if broken:
                channels.broken(database, delivery.channel, why, now=now, probe_at=due)
        case _:
            database.run(_DEAD, **_leased(delivery), why=settlement.why, now=stamp(now))


def release(database: Database, delivery: Delivery, *, now: datetime) -> None:
    """Give a lease back: the delivery, and the probe that it may have been, may be claimed at once."""
    if database.run(_RELEASE, **_leased(delivery), now=stamp(now)):
        channels.probe_released(database, delivery, now=now)


def expire_leases(database: Database, *, now: datetime) -> int:
    """Give back every lease, also those of probes; return how many."""
    channels.probes_lost(database, now=now)
    return database.run(_EXPIRE, now=stamp(now))


def next_due(database: Database, names: Sequence[str]) -> datetime | None:
    """Return when the first of the channels has something to claim."""
    times = [
        max(ready, channels.probe_at(database, name) or ready)
        for name in names
        if (ready := moment_or_none(database.rows(NEXT_READY, channel=name)[0][0]))
    ]
    return min(times, default=None)


def retry(database: Database, keys: Sequence[str] | None, *, channel: str | None, now: datetime) -> int:
    """Make retries and the dead due now; their channels count as repaired. Returns how many."""
    touched = [row["channel"] for row in database.rows(_AGAIN, keys=listed(keys), channel=channel, now=stamp(now))]
    named = [] if channel is None else [channel]
    channels.repaired(database, None if keys is None and channel is None else [*touched, *named])
    return len(touched)


def bury(database: Database, key: str, why: str, *, now: datetime) -> bool:
    """Give up what is neither sent nor dead; return whether there was such a delivery."""
    return bool(database.run(_BURY, key=key, why=why, now=stamp(now)))


def ledger(database: Database, *, states: Sequence[str], channel: str | None, limit: int) -> tuple[OutboxRow, ...]:
    """Return lines of the ledger, newest first."""
    return tuple(_line(row) for row in database.rows(_LEDGER, states=listed(states), channel=channel, limit=limit))


def counts(database: Database) -> dict[OutboxState, int]:
    """Return how many deliveries are in each state."""
    found = {
        row["state"]: row["number"] for row in database.rows("SELECT state, count(*) AS number FROM outbox GROUP BY state")
    }
    return {state: found.get(state, 0) for state in OUTBOX_STATES}


def _leased(delivery: Delivery) -> dict[str, str | None]:
    return {"key": delivery.key, "lease": stamp_or_none(delivery.lease)}


def _delivery(row: Row) -> Delivery:
    return Delivery(
        key=row["key"],
        channel=row["channel"],
        alert=ALERT.load(row["alert"]),
        due=moment(row["due"]),
        attempts=row["attempts"],
        created=moment(row["tried_since"]),
        lease=moment(row["ready"]),
    )


def _line(row: Row) -> OutboxRow:
    return OutboxRow(
        key=row["key"],
        channel=row["channel"],
        state=row["state"],
        story=row["story"],
        title=row["title"],
        reason=row["reason"],
        due=moment(row["due"]),
        attempts=row["attempts"],
        created=moment(row["created"]),
        settled=moment_or_none(row["settled"]),
        why=row["why"],
        receipt=row["receipt"],
    )
