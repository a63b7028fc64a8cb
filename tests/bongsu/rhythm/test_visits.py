"""When a source is visited again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import sqrt
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.model import Source
from bongsu.rhythm import NEVER, Pace, Rhythm, Skip, learn, next_visit
from bongsu.rhythm.days import moment
from bongsu.rhythm.visits import LONGEST_SKIP, plan_week
from tests.bongsu.rhythm.sources import DAY, HOUR, MONDAY, WEEK, known, kst, office, wire

MINUTE = timedelta(minutes=1)
TEN_MINUTES = Pace.around(10 * MINUTE)
OFFICE = known(office(weeks=5))
TUESDAY = MONDAY + 5 * WEEK + DAY
"""14 July 2026; the Friday after it is a holiday."""
EVENINGS = frozenset(range(9, 24))
"""18:00 to 09:00 KST, in UTC."""


def wait(at: datetime, rhythm: Rhythm = OFFICE, pace: Pace = TEN_MINUTES, **wishes: object) -> timedelta:
    return next_visit(rhythm, pace, now=at, luck=0.5, **wishes) - at  # type: ignore[arg-type]  # wishes are of one kind each


def visits(rhythm: Rhythm, pace: Pace, start: datetime, end: datetime, *, skip: Skip = NEVER) -> Iterator[datetime]:
    chance = Random(7)  # noqa: S311 -- a simulation, the same each time
    while (start := next_visit(rhythm, pace, now=start, luck=chance.random(), skip=skip)) < end:
        yield start


# --- where the visits go -----------------------------------------------------------------------------------------------


def test_without_observations_the_interval_is_the_fixed_one() -> None:
    assert wait(TUESDAY, Rhythm()) == pytest.approx(10 * MINUTE, abs=MINUTE / 1000)


def test_luck_spreads_visits_a_tenth_of_the_interval_both_ways() -> None:
    early, late = (next_visit(Rhythm(), TEN_MINUTES, now=TUESDAY, luck=luck) - TUESDAY for luck in (0.0, 1.0))
    assert early == pytest.approx(9 * MINUTE, abs=MINUTE / 1000)
    assert late == pytest.approx(11 * MINUTE, abs=MINUTE / 1000)


def test_the_first_observations_move_little() -> None:
    one_day = known(when for when in office(weeks=1) if when < MONDAY + DAY)
    known_well = wait(TUESDAY + 10 * HOUR)
    assert known_well < wait(MONDAY + DAY + 10 * HOUR, one_day) < 10 * MINUTE


@pytest.mark.parametrize(
    ("at", "least", "most"),
    [
        pytest.param("2026-07-14 10:05", 2, 3, id="in its busiest hour a board is read most often"),
        pytest.param("2026-07-14 13:00", 6, 20, id="less often after lunch"),
        pytest.param("2026-07-14 02:00", 12, 60, id="rarely at night"),
        pytest.param("2026-07-18 10:05", 12, 60, id="rarely on a Saturday"),
        pytest.param("2026-07-17 10:05", 12, 60, id="rarely on 제헌절, though it is a Friday"),
    ],
)
def test_visits_go_where_news_is_likely(at: str, least: int, most: int) -> None:
    assert least * MINUTE <= wait(kst(at)) <= most * MINUTE


def test_a_wait_begun_in_the_quiet_ends_soon_after_the_busy_hour_begins() -> None:
    begins = TUESDAY + 10 * HOUR
    visit = begins - MINUTE + wait(begins - MINUTE)
    assert visit < begins + 3 * MINUTE


def test_a_wire_is_read_evenly() -> None:
    rhythm = known(wire(days=28))
    waits = [wait(MONDAY + 28 * DAY + hour * HOUR, rhythm) for hour in range(168)]
    assert min(waits) > 8.5 * MINUTE
    assert max(waits) < 11.5 * MINUTE


# --- what the user wants -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "least", "every", "most"),
    [
        pytest.param({"every": 10 * MINUTE}, 2, 10, 60, id="an interval alone"),
        pytest.param({"every": 3 * MINUTE}, 1, 3, 18, id="never closer than a minute"),
        pytest.param({"every": MINUTE / 6}, 1 / 6, 1 / 6, 1 / 6, id="below a minute it is kept as it is"),
        pytest.param({"every": 11 * MINUTE, "least": 4 * MINUTE, "most": 30 * MINUTE}, 4, 11, 30, id="bounds"),
    ],
)
def test_the_pace_of_a_source(source: dict[str, Any], least: float, every: float, most: float) -> None:
    watched = Source(id="s", name="s", url="https://city.example/", **source)
    assert Pace.of(watched) == Pace(least=least * MINUTE, every=every * MINUTE, most=most * MINUTE)


def test_a_pace_six_times_as_slow_waits_no_longer_than_it_must() -> None:
    assert TEN_MINUTES.stretched(6) == Pace(least=12 * MINUTE, every=60 * MINUTE, most=60 * MINUTE)


# --- the plan of a week ------------------------------------------------------------------------------------------------


def plan(rates: list[float], pace: Pace = TEN_MINUTES) -> list[float]:
    return plan_week(rates, pace, NEVER, monday=int(moment(MONDAY)))


def test_four_times_the_news_gets_twice_the_visits() -> None:
    speeds = plan([4.0] * 24 + [1.0] * 144)
    assert speeds[0] / speeds[30] == pytest.approx(sqrt(4))
    assert sum(speeds) == pytest.approx(WEEK / TEN_MINUTES.every)


def test_no_other_plan_of_as_many_visits_waits_less() -> None:
    rates = [1.0 + hour % 24 for hour in range(168)]
    best = plan(rates)
    mean = sum(rate / speed for rate, speed in zip(rates, best, strict=True))
    for hour in range(1, 168):
        moved = [*best]
        moved[0], moved[hour] = moved[0] + 0.1, moved[hour] - 0.1
        assert sum(rate / speed for rate, speed in zip(rates, moved, strict=True)) > mean


RATES = st.floats(1e-9, 1e4)
INTERVALS = st.tuples(*[st.integers(1, 10_000)] * 3).map(sorted)


@given(weekday=st.lists(RATES, min_size=24, max_size=24), sunday=RATES, seconds=INTERVALS)
def test_a_plan_keeps_its_bounds_and_its_number_of_visits(weekday: list[float], sunday: float, seconds: list[int]) -> None:
    least, every, most = (timedelta(seconds=each) for each in seconds)
    speeds = plan(weekday * 6 + [sunday] * 24, Pace(every=every, least=least, most=most))
    assert HOUR / most * (1 - 1e-9) <= min(speeds)
    assert max(speeds) <= HOUR / least * (1 + 1e-9)
    assert sum(speeds) == pytest.approx(WEEK / every)


# --- bounds and wishes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "least"),
    [
        pytest.param(TUESDAY + 60 * MINUTE, 60 * MINUTE, id="patience beyond the longest wait"),
        pytest.param(TUESDAY + 180 * MINUTE, 180 * MINUTE, id="far beyond the longest wait"),
        pytest.param(TUESDAY - 60 * MINUTE, 2 * MINUTE, id="a time gone by asks nothing"),
    ],
)
def test_a_source_that_asks_for_patience_gets_it(wish: datetime, least: timedelta) -> None:
    assert wait(TUESDAY, not_before=wish) >= least


def test_patience_asked_in_a_busy_hour_is_not_outdone() -> None:
    busy = TUESDAY + 10 * HOUR
    assert wait(busy, not_before=busy + 30 * MINUTE) == pytest.approx(30 * MINUTE, abs=MINUTE)


def test_a_feed_is_not_read_in_hours_it_asks_to_skip() -> None:
    assert wait(kst("2026-07-14 18:05"), skip=Skip(hours=EVENINGS)) > 14 * HOUR
    week = visits(Rhythm(), TEN_MINUTES, TUESDAY, TUESDAY + WEEK, skip=Skip(hours=EVENINGS))
    assert {visit.astimezone(UTC).hour for visit in week} == set(range(9))


def test_what_skipped_hours_save_is_spent_in_the_others() -> None:
    week = visits(Rhythm(), TEN_MINUTES, TUESDAY, TUESDAY + WEEK, skip=Skip(hours=EVENINGS))
    assert len(list(week)) == pytest.approx(WEEK / TEN_MINUTES.every, rel=0.05)


def test_days_to_skip_are_those_of_utc() -> None:
    friday_night = kst("2026-07-18 08:55")
    visit = friday_night + wait(friday_night, skip=Skip(days=frozenset({5, 6})))
    assert kst("2026-07-20 09:00") < visit < kst("2026-07-20 10:00")


def test_a_feed_that_asks_never_to_be_read_is_read_every_third_day() -> None:
    assert wait(TUESDAY, skip=Skip(hours=frozenset(range(24)))) == LONGEST_SKIP
    assert wait(TUESDAY, skip=Skip(days=frozenset(range(7)))) == LONGEST_SKIP


def test_bounds_that_contradict_each_other_give_way_upwards() -> None:
    confused = Pace(every=5 * MINUTE, least=20 * MINUTE, most=MINUTE)
    assert wait(TUESDAY, pace=confused) == 20 * MINUTE


def test_no_interval_at_all_is_a_blink() -> None:
    none = timedelta()
    assert wait(TUESDAY, pace=Pace(every=none, least=none, most=none)) == timedelta(milliseconds=1)


NEWS = st.lists(
    st.datetimes(datetime(2026, 4, 1), datetime(2026, 6, 7), timezones=st.just(UTC)),  # noqa: DTZ001 -- Hypothesis wants them naive
    max_size=60,
)


@given(
    news=NEWS,
    minutes=st.tuples(*[st.floats(0.1, 3000)] * 3).map(sorted),
    hours=st.floats(-1e4, 1e5),
    luck=st.floats(0, 1, exclude_max=True),
)
def test_a_wait_is_never_shorter_than_the_least_nor_longer_than_the_most(
    news: list[datetime], minutes: list[float], hours: float, luck: float
) -> None:
    rhythm = learn(Rhythm(), news, seen=MONDAY, after=None)
    least, every, most = (each * MINUTE for each in minutes)
    now = MONDAY + hours * HOUR
    visit = next_visit(rhythm, Pace(every=every, least=least, most=most), now=now, luck=luck)
    assert least <= visit - now <= most


@settings(max_examples=10, deadline=None)
@given(news=NEWS, every=st.integers(20, 120), weeks=st.integers(0, 30))
def test_a_week_has_as_many_visits_as_at_a_fixed_interval(news: list[datetime], every: int, weeks: int) -> None:
    rhythm = learn(Rhythm(), news, seen=MONDAY, after=None)
    start, pace = MONDAY + weeks * WEEK, Pace.around(every * MINUTE)
    made = len(list(visits(rhythm, pace, start, start + 2 * WEEK)))
    assert made == pytest.approx(2 * WEEK / pace.every, rel=0.05, abs=2)
