"""Dates as feeds and boards write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.dates import RawDate, read_date
from bongsu.model import KST


def kst(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=KST)  # type: ignore[misc, arg-type]  # year, month, day, hour ...


AFTERNOON = kst(2026, 1, 29, 15, 0)

MINUTES = [
    pytest.param("Thu, 29 Jan 2026 15:00:00 +0900", id="RFC 822"),
    pytest.param("Thu, 29 Jan 2026 15:00:00 KST", id="RFC 822 with a zone it does not know"),
    pytest.param("Thu, 29 Jan 2026 15:00:00", id="RFC 822 without zone"),
    pytest.param("29 Jan 26 01:00 EST", id="RFC 822 of 1982, in New York"),
    pytest.param("Thu, 29 January 2026 15:00 GMT+9", id="a month in full, a short offset"),
    pytest.param("Thu, 29 January 2026 01:00 GMT-5", id="a short offset, west of Greenwich"),
    pytest.param("29-Jan-2026 15:00", id="hyphens around the month"),
    pytest.param("2026-01-29 목 15:00", id="a weekday without brackets"),
    pytest.param("2026-01-29T15:00:00+09:00", id="ISO 8601"),
    pytest.param("2026-01-29T01:00:00-05:00", id="ISO 8601, west of Greenwich"),
    pytest.param("2026-01-29T11:30:00.000+0530", id="ISO 8601, half an hour's zone and milliseconds"),
    pytest.param("2026-01-29T15:00:00", id="ISO 8601 without zone"),
    pytest.param("2026-01-29 15:00:00", id="ndsoft"),
    pytest.param("2026-01-29 15:00:00.0", id="a database's print"),
    pytest.param("2026.01.29 15:00", id="a board"),
    pytest.param("2026. 1. 29. 15:00", id="a board that follows the spelling rules"),
    pytest.param("2026. 1. 29.(목) 오후 3시", id="as prose has it"),
    pytest.param("2026년 1월 29일 목요일 오후 3:00", id="in words"),
    pytest.param("2026년 1월 29일(목) 15시 00분", id="hours and minutes in words"),
    pytest.param("２０２６．０１．２９　１５：００", id="full-width"),
    pytest.param("20260129150000", id="fourteen digits"),
    pytest.param("202601291500", id="twelve digits"),
    pytest.param("20260129T150000", id="compact ISO"),
    pytest.param("20260129 15:00", id="eight digits and a clock"),
    pytest.param("01/29/2026 03:00 PM", id="American"),
    pytest.param("Jan 29, 2026 3:00 p.m.", id="American in words"),
    pytest.param("Thu Jan 29 15:00:00 KST 2026", id="C's clock"),
    pytest.param("Thu Jan 29 15:00:00 2026", id="C's clock without zone"),
    pytest.param("Thu Jan 29 2026 15:00:00 GMT+0900 (한국 표준시)", id="JavaScript's clock"),
    pytest.param("입력 2026.01.29 15:00 | 수정 2026.01.30 10:11", id="the first of two, with labels"),
    pytest.param("등록일 : 2026-01-29 15:00 조회 31", id="with its neighbours"),
]

DAYS = [
    pytest.param("2026-01-29", id="ISO"),
    pytest.param("2026.01.29", id="dots"),
    pytest.param("2026. 1. 29.", id="dots and spaces"),
    pytest.param("2026/1/29", id="slashes"),
    pytest.param("20260129", id="digits"),
    pytest.param("26.01.29", id="a year of two digits"),
    pytest.param("26/01/29", id="a year of two digits, slashes"),
    pytest.param("26.01.29 게시, 2026.02.03 마감", id="the first of two, in another form"),
    pytest.param("2026년 1월 29일", id="in words"),
    pytest.param("01/29/2026", id="American"),
    pytest.param("2026-01-29Z", id="a zone without a clock says nothing"),
    pytest.param("2026-01-29 조회 15:00", id="a clock that belongs to something else"),
    pytest.param("2026.01.29 ~ 2026.02.03 18:00", id="a span: its beginning"),
]


@pytest.mark.parametrize("written", MINUTES)
def test_dates_with_a_clock(written: str) -> None:
    assert read_date(written) == RawDate(at=AFTERNOON, precision="minute")


@pytest.mark.parametrize("written", DAYS)
def test_dates_without_a_clock_begin_in_korea(written: str) -> None:
    assert read_date(written) == RawDate(at=kst(2026, 1, 29), precision="day")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2026-01-29T15:00:00.000Z", id="Z"),
        pytest.param("Thu, 29 Jan 2026 15:00:00 GMT", id="GMT"),
        pytest.param("Thu, 29 Jan 2026 15:00:00 -0000", id="RFC 822's unknown zone"),
        pytest.param("2026-01-29T15:00:00+00:00", id="an offset of nothing"),
        pytest.param("20260129T150000Z", id="compact"),
        pytest.param("Thu Jan 29 15:00:00 UTC 2026", id="C's clock"),
    ],
)
def test_dates_marked_utc_can_be_read_as_kst(written: str) -> None:
    date = read_date(written)
    assert date == RawDate(at=datetime(2026, 1, 29, 15, tzinfo=UTC), precision="minute", utc=True)
    assert date.as_kst() == RawDate(at=AFTERNOON, precision="minute")


MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


@pytest.mark.parametrize(("number", "name"), [*enumerate(MONTHS, 1)], ids=MONTHS)
def test_months_in_words(number: int, name: str) -> None:
    date = RawDate(at=kst(2026, number, 3), precision="day")
    for written in (f"3 {name} 2026", f"03 {name[:3]} 26", f"{name[:3]}. 3, 2026", f"{name.upper()} 3 2026"):
        assert read_date(written) == date, written


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7),
        ("KST", 9), ("JST", 9), ("XYZ", 9),
    ],
)  # fmt: skip
def test_zones_in_letters(zone: str, hours: int) -> None:
    """Of RFC 822; KST, JST and names that nobody defined are KST."""
    at = datetime(2026, 1, 29, 15, tzinfo=UTC) - timedelta(hours=hours)
    assert read_date(f"29 Jan 2026 15:00:00 {zone}") == RawDate(at=at, precision="minute")


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_and_the_last_year(year: int) -> None:
    assert read_date(f"{year}-06-01") == RawDate(at=kst(year, 6, 1), precision="day")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        pytest.param("2026-01-28 24:00", kst(2026, 1, 29), id="the end of a day is the next one's start"),
        pytest.param("2026-01-29 15:00:60", kst(2026, 1, 29, 15, 0, 59), id="a leap second"),
        pytest.param("2026-01-29 오전 12:30", kst(2026, 1, 29, 0, 30), id="half past midnight"),
        pytest.param("2026-01-29 오후 12:30", kst(2026, 1, 29, 12, 30), id="half past noon"),
        pytest.param("2026-01-29 15:00 +77:00", AFTERNOON, id="an offset of no place on earth"),
    ],
)
def test_odd_clocks(written: str, at: datetime) -> None:
    assert read_date(written) == RawDate(at=at, precision="minute")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("3시간 전", id="relative"),
        pytest.param("15:00", id="a clock alone"),
        pytest.param("2026-02-30", id="the 30th of February"),
        pytest.param("2026-01-291", id="a day of three digits"),
        pytest.param("1899-12-31", id="before anybody announced anything"),
        pytest.param("2200-01-01", id="after"),
        pytest.param("2026-13-01", id="a thirteenth month"),
        pytest.param("2026-01-29 25:00", id="an hour that no day has"),
        pytest.param("0000-00-00 00:00:00", id="a database's nothing"),
        pytest.param("9999-12-31T23:59:59-05:00", id="at the end of the calendar"),
        pytest.param("0001-01-01T00:00:00+09:00", id="at its beginning"),
        pytest.param("02-2133-4567", id="a telephone number"),
        pytest.param("x" * 400 + "2026-01-29", id="in the middle of a text"),
    ],
)
def test_no_date(written: str) -> None:
    assert read_date(written) is None


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)),  # noqa: DTZ001 -- a clock face
    st.sampled_from(
        ["%Y-%m-%d %H:%M:%S", "%Y.%m.%d %H:%M:%S", "%Y%m%d%H%M%S", "%a, %d %b %Y %H:%M:%S +0900", "%Y년 %m월 %d일 %H:%M:%S"]
    ),
)
def test_what_is_written_is_read(face: datetime, form: str) -> None:
    """Fourteen digits in a row are a date in the centuries of announcements, and else a number."""
    at = face.replace(microsecond=0, tzinfo=KST)
    assert read_date(at.strftime(form)) == RawDate(at=at, precision="minute")


@given(st.text(alphabet="0123456789-./: TZ+년월일시분오전후jan,()") | st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    date = read_date(text)
    assert date is None or date.at.utcoffset() == timedelta()
