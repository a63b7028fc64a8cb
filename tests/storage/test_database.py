"""Transactions: whole or not at all, and in turn."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bongsu.errors import StorageError
from storage import Store
from storage.database import OLDEST_SQLITE, Database, listed, require_sqlite
from tests.storage.samples import NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.connect(tmp_path / "tally.db")
    database.rows("PRAGMA journal_mode = WAL")
    database.run("CREATE TABLE tally (figure INTEGER)")
    database.run("INSERT INTO tally VALUES (0)")
    yield database
    database.close()


def figure(database: Database) -> int:
    [row] = database.rows("SELECT figure FROM tally")
    return int(row["figure"])


def test_what_is_written_together_is_kept_together(database: Database) -> None:
    with database.write():
        database.run("UPDATE tally SET figure = 1")
        database.run("UPDATE tally SET figure = figure + 1")
    assert figure(database) == 2


def write_and_break_off(database: Database, interruption: BaseException) -> None:
    with database.write():
        database.run("UPDATE tally SET figure = 1")
        raise interruption


@pytest.mark.parametrize(
    "interruption",
    [
        pytest.param(ValueError("a fault of ours"), id="an error of ours"),
        pytest.param(KeyboardInterrupt(), id="somebody stops the program"),
    ],
)
def test_what_breaks_off_leaves_nothing(database: Database, interruption: BaseException) -> None:
    with pytest.raises(type(interruption)):
        write_and_break_off(database, interruption)
    assert figure(database) == 0


def test_after_a_transaction_that_broke_off_the_next_one_works(database: Database) -> None:
    with pytest.raises(ValueError, match="ours"):
        write_and_break_off(database, ValueError("a fault of ours"))
    with database.write():
        database.run("UPDATE tally SET figure = figure + 10")
    assert figure(database) == 10


def test_a_script_is_part_of_the_transaction(database: Database) -> None:
    script = "UPDATE tally SET figure = 1; -- a comment; with a semicolon\nUPDATE absent SET figure = 1;"
    with pytest.raises(StorageError, match="no such table"), database.write():
        database.run_script(script)
    assert figure(database) == 0


def test_two_connections_that_read_then_write_wait_for_each_other(database: Database) -> None:
    """Two of 150 each; with a plain BEGIN many of them fail "locked" at once."""

    def count(times: int) -> None:
        with closing(Database.connect(database.path)) as own:
            for _ in range(times):
                with own.write():
                    own.run("UPDATE tally SET figure = :next", next=figure(own) + 1)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(count, [150, 150]))
    assert figure(database) == 300


def test_many_that_open_a_new_file_at_once_agree(tmp_path: Path) -> None:
    def open_and_close(_: int) -> int:
        with closing(Store.open(tmp_path / "bongsu.db", now=NOW)) as store:
            return store.counts().entries

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(open_and_close, range(16))) == [0] * 16


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        pytest.param("busy_timeout", 5000, id="milliseconds to wait for another writer"),
        pytest.param("synchronous", 1, id="NORMAL: a power cut takes the last transactions back together"),
        pytest.param("foreign_keys", 1, id="no match without its article"),
    ],
)
def test_settings_that_sqlite_forgets_with_each_connection(database: Database, setting: str, expected: int) -> None:
    assert database.rows(f"PRAGMA {setting}")[0][0] == expected


def test_the_journal_is_a_write_ahead_log(store: Store) -> None:
    assert store._database.rows("PRAGMA journal_mode")[0][0] == "wal"


def test_a_sqlite_too_old_is_named_with_the_one_needed() -> None:
    require_sqlite(OLDEST_SQLITE)
    with pytest.raises(StorageError, match=r"SQLite 3\.34\.1 is too old: 3\.37\.0"):
        require_sqlite((3, 34, 1))


def test_a_list_is_one_parameter_and_none_means_all() -> None:
    assert listed(["가", "b"]) == '["\\uac00", "b"]'
    assert listed([]) == "[]"
    assert listed(None) is None
