"""One daemon for one database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bongsu.errors import StorageError
from storage import DaemonLock


def test_the_second_daemon_is_told_who_the_first_is(path: Path) -> None:
    with DaemonLock(path), pytest.raises(StorageError) as caught:
        DaemonLock(path).acquire()
    assert caught.value.code == "storage.daemon-running"
    assert caught.value.params == {"pid": str(os.getpid()), "path": path.with_name("bongsu.db.lock")}
    assert str(os.getpid()) in caught.value.say("ko")


def test_a_lock_given_back_may_be_taken_again(path: Path) -> None:
    lock = DaemonLock(path)
    lock.acquire()
    lock.release()
    lock.release()
    with DaemonLock(path):
        assert lock.held()


def test_the_lock_of_a_daemon_that_was_killed_is_free(path: Path) -> None:
    die = "import os, sys, pathlib, storage; storage.DaemonLock(pathlib.Path(sys.argv[1])).acquire(); os._exit(9)"
    ended = subprocess.run([sys.executable, "-c", die, str(path)], check=False)  # noqa: S603 -- our own words
    assert ended.returncode == 9
    assert not DaemonLock(path).held()
    with DaemonLock(path):
        assert DaemonLock(path).path.read_text() == f"{os.getpid()}\n"


def test_the_id_of_a_daemon_gone_is_overwritten_whole(path: Path) -> None:
    DaemonLock(path).path.write_text("4194304194304\n")
    with DaemonLock(path) as lock:
        assert lock.path.read_text() == f"{os.getpid()}\n"


def test_two_databases_have_two_daemons(path: Path) -> None:
    with DaemonLock(path), DaemonLock(path.with_name("other.db")):
        assert DaemonLock(path).held()


def test_asking_creates_nothing(path: Path) -> None:
    assert not DaemonLock(path).held()
    assert list(path.parent.iterdir()) == []


def test_the_folder_is_made(tmp_path: Path) -> None:
    with DaemonLock(tmp_path / "state" / "bongsu.db"):
        assert (tmp_path / "state" / "bongsu.db.lock").exists()


def test_a_pid_file_somebody_emptied_still_locks(path: Path) -> None:
    with DaemonLock(path) as lock:
        lock.path.write_text("")
        with pytest.raises(StorageError, match=r"process \?"):
            DaemonLock(path).acquire()


def test_a_lock_file_that_cannot_be_opened(path: Path) -> None:
    DaemonLock(path).path.mkdir()
    with pytest.raises(StorageError) as caught:
        DaemonLock(path).acquire()
    assert caught.value.code == "storage.cannot-open"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_lock_file_that_cannot_be_written(path: Path) -> None:
    DaemonLock(path).path.symlink_to("/dev/full")
    with pytest.raises(StorageError) as caught:
        DaemonLock(path).acquire()
    assert caught.value.code == "storage.cannot-open"
