"""Who writes KST and marks it UTC: seen, never guessed."""

from datetime import datetime, timedelta

import pytest

from bongsu.dates import RawDate, read_date
from bongsu.quirk import marks_kst_as_utc
from tests.fakes import LAUNCH

PLAIN = "https://paper.example/articleView.html?idxno=7"
MONTHS_LATER = LAUNCH + timedelta(days=90)


def dated(written: str, address: str = PLAIN) -> tuple[RawDate, str]:
    date = read_date(written)
    assert date
    return date, address


def noticed(*items: tuple[RawDate, str], built: str = "", now: datetime = LAUNCH) -> bool:
    return marks_kst_as_utc(items, built=read_date(built), now=now)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("2026-01-29T14:58:00Z", PLAIN, id="nearly nine hours ahead of now"),
        pytest.param("2026-01-29T06:11:00Z", PLAIN, id="eleven minutes ahead of now"),
        pytest.param("Thu, 29 Jan 2026 14:58:00 GMT", PLAIN, id="the mark is GMT"),
        pytest.param(
            "2026-01-28T16:11:01Z", "https://paper.example/it/article/202601281611011/", id="the address has its minute"
        ),
        pytest.param("2026-01-28T16:11:01Z", "https://paper.example/2026/01/28/1611/", id="the address has it in folders"),
    ],
)
def test_noticed(written: str, address: str) -> None:
    assert noticed(dated(written, address))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("2026-01-29T05:00:00Z", PLAIN, id="an hour ago, as UTC has it"),
        pytest.param("2026-01-29T06:09:00Z", PLAIN, id="a clock nine minutes fast"),
        pytest.param("2026-01-29T15:11:00Z", PLAIN, id="more ahead than the shift explains"),
        pytest.param("2099-01-01T00:00:00Z", PLAIN, id="a date of no sense"),
        pytest.param("2026-01-29T14:58:00", PLAIN, id="not marked"),
        pytest.param("2026-01-30T09:00:00+09:00", PLAIN, id="marked KST: tomorrow's print edition"),
        pytest.param(
            "2026-01-28T16:11:01Z", "https://paper.example/article/202601281200011/", id="the address has another minute"
        ),
        pytest.param("2026-01-28T16:11:01Z", "https://paper.example/article/202613991611011/", id="the address has no date"),
    ],
)
def test_not_noticed(written: str, address: str) -> None:
    assert not noticed(dated(written, address))


def test_an_address_in_kst_contradicts_everything() -> None:
    honest = dated("2026-01-28T07:11:01Z", "https://paper.example/article/202601281611011/")
    assert not noticed(honest, dated("2026-01-29T14:58:00Z"))
    assert noticed(dated("2026-01-29T14:58:00Z"))


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        pytest.param("2026-01-29T00:09:58.523Z", True, id="items are hours newer than the feed"),
        pytest.param("Thu, 29 Jan 2026 09:09:58 +0900", True, id="the same, in KST"),
        pytest.param("2026-01-29T08:55:00Z", False, id="five minutes newer"),
        pytest.param("2026-01-29T10:00:00Z", False, id="older than the feed"),
        pytest.param("2015-03-02T10:00:00Z", False, id="a build time of years ago that nobody renews"),
        pytest.param("2026-01-29T00:00:00Z", False, id="a build time that is a day"),
        pytest.param("Thu, 29 Jan 2026 00:00:00 +0900", False, id="a build time that is a day in KST"),
        pytest.param("2026-01-29", False, id="a build day"),
        pytest.param("", False, id="no build time"),
    ],
)
def test_the_time_the_feed_was_built(built: str, *, expected: bool) -> None:
    """Read months later, when now says nothing."""
    assert noticed(dated("2026-01-29T09:00:00Z"), built=built, now=MONTHS_LATER) is expected


def test_a_date_of_no_sense_does_not_make_the_build_time_stale() -> None:
    assert noticed(dated("2026-01-29T09:00:00Z"), dated("2099-01-01T00:00:00Z"), built="2026-01-29T00:09:58Z", now=MONTHS_LATER)


def test_an_empty_catch_shows_nothing() -> None:
    assert not noticed(built="2026-01-29T00:09:58Z")
