from datetime import date

import pytest

from bongsu.facts.applying import is_said, is_told_alone
from bongsu.facts.resolve import resolve_all
from bongsu.facts.spans import find_spans
from bongsu.facts.when import find_phrases

TODAY = date(2026, 3, 5)


def _said(text: str) -> list[str]:
    spans = find_spans(text, resolve_all(text, find_phrases(text), TODAY))
    return [span.last.last_day.isoformat() for span in spans if is_said(text, span, (span.last.last_day - TODAY).days)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("희망하는 업소는 20일까지 구청에 알려야 한다", id="who wants to, must"),
        pytest.param("구는 20일까지 추천해 달라고 당부했다", id="is asked to"),
        pytest.param("20일까지 작품을 받는다", id="takes in what is handed in"),
        pytest.param("20일까지 전화로 신청받는다", id="takes in, without an object"),
        pytest.param("참가 기업은 20일까지 모집한다", id="sought, though called those who take part"),
        pytest.param("참가팀은 20일까지 누리집에서 참가 신청을 하고", id="applies for taking part"),
        pytest.param("참가팀은 20일까지 신청한 뒤 대회에 나간다", id="applies, whatever one is called"),
        pytest.param("참가자는 20일까지 참가 신청을 마치고", id="is done with applying by then"),
        pytest.param("애초 13일 끝날 모집을 20일까지 이어간다", id="goes on with"),
        pytest.param("시는 20일까지 기술 수요조사를 한다", id="asks for needs"),
        pytest.param("20일까지 회원으로 가입하고 신청하면 된다", id="two steps of one duty"),
        pytest.param("입학 지원은 20일까지 온라인으로만 할 수 있다", id="can be done until"),
        pytest.param("지자체는 20일까지 사업계획서를 제출해야 한다", id="who applies hands in"),
        pytest.param("사업 신청…20일까지", id="a headline"),
        pytest.param("시는 20일까지 신청서를 접수한다", id="a body takes in"),
        pytest.param("20일까지 신청하면 27일까지 결과를 알린다", id="each day has its own verb"),
        pytest.param("20일 18시에 온라인 접수가 종료된다", id="what closes, behind the hour"),
        pytest.param("접수는 20일에 막을 내린다", id="comes to its end"),
        pytest.param("20일이면 접수 창구가 닫힌다", id="what shuts, behind the day"),
        pytest.param("20일 24시를 끝으로 신청을 받지 않는다", id="with that day it ends"),
        pytest.param("AI 기업 발굴 사업…20일 마감", id="nothing else closes"),
    ],
)
def test_applying_lasts_until_then(text: str) -> None:
    assert _said(text) == ["2026-03-20"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("시는 20일까지 국토부에 신청서를 제출할 계획이다", id="a body applies itself"),
        pytest.param("선정 기업은 20일까지 서류를 제출해야 한다", id="those who were chosen"),
        pytest.param("참여기업은 20일까지 자료를 제출한다", id="those who take part"),
        pytest.param("시는 20일까지 공모 심사를 거친다", id="judging a call"),
        pytest.param("20일까지 3억 원을 받는다", id="money"),
        pytest.param("수당은 신청일부터 20일까지 받는다", id="counted from applying"),
        pytest.param("시는 12월까지 회원을 모집한다", id="nobody keeps a call open so long"),
        pytest.param("2월 27일까지 신청을 받았다", id="over"),
        pytest.param("행사는 20일 마감한다", id="something else closes"),
        pytest.param("전시는 20일까지며 관람 신청을 받는다", id="the day is the predicate of another topic"),
        pytest.param("시는 20일까지 위기가구 발굴을 위한 조사를 벌인다", id="a noun, no verb"),
        pytest.param("실습생은 20일까지 기업에서 일하고 학점을 신청한다", id="another deed stands between"),
        pytest.param("참여기업은 협약 변경 신청을 20일까지 해야 한다", id="what is changed after the call"),
        pytest.param("참여기업은 20일까지 지원금 신청을 해야 한다", id="what is asked for after the call"),
        pytest.param("보증금은 20일까지 내야 한다", id="money is paid"),
        pytest.param("도는 20일까지 공모 신청서를 내고 평가에 대비한다", id="a body hands in its papers"),
        pytest.param("공사는 20일까지 과제를 추려 하반기에 공모한다", id="the call comes later"),
        pytest.param("20일 신청 안내", id="a day that ends nothing"),
    ],
)
def test_something_else_lasts_until_then(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        pytest.param("우편(20일 소인분까지)", True, id="posted by then"),
        pytest.param("20일까지 도착한 서류", True, id="arrived by then"),
        pytest.param("참여기업 공모(~3/20)", True, id="in brackets, in a text of a call"),
        pytest.param("학회(~3/20)", False, id="in brackets, of something else"),
    ],
)
def test_what_names_a_deadline_by_itself(text: str, alone: bool) -> None:
    (span,) = find_spans(text, resolve_all(text, find_phrases(text), TODAY))
    assert is_told_alone(text, span) is alone
