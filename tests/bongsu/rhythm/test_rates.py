"""From counts to items an hour."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.rhythm import Rhythm, learn
from bongsu.rhythm.rates import of_kinds, watched_hours, week_rates
from tests.bongsu.rhythm.sources import DAY, HOUR, MONDAY, WEEK, known, kst, office

TUESDAY, SATURDAY, SUNDAY = 24, 120, 144


def test_without_observations_every_hour_is_alike() -> None:
    assert set(week_rates(Rhythm(), now=MONDAY)) == {1.0}


def test_one_item_says_little() -> None:
    ten = MONDAY + 10 * HOUR
    rates = week_rates(learn(Rhythm(), [ten], seen=ten, after=MONDAY), now=MONDAY + DAY)
    assert rates.index(max(rates)) % 24 == 10
    assert max(rates) < 9 * min(rates), "a third of the interval at most"
    elsewhere = [rate for hour, rate in enumerate(rates) if hour % 24 not in {9, 10, 11}]
    assert max(elsewhere) < 1.5 * min(elsewhere)


def test_after_six_weeks_the_rates_are_those_of_the_source() -> None:
    rates = week_rates(known(office(weeks=6)), now=MONDAY + 6 * WEEK)
    assert rates[TUESDAY + 10] == pytest.approx(2.0, rel=0.1)
    assert rates[TUESDAY + 16] == pytest.approx(1.0, rel=0.1)
    assert all(rate < 0.02 for rate in (rates[TUESDAY + 3], rates[SATURDAY + 10], rates[SUNDAY + 10]))


def test_an_hour_leans_on_its_neighbours() -> None:
    rates = week_rates(known(office(weeks=1)), now=MONDAY + WEEK)
    assert rates[TUESDAY + 11] > rates[TUESDAY + 13]


def test_a_weekly_paper_has_its_day() -> None:
    thursdays = (MONDAY + week * WEEK + 3 * DAY + 9 * HOUR for week in range(8))
    rates = week_rates(known(thursdays), now=MONDAY + 8 * WEEK)
    assert rates[3 * 24 + 9] > 4 * rates[9]


def test_a_day_is_not_judged_by_its_morning() -> None:
    rhythm = known(office(weeks=4))
    noon = MONDAY + 4 * WEEK + 12 * HOUR
    after_morning = learn(rhythm, [noon - 100 * HOUR / 60, noon - 70 * HOUR / 60], seen=noon, after=noon - 2 * HOUR)
    assert week_rates(after_morning, now=noon)[15] == pytest.approx(week_rates(rhythm, now=noon - 12 * HOUR)[15], rel=0.05)


def test_long_silence_makes_all_hours_alike_again() -> None:
    rates = week_rates(known(office(weeks=4)), now=MONDAY + 3000 * DAY)
    assert max(rates) == pytest.approx(min(rates))


@pytest.mark.parametrize(
    ("since", "now", "hours"),
    [
        pytest.param("2026-06-08 09:30", "2026-06-08 11:15", {9: 0.5, 10: 1.0, 11: 0.25}, id="within a day"),
        pytest.param("2026-06-08 22:00", "2026-06-09 01:00", {22: 1.0, 23: 1.0, 24: 1.0}, id="over midnight"),
        pytest.param("2026-06-09 11:00", "2026-06-08 11:00", {}, id="a clock that went back"),
        pytest.param("2026-06-09 11:00", "2026-05-08 11:00", {}, id="a clock that went far back"),
    ],
)
def test_hours_watched(since: str, now: str, hours: dict[int, float]) -> None:
    watched = watched_hours(kst(since), kst(now))
    assert {hour: length for hour, length in enumerate(watched) if length} == pytest.approx(hours, rel=0.02)


def test_hours_watched_long_ago_are_forgotten() -> None:
    year, decade = (sum(watched_hours(MONDAY - days * DAY, MONDAY)) for days in (365, 3650))
    assert year == decade
    assert sum(watched_hours(MONDAY - 28 * DAY, MONDAY)) == pytest.approx(year / 2, rel=0.02)


def test_a_table_is_summed_by_kind_of_day() -> None:
    working, saturday, sunday = of_kinds([float(hour // 24) for hour in range(168)])
    assert (working[0], saturday[23], sunday[12]) == (10.0, 5.0, 6.0)
    assert {len(working), len(saturday), len(sunday)} == {24}


@given(
    catch=st.lists(st.datetimes(datetime(2026, 5, 1), datetime(2026, 6, 7)), max_size=50),  # noqa: DTZ001 -- made aware below
    days=st.integers(-1000, 10_000),
)
def test_rates_are_above_zero_whatever_was_seen_and_when(catch: list[datetime], days: int) -> None:
    rhythm = learn(Rhythm(), (when.astimezone(MONDAY.tzinfo) for when in catch), seen=MONDAY, after=None)
    rates = week_rates(rhythm, now=MONDAY + timedelta(days=days))
    assert len(rates) == 168
    assert min(rates) > 0
