"""The part of the store that stories are looked at, judged anew and put into calendars by."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bongsu.calendar import Planned
from bongsu.model import Article, Match
from bongsu.stories.chronicle import Chronicle
from bongsu.story import Candidate, Placement
from storage import calendar, chronicles, regrouping
from storage.part import StorePart


class StoryStore(StorePart):
    """Shows stories with their outlets, and takes them apart."""

    def chronicles(self, *, since: datetime, matched: bool = False) -> Iterator[Chronicle]:
        """Yield the stories that an article joined from `since` on, the last such first; if asked, only those rules met."""
        yield from chronicles.latest(self._database, since=since, matched=matched)

    def chronicle(self, story_id: str) -> Chronicle | None:
        """Return a story with its outlets; None where nobody tells it."""
        return next(iter(chronicles.by_id(self._database, [story_id])), None)

    def chronicles_of(self, entry: str) -> tuple[Chronicle, ...]:
        """Return the stories that an entry tells, with all their outlets."""
        return chronicles.of_entry(self._database, entry)

    def stories_beginning(self, start: str, *, limit: int) -> tuple[str, ...]:
        """Return the ids of at most `limit` stories that begin with `start`."""
        return chronicles.beginning(self._database, start, limit=limit)

    def older_stories(self, *, since: datetime) -> tuple[tuple[Candidate, bool], ...]:
        """Return the stories begun by entries seen before `since` that may go on after it, and whether they do."""
        return regrouping.older(self._database, since=since)

    def members(self, story_id: str, *, before: datetime) -> tuple[Article, ...]:
        """Return the articles of a story whose entries were seen before a time, in the order in which they joined."""
        return regrouping.members(self._database, story_id, before=before)

    def reread(self, read: Sequence[tuple[Article, Sequence[Match]]]) -> None:
        """Replace what was read in articles, and their matches. Nothing is told."""
        with self._database.write():
            for article, matches in read:
                regrouping.reread(self._database, article, matches)

    def regroup(self, placed: Mapping[str, tuple[Placement, ...]], stories: Mapping[str, Candidate], *, now: datetime) -> None:
        """Move entries, by key, into the stories of their placements. Channels know of these what they knew of the former."""
        with self._database.write():
            regrouping.regroup(self._database, placed, stories, now=now)

    def calendar(self, *, since: str, uids: Sequence[str] = ()) -> tuple[Planned, ...]:
        """Return what calendars were told of the days from `since` (ISO) on, and of those that they know by `uids`."""
        return calendar.known(self._database, since=since, uids=uids)

    def keep_calendar(self, dates: Sequence[Planned]) -> None:
        """Note what calendars are told."""
        with self._database.write():
            calendar.keep(self._database, dates)
