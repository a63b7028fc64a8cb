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


@pytest.mark.parametrize(
    ("hours", "days_a_week", "said"),
    [
        pytest.param((0.2,), 5, "평일 하루 1건, 주로 0~1시", id="just after midnight"),
        pytest.param((23.5, 0.5), 7, "평일 하루 2건, 주로 0~1시, 23~24시 (주말에도)", id="around midnight, on every day"),
        pytest.param((10, 14), 2, "일주일에 4건, 주로 10~11시, 14~15시", id="less than one a day"),
        pytest.param((10,), 1, "일주일에 1건", id="too few for hours to be named"),
        pytest.param(tuple(range(9, 24)), 5, "평일 하루 15건, 주로 12~23시", id="hours that follow one another are one span"),
        pytest.param(tuple(range(24)), 5, "평일 하루 24건, 고르게", id="all the hours of working days"),
    ],
)
def test_what_is_said_of_a_rhythm(hours: tuple[float, ...], days_a_week: int, said: str) -> None:
    rhythm = known(MONDAY + day * DAY + hour * HOUR for day in range(28) if day % 7 < days_a_week for hour in hours)
    assert say_rhythm(rhythm, "ko", now=MONDAY + 28 * DAY) == said


def test_what_comes_less_than_once_a_week_is_said_to_come_once() -> None:
    rare = known(MONDAY + week * WEEK + 10 * HOUR for week in range(0, 12, 3))
    assert say_rhythm(rare, "ko", now=MONDAY + 12 * WEEK) == "일주일에 1건"


def test_the_hours_named_are_the_busy_ones() -> None:
    lunch = known(MONDAY + day * DAY + hour * HOUR for day in range(28) if day % 7 < 5 for hour in (9.1, 9.6, 10.2, 15.3))
    assert say_rhythm(lunch, "ko", now=MONDAY + 28 * DAY).endswith("주로 9~11시, 15~16시")
