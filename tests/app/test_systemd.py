"""What systemd is told."""

import os
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from app.systemd import monotonic_usec, notify, watchdog_interval


@pytest.fixture
def listener(tmp_path: Path) -> "tuple[socket.socket, str]":
    address = str(tmp_path / "notify")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(address)
    return listening, address


def test_states_go_out_as_one_datagram(listener: tuple[socket.socket, str]) -> None:
    listening, address = listener
    with listening:
        assert notify({"NOTIFY_SOCKET": address}, "READY=1", "STATUS=ok")
        assert listening.recv(100) == b"READY=1\nSTATUS=ok"


def test_an_abstract_socket_is_reached_too() -> None:
    name = f"bongsu-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        assert notify({"NOTIFY_SOCKET": f"@{name}"}, "WATCHDOG=1")
        assert listening.recv(100) == b"WATCHDOG=1"


def test_nobody_listening_is_no_error(tmp_path: Path) -> None:
    assert not notify({}, "READY=1")
    assert not notify({"NOTIFY_SOCKET": str(tmp_path / "gone")}, "READY=1")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        pytest.param({"WATCHDOG_USEC": "60000000"}, timedelta(seconds=30), id="twice within its patience"),
        pytest.param({}, None, id="no watchdog"),
        pytest.param({"WATCHDOG_USEC": "soon"}, None, id="nonsense"),
        pytest.param({"WATCHDOG_USEC": "0"}, None, id="off"),
        pytest.param({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"}, None, id="meant for another process"),
    ],
)
def test_the_watchdog_is_fed_as_often_as_it_asks(environ: dict[str, str], expected: timedelta | None) -> None:
    assert watchdog_interval(environ) == expected


def test_the_monotonic_clock_does_not_run_backwards() -> None:
    assert 0 < monotonic_usec() <= monotonic_usec()
