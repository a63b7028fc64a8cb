"""Pushes: the messages that senders numbered, so that one that comes again is known as such."""

from datetime import datetime, timedelta

from storage.database import Database
from storage.states import Push
from storage.values import stamp

KEPT = timedelta(days=7)
"""Senders try a message again for up to three days (Standard Webhooks); afterwards the keys of its entries still tell."""

OLDEST = "DELETE FROM pushes WHERE at < :until"


def one(database: Database, source: str, push_id: str) -> Push | None:
    """Return what is known of a message."""
    row = database.row("SELECT digest, answer FROM pushes WHERE source = :source AND id = :id", source=source, id=push_id)
    return Push(id=push_id, digest=row["digest"], answer=row["answer"]) if row else None


def keep(database: Database, source: str, push: Push, *, now: datetime) -> None:
    """Keep a message as answered, and forget those that nobody sends again."""
    database.run(OLDEST, until=stamp(now - KEPT))
    database.run(
        """
        INSERT INTO pushes (source, id, digest, answer, at) VALUES (:source, :id, :digest, :answer, :now)
        ON CONFLICT (source, id) DO NOTHING
        """,
        source=source,
        id=push.id,
        digest=push.digest,
        answer=push.answer,
        now=stamp(now),
    )
