"""The list of migrations: append-only, each applied once and whole."""

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from bongsu.errors import StorageError
from storage import migrations
from storage.database import Database, Row, Value
from storage.migrations import APPLICATION_ID, MIGRATIONS, migrate, version
from tests.storage.samples import DAY, NOW

RELEASED = (
    "c1210b92507d5251",
    "e2d4424d03f871f3",
    "5f20bd544648faf4",
    "57f82483c6900ea7",
    "f3a968184d1858b1",
    "38a3bab99ee6c785",
    "4122129e7f37c8a4",
    "78e8161ca1dea935",
    "a0f80ed4dcdb2043",
    "dfd8580e29f03a94",
    "c0d9d4aa98a312ae",
    "7877f359ca39c47b",
    "22489b7b3625f507",
    "c2b9d35006afdc85",
)
"""The digest of every migration that users' files have had. Append to it; a changed line would leave their files behind."""


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database.connect(None)
    yield database
    database.close()


def test_what_is_released_never_changes() -> None:
    digests = tuple(hashlib.sha256(script.encode()).hexdigest()[:16] for _, script in MIGRATIONS)
    assert digests == RELEASED


def test_each_is_recorded(database: Database) -> None:
    migrate(database, now=NOW)
    rows = database.rows("SELECT name, applied FROM migrations ORDER BY position")
    assert [row["name"] for row in rows] == [name for name, _ in MIGRATIONS]
    assert {row["applied"] for row in rows} == {"2026-11-05T01:00:00.000000Z"}
    assert version(database) == len(MIGRATIONS)
    assert database.rows("PRAGMA application_id")[0][0] == APPLICATION_ID


def test_once_is_enough(database: Database) -> None:
    migrate(database, now=NOW)
    migrate(database, now=NOW + DAY)
    assert len(database.rows("SELECT * FROM migrations")) == len(MIGRATIONS)


def test_an_older_file_gets_only_what_it_lacks(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(database, now=NOW)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, ("notes", "CREATE TABLE notes (text TEXT) STRICT;")))
    migrate(database, now=NOW + DAY)
    assert version(database) == len(MIGRATIONS) + 1
    assert database.rows("SELECT * FROM notes") == []


def test_one_that_fails_leaves_the_file_at_the_one_before(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "CREATE TABLE notes (text TEXT) STRICT; CREATE TABLE sources (id TEXT);"
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, ("broken", broken)))
    with pytest.raises(StorageError, match="already exists"):
        migrate(database, now=NOW)
    assert version(database) == len(MIGRATIONS)
    assert database.row("SELECT 1 FROM sqlite_schema WHERE name = 'notes'") is None


class NoLog(Database):
    """A connection whose switch to the write-ahead log fails."""

    code: ClassVar[str]

    def rows(self, sql: str, **values: Value) -> list[Row]:
        if sql == "PRAGMA journal_mode = WAL":
            raise StorageError(self.code, path=self.path, detail="in SQLite's words")
        return super().rows(sql, **values)


class LogBusy(NoLog):
    code = "storage.locked"


class LogRefused(NoLog):
    code = "storage.read-only"


def test_another_process_that_is_just_making_the_file_does_not_stop_us(path: Path) -> None:
    with closing(LogBusy.connect(path)) as database:
        migrate(database, now=NOW)
        assert version(database) == len(MIGRATIONS)


def test_a_log_that_cannot_be_had_does(path: Path) -> None:
    with closing(LogRefused.connect(path)) as database, pytest.raises(StorageError, match="cannot be written"):
        migrate(database, now=NOW)


class Overtaken(Database):
    """A connection that another process is ahead of whenever it begins to write."""

    @contextmanager
    def write(self) -> Iterator[None]:
        with closing(Database.connect(self.path)) as quick:
            migrate(quick, now=NOW)
        with super().write():
            yield


def test_one_that_another_process_applied_meanwhile_is_not_applied_again(path: Path) -> None:
    with closing(Overtaken.connect(path)) as slow:
        migrate(slow, now=NOW + DAY)
        applied = {row["applied"] for row in slow.rows("SELECT applied FROM migrations")}
    assert applied == {"2026-11-05T01:00:00.000000Z"}


def test_a_file_that_another_process_makes_ours_while_it_is_looked_at_is_not_foreign(tmp_path: Path) -> None:
    """At each statement of the look: nothing there before it, all of the schema there after it."""
    for quicker in range(3):
        path = tmp_path / f"{quicker}.db"
        with closing(_Overtaken.connect(path)) as slow:
            slow.reads_left = quicker
            migrate(slow, now=NOW)
            assert version(slow) == len(MIGRATIONS)


class _Overtaken(Database):
    """Before one of its reads, another connection brings the file up to date."""

    reads_left = -1

    def rows(self, sql: str, **values: Value) -> list[Row]:
        if self.reads_left == 0:
            with closing(Database.connect(self.path)) as other:
                migrate(other, now=NOW)
        self.reads_left -= 1
        return super().rows(sql, **values)
