"""Every way in which SQLite says no has a sentence that says what to do."""

import sqlite3
from pathlib import Path

import pytest

from bongsu.errors import StorageError
from storage.failures import wrapping


def sqlite_error(code: int | None) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("in SQLite's words")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(sqlite3.SQLITE_BUSY, "storage.locked", id="another connection writes"),
        pytest.param(sqlite3.SQLITE_BUSY_SNAPSHOT, "storage.locked", id="an extended code means its primary one"),
        pytest.param(sqlite3.SQLITE_LOCKED, "storage.locked", id="a table of this connection is in use"),
        pytest.param(sqlite3.SQLITE_READONLY, "storage.read-only", id="no permission to write"),
        pytest.param(sqlite3.SQLITE_READONLY_DBMOVED, "storage.read-only", id="the file is gone"),
        pytest.param(sqlite3.SQLITE_FULL, "storage.full", id="no space"),
        pytest.param(sqlite3.SQLITE_IOERR_WRITE, "storage.disk", id="the disk fails"),
        pytest.param(sqlite3.SQLITE_CORRUPT, "storage.corrupt", id="damaged"),
        pytest.param(sqlite3.SQLITE_NOTADB, "storage.not-a-database", id="another kind of file"),
        pytest.param(sqlite3.SQLITE_CANTOPEN, "storage.cannot-open", id="no such folder"),
        pytest.param(sqlite3.SQLITE_PERM, "storage.cannot-open", id="no permission at all"),
        pytest.param(sqlite3.SQLITE_CONSTRAINT, "storage.other", id="a fault of ours"),
        pytest.param(None, "storage.other", id="Python's module complains, not SQLite"),
    ],
)
def test_what_sqlite_says_is_told_with_file_and_cause(number: int | None, code: str) -> None:
    error = sqlite_error(number)
    with pytest.raises(StorageError) as caught, wrapping(Path("/var/lib/bongsu/bongsu.db")):
        raise error
    assert caught.value.code == code
    assert caught.value.__cause__ is error
    for language in ("ko", "en"):
        assert "/var/lib/bongsu/bongsu.db" in caught.value.say(language)
        assert "in SQLite's words" in caught.value.say(language)


def test_a_database_in_memory_has_a_name_too() -> None:
    with pytest.raises(StorageError, match=":memory:"), wrapping(None):
        raise sqlite_error(sqlite3.SQLITE_FULL)


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(ZeroDivisionError), wrapping(None):
        raise ZeroDivisionError
