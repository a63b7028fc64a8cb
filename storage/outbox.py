"""The outbox: one row for each alert to each channel, from the decision to the receipt.

    due | retry | held ──claim──▶ leased ──settle──▶ sent | retry | dead | held | folded | suppressed
    due | retry ◀──────release─── leased                   (or the lease runs out)
    due | retry | held ──set aside─▶ held | folded | suppressed
    due ◀────────────retry (by hand)─────── all but leased and sent
    due | retry | held | leased | dead ──bury (by hand)──▶ dead, for good: only its key brings it back

`ready` says from when a row may be claimed: its due, the end of its hold, or of its lease. A lease is known by its end, which
the delivery carries: whoever settles after losing it changes nothing, except that a message which did go out is noted as sent.

What is due later than it was put in is held until then. What is folded waits for a digest, a row of its own, which is put in
with the first of them and gathers them while its revision is 0.

On one channel the news of one story goes out in turn: while something earlier is still to be sent, nothing later is claimed.
What is held holds back nothing, and neither do the dead. What happens to a row is written down by the triggers of the table:
every statement that changes one says what it was (`event`), when (`moved`) and counts it (`moves`).
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count, groupby

from bongsu.model import Dead, Delivery, Digest, Folded, Held, Notice, Retry, Sent, Settlement, Suppressed, Told
from bongsu.operations import identity
from bongsu.story import Superseded
from storage import channels
from storage.database import Database, Row, listed
from storage.values import ALERT, moment, moment_or_none, stamp, stamp_or_none

_BLOCKED = """
    EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.channel = outbox.channel AND earlier.story = outbox.story AND earlier.ready IS NOT NULL
            AND (earlier.turn, earlier.revision, earlier.key) < (outbox.turn, outbox.revision, outbox.key)
            AND (earlier.state <> 'held' OR earlier.ready <= :now)
    )
"""

CLAIM = f"""
    UPDATE outbox SET state = 'leased', ready = :until, event = 'leased', moved = :now, moves = moves + 1
    WHERE key IN (
        SELECT key FROM outbox WHERE channel = :channel AND ready <= :now AND NOT {_BLOCKED}
        ORDER BY rank, turn, key LIMIT :limit
    )
    RETURNING *
"""  # noqa: S608 -- both parts are constants

NEXT_READY = """
    SELECT min(ready) FROM outbox INDEXED BY outbox_waiting
    WHERE channel = :channel AND ready IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.channel = outbox.channel AND earlier.story = outbox.story AND earlier.ready > outbox.ready
            AND (earlier.turn, earlier.revision, earlier.key) < (outbox.turn, outbox.revision, outbox.key)
            AND earlier.state <> 'held'
    )
"""
"""What has to wait for an earlier message of its story is not next, whenever it was due."""

_INSERT = """
    INSERT INTO outbox (
        key, channel, state, story, revision, severity, rank, turn, title, reason, alert, due, ready, until, attempts, created,
        tried_since, event, moved, moves
    )
    VALUES (
        :key, :channel, iif(:due > :created, 'held', 'due'), :story, :revision, :severity, :severity <> 'urgent', :due, :title,
        :reason, :alert, :due, :due, iif(:due > :created, :due, NULL), :attempts, :created, max(:due, :created), 'put',
        :created, 1
    )
    ON CONFLICT (key) DO NOTHING
"""

_HURRY = """
    UPDATE outbox SET rank = 0 WHERE channel = :channel AND story = :story AND ready IS NOT NULL AND turn <= :turn AND rank > 0
"""

SENT = """
    UPDATE outbox SET
        state = 'sent', ready = NULL, settled = :now, why = '', receipt = taken.value,
        event = 'sent', moved = :now, moves = moves + 1
    FROM json_each(:receipts) AS taken
    WHERE outbox.key = taken.key AND state <> 'sent'
"""

_RETRY = """
    UPDATE outbox SET
        state = 'retry', due = :due, ready = :due, why = :why, attempts = attempts + :counted,
        event = 'retry', moved = :now, moves = moves + 1
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_DEAD = """
    UPDATE outbox SET
        state = 'dead', ready = NULL, settled = :now, why = :why, event = 'dead', moved = :now, moves = moves + 1
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_ASIDE = """
    UPDATE outbox SET
        state = :state, due = coalesce(:ready, due), ready = :ready, until = :until, digest = :digest, settled = :settled,
        why = :why, event = :state, moved = :now, moves = moves + 1
    WHERE key = :key AND ((state = 'leased' AND ready = :lease) OR (:lease IS NULL AND state IN ('due', 'retry', 'held')))
"""

_RELEASE = """
    UPDATE outbox SET
        state = iif(attempts > 0, 'retry', 'due'), ready = :now, event = 'released', moved = :now, moves = moves + 1
    WHERE key = :key AND state = 'leased' AND ready = :lease
"""

_EXPIRE = """
    UPDATE outbox SET
        state = iif(attempts > 0, 'retry', 'due'), ready = :now, event = 'lapsed', moved = :now, moves = moves + 1
    WHERE state = 'leased'
"""

_AGAIN = """
    UPDATE outbox SET
        state = 'due', due = :now, ready = :now, tried_since = :now, attempts = 0, settled = NULL, until = NULL, digest = '',
        by_hand = max(by_hand, :keys IS NOT NULL), event = 'again', moved = :now, moves = moves + 1
    WHERE state IN (SELECT value FROM json_each(:states))
        AND iif(:keys IS NULL, event <> 'buried', key IN (SELECT value FROM json_each(:keys)))
        AND (:channel IS NULL OR channel = :channel)
    RETURNING channel
"""

_BURY = """
    UPDATE outbox SET
        state = 'dead', ready = NULL, settled = :now, why = :why, event = 'buried', moved = :now, moves = moves + 1
    WHERE key = :key AND state IN ('due', 'retry', 'held', 'leased', 'dead') AND event <> 'buried'
"""

_GATHERING = "SELECT 1 FROM outbox WHERE key = :key AND revision = 0 AND state IN ('due', 'held')"

_SUPERSEDED = """
    UPDATE outbox SET
        state = 'suppressed', ready = NULL, until = NULL, settled = :now, why = :why,
        event = 'suppressed', moved = :now, moves = moves + 1
    WHERE story = :story AND reason = 'reminder' AND ready IS NOT NULL AND state <> 'leased' AND revision < :revision
        AND (:channels IS NULL OR channel IN (SELECT value FROM json_each(:channels)))
"""

_STUCK = ("retry", "dead")
_SET_ASIDE = ("held", "folded", "suppressed")
_RANK = ("low", "normal", "high", "urgent")


def insert(database: Database, deliveries: Sequence[Delivery]) -> int:
    """Put deliveries in and return how many were new; one whose key is there already stays as it is.

    What comes before something urgent in its story is urgent with it, since it has to go first.
    """
    new = 0
    for delivery in deliveries:
        channels.ensure(database, delivery.channel)
        columns = _columns(delivery.alert)
        new += database.run(
            _INSERT,
            key=delivery.key,
            channel=delivery.channel,
            **columns,
            alert=ALERT.dump(delivery.alert),
            due=stamp(delivery.due),
            attempts=delivery.attempts,
            created=stamp(delivery.created),
        )
        if columns["severity"] == "urgent":
            database.run(_HURRY, channel=delivery.channel, story=columns["story"], turn=stamp(delivery.due))
    return new


def _columns(told: Told) -> dict[str, str | int]:
    if isinstance(told, Notice):
        story, revision = identity(told.subject, told.code), told.number
        return {"story": story, "revision": revision, "title": told.name, "reason": told.state, "severity": "normal"}
    if isinstance(told, Digest):
        return {
            "story": told.story,
            "revision": told.part,
            "title": told.occasion,
            "reason": "digest",
            "severity": "normal",
        }
    severity = max((match.severity for match in told.matches), key=_RANK.index, default="normal")
    return {
        "story": told.story,
        "revision": told.revision,
        "title": told.title,
        "reason": told.reason,
        "severity": severity,
    }


def claim(database: Database, channel: str, *, now: datetime, limit: int, lease: timedelta) -> tuple[Delivery, ...]:
    """Lease what is ready, urgent and then oldest first, of a story only what is next.

    Of a channel that asked for rest nothing is leased; of a broken one a single delivery, as a probe, once its time has come.
    """
    allowed = channels.allowance(database, channel, now=now, limit=limit)
    if allowed == 0:
        return ()
    rows = database.rows(CLAIM, channel=channel, now=stamp(now), limit=allowed, until=stamp(now + lease))
    if rows:
        channels.probing(database, channel, until=now + lease)
    return tuple(as_delivery(row) for row in sorted(rows, key=lambda row: (row["rank"], row["turn"], row["key"])))


def settle(database: Database, settled: Sequence[tuple[Delivery, Settlement]], *, now: datetime) -> None:
    """Record how attempts ended, or that none was made, in their order; those in a row that were sent, in one statement."""
    for _, row in groupby(settled, key=lambda each: isinstance(each[1], Sent)):
        together = list(row)
        _sent(database, [(delivery, how) for delivery, how in together if isinstance(how, Sent)], now=now)
        for delivery, how in [(delivery, how) for delivery, how in together if not isinstance(how, Sent)]:
            _not_sent(database, delivery, how, now=now)


def _sent(database: Database, settled: Sequence[tuple[Delivery, Sent]], *, now: datetime) -> None:
    if settled:
        receipts = {delivery.key: how.receipt for delivery, how in settled}
        database.run(SENT, receipts=json.dumps(receipts), now=stamp(now))
        channels.repaired(database, {delivery.channel for delivery, _ in settled})


def _not_sent(database: Database, delivery: Delivery, how: Retry | Dead | Held | Folded | Suppressed, *, now: datetime) -> None:
    match how:
        case Retry(due=due, why=why, channel_broken=broken):
            database.run(_RETRY, **_leased(delivery), due=stamp(due), why=why, counted=int(not broken), now=stamp(now))
            if broken:
                channels.broken(database, delivery.channel, why, now=now, probe_at=due)
            elif how.rests_until:
                channels.rests(database, delivery.channel, until=how.rests_until)
        case Dead(why=why):
            database.run(_DEAD, **_leased(delivery), why=why, now=stamp(now))
        case _:
            _put_aside(database, delivery.key, delivery.channel, how, lease=stamp_or_none(delivery.lease), now=now)
            channels.probe_released(database, delivery, now=now)


def set_aside(database: Database, keys: Sequence[str], settlement: Held | Folded | Suppressed, *, now: datetime) -> int:
    """Hold, fold or suppress what waits and is not leased; return how many."""
    rows = database.rows("SELECT key, channel FROM outbox WHERE key IN (SELECT value FROM json_each(:keys))", keys=listed(keys))
    return sum(_put_aside(database, row["key"], row["channel"], settlement, lease=None, now=now) for row in rows)


def _put_aside(
    database: Database, key: str, channel: str, settlement: Held | Folded | Suppressed, *, lease: str | None, now: datetime
) -> int:
    held = isinstance(settlement, Held)
    until = None if isinstance(settlement, Suppressed) else stamp(settlement.until)
    return database.run(
        _ASIDE,
        key=key,
        lease=lease,
        state=type(settlement).__name__.lower(),
        ready=until if held else None,
        until=until,
        digest=gathering(database, channel, settlement, now=now) if isinstance(settlement, Folded) else "",
        settled=None if held else stamp(now),
        why=settlement.why,
        now=stamp(now),
    )


def gathering(database: Database, channel: str, folded: Folded, *, now: datetime) -> str:
    """Return the key of a digest that still takes what is folded into it, put into the outbox where it is not there.

    The one that is meant may have gone out, since clocks are set back: then another follows it.
    """
    keys = (folded.digest if number == 1 else f"{folded.digest}-{number}" for number in count(1))
    return next(key for key in keys if _gathers(database, channel, key, folded.until, now))


def _gathers(database: Database, channel: str, key: str, due: datetime, now: datetime) -> bool:
    digest = Digest(story=key, due=due)
    insert(database, [Delivery(key=key, channel=channel, alert=digest, due=due, created=now)])
    return database.row(_GATHERING, key=key) is not None


def release(database: Database, delivery: Delivery, *, now: datetime) -> None:
    """Give a lease back: the delivery, and the probe that it may have been, may be claimed at once."""
    if database.run(_RELEASE, **_leased(delivery), now=stamp(now)):
        channels.probe_released(database, delivery, now=now)


def expire_leases(database: Database, *, now: datetime) -> int:
    """Give back every lease, also those of probes; return how many."""
    channels.probes_lost(database, now=now)
    return database.run(_EXPIRE, now=stamp(now))


def next_due(database: Database, names: Sequence[str]) -> datetime | None:
    """Return when the first of the channels may have something to claim."""
    times = [
        max(ready, channels.closed_until(database, name) or ready)
        for name in names
        if (ready := moment_or_none(database.rows(NEXT_READY, channel=name)[0][0]))
    ]
    return min(times, default=None)


def retry(database: Database, keys: Sequence[str] | None, *, channel: str | None, dead_only: bool, now: datetime) -> int:
    """Make what is stuck due now, and what was set aside or buried where its key is named; the channels count as repaired."""
    states = ("dead",) if dead_only else (*_STUCK, *(_SET_ASIDE if keys is not None else ()))
    rows = database.rows(_AGAIN, keys=listed(keys), states=listed(states), channel=channel, now=stamp(now))
    touched = [row["channel"] for row in rows]
    named = [] if channel is None else [channel]
    everything = keys is None and channel is None and not dead_only
    channels.repaired(database, None if everything else [*touched, *named])
    return len(touched)


def bury(database: Database, key: str, why: str, *, now: datetime) -> bool:
    """Give up what is still to be sent, or is dead by itself; return whether there was such a delivery."""
    return bool(database.run(_BURY, key=key, why=why, now=stamp(now)))


def supersede(database: Database, over: Superseded, *, now: datetime) -> int:
    """Drop the reminders that earlier revisions of a story left waiting; return how many."""
    return database.run(
        _SUPERSEDED, story=over.story, revision=over.revision, channels=listed(over.channels), why=over.why, now=stamp(now)
    )


def _leased(delivery: Delivery) -> dict[str, str | None]:
    return {"key": delivery.key, "lease": stamp_or_none(delivery.lease)}


def as_delivery(row: Row) -> Delivery:
    """Return a row of the outbox as the delivery it is."""
    return Delivery(
        key=row["key"],
        channel=row["channel"],
        alert=ALERT.load(row["alert"]),
        due=moment(row["due"]),
        attempts=row["attempts"],
        created=moment(row["tried_since"]),
        lease=moment_or_none(row["ready"]),
        by_hand=bool(row["by_hand"]),
    )
