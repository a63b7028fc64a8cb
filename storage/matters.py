"""Matters of operations: what is wrong now, and how often it has been."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bongsu.model import Notice
from bongsu.operations import Known, Matter, notice
from storage.database import Database, Row, listed
from storage.values import PARAMS, moment, stamp

_RAISE = """
    INSERT INTO matters (subject, code, name, params, number, raised) VALUES (:subject, :code, :name, :params, 1, :now)
    ON CONFLICT (subject, code) DO UPDATE SET
        name = excluded.name, params = excluded.params, number = number + 1, raised = excluded.raised, cleared = NULL
    WHERE cleared IS NOT NULL
    RETURNING *
"""

_CLEAR = """
    UPDATE matters SET cleared = :now
    WHERE subject = :subject AND cleared IS NULL AND code IN (SELECT value FROM json_each(:codes))
    RETURNING *
"""

_LEAVE = """
    UPDATE matters SET cleared = :now
    WHERE cleared IS NULL AND subject LIKE 'source:%' AND subject NOT IN (SELECT 'source:' || id FROM sources WHERE active = 1)
"""

OPEN = "SELECT * FROM matters WHERE cleared IS NULL ORDER BY raised, subject, code"

OPEN_OF_SUBJECT = "SELECT code FROM matters WHERE subject = :subject AND cleared IS NULL"


def raise_all(database: Database, found: Sequence[Matter], *, now: datetime) -> tuple[Notice, ...]:
    """Note matters; return a notice of each that was not known to last."""
    rows = (
        database.row(_RAISE, subject=m.subject, code=m.code, name=m.name, params=PARAMS.dump(m.params), now=stamp(now))
        for m in found
    )
    return tuple(notice(_known(row), "raised", now=now) for row in rows if row)


def clear(database: Database, subject: str, codes: Collection[str], *, now: datetime) -> tuple[Notice, ...]:
    """Note the end of matters of a subject; return a notice of each that lasted until now."""
    rows = database.rows(_CLEAR, subject=subject, codes=listed(sorted(codes)), now=stamp(now))
    ended = sorted((_known(row) for row in rows), key=lambda known: known.matter.code)
    return tuple(notice(known, "cleared", now=now) for known in ended)


def leave(database: Database, *, now: datetime) -> None:
    """Note the end of the matters of sources that are no longer watched. Nobody is told: whoever took them out knows."""
    database.run(_LEAVE, now=stamp(now))


def lasting(database: Database) -> tuple[Known, ...]:
    """Return what is wrong now, the longest first."""
    return tuple(map(_known, database.rows(OPEN)))


def codes(database: Database, subject: str) -> frozenset[str]:
    """Return what is the matter with a subject now."""
    return frozenset(row["code"] for row in database.rows(OPEN_OF_SUBJECT, subject=subject))


def _known(row: Row) -> Known:
    matter = Matter(subject=row["subject"], name=row["name"], code=row["code"], params=PARAMS.load(row["params"]))
    return Known(matter=matter, number=row["number"], since=moment(row["raised"]))
