"""What was judged: articles, and the matches that rules made with them."""

from collections.abc import Iterable
from datetime import datetime

from bongsu.editions import Before
from bongsu.model import Article, Match
from bongsu.story import Outcome
from storage import entries, grouping
from storage.database import Database, Row
from storage.values import ENCLOSED, EVIDENCE, FACTS, NAMES, REGIONS, TOPIC, stamp

_ARTICLE = """
    INSERT INTO articles (entry, story, text, complete, regions, topic, facts, attachments, why_quiet, judged)
    VALUES (:entry, :story, :text, :complete, :regions, :topic, :facts, :attachments, :why_quiet, :now)
    ON CONFLICT (entry) DO UPDATE SET story = excluded.story, text = excluded.text, complete = excluded.complete,
        regions = excluded.regions, topic = excluded.topic, facts = excluded.facts, attachments = excluded.attachments,
        why_quiet = excluded.why_quiet, judged = excluded.judged
"""

_MATCH = """
    INSERT INTO matches (entry, position, rule, name, because, notify)
    VALUES (:entry, :position, :rule, :name, :because, :notify)
"""


def keep_article(database: Database, outcome: Outcome, *, now: datetime) -> None:
    """Keep the article as it was read, and its matches in the order of the rules, in place of those of an earlier edition."""
    article = outcome.article
    database.run(
        _ARTICLE,
        entry=article.entry.key,
        story=outcome.placements[0].story.id,
        text=article.text,
        complete=int(article.complete),
        regions=REGIONS.dump(article.regions),
        topic=TOPIC.dump(article.topic),
        facts=FACTS.dump(article.facts),
        attachments=ENCLOSED.dump(article.attachments),
        why_quiet=outcome.why_quiet,
        now=stamp(now),
    )
    keep_matches(database, article.entry.key, outcome.matches)


def keep_matches(database: Database, entry: str, found: Iterable[Match]) -> None:
    """Keep the matches of an entry's article in the place of those that it had."""
    database.run("DELETE FROM matches WHERE entry = :entry", entry=entry)
    for position, match in enumerate(found):
        _keep_match(database, entry, position, match)


def _keep_match(database: Database, entry: str, position: int, match: Match) -> None:
    database.run(
        _MATCH,
        entry=entry,
        position=position,
        rule=match.rule,
        name=match.name,
        because=EVIDENCE.dump(match.because),
        notify=NAMES.dump(match.notify),
    )


_ARCHIVE = """
    SELECT * FROM entries JOIN articles ON articles.entry = entries.key
    WHERE (seen, key) > (:since, :after) ORDER BY seen, key LIMIT :limit
"""


def archive(database: Database, *, since: datetime, after: str, limit: int) -> tuple[Article, ...]:
    """Return judged articles in the order in which their entries were seen, those behind the entry `after` of time `since`."""
    return tuple(read(row) for row in database.rows(_ARCHIVE, since=stamp(since), after=after, limit=limit))


def article(database: Database, key: str) -> Article | None:
    """Return an entry's article as it was judged."""
    row = database.row("SELECT * FROM articles JOIN entries ON entries.key = articles.entry WHERE entry = :key", key=key)
    return None if row is None else read(row)


def before(database: Database, key: str) -> Before | None:
    """Return how an entry was judged last, and its stories as they stand."""
    judged = article(database, key)
    return None if judged is None else Before(article=judged, stories=grouping.stories_of(database, key))


def read(row: Row) -> Article:
    """Return the article that a row of both tables holds."""
    return Article(
        entry=entries.read(row),
        text=row["text"],
        complete=bool(row["complete"]),
        regions=REGIONS.load(row["regions"]),
        topic=TOPIC.load(row["topic"]),
        facts=FACTS.load(row["facts"]),
        attachments=ENCLOSED.load(row["attachments"]),
    )


def matches(database: Database, key: str) -> tuple[Match, ...]:
    """Return the matches of an entry's article, in the order of the rules."""
    return tuple(
        Match(rule=row["rule"], name=row["name"], because=EVIDENCE.load(row["because"]), notify=NAMES.load(row["notify"]))
        for row in database.rows("SELECT * FROM matches WHERE entry = :key ORDER BY position", key=key)
    )
