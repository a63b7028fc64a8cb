"""A rhythm as text and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.rhythm import Rhythm, pack, unpack
from tests.bongsu.rhythm.sources import known, office, wire

GOOD = json.loads(pack(known(office(weeks=1))))


def test_a_rhythm_comes_back_to_a_thousandth_of_an_item() -> None:
    rhythm = known(office(weeks=3))
    back = unpack(pack(rhythm))
    assert back.hours == pytest.approx(rhythm.hours, abs=0.0005)
    assert back.weekdays == pytest.approx(rhythm.weekdays, abs=0.0005)
    assert back.arrivals == pytest.approx(rhythm.arrivals, abs=0.0005)
    assert (back.since, back.as_of) == (rhythm.since, rhythm.as_of)
    assert unpack(pack(back)) == back


def test_a_fresh_rhythm_comes_back() -> None:
    assert unpack(pack(Rhythm())) == Rhythm()


def test_a_rhythm_is_short() -> None:
    assert len(pack(known(office(weeks=6)))) < 400
    assert len(pack(known(wire(days=42)))) < 1000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[" * 100_000, id="deeply nested"),
        pytest.param("{}", id="not a list"),
        pytest.param(json.dumps([0, *GOOD[1:]]), id="figures of another meaning"),
        pytest.param(json.dumps([GOOD[0], GOOD[1][:-1], *GOOD[2:]]), id="an hour missing"),
        pytest.param(json.dumps([*GOOD[:2], [*GOOD[2], 1], *GOOD[3:]]), id="a weekday too many"),
        pytest.param(json.dumps([*GOOD[:3], -1.0, *GOOD[4:]]), id="fewer than none"),
        pytest.param(json.dumps([*GOOD[:3], float("nan"), *GOOD[4:]]), id="not a number"),
        pytest.param(json.dumps([*GOOD[:3], 10**400, *GOOD[4:]]), id="a number without bounds"),
        pytest.param(json.dumps([*GOOD[:4], "2026-06-08T00:00:00", GOOD[5]]), id="a time without zone"),
        pytest.param(json.dumps([*GOOD[:5], "yesterday"]), id="no time at all"),
    ],
)
def test_what_cannot_be_read_is_learned_anew(text: str) -> None:
    assert unpack(text) == Rhythm()


@given(st.text())
def test_any_text_gives_a_rhythm(text: str) -> None:
    assert unpack(text) == Rhythm()
