"""What SQLite says when it cannot, as our own errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bongsu.errors import StorageError

_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in their low byte (sqlite.org/rescode.html)."""

_CODES = {
    sqlite3.SQLITE_BUSY: "storage.locked",
    sqlite3.SQLITE_LOCKED: "storage.locked",
    sqlite3.SQLITE_READONLY: "storage.read-only",
    sqlite3.SQLITE_FULL: "storage.full",
    sqlite3.SQLITE_CORRUPT: "storage.corrupt",
    sqlite3.SQLITE_NOTADB: "storage.not-a-database",
    sqlite3.SQLITE_CANTOPEN: "storage.cannot-open",
    sqlite3.SQLITE_PERM: "storage.cannot-open",
    sqlite3.SQLITE_IOERR: "storage.disk",
}


@contextmanager
def wrapping(path: Path | None) -> Iterator[None]:
    """Turn every `sqlite3.Error` of the block into a `StorageError` that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(_code(error), path=path or ":memory:", detail=str(error)) from error


def _code(error: sqlite3.Error) -> str:
    number = getattr(error, "sqlite_errorcode", None)  # absent where the Python module itself complains
    return "storage.other" if number is None else _CODES.get(number & _PRIMARY, "storage.other")
