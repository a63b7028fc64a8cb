"""What visits teach of a source. What is told of it is seen in tests/app/test_lookout.py."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bongsu.errors import CollectError, FetchError, ParseError
from bongsu.habits import Habit, after_visit, matter_of_bodies, matter_of_failures, matters_of, over_for
from bongsu.model import Entry, Source
from bongsu.operations import Matter
from bongsu.rhythm import Rhythm
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


def test_the_newest_of_a_first_catch_counts() -> None:
    first, older = replace(ENTRY, key="a", published=LAUNCH - DAY), replace(ENTRY, key="b", published=LAUNCH - 9 * DAY)
    assert after_visit(Habit(), [first, older], [first, older], now=LAUNCH).last_new == LAUNCH - DAY


def test_what_has_vanished_is_counted_from_the_newest_item_back() -> None:
    """Lists have the newest first: two undated ones on top are two in a row, below a dated one they are none."""
    undated = replace(ENTRY, published=None)
    assert after_visit(VISITED, [undated, undated, ENTRY], [], now=LAUNCH).usual.undated == 2
    assert after_visit(VISITED, [ENTRY, undated, undated], [], now=LAUNCH).usual.undated == 0


BUSY = Rhythm(hours=(3.0,) * 72, weekdays=(14.4,) * 5, arrivals=216.0, since=LAUNCH - 90 * DAY, as_of=LAUNCH)
QUIET = Habit(rhythm=BUSY, last_success=LAUNCH, last_new=LAUNCH)


def codes(habit: Habit, **after: float) -> list[str]:
    return [matter.code for matter in matters_of(SOURCE, habit, now=LAUNCH + timedelta(**after))]


def test_silence_is_told_with_what_was_expected_in_it() -> None:
    [matter] = matters_of(SOURCE, QUIET, now=LAUNCH + 5 * DAY)
    told = dict(matter.params)
    assert (matter.subject, matter.name, matter.code) == ("source:ulsan", "울산매일", "ops.silent")
    assert told["since"] == "2026-01-29 15:00", "as people in Korea read it"
    assert isinstance(told["expected"], int)
    assert str(told["odds"]) == "1,000,000"


def test_silence_of_less_than_an_hour_says_nothing_even_of_a_wire() -> None:
    wire = replace(QUIET, rhythm=replace(BUSY, hours=(600.0,) * 72, weekdays=(2880.0,) * 5, arrivals=43_200.0))
    assert codes(wire, minutes=59) == []
    assert codes(wire, minutes=60) == ["ops.silent"]


@pytest.mark.parametrize(
    ("usual", "code"),
    [
        pytest.param(Usual(items=50, dated=1.0, linked=1.0, undated=5), ["ops.undated"], id="no dates any more"),
        pytest.param(Usual(items=50, dated=1.0, linked=1.0, unlinked=5), ["ops.unlinked"], id="no links any more"),
        pytest.param(Usual(items=50, dated=0.0, linked=1.0, undated=50), [], id="never had dates"),
        pytest.param(Usual(), [], id="nothing is usual yet"),
    ],
)
def test_what_lists_lack_is_told(usual: Usual, code: list[str]) -> None:
    assert codes(replace(QUIET, usual=usual)) == code


NO_LIST, NO_ANSWER = (
    ParseError("collect.not_a_feed", host="ulsan.example"),
    FetchError("collect.timeout", host="ulsan.example", seconds=20),
)


@pytest.mark.parametrize(
    ("error", "failures", "since", "is_told"),
    [
        pytest.param(NO_LIST, 4, HOUR, False, id="no list, a few times"),
        pytest.param(NO_LIST, 5, HOUR, True, id="no list, five times"),
        pytest.param(NO_ANSWER, 9, HOUR, False, id="no answer, a few times"),
        pytest.param(NO_ANSWER, 10, HOUR, True, id="no answer, ten times"),
        pytest.param(NO_ANSWER, 2, DAY, True, id="no answer for a day, from a source that is seldom visited"),
        pytest.param(NO_ANSWER, 2, 23 * HOUR, False, id="for less than a day"),
        pytest.param(NO_ANSWER, 1, 3 * DAY, False, id="one failure is a hiccup, however long ago the last visit"),
    ],
)
def test_failures_are_told_when_there_are_too_many_or_for_too_long(
    error: CollectError, failures: int, since: timedelta, is_told: bool
) -> None:
    habit = Habit(failures=failures, failing_since=LAUNCH - since)
    matter = matter_of_failures(SOURCE, habit, error, now=LAUNCH, language="ko")
    why = (("failures", failures), ("why", error.say("ko")))
    told = Matter(subject="source:ulsan", name="울산매일", code="ops.failing", params=why)
    assert matter == (told if is_told else None)


def test_failures_whose_beginning_nobody_knows_began_now() -> None:
    assert matter_of_failures(SOURCE, Habit(failures=2), NO_ANSWER, now=LAUNCH, language="ko") is None


def test_pages_without_their_text_are_told_with_what_was_usual() -> None:
    [count, usual] = ("count", 8), ("usual", 1234)
    lost = Usual(bodies=30, body=1234.4, thin=8)
    expected = Matter(subject="source:ulsan", name="울산매일", code="ops.thin", params=(count, usual))
    assert matter_of_bodies(SOURCE, lost) == expected
    assert matter_of_bodies(SOURCE, replace(lost, thin=7)) is None


def test_only_what_has_come_back_is_over() -> None:
    codes = frozenset({"ops.silent", "ops.failing", "ops.undated", "ops.unlinked", "ops.thin"})
    still = Habit(matters=codes, usual=Usual(undated=1, unlinked=1), last_success=LAUNCH, last_new=LAUNCH - DAY)
    assert over_for(still) == {"ops.failing"}
    assert over_for(replace(still, usual=Usual(), last_new=LAUNCH)) == codes - {"ops.thin"}, "which pages decide"


def test_a_source_that_never_had_anything_is_not_silent() -> None:
    assert matters_of(SOURCE, Habit(last_success=LAUNCH), now=LAUNCH + 100 * DAY) == ()
