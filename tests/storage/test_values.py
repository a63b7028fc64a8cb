"""How values stand in columns."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.errors import StorageError
from bongsu.model import KST, Alert, Cursor, Digest, Evidence, Fact, Notice, RegionMention, Told
from storage.values import ALERT, CURSOR, EVIDENCE, FACTS, NAMES, REGIONS, Json, moment, moment_or_none, stamp, stamp_or_none
from tests.storage.samples import NOW, make_alert

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 -- the strategy adds the zone


@given(MOMENTS)
def test_a_time_comes_back(time: datetime) -> None:
    assert moment(stamp(time)) == time


@given(MOMENTS, MOMENTS)
def test_text_sorts_as_time_does(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)
    assert len(stamp(one)) == len(stamp(other)) == 27


def test_times_are_written_in_utc() -> None:
    assert stamp(datetime(2026, 11, 5, 10, 0, tzinfo=KST)) == "2026-11-05T01:00:00.000000Z"
    assert moment("2026-11-05T01:00:00.000000Z").tzinfo == UTC


def test_a_time_without_a_zone_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        stamp(datetime(2026, 11, 5))  # noqa: DTZ001 -- the fault


def test_no_time_stays_none() -> None:
    assert stamp_or_none(None) is None
    assert moment_or_none(None) is None


def test_a_time_that_is_none_of_ours() -> None:
    with pytest.raises(StorageError) as caught:
        moment("어제")
    assert caught.value.code == "storage.value"


@given(st.from_type(Cursor))
def test_a_cursor_comes_back(cursor: Cursor) -> None:
    assert CURSOR.load(CURSOR.dump(cursor)) == cursor


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
EVIDENCES = st.builds(Evidence, word=TEXT, place=st.sampled_from(["title", "text"]), start=st.integers(0), quote=TEXT)
MENTIONS = st.builds(
    RegionMention,
    code=TEXT,
    name=TEXT,
    role=st.sampled_from(["about", "mentioned"]),
    confidence=st.floats(0, 1),
    because=st.lists(EVIDENCES, max_size=2).map(tuple),
)
VALUES = TEXT | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
FACT_LISTS = st.lists(
    st.builds(Fact, kind=TEXT, value=VALUES, quote=TEXT, start=st.integers(0), unit=TEXT, role=TEXT), max_size=2
)


@given(st.lists(MENTIONS, max_size=3).map(tuple))
def test_regions_come_back(regions: tuple[RegionMention, ...]) -> None:
    assert REGIONS.load(REGIONS.dump(regions)) == regions


@given(FACT_LISTS.map(tuple))
def test_facts_come_back_each_with_the_type_of_its_value(facts: tuple[Fact, ...]) -> None:
    loaded = FACTS.load(FACTS.dump(facts))
    assert loaded == facts
    assert [type(fact.value) for fact in loaded] == [type(fact.value) for fact in facts]


@given(st.lists(EVIDENCES, max_size=3).map(tuple), st.lists(TEXT, max_size=3).map(tuple))
def test_evidence_and_names_come_back(evidence: tuple[Evidence, ...], names: tuple[str, ...]) -> None:
    assert EVIDENCE.load(EVIDENCE.dump(evidence)) == evidence
    assert NAMES.load(NAMES.dump(names)) == names


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(make_alert(), id="an alert"),
        pytest.param(Notice(subject="disk", name="disk", code="ops.silent", since=NOW, at=NOW), id="a notice"),
        pytest.param(Digest(story="digest-1", due=NOW), id="a digest that gathers"),
        pytest.param(Digest(story="digest-1", due=NOW, alerts=(make_alert(), make_alert("e2")), part=1), id="a digest"),
    ],
)
def test_what_is_told_comes_back_as_what_it_was(told: Told) -> None:
    assert ALERT.load(ALERT.dump(told)) == told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(CURSOR, "{", id="cut short"),
        pytest.param(CURSOR, '{"etag": 7}', id="another type"),
        pytest.param(ALERT, "{}", id="a field is missing"),
    ],
)
def test_text_that_is_none_of_ours(kind: Json[Cursor] | Json[Alert], text: str) -> None:
    with pytest.raises(StorageError) as caught:
        kind.load(text)
    assert caught.value.code == "storage.value"
