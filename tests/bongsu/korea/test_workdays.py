from datetime import date

import pytest

from bongsu.korea.workdays import after, is_workday, on_or_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2026, 3, 3), True, id="a Tuesday"),
        pytest.param(date(2026, 3, 7), False, id="a Saturday"),
        pytest.param(date(2026, 3, 2), False, id="the substitute for 삼일절 on a Sunday"),
        pytest.param(date(2026, 9, 25), False, id="추석, which follows the moon"),
        pytest.param(date(2126, 9, 25), True, id="beyond the years that are computed only weekends count"),
    ],
)
def test_public_offices_work_or_not(day: date, works: bool) -> None:
    assert is_workday(day) is works


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert on_or_after(date(2026, 2, 14)) == date(2026, 2, 19)  # a weekend, then 설
    assert on_or_after(date(2026, 2, 19)) == date(2026, 2, 19)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert after(date(2026, 9, 21), 5) == date(2026, 9, 30)
    assert after(date(2026, 3, 6), 1) == date(2026, 3, 9)
