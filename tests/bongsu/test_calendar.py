"""Dates of stories: told once, moved when they are put off, never lost from a calendar."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bongsu.calendar import Planned, is_cancelled, revise, story_dates, story_of, uid
from bongsu.model import Fact, Reason
from bongsu.story import Signature
from tests.bongsu.stories.chronicles import chronicle, deadline, event, outlet
from tests.bongsu.stories.writing import NOON

LATER = NOON + timedelta(days=3)


def days(*outlets_facts: tuple[Fact, ...], adds: Reason | None = None) -> list[str]:
    """Return the days of a story whose outlets tell these facts, the later ones adding `adds`."""
    first, *others = outlets_facts
    told = chronicle(outlet(*first), *(outlet(*facts, key=f"e{n}", adds=adds) for n, facts in enumerate(others, 2)))
    return [each.day for each in story_dates(told)]


@pytest.mark.parametrize(
    ("told", "adds", "expected"),
    [
        pytest.param([(deadline("2026-02-27"),)], None, ["2026-02-27"], id="a deadline"),
        pytest.param([(deadline("always"),)], None, [], id="always open is no day"),
        pytest.param([(deadline("2026-02"),)], None, [], id="a month is no day"),
        pytest.param([(deadline("2026-02-30"),)], None, [], id="no such day"),
        pytest.param([(deadline("2026-02-27"),), (deadline("2026-02-27"),)], None, ["2026-02-27"], id="told twice"),
        pytest.param(
            [(deadline("2026-02-27"),), (deadline("2026-02-27T18:00"),)], None, ["2026-02-27T18:00"], id="the hour told later"
        ),
        pytest.param(
            [(deadline("2026-02-27T18:00"),), (deadline("2026-02-27"),)], None, ["2026-02-27T18:00"], id="the hour stays"
        ),
        pytest.param(
            [(deadline("2026-02-27"), deadline("2026-03-31"))], None, ["2026-02-27", "2026-03-31"], id="two rounds of a call"
        ),
        pytest.param(
            [(deadline("2026-02-27"),), (deadline("2026-03-13", role="extended"),)],
            Reason.NEW_FACTS,
            ["2026-03-13"],
            id="an extension says so itself",
        ),
        pytest.param(
            [(deadline("2026-02-27"),), (deadline("2026-03-13", role="extended"), deadline("2026-02-27"))],
            Reason.CORRECTED,
            ["2026-03-13"],
            id="an extension names the day that was",
        ),
        pytest.param(
            [(deadline("2026-02-27"),), (deadline("2026-03-13", role="extended"),), (deadline("2026-02-27"),)],
            Reason.NEW_FACTS,
            ["2026-03-13"],
            id="the day that was does not come back",
        ),
        pytest.param([(event("2026-02-09"),), (event("2026-02-16"),)], Reason.CORRECTED, ["2026-02-16"], id="an event put off"),
        pytest.param(
            [(event("2026-02-09"),), (event("2026-02-16"),)],
            Reason.NEW_FACTS,
            ["2026-02-09", "2026-02-16"],
            id="one more event",
        ),
        pytest.param(
            [(event("2026-02-09"),), (event("2026-02-09"), event("2026-02-16"))],
            Reason.CORRECTED,
            ["2026-02-09", "2026-02-16"],
            id="a correction that repeats the day adds one",
        ),
        pytest.param([(event("2026-02", unit="month"),)], None, [], id="a month is no day of an event"),
        pytest.param([(replace(event("2026-02-09"), role="other"),)], None, [], id="a day on which nothing takes place"),
        pytest.param(
            [(event("2026-02-09T14:00", unit="minute"),), (event("2026-02-09"), event("2026-02-16"))],
            Reason.CORRECTED,
            ["2026-02-09T14:00", "2026-02-16"],
            id="a correction that repeats the day, whose hour is known, adds one",
        ),
        pytest.param(
            [(deadline("2026-02-20"), deadline("2026-02-27")), (deadline("2026-03-13", role="extended"),)],
            Reason.NEW_FACTS,
            ["2026-02-20", "2026-03-13"],
            id="of two rounds the last is extended",
        ),
        pytest.param(
            [(deadline("2026-03-31"),), (deadline("2026-03-13", role="extended"),)],
            Reason.NEW_FACTS,
            ["2026-03-31", "2026-03-13"],
            id="an extension moves no later day",
        ),
    ],
)
def test_the_dates_of_a_story(told: list[tuple[Fact, ...]], adds: Reason | None, expected: list[str]) -> None:
    assert days(*told, adds=adds) == expected


def test_only_the_dates_of_this_story_count_of_an_article_that_tells_two() -> None:
    told = outlet(deadline("2026-02-27"), deadline("2026-03-31"))
    assert [each.day for each in story_dates(chronicle(told, said=Signature(deadlines=frozenset({"2026-03-31"}))))] == [
        "2026-03-31"
    ]


@pytest.mark.parametrize(
    ("period", "until"),
    [
        pytest.param("2026-02-09/2026-02-11", "2026-02-11", id="three days"),
        pytest.param("2026-02-09/2026-02-09", "", id="one day"),
        pytest.param("2026-02-09/2027-02-09", "", id="a year is a programme"),
        pytest.param("2026-02-10/2026-02-11", "", id="of another day"),
        pytest.param("2026-02-09/2026-03", "", id="until some month"),
    ],
)
def test_an_event_lasts_as_long_as_its_period(period: str, until: str) -> None:
    lasting = Fact(kind="period", value=period, quote=period, start=0)
    (told,) = story_dates(chronicle(outlet(event("2026-02-09"), lasting)))
    assert told.until == until


def test_a_day_keeps_its_end_when_its_hour_becomes_known() -> None:
    lasting = Fact(kind="period", value="2026-02-09/2026-02-11", quote="", start=0)
    told = chronicle(
        outlet(event("2026-02-09"), lasting), outlet(event("2026-02-09T14:00", unit="minute"), key="e2", adds=None)
    )
    (only,) = story_dates(told)
    assert (only.day, only.until) == ("2026-02-09T14:00", "2026-02-11")


def test_a_date_keeps_its_identity_when_it_moves() -> None:
    before = chronicle(outlet(deadline("2026-02-27")))
    after = chronicle(*before.outlets, outlet(deadline("2026-03-13", role="extended"), key="e2", adds=Reason.CORRECTED))
    (was,), (now,) = story_dates(before), story_dates(after)
    assert uid(before, was) == uid(after, now) == "s1-deadline-1@bongsu"
    assert story_of(uid(after, now)) == "s1"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param([("AI 박람회 연다", Reason.FIRST)], False, id="it takes place"),
        pytest.param([("AI 박람회 연다", Reason.FIRST), ("AI 박람회 취소", Reason.CORRECTED)], True, id="called off"),
        pytest.param([("AI 박람회 취소", Reason.FIRST)], True, id="first heard of when called off"),
        pytest.param([("AI 박람회", Reason.FIRST), ("AI 박람회 취소 위기", Reason.CORRECTED)], False, id="in danger only"),
        pytest.param(
            [("AI 박람회 취소", Reason.CORRECTED), ("AI 박람회 취소, 다른 매체", None)], True, id="another outlet says the same"
        ),
        pytest.param(
            [("AI 박람회 취소", Reason.CORRECTED), ("AI 박람회 3월에 다시", Reason.NEW_FACTS)],
            False,
            id="takes place after all",
        ),
    ],
)
def test_a_story_that_is_called_off(titles: list[tuple[str, Reason | None]], expected: bool) -> None:
    told = chronicle(*(outlet(key=f"e{n}", title=title, adds=adds) for n, (title, adds) in enumerate(titles)))
    assert is_cancelled(told) is expected


@pytest.mark.parametrize("word", ["취소", "철회", "백지화", "무산"])
def test_words_that_call_off(word: str) -> None:
    assert is_cancelled(chronicle(outlet(title=f"AI 박람회 {word}", adds=Reason.CORRECTED)))


@pytest.mark.parametrize("word", ["위기", "우려", "없다", "요구", "촉구", "논란", "표 환불", "될까", "하라", "가능성"])
def test_words_behind_that_leave_it_on(word: str) -> None:
    for between in ("", " "):
        assert not is_cancelled(chronicle(outlet(title=f"AI 박람회 취소{between}{word}", adds=Reason.CORRECTED)))


def planned(day: str = "2026-02-27", *, uid_: str = "u1", cancelled: bool = False, summary: str = "마감") -> Planned:
    return Planned(uid=uid_, day=day, summary=summary, url="https://a.example", cancelled=cancelled, changed=NOON)


def test_what_calendars_did_not_know_has_sequence_0() -> None:
    (told,) = revise([planned()], [], now=LATER)
    assert (told.sequence, told.changed) == (0, LATER)


def test_what_has_not_changed_is_told_as_before() -> None:
    (known,) = revise([planned()], [], now=NOON)
    assert revise([planned()], [known], now=LATER) == (known,)


@pytest.mark.parametrize(
    "changed", [pytest.param(planned("2026-03-13"), id="put off"), pytest.param(planned(cancelled=True), id="called off")]
)
def test_what_changed_raises_the_sequence(changed: Planned) -> None:
    (told,) = revise([changed], revise([planned()], [], now=NOON), now=LATER)
    assert (told.sequence, told.changed, told.day, told.cancelled) == (1, LATER, changed.day, changed.cancelled)


def test_another_headline_is_no_other_date() -> None:
    (told,) = revise([planned(summary="다른 제목")], revise([planned()], [], now=NOON), now=LATER)
    assert (told.sequence, told.changed, told.summary) == (0, LATER, "다른 제목")


def test_what_is_no_longer_planned_is_cancelled_once() -> None:
    known = revise([planned(), planned("2026-01-01", uid_="u0")], [], now=NOON)
    kept, gone = revise([planned("2026-01-01", uid_="u0")], known, now=LATER)
    assert (kept.cancelled, gone.cancelled, gone.sequence, gone.changed) == (False, True, 1, LATER)
    assert revise([], [gone], now=LATER + timedelta(days=1)) == (gone,)
