"""Root leaves no files where the daemon's user could not touch them."""

import os
import pwd
from pathlib import Path

import pytest

from bongsu.errors import StorageError
from storage.folder import prepare_folder

ROOT = 0
NOBODY_KNOWN = 54321
"""A user id without a name."""


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A folder that is not root's, whoever runs the tests."""
    if os.geteuid() == ROOT:
        os.chown(tmp_path, NOBODY_KNOWN, -1)
    return tmp_path


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b" / "bongsu.db")
    assert (tmp_path / "a" / "b").is_dir()
    prepare_folder(tmp_path / "a" / "b" / "bongsu.db")


def test_root_may_use_a_folder_of_its_own() -> None:
    prepare_folder(Path("/bongsu.db"), uid=ROOT)


def test_root_is_refused_in_a_folder_of_another_user(foreign: Path) -> None:
    with pytest.raises(StorageError, match="sudo -u") as caught:
        prepare_folder(foreign / "bongsu.db", uid=ROOT)
    assert caught.value.code == "storage.root"
    assert "sudo -u" in caught.value.say("ko")


def test_root_makes_no_folder_inside_one_of_another_user(foreign: Path) -> None:
    with pytest.raises(StorageError, match="sudo -u"):
        prepare_folder(foreign / "state" / "bongsu.db", uid=ROOT)
    assert not (foreign / "state").exists()


def test_root_is_refused_a_file_of_another_user_in_a_folder_of_its_own(foreign: Path) -> None:
    path = foreign / "bongsu.db"
    path.touch()
    if os.geteuid() == ROOT:
        os.chown(foreign, ROOT, -1)
        os.chown(path, NOBODY_KNOWN, -1)
    with pytest.raises(StorageError, match="sudo -u"):
        prepare_folder(path, uid=ROOT)


def test_the_user_is_named_as_a_shell_takes_it(foreign: Path) -> None:
    owner = foreign.stat().st_uid
    known = {user.pw_uid: user.pw_name for user in pwd.getpwall()}
    with pytest.raises(StorageError) as caught:
        prepare_folder(foreign / "bongsu.db", uid=ROOT)
    assert caught.value.params["user"] == known.get(owner, f"'#{owner}'")


def test_anybody_else_may_try_anywhere(foreign: Path) -> None:
    prepare_folder(foreign / "bongsu.db", uid=NOBODY_KNOWN)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as caught:
        prepare_folder(tmp_path / "file" / "bongsu.db", uid=NOBODY_KNOWN)
    assert caught.value.code == "storage.cannot-open"
