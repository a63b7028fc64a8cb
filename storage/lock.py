"""One daemon for one database."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from bongsu.errors import StorageError
from storage.folder import prepare_folder


class DaemonLock:
    """An flock on `<database>.lock`, which holds the daemon's process id. The system gives it back however the daemon ends.

    The file stays: removing it would let two daemons lock two files of one name.
    """

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock. Raises `StorageError` when another daemon has it, or the file cannot be used."""
        prepare_folder(self.path)
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StorageError("storage.cannot-open", path=self.path, detail=error.strerror) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.truncate(file, 0)
            os.write(file, f"{os.getpid()}\n".encode())
        except BlockingIOError as error:
            pid = os.pread(file, 20, 0).decode("ascii", "replace").strip()
            os.close(file)
            raise StorageError("storage.daemon-running", pid=pid or "?", path=self.path) from error
        except OSError as error:
            os.close(file)
            raise StorageError("storage.cannot-open", path=self.path, detail=error.strerror) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def held(self) -> bool:
        """Return whether a daemon has the lock. Creates nothing."""
        try:
            file = os.open(self.path, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(file)
        return False

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.release()
