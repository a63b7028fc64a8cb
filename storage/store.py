"""The store: which tables change together. Each table's SQL stands in the module of its name."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from bongsu.coverage import Sighting
from bongsu.editions import Before
from bongsu.errors import StorageError
from bongsu.habits import Habit
from bongsu.model import Article, Cursor, Delivery, Entry, Match, Notice, Source
from bongsu.operations import Known, Matter, deliveries
from bongsu.story import Candidate, Nearby, Outcome, Signature, Story
from bongsu.usual import Usual, saw_body
from storage import (
    articles,
    conversations,
    editions,
    entries,
    grouping,
    ledger,
    matters,
    outbox,
    programmes,
    quotas,
    set_back,
    sightings,
    sources,
)
from storage.database import Database
from storage.folder import prepare_folder
from storage.incoming_store import IncomingStore
from storage.migrations import migrate
from storage.outbox_store import OutboxStore
from storage.programme_store import ProgrammeStore
from storage.states import Counts, Pending, SourceState
from storage.story_store import StoryStore
from storage.talk_store import TalkStore

_ARCHIVE_PAGE = 300

_COUNTS = """
    SELECT
        (SELECT count(*) FROM entries) AS entries,
        (SELECT count(*) FROM entries WHERE state = 'pending') AS pending,
        (SELECT count(*) FROM articles) AS articles,
        (SELECT count(*) FROM stories) AS stories,
        (SELECT count(*) FROM matches) AS matches,
        (SELECT count(*) FROM outbox WHERE state = 'dead' AND event = 'buried') AS buried
"""


class Store(IncomingStore, OutboxStore, StoryStore, TalkStore, ProgrammeStore):
    """All that is kept, in one SQLite file. Every method is one transaction and may raise `StorageError`.

    One thread at a time calls it; any thread may close it. `path` is None for a copy in memory.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._identity = _identity(database.path)

    @classmethod
    def open(cls, path: Path, *, now: datetime) -> "Store":
        """Open the file `path`, made with its folder if missing, and bring it up to date.

        Raises `StorageError`, having left the file as it was, when it is locked, read-only, damaged, another program's or a
        newer bongsu's, and when root asks while the place belongs to somebody else.
        """
        prepare_folder(path)
        database = Database.connect(path)
        try:
            migrate(database, now=now)
            return cls(database)
        except StorageError:
            database.close()
            raise

    @property
    def path(self) -> Path | None:
        return self._database.path

    def close(self) -> None:
        self._database.close()

    def in_memory_copy(self) -> "Store":
        """Return a store with everything of this one, from which nothing is written back: for dry runs."""
        copy = Database.connect(None)
        self._database.copy_to(copy)
        return Store(copy)

    def check(self) -> None:
        """Read from the database. Raises `StorageError` when it does not answer, or is no longer the file at its path."""
        self._database.rows("SELECT id FROM sources LIMIT 1")
        if _identity(self.path) != self._identity:
            raise StorageError("storage.moved", path=self.path)

    # --- sources -------------------------------------------------------------------------------------------------------

    def sync_sources(self, configured: Sequence[Source], *, now: datetime) -> None:
        """Make `configured` the active sources: those new or of a new address are due now; all others rest, never due.

        What was the matter with those others is over.
        """
        with self._database.write():
            sources.enlist(self._database, configured, now=now)
            matters.leave(self._database, now=now)

    def due_sources(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Return the ids of at most `limit` active sources to visit, the most overdue first."""
        return sources.due(self._database, now=now, limit=limit)

    def make_due(self, ids: Sequence[str] | None, *, now: datetime) -> None:
        """Let the active sources of `ids` (None: all) be visited now."""
        with self._database.write():
            sources.make_due(self._database, ids, now=now)

    def clock_set_back(self, *, now: datetime, lease: timedelta) -> None:
        """Let nothing wait for a time that a clock which was ahead has noted, but what is held: that keeps its time.

        No lease ends later than `lease` from `now`.
        """
        with self._database.write():
            set_back.hurry(self._database, now=now, lease=lease)

    def next_visit(self) -> datetime | None:
        """Return when the first active source is due; None without one."""
        return sources.next_visit(self._database)

    def cursor(self, source_id: str) -> Cursor:
        """Return what the last good visit left behind; an empty cursor where there was none."""
        return sources.cursor(self._database, source_id)

    def spend(self, account: str, *, day: date, limit: int) -> int | None:
        """Count a call to an API; return how many of `limit` are left on that day, None where there was none left."""
        with self._database.write():
            return quotas.spend(self._database, account, day=day, limit=limit)

    def close_quota(self, account: str, *, day: date) -> None:
        """Note that an API has no calls left on that day, whatever was counted."""
        with self._database.write():
            quotas.close(self._database, account, day=day)

    def first_catch_done(self, source_id: str) -> bool:
        """Return whether the source has had a good visit."""
        return sources.first_catch_done(self._database, source_id)

    def add(  # noqa: PLR0913 -- a visit's whole result goes into one transaction
        self,
        source: Source,
        caught: Sequence[Entry],
        cursor: Cursor,
        *,
        now: datetime,
        next_visit: datetime | None,
        quiet: bool,
        too_old: Callable[[Entry], bool],
    ) -> tuple[Entry, ...]:
        """Keep a good visit's entries with its cursor; return those that are new, and those edited (`edition` above 1).

        Both are pending; where `quiet` holds or `too_old` says so they are kept as seen, and never judged. `next_visit` is
        None for a source that nobody visits.
        """
        silent = {entry.key for entry in caught if quiet or too_old(entry)}
        with self._database.write():
            sources.ensure(self._database, source, now=now)
            sources.visited(self._database, source, cursor, now=now, next_visit=next_visit)
            kept = (self._keep(entry, silent=entry.key in silent, now=now) for entry in caught)
            return tuple(entry for entry in kept if entry)

    def _keep(self, entry: Entry, *, silent: bool, now: datetime) -> Entry | None:
        """Return an entry that is new, or was edited; None for one that is known as it is."""
        if entries.insert(self._database, entry, "seen" if silent else "pending", now=now):
            return entry
        return editions.edit(self._database, entry, silent=silent, now=now)

    def visit_failed(self, source_id: str, error: str, *, now: datetime, next_visit: datetime) -> int:
        """Note a bad visit; the cursor stays. Returns how many there were in a row, 0 for a source unknown."""
        with self._database.write():
            return sources.visit_failed(self._database, source_id, error, now=now, next_visit=next_visit)

    def failures(self, source_id: str) -> int:
        """Return how many bad visits there were since the last good one; 0 for a source unknown."""
        return sources.failures(self._database, source_id)

    def habit(self, source_id: str) -> Habit:
        """Return how a source behaves, and what is the matter with it; a fresh habit for one unknown."""
        return sources.habit(self._database, source_id)

    def keep_habit(self, source: Source, habit: Habit, *, next_visit: datetime | None) -> None:
        """Keep what a good visit taught. `next_visit` takes the place of what `add` was told before this was known."""
        with self._database.write():
            sources.learned(self._database, source, habit, next_visit=next_visit)

    def saw_body(self, source_id: str, body: str) -> Usual:
        """Note the body of a page of a source, empty where it could not be read; return what is usual now."""
        with self._database.write():
            usual = saw_body(sources.habit(self._database, source_id).usual, body)
            sources.keep_usual(self._database, source_id, usual)
            return usual

    def put_off(self, visits: Mapping[str, datetime]) -> None:
        """Let active sources be visited at these times, where that is later than they are due."""
        with self._database.write():
            sources.put_off(self._database, visits)

    def source_states(self) -> tuple[SourceState, ...]:
        """Return how every source fares that ever was configured, by id."""
        return sources.states(self._database)

    def sightings(self, *, since: datetime) -> tuple[Sighting, ...]:
        """Return what was seen from `since` on: of each source, and about each region."""
        return sightings.since(self._database, since)

    # --- operations ----------------------------------------------------------------------------------------------------

    def report(
        self,
        subject: str,
        *,
        found: Sequence[Matter] = (),
        over: Collection[str] = (),
        channels: Sequence[str],
        now: datetime,
    ) -> tuple[Notice, ...]:
        """Note matters of `subject` that were found, and the codes of those that are over; tell `channels` of what is news.

        A matter that lasts already, and the end of one that never began, are no news. Returns the notices, with or without
        channels to tell them.
        """
        with self._database.write():
            notices = (
                *matters.raise_all(self._database, found, now=now),
                *matters.clear(self._database, subject, over, now=now),
            )
            outbox.insert(self._database, deliveries(notices, channels))
            return notices

    def matters(self) -> tuple[Known, ...]:
        """Return what is the matter now, the longest first."""
        return matters.lasting(self._database)

    # --- entries -------------------------------------------------------------------------------------------------------

    def pending(self, *, now: datetime, limit: int, told: bool | None = None) -> tuple[Pending, ...]:
        """Return at most `limit` entries to judge whose next try has come, in the order they were seen.

        `told` narrows it to those that brought their text along, or to those that did not.
        """
        return entries.pending(self._database, now=now, limit=limit, told=told)

    def postpone(self, key: str, *, now: datetime, next_try: datetime) -> None:
        """Note that a pending entry's page could not be had."""
        with self._database.write():
            entries.postpone(self._database, key, now=now, next_try=next_try)

    def next_pending(self) -> datetime | None:
        """Return when the first pending entry is to be tried; None without one."""
        return entries.next_pending(self._database)

    def entry(self, key: str) -> Entry | None:
        return entries.one(self._database, key)

    def entries(self, *, source: str | None, limit: int) -> tuple[Entry, ...]:
        """Return the newest `limit` entries of `source` (None: of all), the last seen first."""
        return entries.newest(self._database, source=source, limit=limit)

    def counts(self) -> Counts:
        [row] = self._database.rows(_COUNTS)
        return Counts(**dict(row), outbox=ledger.counts(self._database))

    # --- judging -------------------------------------------------------------------------------------------------------

    def story(self, story_id: str) -> Story | None:
        return grouping.story(self._database, story_id)

    def nearby(self, parts: tuple[Signature, ...], *, at: datetime) -> Nearby:
        """Return the stories that an article published `at`, which makes the announcements `parts`, may belong to."""
        return grouping.nearby(self._database, parts, at=at)

    def stories_of(self, key: str) -> tuple[Candidate, ...]:
        """Return the stories that an entry is in, as they stand."""
        return grouping.stories_of(self._database, key)

    def article(self, key: str) -> Article | None:
        """Return the article of a judged entry, as it was read then."""
        return articles.article(self._database, key)

    def archive(self, *, since: datetime) -> Iterator[Article]:
        """Yield the judged articles whose entries were seen from `since` on, oldest first, a few hundred at a time."""
        after = ""
        while page := articles.archive(self._database, since=since, after=after, limit=_ARCHIVE_PAGE):
            yield from page
            since, after = page[-1].entry.seen, page[-1].entry.key

    def tell(self, deliveries: Sequence[Delivery]) -> int:
        """Put deliveries for articles recorded before into the outbox; return how many of them were not there yet."""
        with self._database.write():
            grouping.told(self._database, deliveries)
            return outbox.insert(self._database, deliveries)

    def before(self, key: str) -> Before | None:
        """Return how an entry was judged last, with its story as it stands now; None where it never was."""
        return articles.before(self._database, key)

    def matches(self, key: str) -> tuple[Match, ...]:
        """Return the matches of a judged entry, in the order of the rules."""
        return articles.matches(self._database, key)

    def record(self, outcome: Outcome, *, now: datetime, updates: Sequence[Delivery] = ()) -> bool:
        """Keep all that judging one article decided, or nothing of it, with the `updates` of messages that it calls for.

        False, with nothing written, when the story has moved since it was read: judge again. Recording an edition twice changes
        nothing and is True; so does one that has been followed by another, which is judged in its turn.
        """
        entry = outcome.article.entry
        with self._database.write():
            if entries.is_settled(self._database, entry):
                return True
            if not grouping.keep(self._database, outcome, now=now):
                return False
            articles.keep_article(self._database, outcome, now=now)
            entries.judged(self._database, entry)
            programmes.keep(self._database, outcome.article, outcome.placements)
            for over in outcome.superseded:
                outbox.supersede(self._database, over, now=now)
            outbox.insert(self._database, outcome.deliveries)
            conversations.put_updates(self._database, updates)
        return True


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Return what tells one file from another of the same name; None where there is none."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None
