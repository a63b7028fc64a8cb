"""The wound clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.demo.clock import WoundClock

START = datetime(2021, 3, 16, tzinfo=UTC)


class Ticking:
    """Monotonic time that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_it_runs_on_from_where_it_was_set() -> None:
    ticking = Ticking()
    clock = WoundClock(START, monotonic=ticking)
    ticking.seconds = 1.5
    assert clock() == START + timedelta(seconds=1.5)
    clock.set(START + timedelta(days=300))
    ticking.seconds = 2.0
    assert clock() == START + timedelta(days=300, seconds=0.5)


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.floats(0, 100))))
def test_it_never_goes_backwards(windings: list[tuple[int, float]]) -> None:
    ticking = Ticking()
    clock = WoundClock(START, monotonic=ticking)
    for days, passed in windings:
        before = clock()
        clock.set(START + timedelta(days=days))
        ticking.seconds += passed
        assert clock() >= before


def test_by_itself_it_keeps_the_machine_s_pace() -> None:
    clock = WoundClock(START)
    first = clock()
    assert START <= first <= clock()
