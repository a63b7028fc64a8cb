"""Stories: what they have said, by which keys they are found, whose articles are in them, and which channels know them.

Keys are kept for stories that may still grow. Each time an article is recorded a few stories that are too old for that are
closed, so that what is searched stays as small as the news of two months, however large the archive is.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from bongsu.model import Alert, Delivery
from bongsu.stories.keys import keys, profile_keys, rarest
from bongsu.stories.likeness import LONG_WINDOW
from bongsu.story import Candidate, Nearby, Outcome, Placement, Signature, Story
from storage.database import Database, Row, listed
from storage.values import LIKENESS, PROFILE, moment, stamp

OFFERED = 20
"""Stories offered: the rare keys rank them, and what stands behind the first dozen was never the one."""

_LOOKED_AT = 3_000
"""Stories looked at for the keys that they share: what stands under a commoner key is told by a rarer one, too."""

_CLOSED_AT_ONCE = 3

_PUT = """
    INSERT INTO stories (id, revision, title, opened, changed, profile, first, last, growing)
    VALUES (:id, :revision, :title, :opened, :now, :profile, :at, :at, 1)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, title = excluded.title, changed = excluded.changed,
        profile = excluded.profile, first = min(first, excluded.first), last = max(last, excluded.last), growing = 1
"""

_JOIN = """
    INSERT INTO story_entries (entry, story, revision, adds, nearest, joined)
    VALUES (:entry, :story, :revision, :adds, :nearest, :now)
    ON CONFLICT (entry, story) DO UPDATE SET revision = excluded.revision
"""

_TELL = "INSERT INTO story_told (story, channel) VALUES (:story, :channel) ON CONFLICT DO NOTHING"
_HOLDING = "SELECT key, stories FROM story_key_counts WHERE key IN (SELECT value FROM json_each(:keys))"
_SHARING = """
    SELECT story, sum(weight) AS points FROM (
        SELECT story, json_each.value AS weight FROM json_each(:weights) CROSS JOIN story_keys ON story_keys.key = json_each.key
        LIMIT :most
    ) GROUP BY story ORDER BY points DESC, story LIMIT :offered
"""
_CANDIDATES = "SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(:ids)) AND last >= :since AND first <= :until"
_TOLD = "SELECT story, channel FROM story_told WHERE story IN (SELECT value FROM json_each(:ids))"
_OF_ENTRY = "SELECT stories.* FROM stories JOIN story_entries ON story = id WHERE entry = :entry ORDER BY story_entries.rowid"
_TO_CLOSE = "SELECT id, profile FROM stories WHERE growing = 1 AND changed < :before ORDER BY changed LIMIT :limit"

_ADD_KEYS = """
    INSERT INTO story_keys (key, story) SELECT value, :story FROM json_each(:keys) WHERE true
    ON CONFLICT DO NOTHING RETURNING key
"""
_DROP_KEYS = "DELETE FROM story_keys WHERE story = :story AND key IN (SELECT value FROM json_each(:keys))"
_COUNT_KEYS = """
    INSERT INTO story_key_counts (key, stories) SELECT value, 1 FROM json_each(:keys) WHERE true
    ON CONFLICT (key) DO UPDATE SET stories = stories + 1
"""


def story(database: Database, story_id: str) -> Story | None:
    """Return the story of an id."""
    row = database.row("SELECT * FROM stories WHERE id = :id", id=story_id)
    return _story(row) if row else None


def stories_of(database: Database, entry: str) -> tuple[Candidate, ...]:
    """Return the stories that an entry is in, as they stand."""
    return candidates(database, database.rows(_OF_ENTRY, entry=entry))


def nearby(database: Database, parts: tuple[Signature, ...], *, at: datetime) -> Nearby:
    """Return the stories that share most of the rare keys of `parts`, of those that an article published `at` may join."""
    wanted = frozenset[str]().union(*(keys(part) for part in parts))
    words = wanted.union(*(part.words for part in parts))
    holding = {row["key"]: row["stories"] for row in database.rows(_HOLDING, keys=listed(words))}
    ids = _sharing(database, rarest({key: holding[key] for key in wanted if key in holding}, _LOOKED_AT), holding)
    rows = database.rows(_CANDIDATES, ids=listed(ids), since=stamp(at - LONG_WINDOW), until=stamp(at + LONG_WINDOW))
    return Nearby(parts=parts, candidates=candidates(database, rows), holding=holding, total=_total(database))


def _sharing(database: Database, looked_up: tuple[str, ...], holding: dict[str, int]) -> list[str]:
    weights = json.dumps({key: 1 / holding[key] for key in looked_up})
    return [row["story"] for row in database.rows(_SHARING, weights=weights, most=_LOOKED_AT, offered=OFFERED)]


def _total(database: Database) -> int:
    [row] = database.rows("SELECT max(rowid) FROM stories")
    return row[0] or 0


def keep(database: Database, outcome: Outcome, *, now: datetime) -> bool:
    """Open or advance the stories of an outcome; False, with nothing changed, where one is no longer as it was read."""
    if any(_revision(database, each.story.id) != each.seen_revision for each in outcome.placements):
        return False
    entry = outcome.article.entry
    for placement in outcome.placements:
        _put(database, placement, at=entry.published or entry.seen, now=now)
        _join(database, placement, entry.key, now=now)
    told(database, outcome.deliveries)
    _close_some(database, now=now)
    return True


def _revision(database: Database, story_id: str) -> int:
    row = database.row("SELECT revision FROM stories WHERE id = :id", id=story_id)
    return row["revision"] if row else 0


def _put(database: Database, placement: Placement, *, at: datetime, now: datetime) -> None:
    story, profile = placement.story, placement.profile
    database.run(
        _PUT,
        id=story.id,
        revision=story.revision,
        title=story.title,
        opened=stamp(story.opened),
        now=stamp(now),
        at=stamp(at),
        profile=PROFILE.dump(profile),
    )
    own = profile_keys(profile)
    new = {row["key"] for row in database.rows(_ADD_KEYS, keys=listed(own), story=story.id)}
    if placement.seen_revision == 0:  # how common the words of the whole text are is learned from the first account
        new |= profile.texts[0] - own
    database.run(_COUNT_KEYS, keys=listed(new))


def _join(database: Database, placement: Placement, entry: str, *, now: datetime) -> None:
    database.run(
        _JOIN,
        entry=entry,
        story=placement.story.id,
        revision=placement.story.revision,
        adds=placement.adds or "",
        nearest=LIKENESS.dump(placement.nearest) if placement.nearest else "",
        now=stamp(now),
    )


def told(database: Database, deliveries: Iterable[Delivery]) -> None:
    """Note that channels know the stories of `deliveries`."""
    for delivery in deliveries:
        if isinstance(delivery.alert, Alert):
            for story in (delivery.alert.story, *delivery.alert.also):
                database.run(_TELL, story=story, channel=delivery.channel)


def _close_some(database: Database, *, now: datetime) -> None:
    """Take stories that nothing will join any more out of the search."""
    for row in database.rows(_TO_CLOSE, before=stamp(now - LONG_WINDOW), limit=_CLOSED_AT_ONCE):
        ended = listed(profile_keys(PROFILE.load(row["profile"])))
        database.run(_DROP_KEYS, story=row["id"], keys=ended)
        database.run("UPDATE stories SET growing = 0 WHERE id = :id", id=row["id"])


def candidates(database: Database, rows: list[Row]) -> tuple[Candidate, ...]:
    """Return the stories of `rows`, with the channels that were told of them."""
    channels = defaultdict[str, set[str]](set)
    for row in database.rows(_TOLD, ids=listed(row["id"] for row in rows)):
        channels[row["story"]].add(row["channel"])
    return tuple(
        Candidate(
            story=_story(row),
            profile=PROFILE.load(row["profile"]),
            first=moment(row["first"]),
            last=moment(row["last"]),
            told=frozenset(channels[row["id"]]),
        )
        for row in rows
    )


def _story(row: Row) -> Story:
    return Story(id=row["id"], revision=row["revision"], title=row["title"], opened=moment(row["opened"]))
