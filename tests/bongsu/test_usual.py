"""What has vanished from a source, beside what is usual of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Entry
from bongsu.usual import BODIES_IN_A_ROW, ENOUGH_BODIES, ENOUGH_ITEMS, ITEMS_IN_A_ROW, Usual, saw_body, saw_items
from tests.fakes import LAUNCH


def entry(*, dated: bool = True, linked: bool = True) -> Entry:
    return Entry(
        key="e",
        source="s",
        title="소식",
        url="https://city.example/1" if linked else "",
        summary="",
        published=LAUNCH if dated else None,
        precision="minute" if dated else "unknown",
        seen=LAUNCH,
        digest="",
    )


FULL, UNDATED, UNLINKED = entry(), entry(dated=False), entry(linked=False)


def lost(entries: Sequence[Entry]) -> tuple[bool, bool]:
    usual = saw_items(Usual(), entries)
    return usual.lost_dates, usual.lost_links


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([FULL] * 100, (False, False), id="all as ever"),
        pytest.param([FULL] * ENOUGH_ITEMS + [UNDATED] * ITEMS_IN_A_ROW, (True, False), id="dates vanished"),
        pytest.param([FULL] * ENOUGH_ITEMS + [UNLINKED] * ITEMS_IN_A_ROW, (False, True), id="links vanished"),
        pytest.param([FULL] * ENOUGH_ITEMS + [UNDATED] * 500, (True, False), id="for long"),
        pytest.param([FULL] * ENOUGH_ITEMS + [UNDATED] * (ITEMS_IN_A_ROW - 1), (False, False), id="a few without"),
        pytest.param([FULL] * ENOUGH_ITEMS + [UNDATED] * 9 + [FULL], (False, False), id="they came back"),
        pytest.param([FULL] * 9 + [UNDATED] * 9, (False, False), id="nothing is usual yet"),
        pytest.param([UNDATED] * 100, (False, False), id="there never were any"),
        pytest.param([FULL, FULL, UNDATED] * 30 + [UNDATED] * 9, (False, False), id="a third never had one"),
    ],
)
def test_what_a_list_has_lost(entries: Sequence[Entry], expected: tuple[bool, bool]) -> None:
    assert lost(entries) == expected


def test_many_without_a_date_become_the_habit_once_some_have_one_again() -> None:
    usual = saw_items(Usual(), [FULL] * 50)
    assert usual.dated == pytest.approx(1)
    assert saw_items(usual, [UNDATED] * 50).dated == usual.dated, "not while they are missing"
    assert saw_items(usual, [*[UNDATED] * 50, FULL]).dated < 0.5


@given(st.lists(st.booleans(), max_size=200))
def test_a_share_is_one(dates: list[bool]) -> None:
    usual = saw_items(Usual(), [entry(dated=dated) for dated in dates])
    assert 0 <= usual.dated <= 1
    assert usual.dated <= 0 or any(dates)


# --- bodies ------------------------------------------------------------------------------------------------------------


def read(bodies: Sequence[str]) -> Usual:
    usual = Usual()
    for body in bodies:
        usual = saw_body(usual, body)
    return usual


def texts(count: int, length: int = 800) -> list[str]:
    return [str(number).ljust(length, "가") for number in range(count)]


MENU = "홈 소개 민원 소식"


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        pytest.param(texts(100), False, id="all as ever"),
        pytest.param(texts(ENOUGH_BODIES) + [""] * BODIES_IN_A_ROW, True, id="nothing could be read"),
        pytest.param(texts(ENOUGH_BODIES) + [MENU] * BODIES_IN_A_ROW, True, id="only menus"),
        pytest.param(texts(ENOUGH_BODIES) + texts(BODIES_IN_A_ROW, 100), True, id="each a little different"),
        pytest.param(texts(ENOUGH_BODIES) + ["나" * 900] * (BODIES_IN_A_ROW + 1), True, id="the same long text on each page"),
        pytest.param(texts(ENOUGH_BODIES) + [""] * (BODIES_IN_A_ROW - 1), False, id="a handful of photographs"),
        pytest.param(texts(ENOUGH_BODIES) + [MENU] * 9 + texts(1), False, id="they came back"),
        pytest.param(texts(3) + [MENU] * 20, False, id="nothing is usual yet"),
        pytest.param(texts(100, 300), False, id="short texts are usual here"),
        pytest.param([*texts(ENOUGH_BODIES), "나" * 200_000, *texts(20, 400)], False, id="one very long report"),
    ],
)
def test_whether_the_text_of_pages_has_vanished(bodies: Sequence[str], expected: bool) -> None:
    assert read(bodies).lost_bodies is expected


def test_what_is_missing_does_not_become_usual() -> None:
    assert read(texts(20) + [MENU] * 200).body == pytest.approx(800)
