"""Silence as an alarm."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.rhythm import Overdue, Rhythm, learn, overdue
from tests.bongsu.rhythm.sources import DAY, HOUR, MONDAY, WEEK, known, kst, office, wire

FRIDAY_EVENING = MONDAY + 4 * WEEK + 5 * DAY - 8 * HOUR
OFFICE = known(when for when in office(weeks=5) if when < FRIDAY_EVENING)
LAST = kst("2026-07-10 15:20")


def alarm(rhythm: Rhythm, last_new: datetime) -> timedelta:
    """Return after how long a silence the alarm comes."""
    hours = next(hour for hour in range(1, 24 * 300) if overdue(rhythm, last_new, now=last_new + hour * HOUR))
    return hours * HOUR


def test_an_office_is_expected_on_working_days_only() -> None:
    assert overdue(OFFICE, LAST, now=kst("2026-07-13 10:00")) is None, "a weekend"
    assert overdue(OFFICE, LAST, now=kst("2026-07-14 18:00")) is None, "two days off may happen"
    assert overdue(OFFICE, LAST, now=kst("2026-07-20 09:00")), "a week, though with 제헌절 in it"


def test_a_wire_is_missed_within_the_day() -> None:
    rhythm = known(wire(days=28))
    assert rhythm.as_of
    assert 6 * HOUR <= alarm(rhythm, rhythm.as_of) <= 12 * HOUR


def test_a_board_with_two_items_a_week_is_given_weeks() -> None:
    chance = Random(3)  # noqa: S311 -- made-up news, the same each time
    published = (MONDAY + week * WEEK + day * DAY + chance.uniform(9, 18) * HOUR for week in range(12) for day in (1, 3))
    rhythm = known(published)
    assert rhythm.as_of
    assert 3 * WEEK < alarm(rhythm, rhythm.as_of) < 9 * WEEK


BUSY = Rhythm(
    hours=(600.0,) * 72,
    weekdays=(2880.0,) * 5,
    arrivals=43_200.0,
    since=MONDAY + 2 * DAY + 12 * HOUR,
    as_of=MONDAY + 8 * DAY,
)
"""As busy as no source is, and known from a Wednesday noon on."""


@pytest.mark.parametrize(
    ("watched", "is_told"),
    [
        pytest.param(7 * DAY - timedelta(minutes=1), False, id="a minute less than a week"),
        pytest.param(7 * DAY, True, id="a week"),
    ],
)
def test_for_a_week_silence_says_nothing_even_of_the_busiest(watched: timedelta, is_told: bool) -> None:
    assert BUSY.since
    assert bool(overdue(BUSY, MONDAY + 8 * DAY, now=BUSY.since + watched)) is is_told


def test_an_alarm_says_how_long_it_has_been_silent_and_since_when() -> None:
    late = overdue(OFFICE, LAST, now=LAST + 2 * WEEK)
    assert late
    assert (late.last_new, late.silent) == (LAST, 2 * WEEK)


@pytest.mark.parametrize("arrivals", [5.0, 15.0, 21.0, 60.0])
def test_the_fewer_arrivals_are_known_the_less_sure_a_silence_is(arrivals: float) -> None:
    """The first only says where to begin; more than twenty make nothing surer."""
    rhythm = replace(OFFICE, arrivals=arrivals)
    late = overdue(rhythm, LAST, now=LAST + 300 * DAY)
    assert late
    known_from = min(arrivals - 1, 20)
    assert late.chance == pytest.approx((1 + late.expected / known_from) ** -known_from)


def test_what_is_expected_grows_within_the_hour() -> None:
    """At 10:20 and 10:50 the office publishes."""
    expected = [overdue(OFFICE, LAST, now=kst(f"2026-07-27 10:{minute:02}")) for minute in (0, 15, 30, 59)]
    figures = [late.expected for late in expected if late]
    assert len(figures) == 4
    assert figures == sorted(set(figures))
    assert figures[3] - figures[0] == pytest.approx((figures[2] - figures[0]) * 59 / 30)


def test_of_a_silence_of_years_the_last_year_counts() -> None:
    one, ten = (overdue(OFFICE, LAST, now=LAST + days * DAY) for days in (364, 3640))
    assert one
    assert ten
    assert ten.expected == pytest.approx(one.expected, rel=0.05)


def test_silence_of_old_does_not_make_later_silence_normal() -> None:
    first = overdue(OFFICE, LAST, now=LAST + 2 * WEEK)
    later = overdue(OFFICE, LAST, now=LAST + 20 * WEEK)
    assert first
    assert later
    assert later.chance < first.chance


@pytest.mark.parametrize(
    ("rhythm", "last_new", "now"),
    [
        pytest.param(Rhythm(), MONDAY, MONDAY + 400 * DAY, id="a source of which nothing is known"),
        pytest.param(
            learn(Rhythm(), [MONDAY], seen=MONDAY, after=MONDAY), MONDAY, MONDAY + 400 * DAY, id="one item makes no rhythm"
        ),
        pytest.param(known(wire(days=3)), MONDAY + 3 * DAY, MONDAY + 5 * DAY, id="watched for less than a week"),
        pytest.param(known(wire(days=30)), MONDAY + 30 * DAY, MONDAY + 29 * DAY, id="a clock that went back"),
    ],
)
def test_no_alarm(rhythm: Rhythm, last_new: datetime, now: datetime) -> None:
    assert overdue(rhythm, last_new, now=now) is None


def test_a_kind_of_day_never_watched_is_not_held_against_a_source() -> None:
    mornings = (MONDAY + day * DAY + hour * HOUR for day in range(5) for hour in range(24))
    rhythm = known(mornings)
    assert overdue(rhythm, MONDAY + 5 * DAY, now=MONDAY + 7 * DAY) is None, "the first weekend"
    assert overdue(rhythm, MONDAY + 5 * DAY, now=MONDAY + 9 * DAY)


def test_a_source_that_keeps_its_rhythm_gives_no_false_alarm() -> None:
    chance = Random(11)  # noqa: S311 -- made-up news, the same each time
    rhythm, last, alarms = Rhythm(), MONDAY, 0
    for day in (day for day in range(180) if (MONDAY + day * DAY).weekday() < 5):
        for published in sorted(MONDAY + day * DAY + chance.uniform(9, 18) * HOUR for _ in range(chance.randrange(7))):
            alarms += overdue(rhythm, last, now=published) is not None
            rhythm = learn(rhythm, [published], seen=published, after=last)
            last = published
    assert alarms == 0
    assert overdue(rhythm, last, now=last + 2 * WEEK), "and would have given a true one"


@given(gap=st.floats(0, 1e5), started=st.floats(-1e5, 1e5))
def test_any_times_give_a_chance_or_nothing(gap: float, started: float) -> None:
    last_new = MONDAY + started * HOUR
    late = overdue(OFFICE, last_new, now=last_new + gap * HOUR)
    assert late is None or (0 <= late.chance < 0.05 and late.expected > 3)


@pytest.mark.parametrize(
    ("chance", "odds"),
    [
        pytest.param(1 / 31_048.5, 31_048, id="one in as many silences is chance"),
        pytest.param(0.0, 1_000_000, id="odds beyond imagination are cut"),
    ],
)
def test_an_alarm_says_its_odds(chance: float, odds: int) -> None:
    assert Overdue(last_new=MONDAY, silent=DAY, expected=14.2, chance=chance).odds == odds
