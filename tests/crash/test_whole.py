"""Ten kills of the whole daemon, Scrapy and all."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.farend import AT_ONCE, FarEnd, rules, titles
from tests.crash.light import SECRET

ROOT = Path(__file__).resolve().parents[2]
PLACES = range(2, 42, 4)


def start(rules_file: Path, kill_at: int, notify: str = "") -> "subprocess.Popen[bytes]":
    environ = os.environ | {"HOOK_SECRET": SECRET, "STATE_DIRECTORY": str(rules_file.parent), "NOTIFY_SOCKET": notify}
    command = [sys.executable, "-m", "tests.crash.whole", str(rules_file), str(kill_at)]
    with said_in(rules_file).open("ab") as said:
        return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said)  # noqa: S603 -- our own program


@contextmanager
def listening(path: Path) -> Iterator[socket.socket]:
    """Hear what a daemon tells systemd."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.settimeout(60)
        heard.bind(str(path))
        yield heard


def said_in(rules_file: Path) -> Path:
    """Where everything that both daemons say is kept, for a failing test to show."""
    return rules_file.with_name("said.log")


@pytest.mark.parametrize("place", PLACES)
def test_the_daemon_killed_anywhere_loses_nothing(tmp_path: Path, far_end: FarEnd, place: int) -> None:
    rules_file = tmp_path / "rules.yaml"
    rules_file.write_text(rules(far_end.base, str(tmp_path / "bongsu.db")), encoding="utf-8")
    with start(rules_file, place) as victim:
        assert victim.wait(60) == -signal.SIGKILL
    with listening(tmp_path / "notify") as notified, start(rules_file, 0, notified.getsockname()) as successor:
        assert notified.recv(4096) == b"READY=1", "before that a signal just ends it"
        arrived = far_end.all_arrived.wait(60)
        successor.send_signal(signal.SIGTERM)
        assert successor.wait(20) == 0, said_in(rules_file).read_text(encoding="utf-8")
    assert arrived, f"killed at boundary {place}: {sorted(far_end.received)}"
    assert len(far_end.received) == len(titles()), "one id an alert, repeated or not"
    assert far_end.received.total() <= len(titles()) + AT_ONCE, "only sends in flight may repeat"
