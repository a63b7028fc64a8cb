"""Sums of money in words."""

import pytest

from bongsu.render.won import won


@pytest.mark.parametrize(
    ("sum_", "expected"),
    [
        (24_060_000_000, "240억 6,000만 원"),
        (1_200_000_000_000, "1조 2,000억 원"),
        (35_000_000, "3,500만 원"),
        (12_345, "1만 2,345원"),
        (0, "0원"),
    ],
)
def test_won_in_korean(sum_: int, expected: str) -> None:
    assert won(sum_, "ko") == expected


def test_won_in_english() -> None:
    assert won(24_060_000_000, "en") == "24,060,000,000 won"
