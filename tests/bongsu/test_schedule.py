"""When sources and pages are tried again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Source
from bongsu.schedule import AT_ONCE, LONGEST_RETRY, SPACING, next_page_try, next_visit_after_failure, spread

NOW = datetime(2026, 1, 29, 6, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def chance(seed: int = 7) -> Callable[[], float]:
    return Random(seed).random  # noqa: S311 -- jitter, the same each time


def source(every: timedelta = 10 * MINUTE) -> Source:
    return Source(id="kyongbuk", name="경북일보", url="https://example.org/rss", every=every)


def test_a_few_sources_that_are_due_together_are_visited_at_once() -> None:
    assert list(spread(AT_ONCE, now=NOW, chance=chance())) == [NOW] * AT_ONCE


@given(count=st.integers(0, 600), seed=st.integers())
def test_many_follow_one_another_each_in_its_own_moment(count: int, seed: int) -> None:
    visits = list(spread(count, now=NOW, chance=chance(seed)))
    assert len(visits) == count
    assert visits == sorted(visits)
    assert all(NOW <= visit < NOW + 2 * MINUTE for visit in visits)
    later = [visit - NOW for visit in visits[AT_ONCE:]]
    assert all(place * SPACING <= wait <= (place + 1) * SPACING for place, wait in enumerate(later))


def test_the_last_of_very_many_waits_ten_minutes_at_most() -> None:
    *_, last = spread(20_000, now=NOW, chance=chance())
    assert 9 * MINUTE < last - NOW <= 10 * MINUTE


def test_no_two_starts_march_in_step() -> None:
    one, other = (list(spread(20, now=NOW, chance=chance(seed)))[AT_ONCE:] for seed in (1, 2))
    assert not set(one) & set(other)
    assert len({(visit - NOW) % SPACING for visit in one}) == len(one)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [
        pytest.param(1, 1, id="the first failure may be a hiccup"),
        pytest.param(2, 2, id="the wait doubles"),
        pytest.param(5, 16, id="and doubles"),
        pytest.param(7, 60, id="up to an hour"),
        pytest.param(10_000, 60, id="however long it lasts"),
    ],
)
def test_failures_are_followed_by_longer_waits(failures: int, minutes: int) -> None:
    again = next_visit_after_failure(source(), now=NOW, failures=failures, retry_after=None, luck=0.5)
    assert again == NOW + minutes * MINUTE


def test_retry_after_is_a_lower_bound() -> None:
    again = next_visit_after_failure(source(), now=NOW, failures=1, retry_after=7200.0, luck=0.5)
    assert again == NOW + timedelta(hours=2)


def test_a_source_watched_every_second_is_retried_within_seconds() -> None:
    again = next_visit_after_failure(source(timedelta(seconds=1)), now=NOW, failures=2, retry_after=None, luck=0.5)
    assert again == NOW + timedelta(seconds=2)


@pytest.mark.parametrize(("luck", "seconds"), [(0.0, 0.9), (0.5, 1.0)], ids=["early", "on time"])
def test_a_wait_may_be_shorter_than_a_second(luck: float, seconds: float) -> None:
    again = next_visit_after_failure(source(timedelta(seconds=1)), now=NOW, failures=1, retry_after=None, luck=luck)
    assert again == NOW + timedelta(seconds=seconds)


@given(failures=st.integers(1, 10**6), luck=st.floats(0, 1, exclude_max=True), every=st.integers(1, 7 * 1440))
def test_the_wait_after_a_failure_is_bounded(failures: int, luck: float, every: int) -> None:
    watched = source(every * MINUTE)
    wait = next_visit_after_failure(watched, now=NOW, failures=failures, retry_after=None, luck=luck) - NOW
    assert 0.9 * MINUTE <= wait <= 1.1 * max(LONGEST_RETRY, watched.every)


def test_a_page_gets_three_tries_within_ten_minutes() -> None:
    assert next_page_try(1, now=NOW) == NOW + 2 * MINUTE
    assert next_page_try(2, now=NOW) == NOW + 7 * MINUTE
    assert next_page_try(3, now=NOW) is None
