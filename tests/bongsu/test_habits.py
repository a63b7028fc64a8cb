"""What visits teach of a source. What is told of it is seen in tests/app/test_lookout.py."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bongsu.habits import Habit, after_visit, matters_of, over_for
from bongsu.model import Entry, Source
from bongsu.usual import Usual
from tests.fakes import LAUNCH

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOURCE = Source(id="ulsan", name="울산매일", url="https://ulsan.example/rss")
ENTRY = Entry(
    key="e",
    source="ulsan",
    title="소식",
    url="https://ulsan.example/1",
    summary="",
    published=LAUNCH - HOUR,
    precision="minute",
    seen=LAUNCH,
    digest="",
)
VISITED = Habit(last_success=LAUNCH - 2 * HOUR, last_new=LAUNCH - DAY, failures=3, failing_since=LAUNCH - HOUR)


def test_a_good_visit_ends_failures() -> None:
    habit = after_visit(VISITED, [], [], now=LAUNCH)
    assert (habit.failures, habit.failing_since, habit.last_success) == (0, None, LAUNCH)
    assert (habit.last_new, habit.rhythm) == (VISITED.last_new, VISITED.rhythm), "and nothing new teaches nothing new"


def test_an_item_counts_for_the_hour_in_which_it_was_published() -> None:
    habit = after_visit(VISITED, [ENTRY], [ENTRY], now=LAUNCH)
    assert habit.rhythm.hours[14] == 1, "LAUNCH is at 15:00 in Korea"
    assert (habit.last_new, habit.usual.items) == (LAUNCH, 1)


def test_a_day_alone_says_no_hour_and_counts_for_the_time_between_the_visits() -> None:
    dated = replace(ENTRY, precision="day", published=LAUNCH - 15 * HOUR)
    assert after_visit(VISITED, [dated], [dated], now=LAUNCH).rhythm.hours[13:15] == (0.5, 0.5)


@pytest.mark.parametrize(
    ("published", "last_new"),
    [
        pytest.param(LAUNCH - 3 * DAY, LAUNCH - 3 * DAY, id="when its newest item was published"),
        pytest.param(LAUNCH + HOUR, LAUNCH, id="now, where that is in the future"),
        pytest.param(None, LAUNCH, id="now, where no date is told"),
    ],
)
def test_a_first_catch_was_there_before(published: datetime | None, last_new: datetime) -> None:
    first = replace(ENTRY, published=published)
    assert after_visit(Habit(), [first], [first], now=LAUNCH).last_new == last_new


def test_only_what_has_come_back_is_over() -> None:
    codes = frozenset({"ops.silent", "ops.failing", "ops.undated", "ops.unlinked", "ops.thin"})
    still = Habit(matters=codes, usual=Usual(undated=1, unlinked=1), last_success=LAUNCH, last_new=LAUNCH - DAY)
    assert over_for(still) == {"ops.failing"}
    assert over_for(replace(still, usual=Usual(), last_new=LAUNCH)) == codes - {"ops.thin"}, "which pages decide"


def test_a_source_that_never_had_anything_is_not_silent() -> None:
    assert matters_of(SOURCE, Habit(last_success=LAUNCH), now=LAUNCH + 100 * DAY) == ()
