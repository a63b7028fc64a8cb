"""How many messages may go now, and when the next one may."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.pace import MINUTE, SECOND, Limit, Pace, room
from tests.fakes import LAUNCH

SLOW = Pace(limits=(Limit(count=1, per=SECOND),))
GROUP = Pace(limits=(Limit(count=1, per=SECOND), Limit(count=3, per=MINUTE)))
MILLISECONDS = st.integers(0, 3_000).map(lambda number: timedelta(milliseconds=number))


def after(pace: Pace, *answers: datetime) -> Pace:
    for answer in answers:
        pace = pace.take().answered(answer)
    return pace


def test_who_has_no_limit_takes_any_number_at_once() -> None:
    free = after(Pace(limits=()), LAUNCH, LAUNCH)
    assert free.room(LAUNCH) is None
    assert free.wait(LAUNCH) == timedelta()
    assert free.times == (), "nothing is remembered for nothing"


def test_a_second_counts_from_the_answer() -> None:
    pace = after(SLOW, LAUNCH)
    assert pace.room(LAUNCH + SECOND * 0.999) == 0
    assert pace.wait(LAUNCH + SECOND * 0.75) == SECOND * 0.25
    assert pace.room(LAUNCH + SECOND) == 1
    assert pace.wait(LAUNCH + SECOND) == timedelta()


def test_what_is_under_way_takes_room_and_nobody_knows_for_how_long() -> None:
    pace = SLOW.take()
    assert pace.room(LAUNCH) == 0
    assert pace.wait(LAUNCH) == SECOND


@pytest.mark.parametrize(
    ("answers", "free", "wait"),
    [
        pytest.param((0,), 0, 1, id="after one, the second"),
        pytest.param((0, 2, 4), 0, 56, id="after three, the minute: until the first of them leaves it"),
    ],
)
def test_every_limit_is_kept(answers: tuple[int, ...], free: int, wait: int) -> None:
    pace = after(GROUP, *(LAUNCH + SECOND * answer for answer in answers))
    now = LAUNCH + SECOND * answers[-1]
    assert pace.room(now) == free
    assert pace.wait(now) == SECOND * wait
    assert pace.room(now + pace.wait(now)) == 1


def test_several_under_way_leave_less_room() -> None:
    pace = after(Pace(limits=(Limit(count=4, per=MINUTE),)), LAUNCH).take(2)
    assert pace.room(LAUNCH) == 1
    assert pace.take().wait(LAUNCH) == MINUTE


def test_an_answer_frees_the_room_of_one_alone() -> None:
    pace = Pace(limits=(Limit(count=3, per=MINUTE),)).take(3).answered(LAUNCH)
    assert pace.room(LAUNCH + MINUTE) == 1, "two are under way"
    assert pace.answered(LAUNCH).answered(LAUNCH).answered(LAUNCH).room(LAUNCH + MINUTE) == 3, "never fewer than none are"


def test_where_too_many_are_under_way_it_waits_until_all_that_is_known_has_left() -> None:
    """So it comes to be where the clock was set back, and more went out, and was then set right."""
    pace = after(Pace(limits=(Limit(count=3, per=MINUTE),)), LAUNCH, LAUNCH + 10 * SECOND).take(3)
    assert pace.room(LAUNCH + 10 * SECOND) == 0
    assert pace.wait(LAUNCH + 10 * SECOND) == MINUTE


def test_a_clock_that_is_set_back_silences_nobody() -> None:
    pace = after(GROUP, *(LAUNCH + SECOND * second for second in (0, 2, 4)))
    yesterday = LAUNCH - timedelta(days=1)
    assert pace.room(yesterday) == 1
    assert after(pace, yesterday).times == (yesterday,)


def test_the_least_room_of_several_paces_counts() -> None:
    assert room([GROUP, after(SLOW, LAUNCH)], LAUNCH, 20) == 0
    assert room([GROUP], LAUNCH, 20) == 1
    assert room([Pace(limits=())], LAUNCH, 20) == 20
    assert room([], LAUNCH, 20) == 20
    assert room([Pace(limits=(Limit(count=90, per=SECOND),))], LAUNCH, 20) == 20


@given(st.lists(MILLISECONDS, max_size=60), st.integers(1, 5))
def test_no_stretch_of_time_ever_holds_more_than_the_limit(waits: list[timedelta], count: int) -> None:
    limit = Limit(count=count, per=5 * SECOND)
    pace, now, sent = Pace(limits=(limit,)), LAUNCH, []
    for wait in waits:
        now += wait
        if pace.room(now):
            pace = after(pace, now)
            sent.append(now)
    for first in sent:
        assert sum(first <= time < first + limit.per for time in sent) <= count
