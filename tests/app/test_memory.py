"""What is asked of the allocator and of the garbage collector."""

import ctypes
import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.memory import be_frugal, give_back, settle_in

_LARGE_PIECES = """
import ctypes, resource, sys
from app.memory import be_frugal
assert be_frugal()

def held() -> int:
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

before = held()
for size in (30, 12, 25, 18):
    piece = b"x" * (size * 2**20)
    small = [bytes(200) for _ in range(20_000)]  # what lies behind a large piece keeps a heap from shrinking
    del piece
print((held() - before) // 2**20)
"""


@pytest.fixture
def collector() -> Iterator[None]:
    """Give the test's process its garbage collector back as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class NoGlibc:
    """A C library without mallopt, as musl is."""

    def __init__(self, name: str | None) -> None:
        assert name is None


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="only glibc has an allocator that must be asked")
def test_large_pieces_go_back_to_the_system() -> None:
    said = subprocess.run([sys.executable, "-c", _LARGE_PIECES], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603 -- our own program
    assert int(said.stdout) < 15


def test_another_allocator_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", NoGlibc)
    assert not be_frugal()
    give_back()


@pytest.mark.usefixtures("collector")
def test_what_the_start_has_built_is_searched_no_more() -> None:
    settle_in()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] == 10_000
