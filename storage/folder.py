"""The folder that the database lives in."""

import os
import pwd
from pathlib import Path

from bongsu.errors import StorageError


def prepare_folder(path: Path, *, uid: int | None = None) -> None:
    """Make the folder of the file `path` if it is missing. `uid` is the user who asks; None means this process's.

    Raises `StorageError` when it cannot be made, and when root asks while the place belongs to somebody else: the files that
    root would leave there (the write-ahead log, the lock) would shut out the daemon.
    """
    if (os.geteuid() if uid is None else uid) == 0:
        _refuse_foreign(path.absolute())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError("storage.cannot-open", path=path, detail=error.strerror) from error


def _refuse_foreign(path: Path) -> None:
    folder = next(parent for parent in path.parents if parent.exists())
    for existing in (folder, *([path] if path.exists() else [])):
        owner = existing.stat().st_uid
        if owner != 0:
            raise StorageError("storage.root", path=existing, user=_user(owner))


def _user(uid: int) -> str:
    """Return the name that `sudo -u` takes in a shell."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"'#{uid}'"
