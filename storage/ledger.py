"""What became of deliveries: the lines of the ledger, the life of each, and when they go."""

from collections.abc import Sequence
from datetime import datetime

from bongsu.model import Delivery, Notice
from storage.database import Database, Row, listed
from storage.outbox import as_delivery
from storage.states import OUTBOX_STATES, OutboxEventRow, OutboxRow, OutboxState
from storage.values import ALERT, moment, moment_or_none, stamp

_TRIES = """
    SELECT count(*) FROM outbox_history WHERE delivery = outbox.key AND event IN ('sent', 'retry', 'dead', 'lapsed')
"""

_LEDGER = f"""
    SELECT *, ({_TRIES}) AS tries FROM outbox
    WHERE (:channel IS NULL OR channel = :channel)
        AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
    ORDER BY created DESC, key DESC LIMIT :limit
"""  # noqa: S608 -- both parts are constants

_LINE = f"SELECT *, ({_TRIES}) AS tries FROM outbox WHERE key = :key"  # noqa: S608 -- both parts are constants

LIFE = "SELECT * FROM outbox_history WHERE delivery = :key ORDER BY number"

SENT_SINCE = """
    SELECT count(*) FROM outbox WHERE channel = :channel AND state = 'sent' AND settled > :since AND reason <> 'outlets'
"""

FOLDED = "SELECT * FROM outbox WHERE digest = :digest AND state = 'folded' ORDER BY turn, key"

FORGET = """
    DELETE FROM outbox WHERE key IN (
        SELECT key FROM outbox AS old WHERE settled < :before
            AND NOT (state = 'folded' AND EXISTS (SELECT 1 FROM outbox WHERE key = old.digest AND ready IS NOT NULL))
        ORDER BY settled, key LIMIT :limit
    )
"""


def lines(database: Database, *, states: Sequence[str], channel: str | None, limit: int) -> tuple[OutboxRow, ...]:
    """Return lines of the ledger, newest first."""
    return tuple(_line(row) for row in database.rows(_LEDGER, states=listed(states), channel=channel, limit=limit))


def line(database: Database, key: str) -> OutboxRow | None:
    """Return one line; None where there is none of that key."""
    row = database.row(_LINE, key=key)
    return _line(row) if row else None


def life(database: Database, key: str) -> tuple[OutboxEventRow, ...]:
    """Return all that happened to a delivery, in order."""
    return tuple(
        OutboxEventRow(
            at=moment(row["at"]), event=row["event"], attempts=row["attempts"], why=row["why"], receipt=row["receipt"]
        )
        for row in database.rows(LIFE, key=key)
    )


def counts(database: Database) -> dict[OutboxState, int]:
    """Return how many deliveries are in each state."""
    found = {
        row["state"]: row["number"] for row in database.rows("SELECT state, count(*) AS number FROM outbox GROUP BY state")
    }
    return {state: found.get(state, 0) for state in OUTBOX_STATES}


def sent_since(database: Database, channel: str, since: datetime) -> int:
    """Return how many messages went out by a channel after `since`."""
    return int(database.rows(SENT_SINCE, channel=channel, since=stamp(since))[0][0])


def folded(database: Database, digest: str) -> tuple[Delivery, ...]:
    """Return what is folded into a digest, in turn."""
    return tuple(as_delivery(row) for row in database.rows(FOLDED, digest=digest))


def forget(database: Database, *, before: datetime, limit: int) -> int:
    """Delete at most `limit` deliveries settled before `before`, with their history; return how many."""
    return database.run(FORGET, before=stamp(before), limit=limit)


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
        revision=row["revision"],
        severity=row["severity"],
        until=moment_or_none(row["until"]),
        digest=row["digest"],
        buried=row["event"] == "buried",
        tries=row["tries"],
        notice=_notice(row),
    )


def _notice(row: Row) -> Notice | None:
    told = ALERT.load(row["alert"]) if row["reason"] in {"raised", "cleared"} else None
    return told if isinstance(told, Notice) else None
