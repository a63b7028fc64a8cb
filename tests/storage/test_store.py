"""What is SQLite's own: the file, its troubles and what a person is told about them."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bongsu.errors import StorageError
from bongsu.model import Cursor, Retry
from storage import Store
from tests.storage.samples import CITY, LEASE, NOW, PAPER, keep, make_delivery, make_entry, make_outcome, never, put


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block raises a `StorageError` of this code, which can be said in both languages."""
    with pytest.raises(StorageError) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.say("ko") != caught.value.say("en")


def other_connection(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


class TestOpening:
    def test_the_folder_and_the_file_are_made(self, tmp_path: Path) -> None:
        path = tmp_path / "state" / "bongsu" / "bongsu.db"
        with closing(Store.open(path, now=NOW)) as store:
            assert store.path == path
            store.check()
        assert path.exists()

    def test_everything_is_there_after_opening_again(self, path: Path) -> None:
        with closing(Store.open(path, now=NOW)) as store:
            put(store, make_delivery())
            counts = store.counts()
        with closing(Store.open(path, now=NOW)) as store:
            assert store.counts() == counts

    def test_it_opens_beside_another_that_is_writing(self, store: Store, path: Path) -> None:
        with other_connection(path) as other:
            other.execute("BEGIN IMMEDIATE")
            with closing(Store.open(path, now=NOW)) as second:
                second.check()

    def test_a_file_that_is_no_database_is_left_as_it_is(self, path: Path) -> None:
        path.write_text("지역 소식 모음\n" * 100, encoding="utf-8")
        before = content(path.parent)
        with refused("storage.not-a-database"):
            Store.open(path, now=NOW)
        assert content(path.parent) == before

    def test_another_programs_database_is_left_as_it_is(self, path: Path) -> None:
        with other_connection(path) as other:
            other.execute("CREATE TABLE bookmarks (url TEXT)")
        before = content(path.parent)
        with refused("storage.foreign"):
            Store.open(path, now=NOW)
        assert content(path.parent) == before

    def test_a_newer_bongsus_database_is_left_as_it_is(self, path: Path) -> None:
        Store.open(path, now=NOW).close()
        with other_connection(path) as other:
            other.execute("PRAGMA user_version = 99")
        before = content(path.parent)
        with refused("storage.newer"):
            Store.open(path, now=NOW)
        assert content(path.parent) == before

    def test_a_path_that_is_a_folder(self, path: Path) -> None:
        path.mkdir()
        with refused("storage.cannot-open"):
            Store.open(path, now=NOW)

    def test_a_file_where_the_folder_should_be(self, path: Path) -> None:
        path.write_text("")
        with refused("storage.cannot-open"):
            Store.open(path / "bongsu.db", now=NOW)

    def test_opening_cleans_up_after_itself_when_it_is_refused(self, path: Path) -> None:
        path.write_text("지역 소식 모음\n" * 100, encoding="utf-8")
        before = open_files()
        with refused("storage.not-a-database"):
            Store.open(path, now=NOW)
        assert open_files() == before


def open_files() -> int:
    """How many files this process has open."""
    return len(os.listdir("/dev/fd"))  # noqa: PTH208 -- a count of names; the listing's own descriptor is in both counts


class TestTrouble:
    """Nothing is half-written, whatever SQLite says, and the work goes on once it is over."""

    @pytest.mark.parametrize(
        "write",
        [
            pytest.param(lambda store: store.sync_sources([PAPER, CITY], now=NOW), id="sync"),
            pytest.param(lambda store: store.make_due(None, now=NOW), id="make due"),
            pytest.param(lambda store: keep(store, make_entry("new")), id="add"),
            pytest.param(lambda store: store.visit_failed("paper", "timed out", now=NOW, next_visit=NOW), id="visit failed"),
            pytest.param(lambda store: store.postpone("e1", now=NOW, next_try=NOW), id="postpone"),
            pytest.param(lambda store: store.record(make_outcome(make_entry(), [make_delivery()]), now=NOW), id="record"),
            pytest.param(lambda store: store.claim("room", now=NOW, limit=1, lease=LEASE), id="claim"),
            pytest.param(lambda store: store.settle([(make_delivery(), Retry(due=NOW, why="busy"))], now=NOW), id="settle"),
            pytest.param(lambda store: store.release([make_delivery()], now=NOW), id="release"),
            pytest.param(lambda store: store.expire_leases(now=NOW), id="expire leases"),
            pytest.param(lambda store: store.retry(now=NOW), id="retry"),
            pytest.param(lambda store: store.bury("e1", "by hand", now=NOW), id="bury"),
        ],
    )
    def test_a_database_locked_for_too_long(self, store: Store, path: Path, write: Callable[[Store], object]) -> None:
        keep(store, make_entry())
        store._database.rows("PRAGMA busy_timeout = 0")
        before = store.counts(), store.source_states()
        with other_connection(path) as other:
            other.execute("BEGIN IMMEDIATE")
            with refused("storage.locked"):
                write(store)
            assert (store.counts(), store.source_states()) == before
        write(store)

    def test_a_database_that_cannot_be_written(self, store: Store) -> None:
        keep(store, make_entry())
        store._database.rows("PRAGMA query_only = ON")
        with refused("storage.read-only"):
            store.record(make_outcome(make_entry(), [make_delivery()]), now=NOW)
        assert store.counts().pending == 1

    def test_a_full_disk_takes_back_the_whole_catch_with_its_cursor(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        catch = [make_entry(f"e{number}") for number in range(2000)]
        store._database.rows("PRAGMA max_page_count = 1")  # SQLite reads it as: no page more than there are
        with refused("storage.full"):
            store.add(PAPER, catch, Cursor(etag='"1"'), now=NOW, next_visit=NOW, quiet=False, too_old=never)
        assert store.counts().entries == 0
        assert store.cursor("paper") == Cursor()
        store._database.rows("PRAGMA max_page_count = 1000000")
        assert len(keep(store, *catch)) == len(catch)

    def test_a_damaged_database(self, path: Path) -> None:
        with closing(Store.open(path, now=NOW)) as store:
            keep(store, *(make_entry(f"e{number}") for number in range(100)))
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
        with refused("storage.corrupt"), closing(Store.open(path, now=NOW)) as store:
            store.check()

    def test_a_value_edited_by_hand_into_something_else(self, store: Store, path: Path) -> None:
        keep(store, make_entry())
        with other_connection(path) as other:
            other.execute("UPDATE sources SET cursor = '[]'")
            other.execute("UPDATE entries SET seen = 'yesterday'")
        with refused("storage.value"):
            store.cursor("paper")
        with refused("storage.value"):
            store.entry("e1")

    def test_a_store_that_was_closed(self, path: Path) -> None:
        store = Store.open(path, now=NOW)
        store.close()
        store.close()
        with refused("storage.other"):
            store.check()


class TestCheck:
    def test_it_answers_while_another_writes(self, store: Store, path: Path) -> None:
        with other_connection(path) as other:
            other.execute("BEGIN IMMEDIATE")
            store.check()

    def test_a_file_removed_under_it_would_take_all_alerts_with_it(self, store: Store, path: Path) -> None:
        path.unlink()
        with refused("storage.moved"):
            store.check()

    def test_a_file_replaced_under_it(self, store: Store, path: Path) -> None:
        path.rename(path.with_name("old.db"))
        path.write_bytes(b"")
        with refused("storage.moved"):
            store.check()


class TestInMemoryCopy:
    def test_it_has_everything_and_writes_nothing_back(self, store: Store) -> None:
        put(store, make_delivery())
        before = store.counts()
        with closing(store.in_memory_copy()) as copy:
            assert copy.counts() == before
            assert copy.path is None
            copy.check()
            keep(copy, make_entry("new"))
            assert len(copy.claim("room", now=NOW, limit=1, lease=LEASE)) == 1
        assert store.counts() == before

    def test_what_is_kept_afterwards_is_not_in_it(self, store: Store) -> None:
        with closing(store.in_memory_copy()) as copy:
            keep(store, make_entry())
            assert copy.counts().entries == 0
