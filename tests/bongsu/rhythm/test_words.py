"""A rhythm in words."""

import pytest

from bongsu.rhythm import Rhythm, learn, say_rhythm
from tests.bongsu.rhythm.sources import DAY, HOUR, MONDAY, WEEK, known, office, wire

OFFICE, WIRE = known(office(weeks=5)), known(wire(days=28))
RARE = known(MONDAY + week * WEEK + 10 * HOUR for week in range(6))


@pytest.mark.parametrize(
    ("rhythm", "korean", "english"),
    [
        pytest.param(Rhythm(), "아직 모름", "not known yet", id="nothing came yet"),
        pytest.param(learn(Rhythm(), [MONDAY], seen=MONDAY + HOUR, after=None), "아직 모름", "not known yet", id="one item"),
        pytest.param(OFFICE, "평일 하루 ", " a working day, mostly ", id="an office"),
        pytest.param(WIRE, "고르게 (주말에도)", "evenly (weekends too)", id="a wire never sleeps"),
        pytest.param(RARE, "일주일에 1건", "1 a week", id="once a week"),
    ],
)
def test_a_rhythm_in_words(rhythm: Rhythm, korean: str, english: str) -> None:
    now = MONDAY + 5 * WEEK + DAY
    assert korean in say_rhythm(rhythm, "ko", now=now)
    assert english in say_rhythm(rhythm, "en", now=now)


def test_the_hours_named_are_the_busy_ones() -> None:
    lunch = known(MONDAY + day * DAY + hour * HOUR for day in range(28) if day % 7 < 5 for hour in (9.1, 9.6, 10.2, 15.3))
    assert say_rhythm(lunch, "ko", now=MONDAY + 28 * DAY).endswith("주로 9~11시, 15~16시")
