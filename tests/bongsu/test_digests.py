"""Which digest an alert goes into, in which order digests tell, and how they are split."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.digests import Section, parts, sections, slot
from bongsu.hours import Times
from bongsu.model import Alert, Channel, RegionMention
from tests.sample_alerts import ALERT

DUE = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
"""2026-11-21 08:30 in Korea, a Saturday."""

DAEGU, SUSEONG, BUSAN = (
    RegionMention(code="27000", name="대구광역시"),
    RegionMention(code="27260", name="대구 수성구"),
    RegionMention(code="26000", name="부산광역시"),
)
NOWHERE: tuple[RegionMention, ...] = ()
IN_PASSING = replace(BUSAN, role="mentioned")


def alert(number: int = 0, regions: Sequence[RegionMention] = (), kinds: Sequence[str] = ()) -> Alert:
    seen = ALERT.seen + timedelta(minutes=number)
    return replace(ALERT, story=f"s{number}", seen=seen, regions=tuple(regions), kinds=tuple(kinds))


@pytest.mark.parametrize(
    ("digest", "key", "due"),
    [
        pytest.param(Times(at=(510, 1050)), "digest-20261121T1730-phone", "2026-11-21T08:30", id="the next of its own"),
        pytest.param(None, "digest-20261121T14-over-phone", "2026-11-21T05:00", id="without digests the next full hour"),
    ],
)
def test_where_an_alert_is_folded_into(digest: Times | None, key: str, due: str) -> None:
    channel = Channel(name="phone", kind="console", digest=digest)
    now = datetime(2026, 11, 21, 4, 12, tzinfo=UTC)  # 13:12 in Korea
    assert slot(channel, now, frozenset()) == (key, datetime.fromisoformat(due).replace(tzinfo=UTC))


def test_alerts_stand_by_province_and_then_by_kind() -> None:
    told = [
        alert(1),
        alert(2, [SUSEONG], ["행사"]),
        alert(3, [IN_PASSING, DAEGU], ["협약", "행사"]),
        alert(4, [BUSAN], ["알 수 없는 것"]),
        alert(5, [DAEGU], ["행사"]),
        alert(6, kinds=["협약"]),
    ]
    assert [(each.province, each.kind, [one.story for one in each.alerts]) for each in sections(told)] == [
        ("26000", "", ["s4"]),
        ("27000", "협약", ["s3"]),
        ("27000", "행사", ["s2", "s5"]),
        ("", "협약", ["s6"]),
        ("", "", ["s1"]),
    ]


def test_a_section_of_one() -> None:
    [only] = sections([alert(1, [SUSEONG], ["행사"])])
    assert only == Section(province="27000", kind="행사", alerts=(alert(1, [SUSEONG], ["행사"]),))


def sizes(alerts: Sequence[Alert], most: int) -> list[int]:
    return [len(part.alerts) for part in parts("d", DUE, alerts, lambda told: len(told) <= most)]


@pytest.mark.parametrize(
    ("counts", "most", "split"),
    [
        pytest.param((4, 3, 2), 5, [4, 5], id="a short section goes beside the last one, however full the first message is"),
        pytest.param((4, 2, 4), 5, [4, 5, 1], id="and is broken where the last message is nearly empty, whatever the first is"),
        pytest.param((3, 2), 5, [5], id="one message where all fit"),
        pytest.param((3, 3), 5, [3, 3], id="broken between sections where over half of it is used"),
        pytest.param((2, 4), 5, [5, 1], id="else a section is broken"),
        pytest.param((12,), 5, [5, 5, 2], id="one section in several"),
        pytest.param((0, 0), 5, [], id="nothing is no message"),
        pytest.param((2, 1), 1, [1, 1, 1], id="one alert always fits"),
    ],
)
def test_how_a_long_one_is_split(counts: tuple[int, ...], most: int, split: list[int]) -> None:
    regions = ((BUSAN,), (DAEGU,), NOWHERE)
    told = [alert(n, region) for region, count in zip(regions, counts, strict=False) for n in range(count)]
    assert sizes(told, most) == split


def test_parts_say_which_they_are() -> None:
    first, second = parts("digest-x", DUE, [alert(1), alert(2), alert(3)], lambda told: len(told) <= 2)
    assert (first.story, first.due, first.part, first.parts, first.total) == ("digest-x", DUE, 1, 2, 3)
    assert (second.part, second.parts, second.total) == (2, 2, 3)
    assert first.occasion == "digest@2026-11-21T08:30"


@given(
    st.lists(st.tuples(st.sampled_from([(), (DAEGU,), (BUSAN,)]), st.sampled_from([(), ("행사",), ("협약",)])), max_size=40),
    st.integers(1, 9),
)
def test_no_alert_is_lost_and_none_is_told_twice(
    shapes: list[tuple[tuple[RegionMention, ...], tuple[str, ...]]], most: int
) -> None:
    told = [alert(number, *shape) for number, shape in enumerate(shapes)]
    made = parts("d", DUE, told, lambda alerts: len(alerts) <= most)
    assert sorted(each.story for part in made for each in part.alerts) == sorted(each.story for each in told)
    assert all(0 < len(part.alerts) <= most for part in made)
    assert [part.part for part in made] == list(range(1, len(made) + 1))
