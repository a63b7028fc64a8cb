"""The user's corrections of programmes: `programmes.yaml` in the state directory, read again when it changes."""

import logging
from pathlib import Path

from bongsu.errors import ConfigError
from bongsu.programmes.corrections import FILE, Correction, parse

_log = logging.getLogger(__name__)


class Corrections:
    """The corrections in force. Called by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._stamp: tuple[int, int] | None = None
        self._held: tuple[Correction, ...] = ()

    def __call__(self) -> tuple[Correction, ...]:
        """Return what the file says; while it cannot be used, what it said last."""
        stamp = self._stamp_now()
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._held = self.read()
            except ConfigError as error:
                _log.warning("%s", error)
        return self._held

    def read(self) -> tuple[Correction, ...]:
        """Return what the file says now; nothing where there is none. Raises `ConfigError`."""
        return parse(self.text(), str(self.path))

    def text(self) -> str:
        """Return the file as it stands, empty where there is none."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""

    def append(self, lines: str) -> None:
        """Put `lines` behind what is there, where all of it can be read then. Raises `ConfigError`, with nothing written."""
        before = self.text()
        between = "" if not before or before.endswith("\n") else "\n"
        parse(before + between + lines, str(self.path))
        with self.path.open("a", encoding="utf-8") as file:
            file.write(between + lines)

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size
