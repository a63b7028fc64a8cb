"""Channels: whether each takes messages. A broken one is left alone but for a probe now and then."""

from collections.abc import Iterable
from datetime import datetime

from bongsu.delivery import LONGEST_ASKED
from bongsu.model import Delivery
from storage.database import Database, listed
from storage.states import ChannelState
from storage.values import moment, moment_or_none, stamp, stamp_or_none

_BROKEN = """
    UPDATE channels SET broken_since = coalesce(broken_since, :now), why = :why, probe_at = :probe_at WHERE name = :name
"""

_REPAIRED = """
    UPDATE channels SET broken_since = NULL, why = '', probe_at = NULL, rests_until = NULL
    WHERE (broken_since IS NOT NULL OR rests_until IS NOT NULL)
        AND (:names IS NULL OR name IN (SELECT value FROM json_each(:names)))
"""

_CLOSED = "SELECT probe_at, rests_until, paused_until FROM channels WHERE name = :name"

_PROBES_LOST = """
    UPDATE channels SET probe_at = :now
    WHERE EXISTS (SELECT 1 FROM outbox WHERE channel = name AND state = 'leased' AND ready = probe_at)
"""

STATES = """
    SELECT
        channels.*,
        count(CASE WHEN outbox.state IN ('due', 'leased', 'retry', 'held') THEN 1 END) AS due,
        count(CASE WHEN outbox.state = 'sent' THEN 1 END) AS sent,
        count(CASE WHEN outbox.state = 'dead' THEN 1 END) AS dead
    FROM channels LEFT JOIN outbox ON outbox.channel = channels.name
    GROUP BY channels.name ORDER BY channels.name
"""


def ensure(database: Database, name: str) -> None:
    """Give a channel a row that has none."""
    database.run("INSERT INTO channels (name) VALUES (:name) ON CONFLICT (name) DO NOTHING", name=name)


def closed_until(database: Database, name: str) -> datetime | None:
    """Return until when the channel is to be left alone; None when it is open."""
    row = database.row(_CLOSED, name=name)
    times = [moment(row[column]) for column in ("probe_at", "rests_until", "paused_until") if row[column]] if row else []
    return max(times, default=None)


def allowance(database: Database, name: str, *, now: datetime, limit: int) -> int:
    """Return how many deliveries may be claimed: `limit`, none while the channel is closed, and one of a broken one then.

    A rest that is longer than any channel may ask for is one that the clock was set back on: it is over.
    """
    row = database.row(_CLOSED, name=name)
    if row and row["paused_until"] and moment(row["paused_until"]) > now:
        return 0
    rest = moment_or_none(row["rests_until"]) if row else None
    if rest is not None and now < rest <= now + LONGEST_ASKED:
        return 0
    probe = moment_or_none(row["probe_at"]) if row else None
    if probe is None:
        return limit
    return min(limit, 1) if probe <= now else 0


def rests(database: Database, name: str, *, until: datetime) -> None:
    """Note that the channel asked to be left alone."""
    database.run("UPDATE channels SET rests_until = :until WHERE name = :name", name=name, until=stamp(until))


def probing(database: Database, name: str, *, until: datetime) -> None:
    """Note that a probe is out, if the channel is broken: the next one waits for the end of its lease."""
    database.run(
        "UPDATE channels SET probe_at = :until WHERE name = :name AND broken_since IS NOT NULL", name=name, until=stamp(until)
    )


def probe_released(database: Database, delivery: Delivery, *, now: datetime) -> None:
    """Let the next probe out now if `delivery`, which came back unused, was the last one."""
    database.run(
        "UPDATE channels SET probe_at = :now WHERE name = :name AND probe_at = :lease",
        name=delivery.channel,
        lease=stamp_or_none(delivery.lease),
        now=stamp(now),
    )


def probes_lost(database: Database, *, now: datetime) -> None:
    """Let the next probe out now wherever the last one is still leased."""
    database.run(_PROBES_LOST, now=stamp(now))


def broken(database: Database, name: str, why: str, *, now: datetime, probe_at: datetime) -> None:
    """Note that the channel takes nothing; it counts as broken since the first such note."""
    database.run(_BROKEN, name=name, why=why, now=stamp(now), probe_at=stamp(probe_at))


def repaired(database: Database, names: Iterable[str] | None) -> None:
    """Note that channels take messages again; None means all."""
    database.run(_REPAIRED, names=listed(names))


def states(database: Database) -> tuple[ChannelState, ...]:
    """Return how every channel fares, by name."""
    return tuple(
        ChannelState(
            name=row["name"],
            broken_since=moment_or_none(row["broken_since"]),
            why=row["why"],
            probe_at=moment_or_none(row["probe_at"]),
            due=row["due"],
            sent=row["sent"],
            dead=row["dead"],
            rests_until=moment_or_none(row["rests_until"]),
            paused_until=moment_or_none(row["paused_until"]),
        )
        for row in database.rows(STATES)
    )
