"""How the file came to have its shape: an append-only list, never edited once released.

Times are text as `values.stamp` writes it. Rows move between states; what is settled leaves the outbox when its days are over.
"""

from datetime import datetime

from bongsu.errors import StorageError
from storage.database import Database
from storage.foundation import FOUNDATION
from storage.values import stamp

APPLICATION_ID = 0x426F6E67
"""The letters Bong, in SQLite's header field for the kind of file: another program's database is not ours to change."""

MIGRATIONS: tuple[tuple[str, str], ...] = (
    *FOUNDATION,
    (
        "stories that grow",
        """
        ALTER TABLE stories ADD COLUMN profile TEXT NOT NULL DEFAULT '{"said": {}, "texts": [], "sketches": []}';
        ALTER TABLE stories ADD COLUMN first TEXT NOT NULL DEFAULT '';
        ALTER TABLE stories ADD COLUMN last TEXT NOT NULL DEFAULT '';
        ALTER TABLE stories ADD COLUMN growing INTEGER NOT NULL DEFAULT 0;  -- whether its keys are kept
        UPDATE stories SET first = opened, last = opened;
        CREATE INDEX stories_growing ON stories (changed) WHERE growing = 1;

        CREATE TABLE story_entries (
            entry TEXT NOT NULL REFERENCES entries (key),
            story TEXT NOT NULL REFERENCES stories (id),
            revision INTEGER NOT NULL,    -- of the story, with this entry
            adds TEXT NOT NULL,           -- a reason, or empty for another outlet
            nearest TEXT NOT NULL,        -- the comparison that decided
            joined TEXT NOT NULL,
            UNIQUE (entry, story)
        ) STRICT;
        CREATE INDEX story_entries_of_story ON story_entries (story);
        INSERT INTO story_entries (entry, story, revision, adds, nearest, joined)
            SELECT entry, story, revision, 'first', '', judged FROM articles JOIN stories ON story = id;

        CREATE TABLE story_keys (
            key TEXT NOT NULL,
            story TEXT NOT NULL,
            PRIMARY KEY (key, story)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE story_key_counts (
            key TEXT PRIMARY KEY,
            stories INTEGER NOT NULL      -- that ever were under it
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE story_told (
            story TEXT NOT NULL,
            channel TEXT NOT NULL,
            PRIMARY KEY (story, channel)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO story_told (story, channel) SELECT DISTINCT story, channel FROM outbox;
        """,
    ),
    (
        "stories by their last news, the calendar",
        """
        CREATE INDEX stories_changed ON stories (changed);

        CREATE TABLE calendar (
            uid TEXT PRIMARY KEY,         -- as calendars have it
            day TEXT NOT NULL,            -- the first day or minute, in Korean time
            until TEXT NOT NULL,          -- the last day, empty where it is the same
            summary TEXT NOT NULL,
            url TEXT NOT NULL,
            cancelled INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            changed TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX calendar_days ON calendar (day);
        """,
    ),
    (
        "the whole life of a delivery",
        """
        CREATE TABLE deliveries (
            key TEXT PRIMARY KEY,
            channel TEXT NOT NULL REFERENCES channels (name),
            state TEXT NOT NULL
                CHECK (state IN ('due', 'leased', 'retry', 'sent', 'dead', 'held', 'folded', 'suppressed')),
            story TEXT NOT NULL,          -- also a digest or a matter of operations: no foreign key
            revision INTEGER NOT NULL,    -- of the story; how often a matter of operations has come up
            severity TEXT NOT NULL,       -- low, normal, high, urgent
            rank INTEGER NOT NULL,        -- the smaller goes first: 0 for what is urgent, and for what must go before it
            turn TEXT NOT NULL,           -- its place within its story: the time it was first due
            title TEXT NOT NULL,
            reason TEXT NOT NULL,
            alert TEXT NOT NULL,
            due TEXT NOT NULL,
            ready TEXT,                   -- from when it may be claimed: its due, or the end of its lease or of its hold
            until TEXT,                   -- the end of a hold, or when the digest is due that it is folded into
            digest TEXT NOT NULL DEFAULT '',  -- the key of that digest
            attempts INTEGER NOT NULL,
            created TEXT NOT NULL,
            tried_since TEXT NOT NULL,    -- its patience counts from here: a retry by hand starts it anew
            settled TEXT,
            why TEXT NOT NULL DEFAULT '',
            receipt TEXT NOT NULL DEFAULT '',
            event TEXT NOT NULL,          -- what happened to it last,
            moved TEXT NOT NULL,          -- and when;
            moves INTEGER NOT NULL,       -- how often something has
            CHECK ((ready IS NULL) = (state IN ('sent', 'dead', 'folded', 'suppressed')))
        ) STRICT;
        INSERT INTO deliveries (
            key, channel, state, story, revision, severity, rank, turn, title, reason, alert, due, ready, attempts, created,
            tried_since, settled, why, receipt, event, moved, moves
        )
            SELECT
                key, channel, state, story,
                coalesce(json_extract(alert, '$.revision'), json_extract(alert, '$.number'), 1), 'normal', 1, created, title,
                reason, alert, due, ready, attempts, created, tried_since, settled, why, receipt, state,
                coalesce(settled, created), 1
            FROM outbox;
        DROP TABLE outbox;
        ALTER TABLE deliveries RENAME TO outbox;
        CREATE INDEX outbox_waiting ON outbox (channel, rank, turn, key, ready) WHERE ready IS NOT NULL;
        CREATE INDEX outbox_of_story ON outbox (channel, story, turn, revision, key) WHERE ready IS NOT NULL;
        CREATE INDEX outbox_newest ON outbox (created, key);
        CREATE INDEX outbox_states ON outbox (channel, state);
        CREATE INDEX outbox_sent ON outbox (channel, settled) WHERE state = 'sent';
        CREATE INDEX outbox_settled ON outbox (settled, key) WHERE settled IS NOT NULL;
        CREATE INDEX outbox_folded ON outbox (digest, turn) WHERE state = 'folded';

        CREATE TABLE outbox_history (
            delivery TEXT NOT NULL,
            number INTEGER NOT NULL,      -- counts from 1
            at TEXT NOT NULL,
            event TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            why TEXT NOT NULL,
            receipt TEXT NOT NULL,
            PRIMARY KEY (delivery, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO outbox_history (delivery, number, at, event, attempts, why, receipt)
            SELECT key, moves, moved, event, attempts, why, receipt FROM outbox;
        CREATE TRIGGER outbox_put AFTER INSERT ON outbox BEGIN
            INSERT INTO outbox_history (delivery, number, at, event, attempts, why, receipt)
                VALUES (NEW.key, NEW.moves, NEW.moved, NEW.event, NEW.attempts, NEW.why, NEW.receipt);
        END;
        CREATE TRIGGER outbox_moved AFTER UPDATE OF moves ON outbox BEGIN
            INSERT INTO outbox_history (delivery, number, at, event, attempts, why, receipt)
                VALUES (NEW.key, NEW.moves, NEW.moved, NEW.event, NEW.attempts, NEW.why, NEW.receipt);
        END;
        CREATE TRIGGER outbox_dropped AFTER DELETE ON outbox BEGIN
            DELETE FROM outbox_history WHERE delivery = OLD.key;
        END;

        ALTER TABLE channels ADD COLUMN rests_until TEXT;  -- it asked to be left alone so long
        """,
    ),
    (
        "programmes",
        """
        CREATE TABLE programmes (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            opened TEXT NOT NULL          -- when its first article was published
        ) STRICT;

        CREATE TABLE programme_names (
            programme TEXT NOT NULL,
            said TEXT NOT NULL,
            key TEXT NOT NULL,            -- in one spelling
            is_own INTEGER NOT NULL,      -- 0 where it only stood beside another name
            UNIQUE (programme, key)
        ) STRICT;

        CREATE TABLE programme_keys (
            key TEXT NOT NULL,            -- three characters of a name
            programme TEXT NOT NULL,
            PRIMARY KEY (key, programme)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE programme_regions (
            programme TEXT NOT NULL,
            region TEXT NOT NULL,
            PRIMARY KEY (programme, region)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE story_programmes (
            story TEXT PRIMARY KEY,
            programme TEXT NOT NULL,
            code TEXT NOT NULL,           -- how it was recognised
            said TEXT NOT NULL,           -- by which words
            stage TEXT NOT NULL,
            year INTEGER NOT NULL,
            round INTEGER NOT NULL,
            at TEXT NOT NULL,
            after TEXT NOT NULL           -- the story of the stage before
        ) STRICT;
        CREATE INDEX story_programmes_of_one ON story_programmes (programme, at);
        """,
    ),
    (
        "conversations: pauses, chats that moved, updates, labels, proposals",
        """
        -- when a channel that people asked to be quiet speaks again
        ALTER TABLE channels ADD COLUMN paused_until TEXT;

        CREATE INDEX outbox_sent_of_story ON outbox (story, channel, turn) WHERE state = 'sent';

        CREATE TABLE chats_moved (
            channel TEXT NOT NULL,
            chat TEXT NOT NULL,           -- as rules.yaml has it
            moved_to TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (channel, chat)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE bots (
            bot TEXT PRIMARY KEY,         -- its public number
            next_update INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE labels (
            delivery TEXT NOT NULL,
            who TEXT NOT NULL,            -- a digest: one voice a person, nobody's name
            is_right INTEGER NOT NULL,
            entry TEXT NOT NULL,
            rules TEXT NOT NULL,
            channel TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (delivery, who)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX labels_newest ON labels (at);

        CREATE TABLE proposals (
            id TEXT PRIMARY KEY,
            channel TEXT NOT NULL,
            chat TEXT NOT NULL,
            rule TEXT NOT NULL,           -- YAML
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,
    ),
    (
        "silences, what goes out by hand, reminders of a story",
        """
        CREATE TABLE silences (
            id INTEGER PRIMARY KEY,
            region TEXT NOT NULL,         -- '' where it does not matter, and so for the next five
            kind TEXT NOT NULL,
            programme TEXT NOT NULL,
            source TEXT NOT NULL,
            rule TEXT NOT NULL,
            channel TEXT NOT NULL,
            why TEXT NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL
        ) STRICT;

        -- somebody named it to be sent: neither hours nor digests nor silences keep it back again
        ALTER TABLE outbox ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;

        CREATE INDEX outbox_reminders ON outbox (story) WHERE reason = 'reminder' AND ready IS NOT NULL;
        """,
    ),
    (
        "how many programmes are under a key",
        """
        CREATE TABLE programme_key_counts (
            key TEXT PRIMARY KEY,
            programmes INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO programme_key_counts (key, programmes) SELECT key, count(*) FROM programme_keys GROUP BY key;
        """,
    ),
)


def migrate(database: Database, *, now: datetime) -> None:
    """Bring the file up to date, each step and its record in one transaction.

    Raises `StorageError`, before anything is changed, for a file that a newer bongsu or another program wrote.
    """
    _refuse_foreign(database)
    _refuse_newer(database)
    _use_write_ahead_log(database)
    for position in range(version(database), len(MIGRATIONS)):
        with database.write():
            if version(database) == position:  # else another process was quicker
                _apply(database, position, now)


def version(database: Database) -> int:
    """Return how many migrations the file has had."""
    return _pragma(database, "PRAGMA user_version")


def _use_write_ahead_log(database: Database) -> None:
    """Let readers and the writer not wait for each other. The setting stays with the file."""
    try:
        database.rows("PRAGMA journal_mode = WAL")
    except StorageError as error:
        # SQLite does not wait here; whoever is quicker with a new file makes this setting too
        if error.code != "storage.locked":
            raise


def _apply(database: Database, position: int, now: datetime) -> None:
    name, script = MIGRATIONS[position]
    database.run_script(script)
    database.run(
        "INSERT INTO migrations (position, name, applied) VALUES (:position, :name, :applied)",
        position=position + 1,
        name=name,
        applied=stamp(now),
    )
    # PRAGMA takes no parameters; both figures are our own
    database.run(f"PRAGMA user_version = {position + 1}")
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")


def _refuse_foreign(database: Database) -> None:
    untouched = database.row("SELECT 1 FROM sqlite_schema") is None and version(database) == 0
    # Read last: another process may be bringing a new file up to date at this moment, and marks it as ours by doing so
    kind = _pragma(database, "PRAGMA application_id")
    if kind != APPLICATION_ID and not (untouched and kind == 0):
        raise StorageError("storage.foreign", path=database.path)


def _refuse_newer(database: Database) -> None:
    if version(database) > len(MIGRATIONS):
        raise StorageError("storage.newer", path=database.path, found=version(database), known=len(MIGRATIONS))


def _pragma(database: Database, sql: str) -> int:
    [row] = database.rows(sql)
    return int(row[0])
