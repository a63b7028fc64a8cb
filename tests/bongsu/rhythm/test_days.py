"""Hours and days of the Korean week."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.rhythm.days import DAY_HOURS, SUNDAY, clock, day_of, first_hour_of_week, kind_of, moment, weekday
from tests.bongsu.rhythm.sources import kst


def number(day: str) -> int:
    return int(moment(kst(f"{day} 12:00")) // DAY_HOURS)


@pytest.mark.parametrize(
    ("day", "kept_as"),
    [
        pytest.param("2026-06-08", 0, id="a Monday like others"),
        pytest.param("2026-06-13", 5, id="a Saturday"),
        pytest.param("2026-06-14", SUNDAY, id="a Sunday"),
        pytest.param("2026-09-25", SUNDAY, id="추석, by the moon, on a Friday"),
        pytest.param("2026-08-17", SUNDAY, id="the substitute for 광복절, which fell on a Saturday"),
        pytest.param("2026-10-03", SUNDAY, id="개천절 on a Saturday"),
        pytest.param("2026-06-03", SUNDAY, id="the day of local elections"),
        pytest.param("2026-07-17", SUNDAY, id="제헌절, a holiday again since 2026"),
        pytest.param("2025-07-17", 3, id="제헌절 the year before"),
        pytest.param("2026-12-24", 3, id="Christmas Eve is a working day"),
        pytest.param("1950-03-04", 5, id="before the table of holidays begins to matter"),
    ],
)
def test_a_day_is_kept_as(day: str, kept_as: int) -> None:
    assert day_of(number(day)) == kept_as


def test_working_days_are_of_one_kind() -> None:
    assert [kind_of(day) for day in range(7)] == [0, 0, 0, 0, 0, 1, 2]


def test_a_moment_counts_hours_in_korea() -> None:
    assert moment(datetime(1969, 12, 31, 15, 30, tzinfo=UTC)) == 0.5
    assert moment(kst("2026-06-08 09:30")) % DAY_HOURS == 9.5


def test_a_week_begins_on_monday_at_midnight_in_korea() -> None:
    begins = first_hour_of_week(int(moment(kst("2026-06-14 23:59"))))
    assert clock(begins) == kst("2026-06-08 00:00")
    assert first_hour_of_week(begins) == begins


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- Hypothesis wants them naive
def test_moments_and_weekdays_agree_with_the_calendar(when: datetime) -> None:
    at = moment(when)
    assert abs(clock(at) - when) < timedelta(milliseconds=1)
    assert weekday(int(at // DAY_HOURS)) == (date(1970, 1, 1) + timedelta(days=at // DAY_HOURS)).weekday()
