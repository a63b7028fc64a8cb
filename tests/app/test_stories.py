"""What a story is told by: what each outlet brought, and its sums without their roundings."""

import pytest

from app.stories import brought, money
from bongsu.model import Fact
from bongsu.story import Signature
from tests.bongsu.stories.chronicles import chronicle, deadline, outlet


def headline(won: int) -> Fact:
    return Fact(kind="headline-amount", value=won, quote="", start=0, unit="KRW")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([headline(24_060_000_000)], (), id="the same sum"),
        pytest.param([headline(24_000_000_000)], (), id="the sum rounded"),
        pytest.param([headline(30_000_000_000)], (("headline-amount", "30000000000"),), id="another sum"),
        pytest.param([deadline("2026-02-27")], (), id="a deadline without its hour"),
        pytest.param([deadline("2026-03-13"), deadline("2026-03-13")], (("deadline", "2026-03-13"),), id="a later one, once"),
        pytest.param([Fact(kind="firms", value=73, quote="", start=0)], (), id="counts are worded in ever other ways"),
    ],
)
def test_what_an_outlet_was_the_first_to_tell(facts: list[Fact], expected: tuple[tuple[str, str], ...]) -> None:
    first = outlet(headline(24_060_000_000), deadline("2026-02-27T18:00"))
    assert brought(chronicle(first, outlet(*facts, key="e2")), 1) == expected


def test_the_first_outlet_brought_all() -> None:
    assert brought(chronicle(outlet(headline(5), deadline("2026-02-27"))), 0) == (
        ("headline-amount", "5"),
        ("deadline", "2026-02-27"),
    )


def test_a_rounded_sum_is_told_by_the_one_that_is_not() -> None:
    said = Signature(headlines=frozenset({24_000_000_000, 24_060_000_000, 30_000_000_000}))
    assert money(said) == (30_000_000_000, 24_060_000_000)
