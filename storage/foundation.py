"""The first migrations, released and never edited; `storage.migrations` goes on from them."""

FOUNDATION: tuple[tuple[str, str], ...] = (
    (
        "sources, entries, articles, stories, matches, outbox",
        """
        CREATE TABLE migrations (
            position INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            applied TEXT NOT NULL
        ) STRICT;

        CREATE TABLE sources (
            id TEXT PRIMARY KEY,
            url TEXT NOT NULL,            -- the cursor belongs to this address
            active INTEGER NOT NULL DEFAULT 1,
            cursor TEXT NOT NULL DEFAULT '{}',
            next_visit TEXT NOT NULL,
            last_visit TEXT,
            last_success TEXT,
            failures INTEGER NOT NULL DEFAULT 0,
            last_error TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX sources_due ON sources (next_visit, id) WHERE active = 1;

        CREATE TABLE entries (
            key TEXT PRIMARY KEY,
            source TEXT NOT NULL REFERENCES sources (id),
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            summary TEXT NOT NULL,
            published TEXT,
            precision TEXT NOT NULL,
            seen TEXT NOT NULL,
            digest TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'seen', 'judged')),
            tries INTEGER NOT NULL DEFAULT 0,
            first_try TEXT,
            next_try TEXT NOT NULL
        ) STRICT;
        CREATE INDEX entries_pending ON entries (seen, key, next_try) WHERE state = 'pending';
        CREATE INDEX entries_newest ON entries (seen, key);
        CREATE INDEX entries_of_source ON entries (source, seen, key);

        CREATE TABLE stories (
            id TEXT PRIMARY KEY,
            revision INTEGER NOT NULL,
            title TEXT NOT NULL,
            opened TEXT NOT NULL,
            changed TEXT NOT NULL
        ) STRICT;

        CREATE TABLE articles (
            entry TEXT PRIMARY KEY REFERENCES entries (key),
            story TEXT NOT NULL REFERENCES stories (id),
            text TEXT NOT NULL,
            complete INTEGER NOT NULL,
            regions TEXT NOT NULL,
            facts TEXT NOT NULL,
            why_quiet TEXT NOT NULL,
            judged TEXT NOT NULL
        ) STRICT;
        CREATE INDEX articles_of_story ON articles (story);

        CREATE TABLE matches (
            entry TEXT NOT NULL REFERENCES articles (entry),
            position INTEGER NOT NULL,    -- the order of the rules
            rule TEXT NOT NULL,
            name TEXT NOT NULL,
            because TEXT NOT NULL,
            notify TEXT NOT NULL,
            PRIMARY KEY (entry, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE channels (
            name TEXT PRIMARY KEY,
            broken_since TEXT,
            why TEXT NOT NULL DEFAULT '',
            probe_at TEXT                 -- until then a broken channel is left alone
        ) STRICT;

        CREATE TABLE outbox (
            key TEXT PRIMARY KEY,
            channel TEXT NOT NULL REFERENCES channels (name),
            state TEXT NOT NULL CHECK (state IN ('due', 'leased', 'retry', 'sent', 'dead')),
            story TEXT NOT NULL,          -- also a digest or a matter of operations: no foreign key
            title TEXT NOT NULL,
            reason TEXT NOT NULL,
            alert TEXT NOT NULL,
            due TEXT NOT NULL,
            ready TEXT,                   -- from when it may be claimed: its due, or the end of its lease
            attempts INTEGER NOT NULL,
            created TEXT NOT NULL,
            tried_since TEXT NOT NULL,    -- its patience counts from here: a retry by hand starts it anew
            settled TEXT,
            why TEXT NOT NULL DEFAULT '',
            receipt TEXT NOT NULL DEFAULT '',
            CHECK ((ready IS NULL) = (state IN ('sent', 'dead')))
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (channel, created, key, ready) WHERE ready IS NOT NULL;
        CREATE INDEX outbox_newest ON outbox (created, key);
        CREATE INDEX outbox_states ON outbox (channel, state);
        """,
    ),
    (
        "what an article is about",
        "ALTER TABLE articles ADD COLUMN topic TEXT NOT NULL DEFAULT '{}';",
    ),
    (
        "texts that came along, pushes, subscriptions",
        """
        ALTER TABLE entries ADD COLUMN own_text TEXT NOT NULL DEFAULT '';  -- what stands in for its page
        CREATE INDEX entries_told ON entries (seen, key, next_try) WHERE state = 'pending' AND own_text <> '';
        CREATE INDEX entries_untold ON entries (seen, key, next_try) WHERE state = 'pending' AND own_text = '';

        CREATE TABLE pushes (
            source TEXT NOT NULL REFERENCES sources (id),
            id TEXT NOT NULL,             -- as the sender numbers its messages
            digest TEXT NOT NULL,
            answer TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (source, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pushes_oldest ON pushes (at);

        CREATE TABLE subscriptions (
            source TEXT PRIMARY KEY REFERENCES sources (id),
            hub TEXT NOT NULL,
            topic TEXT NOT NULL,
            callback TEXT NOT NULL UNIQUE,
            secret TEXT NOT NULL,
            next_ask TEXT NOT NULL,
            asked TEXT,
            lease_end TEXT,               -- NULL while the hub has not agreed
            failures INTEGER NOT NULL,
            why TEXT NOT NULL
        ) STRICT;
        CREATE INDEX subscriptions_due ON subscriptions (next_ask);
        CREATE INDEX subscriptions_ending ON subscriptions (lease_end) WHERE lease_end IS NOT NULL;
        """,
    ),
    (
        "editions of entries",
        """
        ALTER TABLE entries ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

        CREATE TABLE editions (
            entry TEXT NOT NULL REFERENCES entries (key),
            edition INTEGER NOT NULL,
            title TEXT NOT NULL,
            url TEXT NOT NULL,
            summary TEXT NOT NULL,
            published TEXT,
            precision TEXT NOT NULL,
            digest TEXT NOT NULL,
            text TEXT NOT NULL,           -- of its article, where it was judged
            until TEXT NOT NULL,          -- when the next edition was seen
            PRIMARY KEY (entry, edition)
        ) STRICT;
        """,
    ),
    (
        "the documents of an article",
        "ALTER TABLE articles ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';",
    ),
    (
        "rhythms of sources, matters of operations",
        """
        ALTER TABLE sources ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';
        ALTER TABLE sources ADD COLUMN usual TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE sources ADD COLUMN last_new TEXT;
        ALTER TABLE sources ADD COLUMN failing_since TEXT;

        CREATE TABLE matters (
            subject TEXT NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,           -- how people call the subject
            params TEXT NOT NULL,
            number INTEGER NOT NULL,      -- how often it has come up
            raised TEXT NOT NULL,
            cleared TEXT,                 -- NULL while it lasts
            PRIMARY KEY (subject, code)
        ) STRICT, WITHOUT ROWID;
        """,
    ),
    (
        "calls to APIs, counted by the day",
        """
        CREATE TABLE quotas (
            account TEXT NOT NULL,        -- a service, and a digest of the key
            day TEXT NOT NULL,            -- of Korea
            used INTEGER NOT NULL,
            closed INTEGER NOT NULL DEFAULT 0,  -- the service says that none is left
            PRIMARY KEY (account, day)
        ) STRICT, WITHOUT ROWID;
        """,
    ),
)
"""(name, SQL) in the order in which files have had them."""
