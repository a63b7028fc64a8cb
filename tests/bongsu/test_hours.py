"""When people want to be told. The days are of 2026 and 2027, whose holidays these are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.hours import Hours, Span, Times, is_day_off, may_leave, next_time, opens
from bongsu.zone import KST

DAYTIME = Span(opens=8 * 60, closes=21 * 60)
LATE = Span(opens=10 * 60, closes=26 * 60)
OFFICE = Hours(weekdays=DAYTIME, weekends=None, holidays=None)
ALWAYS_DAYTIME = Hours(weekdays=DAYTIME, weekends=DAYTIME, holidays=DAYTIME)
INTO_THE_NIGHT = Hours(weekdays=LATE, weekends=LATE, holidays=LATE)
HOLIDAYS_ALONE = Hours(weekdays=None, weekends=None, holidays=DAYTIME)
NEVER = Hours(weekdays=None, weekends=None, holidays=None)
MORNINGS = Hours(weekdays=Span(opens=480, closes=720), weekends=None, holidays=None)
AFTERNOONS = Hours(weekdays=Span(opens=720, closes=1080), weekends=None, holidays=None)
NONE: frozenset[date] = frozenset()


def korean(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KST)


@pytest.mark.parametrize(
    ("hours", "now", "opening"),
    [
        pytest.param(None, "2026-11-19 03:00", "2026-11-19 03:00", id="who keeps no hours is told at any time"),
        pytest.param(ALWAYS_DAYTIME, "2026-11-19 12:00", "2026-11-19 12:00", id="within them at once"),
        pytest.param(ALWAYS_DAYTIME, "2026-11-19 08:00", "2026-11-19 08:00", id="from their first minute on"),
        pytest.param(
            ALWAYS_DAYTIME, "2026-11-19 20:59:59.999999", "2026-11-19 20:59:59.999999", id="until just before their end"
        ),
        pytest.param(ALWAYS_DAYTIME, "2026-11-19 21:00", "2026-11-20 08:00", id="at their end not before the next day"),
        pytest.param(ALWAYS_DAYTIME, "2026-11-19 03:00", "2026-11-19 08:00", id="before them on the same day"),
        pytest.param(
            INTO_THE_NIGHT, "2026-11-20 01:59", "2026-11-20 01:59", id="the hours of the day before reach past midnight"
        ),
        pytest.param(INTO_THE_NIGHT, "2026-11-20 02:00", "2026-11-20 10:00", id="and end there"),
        pytest.param(
            replace(OFFICE, weekdays=None, weekends=DAYTIME), "2026-11-20 12:00", "2026-11-21 08:00", id="Friday is no weekend"
        ),
        pytest.param(OFFICE, "2026-11-20 21:30", "2026-11-23 08:00", id="Friday night waits for Monday"),
        pytest.param(
            OFFICE, "2026-09-23 22:00", "2026-09-28 08:00", id="the eve of 추석 waits for it and the weekend to be over"
        ),
        pytest.param(OFFICE, "2026-08-16 12:00", "2026-08-18 08:00", id="a holiday on a Saturday has its substitute on Monday"),
        pytest.param(OFFICE, "2026-12-31 21:00", "2027-01-04 08:00", id="over the end of the year"),
        pytest.param(HOLIDAYS_ALONE, "2026-03-02 21:00", "2026-05-01 08:00", id="open on holidays alone"),
        pytest.param(NEVER, "2026-11-19 03:00", "2026-11-19 03:00", id="hours that never open hold nothing for ever"),
    ],
)
def test_when_hours_open(hours: Hours | None, now: str, opening: str) -> None:
    assert opens(hours, korean(now).astimezone(UTC), NONE) == korean(opening)


def test_a_day_off_of_ones_own_is_a_holiday() -> None:
    friday = date(2026, 11, 20)
    assert opens(OFFICE, korean("2026-11-20 12:00"), {friday}) == korean("2026-11-23 08:00")
    assert is_day_off(friday, {friday})
    assert not is_day_off(friday, NONE)
    assert not is_day_off(date(2026, 11, 21), NONE), "a Saturday is no holiday by itself"


@pytest.mark.parametrize(
    ("channel", "rules", "leaves"),
    [
        pytest.param(None, (), "2026-11-19 07:00", id="no hours at all"),
        pytest.param(ALWAYS_DAYTIME, (), "2026-11-19 08:00", id="the channel's"),
        pytest.param(None, (ALWAYS_DAYTIME,), "2026-11-19 08:00", id="the rule's"),
        pytest.param(ALWAYS_DAYTIME, (INTO_THE_NIGHT,), "2026-11-19 10:00", id="both"),
        pytest.param(ALWAYS_DAYTIME, (INTO_THE_NIGHT, None), "2026-11-19 08:00", id="one of several rules is enough"),
        pytest.param(INTO_THE_NIGHT, (MORNINGS,), "2026-11-19 10:00", id="the first moment that suits both"),
        pytest.param(MORNINGS, (AFTERNOONS,), "2026-11-19 08:00", id="hours that never meet: the channel's decide"),
    ],
)
def test_channel_and_rules_both_have_a_say(channel: Hours | None, rules: tuple[Hours | None, ...], leaves: str) -> None:
    assert may_leave(channel, rules, korean("2026-11-19 07:00"), NONE) == korean(leaves)


@pytest.mark.parametrize(
    ("times", "now", "then"),
    [
        pytest.param(Times(at=(510, 810)), "2026-11-19 08:29", "2026-11-19 08:30", id="the next of the day"),
        pytest.param(Times(at=(510, 810)), "2026-11-19 08:30", "2026-11-19 13:30", id="at its time the one after it"),
        pytest.param(Times(at=(510, 810)), "2026-11-19 13:30", "2026-11-20 08:30", id="after the last the next day's first"),
        pytest.param(Times(at=(510,), days=frozenset({0})), "2026-11-19 09:00", "2026-11-23 08:30", id="on Mondays"),
        pytest.param(Times(at=(510,)), "2026-11-21 09:00", "2026-11-22 08:30", id="on Sundays too where no days are named"),
        pytest.param(
            Times(at=(510,), days=frozenset(range(5)), on_holidays=False),
            "2026-09-23 09:00",
            "2026-09-28 08:30",
            id="not in the holidays",
        ),
        pytest.param(Times(at=(510,)), "2026-09-24 09:00", "2026-09-25 08:30", id="else on holidays too"),
        pytest.param(Times(at=()), "2026-11-19 09:00", "2026-11-20 09:00", id="no time at all: a day later, never never"),
    ],
)
def test_the_next_digest(times: Times, now: str, then: str) -> None:
    assert next_time(times, korean(now), NONE) == korean(then)


SPANS = st.builds(lambda first, length: Span(opens=first, closes=first + length), st.integers(0, 1439), st.integers(1, 1440))
HOURS = st.builds(Hours, weekdays=SPANS, weekends=st.none() | SPANS, holidays=st.none() | SPANS)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001 -- the zone is put on


@given(HOURS, MOMENTS)
def test_what_is_held_is_let_go_when_its_hold_ends(hours: Hours, now: datetime) -> None:
    opening = opens(hours, now, NONE)
    assert opening >= now
    assert opens(hours, opening, NONE) == opening, "not held a second time"
    assert opens(hours, now + (opening - now) / 2, NONE) == opening or opening == now, "however often it is asked"


@given(HOURS, st.lists(st.none() | HOURS, max_size=3), MOMENTS)
def test_channel_and_rules_hold_nothing_for_ever(channel: Hours, rules: list[Hours | None], now: datetime) -> None:
    leaves = may_leave(channel, rules, now, NONE)
    assert leaves >= now
    assert may_leave(channel, rules, leaves, NONE) == leaves


@given(st.sets(st.integers(0, 1439), min_size=1), st.sets(st.integers(0, 6), min_size=1), MOMENTS)
def test_the_next_digest_is_ahead_and_within_a_week(minutes: set[int], days: set[int], now: datetime) -> None:
    times = Times(at=tuple(sorted(minutes)), days=frozenset(days))
    then = next_time(times, now, NONE)
    assert now < then <= now + timedelta(days=7, minutes=1)
    assert next_time(times, then - timedelta(microseconds=1), NONE) == then
