"""A daemon in a process of its own, spoken to by signals and listened to line by line."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until a test gives up; a daemon that is well needs a small part of it."""


class Running:
    """A daemon process. `until` waits for a line that it says, on stdout or stderr."""

    def __init__(self, rules: Path, *arguments: str, environ: dict[str, str] | None = None) -> None:
        command = [sys.executable, str(ROOT / "daemon.py"), "--config", str(rules), "--lang", "en", *arguments]
        settings = os.environ | {"STATE_DIRECTORY": str(rules.parent), "PYTHONUNBUFFERED": "1"} | (environ or {})
        self.process = subprocess.Popen(  # noqa: S603 -- our own program
            command, cwd=rules.parent, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, text: str) -> str:
        """Return the next line that holds `text`. Fails with all that was said when none comes."""
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            self.said.append(line)
            if text in line:
                return line
        raise AssertionError(f"ended without saying {text!r}:\n" + "\n".join(self.said))

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self) -> int:
        """Ask it to stop and return its exit code."""
        self.process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Return its exit code; what it said last is kept in `said`."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        while not self._lines.empty():
            if (line := self._lines.get()) is not None:
                self.said.append(line)
        return code

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        assert self.process.stdout
        self._reader.join(PATIENCE)
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)


@contextmanager
def running(rules: Path, *arguments: str, environ: dict[str, str] | None = None) -> Iterator[Running]:
    """Run a daemon on a rules file; whatever happens, it is gone at the end."""
    daemon = Running(rules, *arguments, environ=environ)
    try:
        yield daemon
    finally:
        daemon.close()


def bongsu(rules: Path, arguments: Sequence[str], environ: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """Run one command beside it and return what it said."""
    settings = os.environ | {"STATE_DIRECTORY": str(rules.parent), "BONGSU_LANG": "en"} | (environ or {})
    command = [sys.executable, "-m", "app.cli", "--config", str(rules), *arguments]
    return subprocess.run(  # noqa: S603 -- our own program
        command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
