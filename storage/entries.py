"""Entries: pending until they are judged; seen are those that are kept but never judged."""

from datetime import datetime
from typing import Literal

from bongsu.model import Entry
from storage.database import Database, Row
from storage.states import Pending
from storage.values import moment, moment_or_none, stamp, stamp_or_none

PENDING = """
    SELECT * FROM entries WHERE state = 'pending' AND next_try <= :now
    ORDER BY seen, key LIMIT :limit
"""

PENDING_TOLD = """
    SELECT * FROM entries WHERE state = 'pending' AND own_text <> '' AND next_try <= :now
    ORDER BY seen, key LIMIT :limit
"""

PENDING_UNTOLD = """
    SELECT * FROM entries WHERE state = 'pending' AND own_text = '' AND next_try <= :now
    ORDER BY seen, key LIMIT :limit
"""

_PENDING = {None: PENDING, True: PENDING_TOLD, False: PENDING_UNTOLD}

NEXT_TRY = "SELECT min(next_try) FROM entries WHERE state = 'pending'"
NEWEST = "SELECT * FROM entries ORDER BY seen DESC, key DESC LIMIT :limit"
NEWEST_OF_SOURCE = "SELECT * FROM entries WHERE source = :source ORDER BY seen DESC, key DESC LIMIT :limit"

_INSERT = """
    INSERT INTO entries (key, source, title, url, summary, published, precision, seen, digest, own_text, state, next_try)
    VALUES (:key, :source, :title, :url, :summary, :published, :precision, :seen, :digest, :own_text, :state, :now)
    ON CONFLICT (key) DO NOTHING
"""

_POSTPONE = """
    UPDATE entries SET tries = tries + 1, first_try = coalesce(first_try, :now), next_try = :next_try
    WHERE key = :key
"""

_SETTLED = "SELECT 1 FROM entries WHERE key = :key AND (state = 'judged' OR edition <> :edition)"

_JUDGED = """
    UPDATE entries SET state = 'judged', title = :title, published = :published, precision = :precision, own_text = ''
    WHERE key = :key
"""


def insert(database: Database, entry: Entry, state: Literal["pending", "seen"], *, now: datetime) -> bool:
    """Keep an entry; return whether it is new."""
    return bool(
        database.run(
            _INSERT,
            key=entry.key,
            source=entry.source,
            title=entry.title,
            url=entry.url,
            summary=entry.summary,
            published=stamp_or_none(entry.published),
            precision=entry.precision,
            seen=stamp(entry.seen),
            digest=entry.digest,
            own_text=entry.text,
            state=state,
            now=stamp(now),
        )
    )


def pending(database: Database, *, now: datetime, limit: int, told: bool | None = None) -> tuple[Pending, ...]:
    """Return what is to be judged now, in the order it was seen: with its text (`told`), without, or both for None."""
    return tuple(
        Pending(entry=read(row), tries=row["tries"], first_try=moment_or_none(row["first_try"]))
        for row in database.rows(_PENDING[told], now=stamp(now), limit=limit)
    )


def postpone(database: Database, key: str, *, now: datetime, next_try: datetime) -> None:
    """Note a try at a page that failed."""
    database.run(_POSTPONE, key=key, now=stamp(now), next_try=stamp(next_try))


def next_pending(database: Database) -> datetime | None:
    """Return when the first pending entry is to be tried."""
    [row] = database.rows(NEXT_TRY)
    return moment_or_none(row[0])


def one(database: Database, key: str) -> Entry | None:
    """Return the entry of a key."""
    row = database.row("SELECT * FROM entries WHERE key = :key", key=key)
    return read(row) if row else None


def newest(database: Database, *, source: str | None, limit: int) -> tuple[Entry, ...]:
    """Return entries, the last seen first."""
    sql = NEWEST if source is None else NEWEST_OF_SOURCE
    return tuple(read(row) for row in database.rows(sql, source=source, limit=limit))


def is_settled(database: Database, entry: Entry) -> bool:
    """Return whether there is nothing left to judge of this edition of an entry: it was judged, or another has come since."""
    return bool(database.rows(_SETTLED, key=entry.key, edition=entry.edition))


def judged(database: Database, entry: Entry) -> None:
    """Note that an entry is judged, with its date and its whole title, which its page may have told."""
    published = stamp_or_none(entry.published)
    database.run(_JUDGED, key=entry.key, title=entry.title, published=published, precision=entry.precision)


def read(row: Row) -> Entry:
    """Return the entry that a row of the table holds."""
    return Entry(
        key=row["key"],
        source=row["source"],
        title=row["title"],
        url=row["url"],
        summary=row["summary"],
        published=moment_or_none(row["published"]),
        precision=row["precision"],
        seen=moment(row["seen"]),
        digest=row["digest"],
        text=row["own_text"],
        edition=row["edition"],
    )
