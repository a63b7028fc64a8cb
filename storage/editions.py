"""Editions: an entry that its source edited has the new text, and is judged again; the old ones are kept here."""

from dataclasses import replace
from datetime import datetime

from bongsu.model import Entry
from storage.database import Database
from storage.values import moment, stamp, stamp_or_none

MOST = 20
"""Editions of an entry that are told apart: a text that differs at every visit, as by a counter, is no news each time."""

_KEEP = """
    INSERT INTO editions (entry, edition, title, url, summary, published, precision, digest, text, until)
    SELECT key, edition, title, url, summary, published, precision, digest, iif(state = 'judged', articles.text, own_text), :now
    FROM entries LEFT JOIN articles ON articles.entry = entries.key WHERE key = :key
"""

_REPLACE = """
    UPDATE entries SET title = :title, url = :url, summary = :summary, published = :published, precision = :precision,
        digest = :digest, own_text = :own_text, edition = edition + 1, tries = 0, first_try = NULL, next_try = :now,
        state = iif(state = 'judged' AND NOT :silent, 'pending', state)
    WHERE key = :key
"""


def edit(database: Database, entry: Entry, *, silent: bool, now: datetime) -> Entry | None:
    """Keep an entry that is known in its new edition; return it, or None where nothing in it has changed.

    It is to be judged again, unless it was never judged because it came with a quiet catch, or is `silent`.
    """
    [row] = database.rows("SELECT digest, edition, seen FROM entries WHERE key = :key", key=entry.key)
    if row["digest"] == entry.digest or row["edition"] >= MOST:
        return None
    database.run(_KEEP, key=entry.key, now=stamp(now))
    database.run(
        _REPLACE,
        key=entry.key,
        title=entry.title,
        url=entry.url,
        summary=entry.summary,
        published=stamp_or_none(entry.published),
        precision=entry.precision,
        digest=entry.digest,
        own_text=entry.text,
        silent=int(silent),
        now=stamp(now),
    )
    return replace(entry, edition=row["edition"] + 1, seen=moment(row["seen"]))
