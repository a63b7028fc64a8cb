"""The daemon as a user meets it: a process, its lines, its signals, its exit codes."""

import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.running import bongsu, running
from tests.crash.farend import FarEnd, titles

RULES = """
health: off
channels: {{console: {{kind: console}}}}
sources:
  - {{id: feed, name: 울산, url: "{base}/rss/allArticle.xml", every: 1s, first_catch: alert, max_age: off, allow_private: true}}
rules:
  - {{id: ulsan-ai, name: 울산 AI, any: [인공지능], regions: [울산]}}
"""


@pytest.fixture
def far_end() -> Iterator[FarEnd]:
    serving = FarEnd()
    yield serving
    serving.close()


@pytest.fixture
def rules(tmp_path: Path, far_end: FarEnd) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.format(base=far_end.base), encoding="utf-8")
    return path


def edit(rules: Path, old: str, new: str) -> None:
    rules.write_text(rules.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_it_says_what_it_watches_tells_and_stops_in_good_order(rules: Path) -> None:
    with running(rules) as daemon:
        first = daemon.until("watching")
        assert "1 sources with 1 rules" in first
        assert str(rules.parent / "bongsu.db") in first
        for title in titles():
            if not any(title in line for line in daemon.said):
                daemon.until(title)
        assert daemon.end() == 0
        assert "Stopped" in daemon.said[-1]


def test_the_next_start_tells_nothing_twice(rules: Path) -> None:
    with running(rules) as daemon:
        for _ in titles():
            daemon.until("소식")
        daemon.end()
    report = bongsu(rules, ["once", "--json"])
    assert report.returncode == 0, report.stderr
    assert '"sent": 0' in report.stdout


def test_a_second_daemon_is_refused_and_told_why(rules: Path) -> None:
    with running(rules) as first:
        first.until("watching")
        with running(rules) as second:
            assert second.wait() == 1
            assert str(first.process.pid) in "\n".join(second.said)
        assert first.end() == 0


# --- rules -------------------------------------------------------------------------------------------------------------


def test_a_first_start_with_bad_rules_ends_with_every_error(rules: Path) -> None:
    edit(rules, "any:", "anny:")
    edit(rules, "kind: console", "kind: consol")
    with running(rules) as daemon:
        assert daemon.wait() == 2
        said = "\n".join(daemon.said)
        assert f"{rules}:3:" in said
        assert f"{rules}:7:" in said
        assert "anny" in said


def test_no_rules_at_all_ends_with_where_it_looked(tmp_path: Path) -> None:
    with running(tmp_path / "nowhere.yaml") as daemon:
        assert daemon.wait() == 2
        assert "nowhere.yaml" in "\n".join(daemon.said)


@pytest.mark.parametrize("how", ["SIGHUP", "edit"])
def test_changed_rules_are_put_in_force(rules: Path, how: str) -> None:
    with running(rules) as daemon:
        daemon.until("watching")
        if how == "SIGHUP":
            daemon.signal(signal.SIGHUP)
        else:
            edit(rules, "name: 울산 AI", "name: 울산의 AI")
        daemon.until("Rules reloaded")
        assert daemon.end() == 0


def test_a_bad_edit_is_shouted_and_changes_nothing(rules: Path) -> None:
    with running(rules) as daemon:
        daemon.until("watching")
        edit(rules, "regions: [울산]", "regions: [울릉시]")
        daemon.until("!!!")
        assert f"{rules}:7:" in daemon.until("울릉시")
        edit(rules, "regions: [울릉시]", "regions: [울산]")
        daemon.until("Rules reloaded")
        assert daemon.end() == 0


def test_a_later_start_with_bad_rules_runs_on_the_last_good_ones(rules: Path) -> None:
    with running(rules) as daemon:
        daemon.until(titles()[0])
        daemon.end()
    edit(rules, "any:", "anny:")
    with running(rules) as daemon:
        daemon.until("the last good rules")
        assert daemon.end() == 0
    with running(rules, "--strict") as daemon:
        assert daemon.wait() == 2


# --- trouble -----------------------------------------------------------------------------------------------------------


def test_without_a_network_it_stays_up_and_recovers_by_itself(rules: Path, far_end: FarEnd) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    edit(rules, far_end.base, f"http://127.0.0.1:{port}")
    with running(rules) as daemon:
        assert "Trying again in" in daemon.until("울산")
        edit(rules, f"http://127.0.0.1:{port}", far_end.base)
        daemon.until("can be read again")
        assert daemon.end() == 0
        assert sum("Trying again in" in line for line in daemon.said) == 1


class Hanging:
    """A server that takes every connection and never answers."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._taken: list[socket.socket] = []
        self.asked = threading.Event()
        threading.Thread(target=self._take, daemon=True).start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        self._listening.close()
        for connection in self._taken:
            connection.close()

    def _take(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self._taken.append(connection)
            self.asked.set()


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    serving = Hanging()
    yield serving
    serving.close()


def test_it_stops_while_a_request_hangs(rules: Path, far_end: FarEnd, hanging: Hanging) -> None:
    edit(rules, far_end.base, hanging.base)
    with running(rules) as daemon:
        daemon.until("watching")
        assert hanging.asked.wait(30)
        assert daemon.end() == 0


def test_systemd_hears_ready_and_stopping(rules: Path) -> None:
    address = rules.parent / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(address))
        systemd.settimeout(30)
        with running(rules, environ={"NOTIFY_SOCKET": str(address), "WATCHDOG_USEC": "400000"}) as daemon:
            assert heard(systemd, b"READY=1")
            assert heard(systemd, b"WATCHDOG=1")
            daemon.signal(signal.SIGHUP)
            assert heard(systemd, b"RELOADING=1")
            assert heard(systemd, b"READY=1")
            assert daemon.end() == 0
            assert heard(systemd, b"STOPPING=1")


def heard(systemd: socket.socket, state: bytes) -> bool:
    """Return whether systemd is told `state` within a bounded number of datagrams."""
    return any(state in systemd.recv(4096) for _ in range(200))


def test_a_damaged_database_ends_it_with_a_clear_message(rules: Path) -> None:
    (rules.parent / "bongsu.db").write_bytes(b"not a database" * 500)
    with running(rules) as daemon:
        assert daemon.wait() == 1
        assert "bongsu.db" in "\n".join(daemon.said)
        assert "Traceback" not in "\n".join(daemon.said)
