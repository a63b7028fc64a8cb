"""The quota of an API: a day in Korea, and an account that tells no key."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.quota import account, day_of, rest_of_day, spacing

LAST_MINUTE = datetime(2026, 11, 5, 14, 59, tzinfo=UTC)


def test_a_key_has_one_account_at_a_service_and_another_elsewhere() -> None:
    assert account("naverhub", "id secret") == account("naverhub", "id secret")
    assert len({account("naverhub", "a"), account("naverhub", "b"), account("bizinfo", "a")}) == 3


def test_the_name_of_an_account_never_changes() -> None:
    """Calls of the day are counted under it in people's databases: another would have them counted anew."""
    assert account("bizinfo", "a") == "bizinfo:6fb5d712f926d9a2"


@given(key=st.text(min_size=8))
def test_the_key_is_not_told(key: str) -> None:
    assert key not in account("bizinfo", key)


@pytest.mark.parametrize(
    ("now", "day", "rest"),
    [
        pytest.param(LAST_MINUTE, date(2026, 11, 5), timedelta(minutes=1), id="a minute before midnight in Korea"),
        pytest.param(LAST_MINUTE + timedelta(minutes=1), date(2026, 11, 6), timedelta(days=1), id="midnight"),
    ],
)
def test_the_day_is_koreas(now: datetime, day: date, rest: timedelta) -> None:
    assert day_of(now) == day
    assert rest_of_day(now) == rest


@pytest.mark.parametrize(
    ("left", "gap"),
    [
        pytest.param(100, timedelta(minutes=14, seconds=24), id="a hundred calls for a whole day"),
        pytest.param(0, timedelta(days=1), id="none left"),
    ],
)
def test_what_is_left_lasts_until_midnight(left: int, gap: timedelta) -> None:
    assert spacing(LAST_MINUTE + timedelta(minutes=1), left) == gap
