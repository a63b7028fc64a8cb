"""The store: which tables change together. Each table's SQL stands in the module of its name."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from bongsu.coverage import Sighting
from bongsu.editions import Before
from bongsu.errors import StorageError
from bongsu.habits import Habit
from bongsu.model import Article, Cursor, Delivery, Entry, Match, Notice, Outcome, Settlement, Source, Story
from bongsu.operations import Known, Matter, deliveries
from bongsu.usual import Usual, saw_body
from bongsu.websub import Subscription
from storage import channels, editions, entries, matters, outbox, pushes, quotas, sightings, sources, stories, websub
from storage.database import Database
from storage.folder import prepare_folder
from storage.migrations import migrate
from storage.states import ChannelState, Counts, OutboxRow, OutboxState, Pending, Push, SourceState

_ARCHIVE_PAGE = 300

_COUNTS = """
    SELECT
        (SELECT count(*) FROM entries) AS entries,
        (SELECT count(*) FROM entries WHERE state = 'pending') AS pending,
        (SELECT count(*) FROM articles) AS articles,
        (SELECT count(*) FROM stories) AS stories,
        (SELECT count(*) FROM matches) AS matches
"""


class Store:
    """All that is kept, in one SQLite file. Every method is one transaction and may raise `StorageError`.

    One thread at a time calls it; any thread may close it. `path` is None for a copy in memory.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
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
        """Make `configured` the active sources: those new or of a new address are due now; all others rest, never due."""
        with self._database.write():
            sources.enlist(self._database, configured, now=now)

    def due_sources(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Return the ids of at most `limit` active sources to visit, the most overdue first."""
        return sources.due(self._database, now=now, limit=limit)

    def make_due(self, ids: Sequence[str] | None, *, now: datetime) -> None:
        """Let the active sources of `ids` (None: all) be visited now."""
        with self._database.write():
            sources.make_due(self._database, ids, now=now)

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

    # --- those who come by themselves ----------------------------------------------------------------------------------

    def push(self, source_id: str, push_id: str) -> Push | None:
        """Return the message that a source numbered so before; None where it is new."""
        return pushes.one(self._database, source_id, push_id)

    def keep_push(self, source_id: str, push: Push, *, now: datetime) -> None:
        """Note that a message was answered. Its entries are to be there already: a repeat of it is not read again."""
        with self._database.write():
            pushes.keep(self._database, source_id, push, now=now)

    def subscription(self, source_id: str) -> Subscription | None:
        return websub.of_source(self._database, source_id)

    def subscription_at(self, callback: str) -> Subscription | None:
        """Return the subscription whose hub calls at `callback`; None where there is none, or no longer."""
        return websub.at(self._database, callback)

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Return all subscriptions, by source."""
        return websub.every(self._database)

    def due_subscriptions(self, *, now: datetime, limit: int) -> tuple[Subscription, ...]:
        """Return at most `limit` subscriptions to ask hubs for."""
        return websub.due(self._database, now=now, limit=limit)

    def keep_subscription(self, subscription: Subscription) -> None:
        """Keep a subscription in place of the one that its source had."""
        with self._database.write():
            websub.keep(self._database, subscription)

    def end_subscriptions(self, *, now: datetime) -> tuple[str, ...]:
        """Note which leases ran out: their sources are visited at once, as often as before. Returns them."""
        with self._database.write():
            ended = websub.end(self._database, now=now)
            sources.make_due(self._database, ended, now=now)
            return ended

    def drop_subscription(self, source_id: str, *, now: datetime) -> None:
        """Forget the subscription of a source, which is visited at once."""
        with self._database.write():
            if websub.drop(self._database, source_id):
                sources.make_due(self._database, [source_id], now=now)

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
        return Counts(**dict(row), outbox=outbox.counts(self._database))

    # --- judging -------------------------------------------------------------------------------------------------------

    def story(self, story_id: str) -> Story | None:
        return stories.story(self._database, story_id)

    def article(self, key: str) -> Article | None:
        """Return the article of a judged entry, as it was read then."""
        return stories.article(self._database, key)

    def archive(self, *, since: datetime) -> Iterator[Article]:
        """Yield the judged articles whose entries were seen from `since` on, oldest first, a few hundred at a time."""
        after = ""
        while page := stories.archive(self._database, since=since, after=after, limit=_ARCHIVE_PAGE):
            yield from page
            since, after = page[-1].entry.seen, page[-1].entry.key

    def tell(self, deliveries: Sequence[Delivery]) -> int:
        """Put deliveries for articles recorded before into the outbox; return how many of them were not there yet."""
        with self._database.write():
            return outbox.insert(self._database, deliveries)

    def before(self, key: str) -> Before | None:
        """Return how an entry was judged last, with its story as it stands now; None where it never was."""
        return stories.before(self._database, key)

    def matches(self, key: str) -> tuple[Match, ...]:
        """Return the matches of a judged entry, in the order of the rules."""
        return stories.matches(self._database, key)

    def record(self, outcome: Outcome, *, now: datetime) -> bool:
        """Keep all that judging one article decided, or nothing of it.

        False, with nothing written, when the story has moved since it was read: judge again. Recording an edition twice changes
        nothing and is True; so does one that has been followed by another, which is judged in its turn.
        """
        entry = outcome.article.entry
        with self._database.write():
            if entries.is_settled(self._database, entry):
                return True
            if not stories.place(self._database, outcome.placement, now=now):
                return False
            stories.keep_article(self._database, outcome, now=now)
            entries.judged(self._database, entry)
            outbox.insert(self._database, outcome.deliveries)
        return True

    # --- outbox --------------------------------------------------------------------------------------------------------

    def claim(self, channel: str, *, now: datetime, limit: int, lease: timedelta) -> tuple[Delivery, ...]:
        """Lease at most `limit` deliveries of `channel` for `lease`, the oldest first; also those whose last lease ran out.

        A broken channel gives nothing until its probe time, then one delivery.
        """
        with self._database.write():
            return outbox.claim(self._database, channel, now=now, limit=limit, lease=lease)

    def settle(self, settled: Sequence[tuple[Delivery, Settlement]], *, now: datetime) -> None:
        """Record how a group of attempts ended, in one transaction.

        What is sent stays sent. A `Retry` or `Dead` counts only from the one who holds the lease.
        """
        with self._database.write():
            for delivery, settlement in settled:
                outbox.settle(self._database, delivery, settlement, now=now)

    def release(self, deliveries: Sequence[Delivery], *, now: datetime) -> None:
        """Give back leases unused, so that the next start need not wait for their end."""
        with self._database.write():
            for delivery in deliveries:
                outbox.release(self._database, delivery, now=now)

    def expire_leases(self, *, now: datetime) -> int:
        """Give back every lease, at the start of the one daemon: whoever held them is dead. Returns how many."""
        with self._database.write():
            return outbox.expire_leases(self._database, now=now)

    def next_due(self, names: Sequence[str]) -> datetime | None:
        """Return when the first of the channels `names` has something to claim; None when all is settled."""
        return outbox.next_due(self._database, names)

    def outbox(
        self, *, states: Sequence[OutboxState] = (), channel: str | None = None, limit: int = 100
    ) -> tuple[OutboxRow, ...]:
        """Return the newest lines of the ledger in `states` (none named: in all), of `channel` (None: of all)."""
        return outbox.ledger(self._database, states=states, channel=channel, limit=limit)

    def retry(self, keys: Sequence[str] | None = None, *, channel: str | None = None, now: datetime) -> int:
        """Make the dead and the waiting due now, with fresh patience; return how many. Their channels count as repaired.

        `keys` and `channel` narrow it; None means all.
        """
        with self._database.write():
            return outbox.retry(self._database, keys, channel=channel, now=now)

    def bury(self, key: str, why: str, *, now: datetime) -> bool:
        """Give a delivery up; False when there is none, or it is sent or dead already."""
        with self._database.write():
            return outbox.bury(self._database, key, why, now=now)

    def channel_states(self) -> tuple[ChannelState, ...]:
        """Return how every channel fares that ever had a delivery, by name."""
        return channels.states(self._database)


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Return what tells one file from another of the same name; None where there is none."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None
