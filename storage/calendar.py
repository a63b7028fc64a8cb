"""The dates that calendars were told, so that a change is known to be one."""

from collections.abc import Iterable

from bongsu.calendar import Planned
from storage.database import Database, Row, listed
from storage.values import moment, stamp

_KNOWN = """
    SELECT * FROM calendar WHERE day >= :day
    UNION SELECT * FROM calendar WHERE uid IN (SELECT value FROM json_each(:uids)) ORDER BY day, uid
"""

_KEEP = """
    INSERT INTO calendar (uid, day, until, summary, url, cancelled, sequence, changed)
    VALUES (:uid, :day, :until, :summary, :url, :cancelled, :sequence, :changed)
    ON CONFLICT (uid) DO UPDATE SET day = excluded.day, until = excluded.until, summary = excluded.summary,
        url = excluded.url, cancelled = excluded.cancelled, sequence = excluded.sequence, changed = excluded.changed
"""


def known(database: Database, *, since: str, uids: Iterable[str]) -> tuple[Planned, ...]:
    """Return what calendars were told of the days from `since` (ISO) on, and of those that they know by `uids`."""
    return tuple(map(_known, database.rows(_KNOWN, day=since, uids=listed(uids))))


def keep(database: Database, dates: Iterable[Planned]) -> None:
    """Note what calendars are told."""
    for each in dates:
        database.run(
            _KEEP,
            uid=each.uid,
            day=each.day,
            until=each.until,
            summary=each.summary,
            url=each.url,
            cancelled=int(each.cancelled),
            sequence=each.sequence,
            changed=stamp(each.changed),
        )


def _known(row: Row) -> Planned:
    return Planned(
        uid=row["uid"],
        day=row["day"],
        until=row["until"],
        summary=row["summary"],
        url=row["url"],
        cancelled=bool(row["cancelled"]),
        sequence=row["sequence"],
        changed=moment(row["changed"]),
    )
