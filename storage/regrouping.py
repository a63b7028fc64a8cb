"""The archive judged anew: readings replaced, articles moved between stories. Nothing is told, and what was told stays so."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bongsu.model import Article, Match
from bongsu.stories.keys import profile_keys
from bongsu.stories.likeness import LONG_WINDOW
from bongsu.story import Candidate, Placement
from storage import articles, grouping
from storage.database import Database, listed
from storage.values import FACTS, LIKENESS, PROFILE, REGIONS, TOPIC, stamp

_REREAD = "UPDATE articles SET regions = :regions, topic = :topic, facts = :facts WHERE entry = :entry"

_OLDER = """
    SELECT stories.*, EXISTS (
        SELECT 1 FROM story_entries JOIN entries ON key = entry WHERE story = id AND seen >= :since
    ) AS goes_on
    FROM stories WHERE last >= :from AND EXISTS (
        SELECT 1 FROM story_entries JOIN entries ON key = entry WHERE story = id AND seen < :since
    )
"""

_MEMBERS = """
    SELECT entries.*, articles.* FROM story_entries JOIN entries ON entries.key = story_entries.entry
        JOIN articles ON articles.entry = entries.key
    WHERE story_entries.story = :story AND seen < :before ORDER BY story_entries.rowid
"""

_PUT = """
    INSERT INTO stories (id, revision, title, opened, changed, profile, first, last, growing)
    VALUES (:id, :revision, :title, :opened, :last, :profile, :first, :last, 1)
    ON CONFLICT (id) DO UPDATE SET revision = max(revision, excluded.revision), title = excluded.title,
        profile = excluded.profile, first = excluded.first, last = excluded.last
"""

_JOIN = """
    INSERT INTO story_entries (entry, story, revision, adds, nearest, joined)
    VALUES (:entry, :story, :revision, :adds, :nearest, :now)
    ON CONFLICT (entry, story) DO UPDATE SET revision = excluded.revision, adds = excluded.adds, nearest = excluded.nearest
"""

_OF_ENTRY = "SELECT story FROM story_entries WHERE entry = :entry"
_LEAVE = "DELETE FROM story_entries WHERE entry = :entry AND story NOT IN (SELECT value FROM json_each(:stories))"

_TOLD_TOO = """
    INSERT INTO story_told (story, channel)
    SELECT :story, channel FROM story_told WHERE story IN (SELECT value FROM json_each(:former))
    ON CONFLICT DO NOTHING
"""

_ADD_KEY = "INSERT INTO story_keys (key, story) VALUES (:key, :story) ON CONFLICT DO NOTHING"
_DROP_KEYS = "DELETE FROM story_keys WHERE story = :story AND key IN (SELECT value FROM json_each(:keys))"
_COUNT_KEY = """
    INSERT INTO story_key_counts (key, stories) VALUES (:key, 1) ON CONFLICT (key) DO UPDATE SET stories = stories + 1
"""


def older(database: Database, *, since: datetime) -> tuple[tuple[Candidate, bool], ...]:
    """Return the stories begun by entries seen before `since` that may go on after it, and whether they do."""
    rows = database.rows(_OLDER, since=stamp(since), **{"from": stamp(since - LONG_WINDOW)})
    return tuple(zip(grouping.candidates(database, rows), (bool(row["goes_on"]) for row in rows), strict=True))


def members(database: Database, story: str, *, before: datetime) -> tuple[Article, ...]:
    """Return the articles of a story whose entries were seen before a time, in the order in which they joined."""
    return tuple(articles.read(row) for row in database.rows(_MEMBERS, story=story, before=stamp(before)))


def reread(database: Database, article: Article, matches: Iterable[Match]) -> None:
    """Replace what was read in an article, and its matches. What became of it otherwise stays as it was noted."""
    database.run(
        _REREAD,
        entry=article.entry.key,
        regions=REGIONS.dump(article.regions),
        topic=TOPIC.dump(article.topic),
        facts=FACTS.dump(article.facts),
    )
    articles.keep_matches(database, article.entry.key, matches)


def put(database: Database, candidate: Candidate) -> None:
    """Keep a story as it is now known. Its revision never falls, since deliveries are known by it."""
    story = candidate.story
    before = database.row("SELECT profile, growing FROM stories WHERE id = :id", id=story.id)
    database.run(
        _PUT,
        id=story.id,
        revision=story.revision,
        title=story.title,
        opened=stamp(story.opened),
        profile=PROFILE.dump(candidate.profile),
        first=stamp(candidate.first),
        last=stamp(candidate.last),
    )
    if before is None:
        _find_by(database, story.id, profile_keys(candidate.profile), candidate.profile.texts[0])
    elif before["growing"]:
        now = profile_keys(candidate.profile)
        database.run(_DROP_KEYS, story=story.id, keys=listed(profile_keys(PROFILE.load(before["profile"])) - now))
        _find_by(database, story.id, now)


def _find_by(database: Database, story: str, keys: frozenset[str], words: frozenset[str] = frozenset()) -> None:
    new = [key for key in keys if database.run(_ADD_KEY, key=key, story=story)]
    for key in (*new, *(words - keys)):
        database.run(_COUNT_KEY, key=key)


def move(database: Database, entry: str, placements: tuple[Placement, ...], *, now: datetime) -> None:
    """Put an entry into the stories of `placements`, which are there, and out of all others.

    Channels that were told of a story that it was in know those that it is in now. A story that nobody tells any more stays
    without keys, so that nothing joins it until an entry is put back.
    """
    former = {row["story"] for row in database.rows(_OF_ENTRY, entry=entry)}
    stories = [placement.story.id for placement in placements]
    for placement in placements:
        _join(database, entry, placement, now=now)
        database.run(_TOLD_TOO, story=placement.story.id, former=listed(former))
    database.run(_LEAVE, entry=entry, stories=listed(stories))
    database.run("UPDATE articles SET story = :story WHERE entry = :entry", story=stories[0], entry=entry)
    for story in former.difference(stories):
        _leave_if_empty(database, story)


def _join(database: Database, entry: str, placement: Placement, *, now: datetime) -> None:
    database.run(
        _JOIN,
        entry=entry,
        story=placement.story.id,
        revision=placement.story.revision,
        adds=placement.adds or "",
        nearest=LIKENESS.dump(placement.nearest) if placement.nearest else "",
        now=stamp(now),
    )


def _leave_if_empty(database: Database, story: str) -> None:
    if database.row("SELECT 1 FROM story_entries WHERE story = :story", story=story) is None:
        [row] = database.rows("SELECT profile FROM stories WHERE id = :id", id=story)
        database.run(_DROP_KEYS, story=story, keys=listed(profile_keys(PROFILE.load(row["profile"]))))


def regroup(
    database: Database, placed: Mapping[str, tuple[Placement, ...]], stories: Mapping[str, Candidate], *, now: datetime
) -> None:
    """Move entries by key, having kept the stories that they are in now, which `stories` has by id."""
    for story in {placement.story.id for placements in placed.values() for placement in placements}:
        put(database, stories[story])
    for entry, placements in placed.items():
        move(database, entry, placements, now=now)
