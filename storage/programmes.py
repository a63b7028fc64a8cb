"""Programmes: their names, by which keys they are found, the regions they are about, and which stories are of them.

What storage holds is what bongsu found; the corrections of the user's file are put over it by whoever reads.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from bongsu.model import Article
from bongsu.programme import Alias, Around, Link, Programme, Stage, Step
from bongsu.programmes.keys import alias_keys, keys, rarest
from bongsu.programmes.ledger import Told
from bongsu.programmes.names import read_name
from bongsu.story import Placement
from storage import articles
from storage.database import Database, Row, listed
from storage.values import moment, stamp

OFFERED = 20
"""Programmes that are offered by their names, beside those of the stories near."""

_THERE_TOO = 3
"""A programme of the same region counts for so many elsewhere."""

_LATEST_STEPS = 40
"""Steps of one programme that are looked at when a story is placed: some years of a busy one."""

_PER_KEY = 200
"""Programmes that are looked at under one key: more have only common words in common, and their regions decide."""

_HOLDING = "SELECT key, programmes FROM programme_key_counts WHERE key IN (SELECT value FROM json_each(:keys))"
_UNDER = "SELECT programme FROM programme_keys WHERE key = :key LIMIT :limit"
_THERE = """
    SELECT DISTINCT programme FROM programme_regions WHERE programme IN (SELECT value FROM json_each(:ids))
        AND region IN (SELECT value FROM json_each(:regions))
"""
_HELD = "SELECT story, programme FROM story_programmes WHERE story IN (SELECT value FROM json_each(:stories))"
_BY_ID = "SELECT * FROM programmes WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY rowid"
_ALL = "SELECT id FROM programmes ORDER BY rowid"
_NAMES = "SELECT * FROM programme_names WHERE programme IN (SELECT value FROM json_each(:ids)) ORDER BY rowid"
_REGIONS = "SELECT programme, region FROM programme_regions WHERE programme IN (SELECT value FROM json_each(:ids))"
_STEPS = """
    SELECT story_programmes.*, stories.title FROM story_programmes JOIN stories ON stories.id = story
    WHERE programme = :programme ORDER BY at DESC, story LIMIT :limit
"""
_TOLD = "SELECT story, channel FROM story_told WHERE story IN (SELECT value FROM json_each(:stories))"
_ENTRIES = """
    SELECT story, entry FROM story_entries WHERE story IN (SELECT value FROM json_each(:stories)) ORDER BY joined, rowid
"""

_OPEN = "INSERT INTO programmes (id, name, opened) VALUES (:id, :name, :opened) ON CONFLICT DO NOTHING"
_ADD_NAME = """
    INSERT INTO programme_names (programme, said, key, is_own) VALUES (:programme, :said, :key, :is_own) ON CONFLICT DO NOTHING
"""
_ADD_KEY = "INSERT INTO programme_keys (key, programme) VALUES (:key, :programme) ON CONFLICT DO NOTHING"
_COUNT_KEY = """
    INSERT INTO programme_key_counts (key, programmes) VALUES (:key, 1)
    ON CONFLICT (key) DO UPDATE SET programmes = programmes + 1
"""
_RECOUNT = """
    DELETE FROM programme_key_counts;
    INSERT INTO programme_key_counts (key, programmes) SELECT key, count(*) FROM programme_keys GROUP BY key;
"""
_ADD_REGION = "INSERT INTO programme_regions (programme, region) VALUES (:programme, :region) ON CONFLICT DO NOTHING"
_UNLINK = """
    DELETE FROM story_programmes WHERE story NOT IN (
        SELECT story FROM story_entries JOIN entries ON entries.key = entry WHERE entries.seen < :since
    )
"""
_LINK = """
    INSERT INTO story_programmes (story, programme, code, said, stage, year, round, at, after)
    VALUES (:story, :programme, :code, :said, :stage, :year, :round, :at, :after) ON CONFLICT (story) DO NOTHING
"""


def around(database: Database, article: Article, stories: Iterable[str], also: Iterable[str] = ()) -> Around:
    """Return the programmes whose names share most with `article`, those that `stories` are of, and those of the ids `also`."""
    held = {row["story"]: row["programme"] for row in database.rows(_HELD, stories=listed(stories))}
    wanted = dict.fromkeys((*_nearest(database, article), *held.values(), *also))
    return Around(known=by_id(database, tuple(wanted)), of_story=held)


def _nearest(database: Database, article: Article) -> list[str]:
    """Return the programmes that share most of the rarest keys of `article`; of equals, those of its regions."""
    holding = {row["key"]: row["programmes"] for row in database.rows(_HOLDING, keys=listed(keys(article)))}
    points: defaultdict[str, float] = defaultdict(float)
    for key in rarest(holding):
        for row in database.rows(_UNDER, key=key, limit=_PER_KEY):
            points[row["programme"]] += 1 / holding[key]
    about = listed(mention.code for mention in article.regions if mention.role == "about")
    for row in database.rows(_THERE, ids=listed(points), regions=about):
        points[row["programme"]] *= _THERE_TOO
    return sorted(points, key=points.__getitem__, reverse=True)[:OFFERED]


def by_id(database: Database, ids: Sequence[str] | None, *, steps: int = _LATEST_STEPS) -> tuple[Programme, ...]:
    """Return the programmes of these ids (None: all) as they stand, in the order in which they were first told of.

    Each has its latest `steps`, -1 for all.
    """
    chosen = listed(row["id"] for row in database.rows(_ALL)) if ids is None else listed(ids)
    names, regions = defaultdict[str, list[Alias]](list), defaultdict[str, set[str]](set)
    for row in database.rows(_NAMES, ids=chosen):
        names[row["programme"]].append(Alias(name=read_name(row["said"]), is_own=bool(row["is_own"])))
    for row in database.rows(_REGIONS, ids=chosen):
        regions[row["programme"]].add(row["region"])
    return tuple(
        Programme(
            id=row["id"],
            name=row["name"],
            aliases=tuple(names[row["id"]]),
            regions=frozenset(regions[row["id"]]),
            steps=_steps(database, row["id"], steps),
        )
        for row in database.rows(_BY_ID, ids=chosen)
    )


def _steps(database: Database, programme: str, limit: int) -> tuple[Step, ...]:
    rows = database.rows(_STEPS, programme=programme, limit=limit)
    told = defaultdict[str, set[str]](set)
    for row in database.rows(_TOLD, stories=listed(row["story"] for row in rows)):
        told[row["story"]].add(row["channel"])
    return tuple(_step(row, frozenset(told[row["story"]])) for row in reversed(rows))


def _step(row: Row, told: frozenset[str]) -> Step:
    return Step(
        story=row["story"],
        at=moment(row["at"]),
        stage=Stage(code=row["stage"], year=row["year"], round=row["round"]),
        title=row["title"],
        told=told,
    )


def told_in(database: Database, stories: Sequence[str]) -> tuple[Told, ...]:
    """Return the articles of these stories, in the order in which they came."""
    rows = database.rows(_ENTRIES, stories=listed(stories))
    found = ((row["story"], articles.article(database, row["entry"])) for row in rows)
    return tuple(Told(story=story, article=article) for story, article in found if article)


def keep(database: Database, article: Article, placements: Iterable[Placement]) -> None:
    """Keep to which programmes the stories of an article belong. A story that has one keeps it."""
    for placement in placements:
        if placement.link:
            _keep(database, placement, placement.link, at=article.entry.published or article.entry.seen)


def unlink(database: Database, *, since: datetime) -> None:
    """Forget the programmes of stories that no entry seen before `since` tells, and programmes left without a story."""
    database.run(_UNLINK, since=stamp(since))
    database.run("DELETE FROM programmes WHERE id NOT IN (SELECT programme FROM story_programmes)")
    for table in ("programme_names", "programme_keys", "programme_regions"):
        database.run(f"DELETE FROM {table} WHERE programme NOT IN (SELECT id FROM programmes)")  # noqa: S608 -- our own tables
    database.run_script(_RECOUNT)


def _keep(database: Database, placement: Placement, link: Link, *, at: datetime) -> None:
    database.run(_OPEN, id=link.programme, name=link.name, opened=stamp(at))
    for alias in link.learned:
        _learn(database, link.programme, alias)
    for region in sorted(link.regions):
        database.run(_ADD_REGION, programme=link.programme, region=region)
    database.run(
        _LINK,
        story=placement.story.id,
        programme=link.programme,
        code=link.code,
        said=link.said,
        stage=link.stage.code,
        year=link.stage.year,
        round=link.stage.round,
        at=stamp(at),
        after=link.after,
    )


def _learn(database: Database, programme: str, alias: Alias) -> None:
    if database.run(_ADD_NAME, programme=programme, said=alias.name.said, key=alias.name.key, is_own=int(alias.is_own)):
        for key in alias_keys(alias):
            if database.run(_ADD_KEY, key=key, programme=programme):
                database.run(_COUNT_KEY, key=key)
