from datetime import date

import pytest

from bongsu.facts.resolve import resolve_all
from bongsu.facts.spans import Span, find_spans, is_until
from bongsu.facts.when import find_phrases

TODAY = date(2026, 3, 5)


def _spans(text: str) -> list[Span]:
    return find_spans(text, resolve_all(text, find_phrases(text), TODAY))


@pytest.mark.parametrize(
    ("text", "last", "quote"),
    [
        pytest.param("9일부터 20일까지", "2026-03-20", "9일부터 20일", id="from day to day"),
        pytest.param("16일부터 2주간 모집", "2026-03-29", "16일부터 2주간", id="weeks, the first day being one of them"),
        pytest.param("9일부터 열흘간 받는다", "2026-03-18", "9일부터 열흘간", id="days in words"),
        pytest.param("이달 한 달간 공모", "2026-03-31", "이달 한 달간", id="a month through"),
        pytest.param("3. 30.(월) 10:00 ~ 15:00", "2026-03-30", "3. 30.(월) 10:00 ~ 15:00", id="the hours of a day"),
        pytest.param("20일 하루만 받는다", "2026-03-20", "20일 하루만", id="one day only"),
        pytest.param("23일부터 말일까지", "2026-03-31", "23일부터 말일", id="to the month's end"),
    ],
)
def test_what_lasts(text: str, last: str, quote: str) -> None:
    (span,) = _spans(text)
    assert (span.last.last_day.isoformat(), text[span.start : span.end], span.lasts) == (last, quote, True)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("20일까지", True, id="until"),
        pytest.param("20일 이전에 접수", True, id="before"),
        pytest.param("20일까지도 안 왔다", False, id="not even by then"),
        pytest.param("20일부터", False, id="from"),
    ],
)
def test_a_day_alone_ends_what_it_says_until(text: str, ends: bool) -> None:
    (span,) = _spans(text)
    assert (span.lasts, is_until(text, span)) == (False, ends)


def test_wide_times_are_left_out() -> None:
    assert _spans("2026년 상반기") == []


def test_the_next_line_of_a_list_is_no_second_half() -> None:
    assert [span.last.day.day for span in _spans("접수 : 7. 6.(월) ~ 7. 24.(금)\n- 본선 : 8. 14.(금)")] == [24, 14]
