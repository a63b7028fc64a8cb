"""Wishes for silence: kept when they are over, so that what they kept back can be explained."""

from dataclasses import asdict
from datetime import datetime

from bongsu.silences import Scope, Silence
from storage.database import Row
from storage.part import StorePart
from storage.values import moment, stamp

_ADD = """
    INSERT INTO silences (region, kind, programme, source, rule, channel, why, since, until)
    VALUES (:region, :kind, :programme, :source, :rule, :channel, :why, :now, :until) RETURNING *
"""

_ALL = "SELECT * FROM silences WHERE :now IS NULL OR until > :now ORDER BY id"

_END = "UPDATE silences SET until = :now WHERE id = :id AND until > :now"

_PROGRAMME = "SELECT programme FROM story_programmes WHERE story = :story"

_SOURCE = "SELECT source FROM entries WHERE key = :entry"


class SilenceStore(StorePart):
    """Keeps silences."""

    def silence(self, scope: Scope, *, until: datetime, why: str, now: datetime) -> Silence:
        """Keep a silence about `scope` from now on."""
        with self._database.write():
            [row] = self._database.rows(_ADD, **asdict(scope), why=why, now=stamp(now), until=stamp(until))
            return _silence(row)

    def silences(self, *, now: datetime | None = None) -> tuple[Silence, ...]:
        """Return the silences that are not over at `now`; None: all that ever were. In the order in which they were wished."""
        rows = self._database.rows(_ALL, now=stamp(now) if now else None)
        return tuple(map(_silence, rows))

    def end_silence(self, number: int, *, now: datetime) -> bool:
        """End a silence; False when there is none of that number, or it is over."""
        with self._database.write():
            return bool(self._database.run(_END, id=number, now=stamp(now)))

    def programme_of(self, story: str) -> str:
        """Return the id of the programme that a story is of; "" where none is known."""
        row = self._database.row(_PROGRAMME, story=story)
        return str(row["programme"]) if row else ""

    def source_of(self, entry: str) -> str:
        """Return the id of the source that an entry came from; "" where the entry is not known."""
        row = self._database.row(_SOURCE, entry=entry)
        return str(row["source"]) if row else ""


def _silence(row: Row) -> Silence:
    return Silence(
        id=row["id"],
        scope=Scope(
            region=row["region"],
            kind=row["kind"],
            programme=row["programme"],
            source=row["source"],
            rule=row["rule"],
            channel=row["channel"],
        ),
        why=row["why"],
        since=moment(row["since"]),
        until=moment(row["until"]),
    )
