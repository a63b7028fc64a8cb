"""Forty kills of a light watcher, spread over all boundaries of a cycle."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.farend import AT_ONCE, FarEnd, titles

ROOT = Path(__file__).resolve().parents[2]
PLACES = 40


class Light:
    """The forking process, asked for one kill after another."""

    def __init__(self, folder: Path, base: str) -> None:
        command = [sys.executable, "-m", "tests.crash.light", str(folder), base]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- ours

    def kill_at(self, place: int) -> tuple[int, int]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{place}\n")
        self._process.stdin.flush()
        killed, crossed = self._process.stdout.readline().split()
        return int(killed), int(crossed)

    def close(self) -> None:
        self._process.communicate(timeout=30)


@pytest.fixture
def light(tmp_path: Path, far_end: FarEnd) -> Iterator[Light]:
    forking = Light(tmp_path, far_end.base)
    yield forking
    forking.close()


def test_killed_anywhere_every_alert_arrives_and_repeats_carry_the_same_id(light: Light, far_end: FarEnd) -> None:
    killed, boundaries = light.kill_at(10_000)
    assert not killed
    assert boundaries >= PLACES, "a cycle has at least as many boundaries as we want to be killed at"
    ids_of_a_quiet_life = dict(far_end.received.keys())
    for place in sorted({round(1 + step * (boundaries - 1) / (PLACES - 1)) for step in range(PLACES)}):
        far_end.forget()
        killed, _ = light.kill_at(place)
        assert killed == signal.SIGKILL, place
        arrived = dict(far_end.received.keys())
        assert sorted(arrived) == titles(), f"killed at boundary {place}"
        assert arrived == ids_of_a_quiet_life, f"killed at boundary {place}: other ids"
        assert len(far_end.received) == len(titles()), f"killed at boundary {place}: one id an alert"
        assert far_end.received.total() <= len(titles()) + AT_ONCE, (
            f"killed at boundary {place}: only sends in flight may repeat"
        )
