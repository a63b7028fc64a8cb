"""The SQLite store passes the kit that every store has to pass."""

from tests.contracts.store import StoreContract


class TestSqliteStore(StoreContract):
    """In a file; `conftest` opens it."""
