"""When deadlines are reminded of, and which reminders say nothing any more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.korea.workdays import is_workday
from bongsu.model import KST, Alert, Delivery, Fact, Notice, Reason
from bongsu.reminders import NEVER, Reminding, days_of, reminders, stale, superseded, told_beside
from bongsu.story import Placement, Profile, Signature, Story
from tests.sample_alerts import ALERT, DELIVERY

USUAL = Reminding(days=(7, 3, 1))
SUM = Fact(kind="headline-amount", value=1_000_000_000, quote="10억 원", start=0)


def until(value: str, role: str = "") -> Fact:
    return Fact(kind="deadline", value=value, quote="까지", start=0, role=role)


def told(*facts: Fact, reason: Reason = Reason.FIRST) -> Delivery:
    return replace(DELIVERY, alert=replace(ALERT, facts=facts, reason=reason))


def korean(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KST).astimezone(UTC)


def dues(found: tuple[Delivery, ...]) -> list[tuple[str, str]]:
    alerts = [(each, each.alert) for each in found if isinstance(each.alert, Alert)]
    return [(alert.occasion, f"{each.due.astimezone(KST):%Y-%m-%d %H:%M}") for each, alert in alerts]


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param(
            [until("2026-12-11")],
            "2026-11-20 10:00",
            [("d-7", "2026-12-04 08:00"), ("d-3", "2026-12-08 08:00"), ("d-1", "2026-12-10 08:00")],
            id="seven, three and one days before a Friday",
        ),
        pytest.param(
            [until("2026-12-13T18:00")],
            "2026-11-20 10:00",
            [("d-7", "2026-12-04 08:00"), ("d-3", "2026-12-08 08:00"), ("d-1", "2026-12-10 08:00")],
            id="a Sunday counts as the Friday before it",
        ),
        pytest.param(
            [until("2026-12-14")],
            "2026-11-20 10:00",
            [("d-7", "2026-12-07 08:00"), ("d-1", "2026-12-11 08:00")],
            id="of two that fall on one day the nearer one",
        ),
        pytest.param(
            [until("2026-09-28")],
            "2026-09-01 10:00",
            [("d-7", "2026-09-21 08:00"), ("d-1", "2026-09-23 08:00")],
            id="추석 and its weekend lie between",
        ),
        pytest.param([until("2026-12-11")], "2026-12-08 08:00", [("d-1", "2026-12-10 08:00")], id="those ahead alone"),
        pytest.param([until("2026-12-11")], "2026-12-12 10:00", [], id="a deadline that is over"),
        pytest.param([until("while-funds-last")], "2026-11-20 10:00", [], id="no day to count from"),
        pytest.param([SUM], "2026-11-20 10:00", [], id="no deadline"),
        pytest.param(
            [until("2026-12-31"), until("2026-12-11"), until("2026-12-11T18:00")],
            "2026-12-09 10:00",
            [
                ("d-1", "2026-12-10 08:00"),
                ("d-7-2", "2026-12-24 08:00"),
                ("d-3-2", "2026-12-28 08:00"),
                ("d-1-2", "2026-12-30 08:00"),
            ],
            id="a call in two rounds, each day once",
        ),
        pytest.param(
            [until(f"2026-12-{day}") for day in (11, 18, 24, 30, 31)],
            "2026-12-10 10:00",
            [
                ("d-7-2", "2026-12-11 08:00"),
                ("d-3-2", "2026-12-15 08:00"),
                ("d-1-2", "2026-12-17 08:00"),
                ("d-7-3", "2026-12-17 08:00"),
                ("d-3-3", "2026-12-21 08:00"),
                ("d-1-3", "2026-12-23 08:00"),
                ("d-7-4", "2026-12-23 08:00"),
                ("d-3-4", "2026-12-24 08:00"),
                ("d-1-4", "2026-12-29 08:00"),
            ],
            id="a call in five rounds: the first four",
        ),
        pytest.param(
            [Fact(kind="headline-amount", value=20_261_211, quote="2026만 1211원", start=0)],
            "2026-11-20 10:00",
            [],
            id="a sum whose figures could be a day",
        ),
    ],
)
def test_when_to_remind(facts: list[Fact], now: str, expected: list[tuple[str, str]]) -> None:
    assert dues(reminders([told(*facts)], USUAL, now=korean(now))) == expected


def test_a_reminder_is_the_alert_with_its_own_key_and_deadline() -> None:
    [first, *_] = reminders([told(SUM, until("2026-12-31"), until("2026-12-11"))], USUAL, now=korean("2026-11-20 10:00"))
    assert first.key == "s4f1c-1-d-7-hook"
    assert isinstance(first.alert, Alert)
    assert (first.alert.reason, first.alert.facts) == (Reason.REMINDER, (SUM, until("2026-12-11")))


def test_of_two_that_end_on_one_day_the_first_told_is_carried() -> None:
    noon, evening = until("2026-12-11T12:00"), until("2026-12-11T18:00")
    [first, *_] = reminders([told(noon, evening)], USUAL, now=korean("2026-11-20 10:00"))
    assert isinstance(first.alert, Alert)
    assert first.alert.facts == (noon,)


def test_what_is_no_alert_has_no_deadline() -> None:
    now = korean("2026-11-20 10:00")
    word = Notice(subject="disk", name="disk", code="ops.paused", since=now, at=now)
    assert reminders([replace(DELIVERY, alert=word)], USUAL, now=now) == ()


def test_none_where_nobody_wants_them() -> None:
    assert reminders([told(until("2026-12-11"))], NEVER, now=korean("2026-11-20 10:00")) == ()


def test_days_off_of_ones_own_count() -> None:
    off = Reminding(days=(1,), days_off=frozenset({date(2026, 12, 10)}))
    assert days_of(until("2026-12-11"), off) == ((1, date(2026, 12, 9)),)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sets(st.integers(1, 60), min_size=1))
def test_reminders_are_on_working_days_before_the_deadline(deadline: date, days: set[int]) -> None:
    found = days_of(until(deadline.isoformat()), Reminding(days=tuple(days)))
    assert {left for left, _ in found} <= days
    assert all(is_workday(day) and day + timedelta(days=left) <= deadline for left, day in found)
    assert all(one < next_ for (_, one), (_, next_) in pairwise(found)), "in order, and no two on one day"


def test_the_order_in_which_days_are_wished_for_is_no_matter() -> None:
    """Three days before the Monday is a Friday, like one day before it: the nearer is said, whichever was named last."""
    monday = until("2026-12-14")
    wished = ((7, 3, 1), (1, 3, 7), (3, 7, 1))
    assert {days_of(monday, Reminding(days=days)) for days in wished} == {((7, date(2026, 12, 7)), (1, date(2026, 12, 11)))}


# --- what later news does to them --------------------------------------------------------------------------------------


def placement(adds: Reason | None, seen_revision: int = 1) -> Placement:
    story = Story(id="s1", revision=2, title="", opened=korean("2026-11-20 10:00"))
    return Placement(story=story, seen_revision=seen_revision, profile=Profile.of(Signature()), adds=adds)


@pytest.mark.parametrize(
    ("adds", "facts", "channels"),
    [
        pytest.param(Reason.NEW_FACTS, [until("2026-12-31", "extended")], ("hook",), id="an extension, where it is told"),
        pytest.param(Reason.CORRECTED, [], None, id="a correction, everywhere"),
    ],
)
def test_news_that_ends_earlier_reminders(adds: Reason, facts: list[Fact], channels: tuple[str, ...] | None) -> None:
    [over] = superseded([placement(adds)], facts, [told()], USUAL)
    assert (over.story, over.revision, over.channels) == ("s1", 2, channels)
    assert over.why


@pytest.mark.parametrize(
    ("adds", "facts", "seen"),
    [
        pytest.param(Reason.NEW_FACTS, [SUM], 1, id="news without a deadline"),
        pytest.param(None, [until("2026-12-31")], 1, id="another outlet"),
        pytest.param(Reason.FIRST, [until("2026-12-31")], 0, id="a story that has just begun"),
    ],
)
def test_news_that_ends_none(adds: Reason | None, facts: list[Fact], seen: int) -> None:
    assert superseded([placement(adds, seen)], facts, [told()], USUAL) == ()


@pytest.mark.parametrize(
    ("occasion", "now", "why"),
    [
        pytest.param("d-7", "2026-12-04 08:00", "", id="on its day"),
        pytest.param("d-7", "2026-12-07 08:00", "", id="late, and nothing else reminds"),
        pytest.param("d-7", "2026-12-08 08:00", "living.next-reminds", id="so late that the next is due"),
        pytest.param("d-1-2", "2026-12-11 23:00", "", id="on the last day"),
        pytest.param("d-1", "2026-12-12 00:00", "living.over", id="when it is over"),
    ],
)
def test_what_says_nothing_any_more(occasion: str, now: str, why: str) -> None:
    alert = replace(ALERT, occasion=occasion, reason=Reason.REMINDER, facts=(until("2026-12-11"),))
    assert stale(alert, USUAL, now=korean(now)) == why


@pytest.mark.parametrize(
    ("news", "left_out"),
    [
        pytest.param([until("2026-12-11")], True, id="its news is told beside it"),
        pytest.param([until("2026-12-11"), until("2026-12-20")], True, id="with a later round"),
        pytest.param([until("2026-11-30"), until("2026-12-11")], True, id="the round before is over"),
        pytest.param([until("2026-12-07"), until("2026-12-11")], False, id="the news speaks of a nearer round"),
        pytest.param([], False, id="the news speaks of none"),
    ],
)
def test_a_reminder_beside_its_own_news(news: list[Fact], left_out: bool) -> None:
    first = replace(ALERT, facts=tuple(news))
    reminder = replace(ALERT, facts=(until("2026-12-11"),), reason=Reason.REMINDER, occasion="d-7")
    elsewhere = replace(reminder, story="another")
    now = korean("2026-12-04 08:30")
    assert told_beside([first, reminder, elsewhere], now=now) == ({reminder} if left_out else set())


def test_reminders_that_were_switched_off_say_nothing() -> None:
    alert = replace(ALERT, occasion="d-7", reason=Reason.REMINDER, facts=(until("2026-12-11"),))
    assert stale(alert, NEVER, now=korean("2026-12-04 08:00")) == "living.no-reminders"
