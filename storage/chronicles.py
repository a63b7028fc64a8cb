"""Stories with all who told them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from bongsu.model import Fact, Reason
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.story import Story
from storage import entries
from storage.database import Database, Row, listed
from storage.values import FACTS, LIKENESS, PROFILE, moment, stamp

LATEST = """
    SELECT id FROM stories WHERE changed >= :since AND EXISTS (SELECT 1 FROM story_entries WHERE story = id)
        AND (NOT :matched OR EXISTS (SELECT 1 FROM story_entries JOIN matches USING (entry) WHERE story = id))
    ORDER BY changed DESC
"""

_BEGINNING = """
    SELECT id FROM stories WHERE id >= :start AND id < :end AND EXISTS (SELECT 1 FROM story_entries WHERE story = id)
    ORDER BY id LIMIT :limit
"""

_OF_ENTRY = "SELECT story FROM story_entries WHERE entry = :entry ORDER BY rowid"

_BY_ID = """
    SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(:ids))
        AND EXISTS (SELECT 1 FROM story_entries WHERE story = id) ORDER BY opened, id
"""

_OUTLETS = """
    SELECT entries.*, articles.facts, story_entries.story AS story, revision, adds, nearest, joined
    FROM story_entries JOIN entries ON entries.key = story_entries.entry JOIN articles ON articles.entry = entries.key
    WHERE story_entries.story IN (SELECT value FROM json_each(:ids))
    ORDER BY story_entries.rowid
"""

_TOLD = "SELECT story, channel FROM story_told WHERE story IN (SELECT value FROM json_each(:ids)) ORDER BY channel"

_RULES = """
    SELECT DISTINCT story, rule FROM story_entries JOIN matches USING (entry)
    WHERE story IN (SELECT value FROM json_each(:ids)) ORDER BY rule
"""

_AT_ONCE = 100


def latest(database: Database, *, since: datetime, matched: bool) -> Iterable[Chronicle]:
    """Yield the stories that an article joined from `since` on, the last such first; those that rules met, where `matched`."""
    ids = [row["id"] for row in database.rows(LATEST, since=stamp(since), matched=int(matched))]
    for start in range(0, len(ids), _AT_ONCE):
        some = {chronicle.story.id: chronicle for chronicle in by_id(database, ids[start : start + _AT_ONCE])}
        yield from (some[id_] for id_ in ids[start : start + _AT_ONCE] if id_ in some)


def beginning(database: Database, start: str, *, limit: int) -> tuple[str, ...]:
    """Return the ids of at most `limit` stories that begin with `start`."""
    rows = database.rows(_BEGINNING, start=start, end=f"{start}\U0010ffff", limit=limit)
    return tuple(row["id"] for row in rows)


def of_entry(database: Database, entry: str) -> tuple[Chronicle, ...]:
    """Return the stories that an entry tells."""
    return by_id(database, [row["story"] for row in database.rows(_OF_ENTRY, entry=entry)])


def by_id(database: Database, ids: Sequence[str]) -> tuple[Chronicle, ...]:
    """Return the stories of these ids that anybody tells, the oldest first."""
    return tuple(_chronicles(database, database.rows(_BY_ID, ids=listed(ids))))


def _chronicles(database: Database, rows: Sequence[Row]) -> Iterable[Chronicle]:
    ids = listed(row["id"] for row in rows)
    outlets = _by_story(database.rows(_OUTLETS, ids=ids))
    told, rules = _by_story(database.rows(_TOLD, ids=ids)), _by_story(database.rows(_RULES, ids=ids))
    for row in rows:
        id_ = row["id"]
        yield Chronicle(
            story=Story(id=id_, revision=row["revision"], title=row["title"], opened=moment(row["opened"])),
            said=PROFILE.load(row["profile"]).said,
            outlets=tuple(map(_outlet, outlets[id_])),
            told=tuple(each["channel"] for each in told.get(id_, ())),
            rules=tuple(each["rule"] for each in rules.get(id_, ())),
        )


def _by_story(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        found[row["story"]].append(row)
    return dict(found)


def _outlet(row: Row) -> Outlet:
    facts: tuple[Fact, ...] = FACTS.load(row["facts"])
    return Outlet(
        entry=entries.read(row),
        revision=row["revision"],
        joined=moment(row["joined"]),
        adds=Reason(row["adds"]) if row["adds"] else None,
        because=LIKENESS.load(row["nearest"]) if row["nearest"] else None,
        facts=facts,
    )
