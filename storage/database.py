"""One connection to the SQLite file, with transactions that begin IMMEDIATE and errors of our own."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlite_utils

from bongsu.errors import StorageError
from storage.failures import wrapping

Row = sqlite3.Row
Value = str | int | None

OLDEST_SQLITE = (3, 37, 0)
"""RETURNING came with 3.35, STRICT tables with 3.37."""

_SETTINGS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = NORMAL",  # a power cut takes the last transactions back together; identities are deterministic
    "PRAGMA foreign_keys = ON",
)


class Database:
    """A connection. Used by one thread at a time; any thread may close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        connection.row_factory = sqlite3.Row
        self.path = path
        self._connection = connection
        self._inner = sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)

    @classmethod
    def connect(cls, path: Path | None) -> Self:
        """Open the file, or a database in memory for None. Raises `StorageError`."""
        require_sqlite(sqlite3.sqlite_version_info)
        with wrapping(path):
            # isolation_level None: sqlite3 starts no transaction of its own accord, so that each begins IMMEDIATE
            database = cls(sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False), path)
        try:
            for setting in _SETTINGS:
                database.rows(setting)
        except StorageError:
            database.close()
            raise
        return database

    def close(self) -> None:
        with wrapping(self.path):
            self._inner.close()

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction: all of the block is kept, or nothing of it when it raises. Never held across input or output.

        IMMEDIATE waits for the write lock at once; a plain BEGIN fails "locked" when it turns from reading to writing.
        """
        with wrapping(self.path):
            self._inner.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._inner.execute("COMMIT")
            except BaseException:
                self._inner.rollback()
                raise

    def rows(self, sql: str, **values: Value) -> list[Row]:
        """Return all rows that `sql` gives for its named parameters."""
        with wrapping(self.path):
            return self._inner.execute(sql, values).fetchall()

    def row(self, sql: str, **values: Value) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(sql, **values)), None)

    def run(self, sql: str, **values: Value) -> int:
        """Change rows; return how many."""
        with wrapping(self.path):
            return self._inner.execute(sql, values).rowcount

    def run_script(self, sql: str) -> None:
        """Run several statements inside the transaction at hand (sqlite3's own `executescript` would commit it)."""
        with wrapping(self.path):
            self._inner.executescript(sql)

    def copy_to(self, target: "Database") -> None:
        """Overwrite `target` with all that is here, as of one moment."""
        with wrapping(self.path):
            self._connection.backup(target._connection)  # noqa: SLF001 -- the same class


def require_sqlite(version: tuple[int, int, int]) -> None:
    """Raise `StorageError` where Python's SQLite is too old for what is asked of it."""
    if version < OLDEST_SQLITE:
        raise StorageError("storage.sqlite-old", found=_dotted(version), needed=_dotted(OLDEST_SQLITE))


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))


def listed(values: Iterable[str] | None) -> str | None:
    """Return a list as one parameter, for `json_each(:name)`; None stays NULL, which the queries read as "all"."""
    return None if values is None else json.dumps(list(values))
