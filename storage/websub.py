"""Subscriptions to feeds, at most one a source. Those dropped are forgotten: their hubs are told so when they call."""

from datetime import datetime

from bongsu.websub import Subscription
from storage.database import Database, Row
from storage.values import moment, moment_or_none, stamp, stamp_or_none

DUE = "SELECT * FROM subscriptions WHERE next_ask <= :now ORDER BY next_ask LIMIT :limit"
ENDED = "SELECT source FROM subscriptions WHERE lease_end <= :now ORDER BY lease_end"

_KEEP = """
    INSERT INTO subscriptions (source, hub, topic, callback, secret, next_ask, asked, lease_end, failures, why)
    VALUES (:source, :hub, :topic, :callback, :secret, :next_ask, :asked, :lease_end, :failures, :why)
    ON CONFLICT (source) DO UPDATE SET
        hub = excluded.hub, topic = excluded.topic, callback = excluded.callback, secret = excluded.secret,
        next_ask = excluded.next_ask, asked = excluded.asked, lease_end = excluded.lease_end,
        failures = excluded.failures, why = excluded.why
"""


def of_source(database: Database, source: str) -> Subscription | None:
    """Return the subscription of a source."""
    row = database.row("SELECT * FROM subscriptions WHERE source = :source", source=source)
    return _read(row) if row else None


def at(database: Database, callback: str) -> Subscription | None:
    """Return the subscription whose hub calls at `callback`."""
    row = database.row("SELECT * FROM subscriptions WHERE callback = :callback", callback=callback)
    return _read(row) if row else None


def every(database: Database) -> tuple[Subscription, ...]:
    """Return all subscriptions, by source."""
    return tuple(_read(row) for row in database.rows("SELECT * FROM subscriptions ORDER BY source"))


def due(database: Database, *, now: datetime, limit: int) -> tuple[Subscription, ...]:
    """Return the subscriptions to ask for, the most overdue first."""
    return tuple(_read(row) for row in database.rows(DUE, now=stamp(now), limit=limit))


def keep(database: Database, subscription: Subscription) -> None:
    """Keep a subscription in place of the one that its source had."""
    database.run(
        _KEEP,
        source=subscription.source,
        hub=subscription.hub,
        topic=subscription.topic,
        callback=subscription.callback,
        secret=subscription.secret,
        next_ask=stamp(subscription.next_ask),
        asked=stamp_or_none(subscription.asked),
        lease_end=stamp_or_none(subscription.lease_end),
        failures=subscription.failures,
        why=subscription.why,
    )


def end(database: Database, *, now: datetime) -> tuple[str, ...]:
    """Note that leases ran out; return whose."""
    ended = tuple(row["source"] for row in database.rows(ENDED, now=stamp(now)))
    if ended:
        database.run("UPDATE subscriptions SET lease_end = NULL WHERE lease_end <= :now", now=stamp(now))
    return ended


def drop(database: Database, source: str) -> bool:
    """Forget the subscription of a source; return whether there was one."""
    return bool(database.run("DELETE FROM subscriptions WHERE source = :source", source=source))


def _read(row: Row) -> Subscription:
    return Subscription(
        source=row["source"],
        hub=row["hub"],
        topic=row["topic"],
        callback=row["callback"],
        secret=row["secret"],
        next_ask=moment(row["next_ask"]),
        asked=moment_or_none(row["asked"]),
        lease_end=moment_or_none(row["lease_end"]),
        failures=row["failures"],
        why=row["why"],
    )
