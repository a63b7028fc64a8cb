"""Sources: when each is visited, and how its last visits went."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bongsu.habits import Habit, subject_of
from bongsu.model import Cursor, Source
from bongsu.rhythm import pack, unpack
from bongsu.usual import Usual
from storage import matters
from storage.database import Database, listed
from storage.states import SourceState
from storage.values import CURSOR, NAMES, USUAL, moment_or_none, stamp, stamp_or_none

_NEVER = "9999-01-01T00:00:00.000000Z"
"""When a source that pushes is visited next."""

DUE = """
    SELECT id FROM sources WHERE active = 1 AND next_visit <= :now
    ORDER BY next_visit, id LIMIT :limit
"""

NEXT_VISIT = "SELECT min(next_visit) FROM sources WHERE active = 1"

# A cursor is worth nothing at another address: its ETag could answer "unchanged" there for ever. And a visit in the future
# means that the clock has been set back since; the source must not stay silent until that time comes again. A source that
# begins to push is never due, one that ceases to is due now. _GOOD_VISIT keeps to the first rule when the address changed while
# the visit was under way.
_ENLIST = """
    INSERT INTO sources (id, url, next_visit) VALUES (:id, :url, :first)
    ON CONFLICT (id) DO UPDATE SET
        active = 1,
        cursor = iif(url = excluded.url, cursor, '{}'),
        next_visit = iif(
            url = excluded.url AND coalesce(last_visit, '') <= :now AND (next_visit = :never) = (:first = :never),
            next_visit, :first
        ),
        url = excluded.url
"""

_ENSURE = "INSERT INTO sources (id, url, next_visit) VALUES (:id, :url, :now) ON CONFLICT (id) DO NOTHING"

_GOOD_VISIT = """
    UPDATE sources SET last_visit = :now, last_success = :now, failures = 0, failing_since = NULL, last_error = '',
        cursor = iif(url = :url, :cursor, cursor), next_visit = iif(url = :url, :next_visit, next_visit)
    WHERE id = :id
"""

_BAD_VISIT = """
    UPDATE sources SET last_visit = :now, next_visit = :next_visit, failures = failures + 1, last_error = :error,
        failing_since = coalesce(failing_since, :now)
    WHERE id = :id RETURNING failures
"""

_STATES = """
    SELECT *, (SELECT count(*) FROM entries WHERE entries.source = sources.id) AS entries,
        (SELECT json_group_array(code) FROM matters WHERE subject = 'source:' || id AND cleared IS NULL) AS matters
    FROM sources ORDER BY id
"""

_LEARNED = """
    UPDATE sources SET rhythm = :rhythm, usual = :usual, last_new = :last_new,
        next_visit = iif(url = :url, :next_visit, next_visit)
    WHERE id = :id
"""

_USUAL = "UPDATE sources SET usual = :usual WHERE id = :id"

_PUT_OFF = "UPDATE sources SET next_visit = :at WHERE id = :id AND active = 1 AND next_visit < :at"


def enlist(database: Database, configured: Sequence[Source], *, now: datetime) -> None:
    """Make `configured` the active sources; all others rest, with what is known of them."""
    ids = listed(source.id for source in configured)
    database.run("UPDATE sources SET active = 0 WHERE id NOT IN (SELECT value FROM json_each(:ids))", ids=ids)
    for source in configured:
        first = _NEVER if source.kind == "push" else stamp(now)
        database.run(_ENLIST, id=source.id, url=source.url, first=first, never=_NEVER, now=stamp(now))


def due(database: Database, *, now: datetime, limit: int) -> tuple[str, ...]:
    """Return the active sources to visit, the most overdue first."""
    return tuple(row["id"] for row in database.rows(DUE, now=stamp(now), limit=limit))


def make_due(database: Database, ids: Sequence[str] | None, *, now: datetime) -> None:
    """Let active sources be visited now; one more overdue stays so, one that pushes is never visited."""
    database.run(
        """
        UPDATE sources SET next_visit = min(next_visit, :now)
        WHERE active = 1 AND next_visit < :never AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
        """,
        ids=listed(ids),
        never=_NEVER,
        now=stamp(now),
    )


def next_visit(database: Database) -> datetime | None:
    """Return when the first active source is due."""
    [row] = database.rows(NEXT_VISIT)
    return _planned(row[0])


def cursor(database: Database, source_id: str) -> Cursor:
    """Return what the last good visit left behind."""
    row = database.row("SELECT cursor FROM sources WHERE id = :id", id=source_id)
    return CURSOR.load(row["cursor"]) if row else Cursor()


def ensure(database: Database, source: Source, *, now: datetime) -> None:
    """Give a source a row that has none, as one has that was never configured."""
    database.run(_ENSURE, id=source.id, url=source.url, now=stamp(now))


def visited(database: Database, source: Source, cursor: Cursor, *, now: datetime, next_visit: datetime | None) -> None:
    """Note a good visit; `next_visit` None: nobody will come again."""
    database.run(
        _GOOD_VISIT,
        id=source.id,
        url=source.url,
        cursor=CURSOR.dump(cursor),
        now=stamp(now),
        next_visit=stamp(next_visit) if next_visit else _NEVER,
    )


def visit_failed(database: Database, source_id: str, error: str, *, now: datetime, next_visit: datetime) -> int:
    """Note a bad visit; return how many there were in a row, 0 for a source unknown."""
    row = database.row(_BAD_VISIT, id=source_id, error=error, now=stamp(now), next_visit=stamp(next_visit))
    return int(row["failures"]) if row else 0


def failures(database: Database, source_id: str) -> int:
    """Return how many bad visits there were since the last good one."""
    row = database.row("SELECT failures FROM sources WHERE id = :id", id=source_id)
    return int(row["failures"]) if row else 0


def habit(database: Database, source_id: str) -> Habit:
    """Return how a source behaves; a fresh habit for one unknown."""
    row = database.row("SELECT * FROM sources WHERE id = :id", id=source_id)
    if row is None:
        return Habit()
    return Habit(
        rhythm=unpack(row["rhythm"]),
        usual=USUAL.load(row["usual"]),
        last_success=moment_or_none(row["last_success"]),
        last_new=moment_or_none(row["last_new"]),
        failing_since=moment_or_none(row["failing_since"]),
        failures=row["failures"],
        matters=matters.codes(database, subject_of(source_id)),
    )


def learned(database: Database, source: Source, habit: Habit, *, next_visit: datetime | None) -> None:
    """Keep what a good visit taught, and when the next one is therefore."""
    database.run(
        _LEARNED,
        id=source.id,
        url=source.url,
        rhythm=pack(habit.rhythm),
        usual=USUAL.dump(habit.usual),
        last_new=stamp_or_none(habit.last_new),
        next_visit=stamp(next_visit) if next_visit else _NEVER,
    )


def keep_usual(database: Database, source_id: str, usual: Usual) -> None:
    """Keep what is usual of a source."""
    database.run(_USUAL, id=source_id, usual=USUAL.dump(usual))


def put_off(database: Database, visits: Mapping[str, datetime]) -> None:
    """Let active sources be visited later than they are due."""
    for source_id, at in visits.items():
        database.run(_PUT_OFF, id=source_id, at=stamp(at))


def first_catch_done(database: Database, source_id: str) -> bool:
    """Return whether the source has had a good visit."""
    return bool(database.rows("SELECT 1 FROM sources WHERE id = :id AND last_success IS NOT NULL", id=source_id))


def states(database: Database) -> tuple[SourceState, ...]:
    """Return how every source fares, by id."""
    return tuple(
        SourceState(
            id=row["id"],
            active=bool(row["active"]),
            last_visit=moment_or_none(row["last_visit"]),
            last_success=moment_or_none(row["last_success"]),
            next_visit=_planned(row["next_visit"]),
            failures=row["failures"],
            last_error=row["last_error"],
            entries=row["entries"],
            last_new=moment_or_none(row["last_new"]),
            failing_since=moment_or_none(row["failing_since"]),
            rhythm=unpack(row["rhythm"]),
            matters=NAMES.load(row["matters"]),
        )
        for row in database.rows(_STATES)
    )


def _planned(next_visit: str | None) -> datetime | None:
    return None if next_visit == _NEVER else moment_or_none(next_visit)
