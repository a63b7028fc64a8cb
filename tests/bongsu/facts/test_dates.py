from datetime import date

import pytest

from bongsu.facts.dates import find_dates, find_periods
from bongsu.facts.resolve import resolve_all
from bongsu.facts.when import find_phrases
from bongsu.model import Fact

TODAY = date(2026, 3, 5)
"""A Thursday."""


def _dates(text: str, today: date | None = TODAY) -> tuple[Fact, ...]:
    return find_dates(text, resolve_all(text, find_phrases(text), today), today)


def _values(text: str, today: date | None = TODAY) -> list[object]:
    return [fact.value for fact in _dates(text, today)]


def _periods(text: str) -> list[tuple[object, str, str]]:
    facts = find_periods(text, resolve_all(text, find_phrases(text), TODAY))
    return [(fact.value, fact.unit, fact.quote) for fact in facts]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("2026년 3월 2일", "2026-03-02", id="in full"),
        pytest.param("2026. 3. 2.(월)", "2026-03-02", id="in figures with a weekday"),
        pytest.param("2026-03-02", "2026-03-02", id="with hyphens"),
        pytest.param("2026/3/2", "2026-03-02", id="with slashes"),
        pytest.param("’26.3.2", "2026-03-02", id="an apostrophe for the century"),
        pytest.param("26.03.02", "2026-03-02", id="two digits and zeros"),
        pytest.param("26.3.2.(월)", "2026-03-02", id="two digits and a weekday"),
        pytest.param("접수: 26. 3. 2.", "2026-03-02", id="two digits behind a label"),
        pytest.param("신 청 : 3. 2.", "2026-03-02", id="a month and a day behind a label set wide"),
        pytest.param("2026.3월", "2026-03", id="a month in figures"),
        pytest.param("’26년 하반기", "2026-H2", id="a half of a short year"),
        pytest.param("2019년", "2019", id="a year"),
        pytest.param("내년", "2027", id="next year"),
        pytest.param("올해 1분기", "2026-Q1", id="a quarter"),
        pytest.param("2/4분기", "2026-Q2", id="a quarter as a fraction"),
        pytest.param("상반기", "2026-H1", id="a half alone"),
        pytest.param("연말", "2026", id="the year's end is the year"),
        pytest.param("지난달 18일", "2026-02-18", id="last month"),
        pytest.param("다음 달", "2026-04", id="next month"),
        pytest.param("12일", "2026-03-12", id="a bare day is one of this month"),
        pytest.param("지난 12일", "2026-02-12", id="the last such day"),
        pytest.param("오는 3일", "2026-04-03", id="the next such day"),
        pytest.param("오는 3월", "2026-03", id="the next such month may be this"),
        pytest.param("오는 2월", "2027-02", id="or next year's"),
        pytest.param("지난 11월", "2025-11", id="the last such month"),
        pytest.param("지난 3월", "2026-03", id="may be this too"),
        pytest.param("오늘", "2026-03-05", id="today"),
        pytest.param("모레", "2026-03-07", id="the day after tomorrow"),
        pytest.param("다음 주", "2026-W11", id="a week"),
        pytest.param("다음 주 금요일", "2026-03-13", id="a weekday of a week"),
        pytest.param("오는 수요일", "2026-03-11", id="the next such weekday"),
        pytest.param("지난 목요일", "2026-02-26", id="the last such weekday is not today"),
        pytest.param("오는 금요일", "2026-03-06", id="a weekday still to come this week"),
        pytest.param("지난 월요일", "2026-03-02", id="a weekday of this week that is past"),
        pytest.param("12. 31.(목)", "2026-12-31", id="the weekday fits this year"),
        pytest.param("12. 31.(수)", "2025-12-31", id="the weekday decides the year"),
        pytest.param("31(화)", "2026-03-31", id="a day and its weekday"),
        pytest.param("28일(화)", "2026-04-28", id="the weekday decides the month"),
        pytest.param("3월 20일 오후 6시", "2026-03-20T18:00", id="an hour"),
        pytest.param("3월 20일(금) 18:00", "2026-03-20T18:00", id="a clock"),
        pytest.param("3월 20일 오후 2시 30분", "2026-03-20T14:30", id="minutes"),
        pytest.param("3월 20일 오전 9시 반까지", "2026-03-20T09:30", id="half past"),
        pytest.param("3월 20일 정오", "2026-03-20T12:00", id="noon"),
        pytest.param("3월 20일 자정", "2026-03-20T23:59", id="midnight ends the day"),
        pytest.param("3월 20일 24시", "2026-03-20T23:59", id="as 24시 does"),
        pytest.param("3월 20일 낮 12시", "2026-03-20T12:00", id="twelve by day"),
        pytest.param("3월 20일 낮 2시", "2026-03-20T14:00", id="two by day"),
        pytest.param("3월 20일 낮 11시", "2026-03-20T11:00", id="eleven by day"),
        pytest.param("3월 20일 밤 12시", "2026-03-20T23:59", id="twelve by night"),
        pytest.param("3월 20일 오전 12시", "2026-03-20T00:00", id="twelve before noon"),
        pytest.param("3월 20일 새벽 2시", "2026-03-20T02:00", id="the small hours"),
        pytest.param("2026-03-20T10:00", "2026-03-20T10:00", id="as programs write it"),
    ],
)
def test_a_phrase_means_a_time(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("053-803-1234로 전화", id="a telephone number"),
        pytest.param("1.5~2.5배, 3.5%", id="factors and shares"),
        pytest.param("10일간, 27일 만에, 하루 10일 이내", id="lengths"),
        pytest.param("주 5일 근무, 매월 15일", id="habits"),
        pytest.param("2월 30일", id="a day that does not exist"),
        pytest.param("2026. 2. 30.", id="nor in figures"),
        pytest.param("1960년대", id="a decade"),
        pytest.param("13월 40일", id="no month and no day"),
        pytest.param("45일", id="no day of a month"),
        pytest.param("2026. 13. 2.", id="no month in figures"),
        pytest.param("0/0(월)", id="zeros"),
        pytest.param("6월드, 1일자리", id="pieces of words"),
        pytest.param("내일배움카드, 오늘날", id="words that begin like a day"),
        pytest.param("10.1.2.3 서버", id="an address"),
        pytest.param("버전 26.3.2(월)", id="a version, whatever follows"),
        pytest.param("v26.3.2~26.3.5", id="a range of versions"),
        pytest.param("점수 26.3.2 기록", id="three figures that nothing calls a date"),
        pytest.param("-26.3.2 기록", id="three figures behind a dash that no date stands before"),
        pytest.param("3시 25시", id="an hour of no day"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _values(text) == []


def test_a_day_that_does_not_exist_this_month_is_the_nearest_one_that_does() -> None:
    assert _values("31일", date(2026, 2, 20)) == ["2026-01-31"]
    assert _values("30일(월)", date(2026, 2, 10)) == ["2026-03-30"]


@pytest.mark.parametrize(
    ("today", "text", "value"),
    [
        pytest.param(date(2026, 3, 2), "시는 28일 밝혔다.", "2026-02-28", id="told on a day that is not yet this month"),
        pytest.param(date(2026, 5, 1), "30일 개소식을 열었다.", "2026-04-30", id="yesterday across the month's edge"),
        pytest.param(date(2026, 4, 30), "1일부터 접수를 받을 예정이다.", "2026-05-01", id="tomorrow across the edge"),
        pytest.param(date(2026, 4, 30), "1일 센터가 열렸다.", "2026-04-01", id="a past day stays in its month"),
        pytest.param(date(2026, 3, 28), "신청은 5일까지 받는다.", "2026-04-05", id="a call ends on no day that is over"),
        pytest.param(date(2026, 3, 28), "신청을 5일까지 받았다.", "2026-03-05", id="one that has ended does"),
        pytest.param(date(2026, 3, 28), "전시는 5일까지 연다.", "2026-03-05", id="what is no call may"),
        pytest.param(date(2026, 12, 29), "1월 5일 문을 열 예정이다.", "2027-01-05", id="a plan across New Year"),
        pytest.param(date(2026, 1, 6), "12월 20일 열렸다.", "2025-12-20", id="a deed across New Year"),
        pytest.param(date(2026, 1, 6), "12월 20일 열 예정이다.", "2026-12-20", id="a plan within the year"),
        pytest.param(date(2026, 12, 29), "3월 5일 문을 열었다.", "2026-03-05", id="a deed within the year"),
    ],
)
def test_the_tense_decides_at_the_edge_of_a_month_or_year(today: date, text: str, value: str) -> None:
    assert _values(text, today) == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("다음 달 3일부터 5일까지", ["2026-04-03", "2026-04-05"], id="the second half leaves out the month"),
        pytest.param("3월 28일~2일", ["2026-03-28", "2026-04-02"], id="over a month's edge"),
        pytest.param("2026. 12. 14.(월) ~ 1. 4.(월)", ["2026-12-14", "2027-01-04"], id="over New Year"),
        pytest.param("3월 2~20일", ["2026-03-02", "2026-03-20"], id="일 stands once"),
        pytest.param("3~6월", ["2026-03", "2026-06"], id="월 stands once"),
        pytest.param("2020~2024년", ["2020", "2024"], id="년 stands once"),
        pytest.param("내년 3월부터 6월", ["2027-03", "2027-06"], id="the second half leaves out the year"),
        pytest.param("2027년 상반기부터 하반기", ["2027-H1", "2027-H2"], id="halves"),
        pytest.param("4월 14일과 16일", ["2026-04-14", "2026-04-16"], id="a list"),
        pytest.param("지난달 18일, 3일 전국에서", ["2026-02-18", "2026-03-03"], id="a list does not go back"),
        pytest.param("사업기간: 2026. 4. ~ 2026. 11. (8개월)", ["2026-04", "2026-11"], id="months in figures"),
        pytest.param("기간: 3.2 ~ 3.20", ["2026-03-02", "2026-03-20"], id="figures after a label"),
        pytest.param("3/2~3/20", ["2026-03-02", "2026-03-20"], id="figures with slashes"),
        pytest.param("2027년부터 3일", ["2027", "2026-03-03"], id="a year lends a day nothing"),
        pytest.param(
            "다음 달 14일부터 연다. 개막은 14일 오후 2시다.", ["2026-04-14", "2026-04-14T14:00"], id="a day said again"
        ),
        pytest.param("4월 31일부터 2일", ["2026-03-02"], id="a range that begins on no day"),
        pytest.param("26.3.2. ~ 26.3.20.", ["2026-03-02", "2026-03-20"], id="short years on both sides"),
        pytest.param("접수는 9일부터이며 행사는 11일", ["2026-03-09", "2026-03-11"], id="two clauses are no range"),
        pytest.param("4월 6일부터 신청을 받는다. 마감은 15일", ["2026-04-06", "2026-04-15"], id="a later day of a call"),
        pytest.param("신청은 4월 1일 시작한다. 10일까지다", ["2026-04-01", "2026-04-10"], id="a call begins"),
        pytest.param("4월 1일까지 신청받고 캠프는 4일 연다", ["2026-04-01", "2026-04-04"], id="this month's day is over"),
        pytest.param("개강은 4월 6일이다. 신청은 19일", ["2026-04-06", "2026-03-19"], id="no call opens on that day"),
        pytest.param("4월 6일부터 판다. 할인은 15일", ["2026-04-06", "2026-03-15"], id="what is sold is no call"),
        pytest.param("4월 16일부터 모집한다. 설명회 5일", ["2026-04-16", "2026-03-05"], id="a day before it opens"),
        pytest.param(f"4월 6일부터 모집한다. {'긴 말 ' * 40}15일", ["2026-04-06", "2026-03-15"], id="too far to lean on"),
    ],
)
def test_what_one_half_says_the_other_leaves_out(text: str, values: list[str]) -> None:
    assert _values(text) == values


def test_without_a_publication_only_years_that_are_named_are_known() -> None:
    assert _values("지난달 18일, 27일, 내년, 2026. 3. 2. ~ 3. 20.", None) == ["2026-03-02", "2026-03-20"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("시는 협약을 맺었다고 5일 밝혔다.", ["publication"], id="when it was told"),
        pytest.param("4일 대구시에 따르면", ["publication"], id="according to"),
        pytest.param("입력 2026-03-05 10:20", ["publication"], id="a site's stamp"),
        pytest.param("5일 협약을 맺었다.", ["event"], id="the day of the deed, even today"),
        pytest.param("지난달 1일 발표했다.", [""], id="told too long ago"),
        pytest.param("3월 2일 ~ 3월 20일", ["from", "until"], id="a range"),
        pytest.param("3월부터", ["from"], id="since"),
        pytest.param("3월 20일까지", ["until"], id="until"),
        pytest.param("내년", [""], id="a wide grain"),
    ],
)
def test_the_event_is_kept_apart_from_the_telling(text: str, roles: list[str]) -> None:
    assert [fact.role for fact in _dates(text)] == roles


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("12일 대구 엑스코에서 오후 3시", ["2026-03-12", "2026-03-12T15:00"], id="apart in one sentence"),
        pytest.param("12일 연다. 이날 오후 3시", ["2026-03-12", "2026-03-12T15:00"], id="that day"),
        pytest.param("12일 연다. 오후 3시가 좋다.", ["2026-03-12"], id="an hour of some other day"),
        pytest.param("오후 3시, 12일", ["2026-03-12"], id="an hour before any day"),
        pytest.param("12일 문을 열고 밤 25시", ["2026-03-12"], id="no hour"),
    ],
)
def test_hours_find_their_day(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        pytest.param("2020년부터 2024년까지", [("2020/2024", "", "2020년부터 2024년")], id="from year to year"),
        pytest.param("5년간", [(5, "year", "5년간")], id="years"),
        pytest.param("10일 동안", [(10, "day", "10일 동안")], id="days"),
        pytest.param("9개월 과정", [(9, "month", "9개월")], id="months need no 간"),
        pytest.param("24주간", [(24, "week", "24주간")], id="weeks"),
        pytest.param("5개년 계획", [(5, "year", "5개년")], id="a plan's years"),
        pytest.param("향후 3년", [(3, "year", "3년")], id="the years ahead"),
        pytest.param("사흘간", [(3, "day", "사흘간")], id="days in words"),
        pytest.param("두 달간", [(2, "month", "두 달간")], id="months in words"),
        pytest.param("3년 연속, 2년 만에, 1.5개월, 10~12개월", [], id="no lengths of the announcement"),
        pytest.param("이번 주부터 다음 주", [("2026-W10/2026-W11", "", "이번 주부터 다음 주")], id="weeks"),
        pytest.param("2024년부터 2020년까지", [], id="backwards"),
    ],
)
def test_periods(text: str, periods: list[tuple[object, str, str]]) -> None:
    assert _periods(text) == periods


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("6개월 이상", "at-least", id="or more"),
        pytest.param("최소 6개월", "at-least", id="at least"),
        pytest.param("6개월 이내", "at-most", id="within"),
        pytest.param("최대 6개월", "at-most", id="at most"),
        pytest.param("6개월", "", id="so long"),
    ],
)
def test_whether_a_length_is_a_bound(text: str, role: str) -> None:
    facts = find_periods(text, ())
    assert [(fact.value, fact.role) for fact in facts] == [(6, role)]


def test_short_years_share_one_year_word() -> None:
    assert _values("'26~'30년") == ["2026", "2030"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("특허 지원 (4.1~4.30)", ["2026-04-01", "2026-04-30"], id="a range in brackets"),
        pytest.param("성능 (4.1배)", [], id="a number in brackets"),
        pytest.param("공고일로부터 30일", [], id="so many days from the notice"),
    ],
)
def test_figures_in_brackets_and_lengths(text: str, values: list[str]) -> None:
    assert _values(text) == values
