"""What is learned of a source from the items of a visit."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.rhythm import Rhythm, learn
from bongsu.rhythm.learning import HALF_LIFE, LARGEST_BURST, RECALL
from tests.bongsu.rhythm.sources import DAY, HOUR, MONDAY, kst, office

MINUTE = timedelta(minutes=1)
SATURDAY_HOURS, SUNDAY_HOURS = 24, 48
TIMES = st.datetimes(timezones=st.just(UTC))
LATELY = st.datetimes(datetime(2026, 4, 1), datetime(2026, 6, 8), timezones=st.just(UTC))  # noqa: DTZ001 -- Hypothesis wants them naive


def learned(*catch: datetime | None, seen: datetime, after: datetime | None = None) -> dict[int, float]:
    """Return what a fresh rhythm learns: hours that count anything, each with its count."""
    rhythm = learn(Rhythm(), catch, seen=seen, after=after)
    return {hour: round(count, 6) for hour, count in enumerate(rhythm.hours) if count}


NINE, TEN = kst("2026-06-08 09:00"), kst("2026-06-08 10:00")


@pytest.mark.parametrize(
    ("published", "hours"),
    [
        pytest.param(kst("2026-06-08 09:40"), {9: 1.0}, id="published between the visits: then"),
        pytest.param(kst("2026-06-08 09:15"), {9: 1.0}, id="published just as the visit before ended: then"),
        pytest.param(kst("2026-06-08 03:00"), {9: 0.5, 10: 0.5}, id="shown long after its date: some time between the visits"),
        pytest.param(kst("2026-06-09 00:00"), {9: 0.5, 10: 0.5}, id="dated tomorrow: some time between the visits"),
        pytest.param(None, {9: 0.5, 10: 0.5}, id="a date without time: some time between the visits"),
    ],
)
def test_an_item_counts_when_it_could_first_be_seen(published: datetime | None, hours: dict[int, float]) -> None:
    assert learned(published, seen=TEN + 45 * MINUTE, after=NINE + 15 * MINUTE) == hours


@pytest.mark.parametrize(
    ("published", "hours"),
    [
        pytest.param(kst("2026-06-05 16:30"), {16: 1.0}, id="of last Friday"),
        pytest.param(TEN - RECALL - HOUR, {}, id="a pinned notice of last winter teaches nothing"),
        pytest.param(kst("2026-06-09 00:00"), {}, id="a date in the future teaches nothing"),
        pytest.param(None, {}, id="without a time nothing is known"),
    ],
)
def test_a_first_catch_teaches_by_its_dates(published: datetime | None, hours: dict[int, float]) -> None:
    assert learned(published, seen=TEN) == hours


def test_days_are_counted_by_kind_and_weekday() -> None:
    days = ("2026-06-02 10:00", "2026-06-03 10:00", "2026-06-06 10:00", "2026-06-07 10:00")
    rhythm = learn(Rhythm(), map(kst, days), seen=kst("2026-06-07 10:00"), after=None)
    assert [hour for hour, count in enumerate(rhythm.hours) if count] == [10, SUNDAY_HOURS + 10]
    assert [day for day, count in enumerate(rhythm.weekdays) if count] == [1], "the elections of Wednesday are no working day"
    assert rhythm.hours[SUNDAY_HOURS + 10] > 2 * rhythm.hours[10], "현충일 on a Saturday is kept like a Sunday"
    assert rhythm.arrivals == pytest.approx(rhythm.items)


def test_after_a_long_absence_an_item_is_one_of_the_last_day() -> None:
    hours = learned(None, seen=MONDAY, after=MONDAY - 30 * DAY)
    assert set(hours) == set(range(SUNDAY_HOURS, SUNDAY_HOURS + 24))


def test_counts_halve_in_a_half_life() -> None:
    first = learn(Rhythm(), [MONDAY], seen=MONDAY, after=MONDAY)
    second = learn(first, [MONDAY + HALF_LIFE + HOUR], seen=MONDAY + HALF_LIFE + HOUR, after=MONDAY)
    assert second.hours[0] == pytest.approx(0.5, rel=0.01)
    assert second.hours[1] == 1.0
    assert second.arrivals == pytest.approx(1.5, rel=0.01)
    assert (second.since, second.as_of) == (MONDAY, MONDAY + HALF_LIFE + HOUR)


def test_many_items_at_once_are_one_arrival_and_count_to_a_limit() -> None:
    archive = [TEN + minute * MINUTE / 10 for minute in range(200)]
    rhythm = learn(Rhythm(), archive, seen=TEN + HOUR, after=NINE)
    assert rhythm.items == pytest.approx(LARGEST_BURST, rel=0.01)
    assert rhythm.arrivals == pytest.approx(1.0, rel=0.01)


def test_what_goes_on_arriving_is_still_one_arrival() -> None:
    first = learn(Rhythm(), [TEN], seen=TEN + 2 * MINUTE, after=NINE)
    again = learn(first, [None], seen=TEN + 4 * MINUTE, after=TEN + 2 * MINUTE)
    later = learn(again, [None], seen=TEN + 34 * MINUTE, after=TEN + 32 * MINUTE)
    assert [round(each.arrivals) for each in (first, again, later)] == [1, 1, 2]
    assert later.items == pytest.approx(3.0, rel=0.01)


def test_a_visit_without_news_changes_nothing() -> None:
    rhythm = learn(Rhythm(), [TEN], seen=TEN, after=NINE)
    assert learn(rhythm, [], seen=TEN + HOUR, after=TEN) == rhythm


def test_a_clock_that_was_a_year_ahead_does_not_outweigh_the_present() -> None:
    ahead = learn(Rhythm(), [TEN + 365 * DAY], seen=TEN + 365 * DAY, after=TEN + 364 * DAY)
    mended = learn(ahead, [TEN], seen=TEN, after=NINE)
    assert mended.as_of == TEN
    assert mended.items == pytest.approx(2.0)


def test_a_visit_before_the_one_before_is_taken_as_its_own_moment() -> None:
    assert learned(None, seen=NINE, after=TEN) == {9: 1.0}


@given(catch=st.lists(TIMES | LATELY | st.none(), max_size=30), after=st.none() | TIMES | LATELY)
def test_no_times_do_harm(catch: list[datetime | None], after: datetime | None) -> None:
    seen = MONDAY.astimezone(UTC)
    rhythm = learn(Rhythm(), catch, seen=seen, after=after)
    assert all(0 <= count <= len(catch) for count in rhythm.hours)
    assert sum(rhythm.weekdays) <= rhythm.items + 1e-9
    assert rhythm.arrivals <= rhythm.items + 1e-9
    assert rhythm.as_of is None or rhythm.as_of <= seen + timedelta(milliseconds=1)


@given(catch=st.lists(LATELY, max_size=20, unique=True), order=st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(catch: list[datetime], order: Random) -> None:
    shuffled = order.sample(catch, len(catch))
    at_once = learn(Rhythm(), shuffled, seen=MONDAY, after=None)
    assert at_once == learn(Rhythm(), catch, seen=MONDAY, after=None)
    one_by_one = Rhythm()
    for published in shuffled:
        one_by_one = learn(one_by_one, [published], seen=MONDAY, after=None)
    assert one_by_one.hours == pytest.approx(at_once.hours)
    assert one_by_one.weekdays == pytest.approx(at_once.weekdays)
    assert (one_by_one.since, one_by_one.as_of) == (at_once.since, at_once.as_of)


def test_visits_and_a_first_catch_teach_the_same() -> None:
    published = list(office(weeks=2))
    by_visits = learn(Rhythm(), published[:1], seen=published[0], after=published[0])
    for before, now in pairwise(published):
        by_visits = learn(by_visits, [now], seen=now, after=before)
    at_once = learn(Rhythm(), published, seen=published[-1], after=None)
    assert by_visits.hours == pytest.approx(at_once.hours)
    assert by_visits.arrivals == pytest.approx(at_once.arrivals)
