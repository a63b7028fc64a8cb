from datetime import date

import pytest

from bongsu.facts.deadlines import find_deadlines
from bongsu.facts.resolve import resolve_all
from bongsu.facts.when import find_phrases
from bongsu.model import Fact

TODAY = date(2026, 3, 5)


def _deadlines(text: str, today: date | None = TODAY) -> tuple[Fact, ...]:
    return find_deadlines(text, resolve_all(text, find_phrases(text), today), today)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("접수기간 : 2026. 3. 9.(월) ~ 3. 20.(금) 18:00까지", "2026-03-20T18:00", id="a label and a range"),
        pytest.param("신청기간\n2026.03.09. ~ 2026.03.20.", "2026-03-20", id="the label on its own line"),
        pytest.param("신청 기간 | 3. 9.(월) ~ 3. 20.(금)", "2026-03-20", id="the label in its own cell"),
        pytest.param("접수마감 | 2026. 3. 20.(금)", "2026-03-20", id="closing, in the next cell"),
        pytest.param("원서접수: 3. 9.(월) ~ 3. 20.(금)", "2026-03-20", id="a label without 기간"),
        pytest.param("접수기간: 공고일 ~ 2026. 3. 20.", "2026-03-20", id="from the day of the notice"),
        pytest.param("제출기한: 3월 20일", "2026-03-20", id="a date under 기한"),
        pytest.param("접수기간: 3월 20일까지", "2026-03-20", id="a single date that says until"),
        pytest.param("신청 마감일은 3월 20일이다", "2026-03-20", id="the day it closes"),
        pytest.param("공모 마감: 3월 20일", "2026-03-20", id="closing"),
        pytest.param("접수는 20일 마감한다", "2026-03-20", id="closes on"),
        pytest.param("시는 20일까지 참여기업을 모집한다", "2026-03-20", id="the verb after 까지"),
        pytest.param("20일까지 ‘제조 AI 지원사업’ 참여기업을 모집한다", "2026-03-20", id="a quoted name in between"),
        pytest.param("오는 20일 오후 6시까지 누리집에서 신청하면 된다", "2026-03-20T18:00", id="with an hour"),
        pytest.param("참가 신청은 20일까지다", "2026-03-20", id="the topic before"),
        pytest.param("신청서를 이메일로 20일까지 받는다", "2026-03-20", id="received until"),
        pytest.param("이달 말까지 신청을 받는다", "2026-03-31", id="a month's end"),
        pytest.param("4월까지 모집한다", "2026-04-30", id="a month is open to its last day"),
        pytest.param("시는 다음 달 2∼20일 교육생을 모집한다", "2026-04-20", id="a range without 까지"),
        pytest.param("제안서 제출 : 2026. 3. 30.(월) 10:00 ~ 15:00", "2026-03-30T15:00", id="hours of the last day"),
        pytest.param("AI 수요기업 공모(~3/20)", "2026-03-20", id="in brackets"),
        pytest.param("희망 기업은 20일 18시 전까지 제출해야 한다", "2026-03-20T18:00", id="before the hour"),
        pytest.param("접수: 이메일(2026.3.20. 18:00 도착분까지)", "2026-03-20T18:00", id="what has arrived by then"),
        pytest.param("기업은 13일까지 누리집에서 지원하면 된다", "2026-03-13", id="applying called 지원"),
        pytest.param("지역거점 공모…20일 마감", "2026-03-20", id="a headline in two halves"),
        pytest.param("접수를 4일 조기 마감했다", "2026-03-04", id="closed early"),
        pytest.param("입찰은 이달 10일 낮 12시 마감한다", "2026-03-10T12:00", id="bids"),
        pytest.param("20일(금)까지 교육생 30명을 뽑는다", "2026-03-20", id="takes on until"),
        pytest.param("주민 의견은 20일까지 받는다", "2026-03-20", id="opinions can be handed in until"),
        pytest.param("원서접수 3. 9.(월) ~ 3. 20.(금)", "2026-03-20", id="a label without a colon"),
        pytest.param("20일까지 신청서 양식을 작성하면 된다", "2026-03-20", id="what the reader need do"),
        pytest.param("서포터즈 지원은 20일까지 가능하다", "2026-03-20", id="possible until"),
        pytest.param("예선 접수는 3월 20일에 끝난다", "2026-03-20", id="comes to its end"),
        pytest.param("제안서 마감일시: 2026년 3월 20일 금요일 14시", "2026-03-20T14:00", id="a proposal"),
        pytest.param("접수는 9일부터 20일까지 진행된다", "2026-03-20", id="goes on until"),
        pytest.param("모집기한: ~3. 20.(금)", "2026-03-20", id="a dash alone"),
        pytest.param("조사기간 : 3. 9.(월) ~ 3. 20.(금), 17시까지", "2026-03-20T17:00", id="a survey of demand"),
        pytest.param("신청 마감 : 26년 3월 20일(금)", "2026-03-20", id="a short year without its mark"),
        pytest.param("신청은 이번 주 금요일(6일) 오후 6시까지다", "2026-03-06T18:00", id="a weekday and its day"),
        pytest.param("참가 신청 접수 중…20일까지", "2026-03-20", id="a headline that ends so"),
        pytest.param(
            "(대상) 도내 기업\n(접수기간) 3. 9.(월) ~ 3. 20.(금)", "2026-03-20", id="labels in brackets below each other"
        ),
        pytest.param("접수마감 [예비] 2026년 3월 20일", "2026-03-20", id="for whom, between the label and the day"),
        pytest.param("제출방법: 3. 20. 18:00까지 공문", "2026-03-20T18:00", id="figures and an hour"),
        pytest.param("사례를 3.20까지 제출", "2026-03-20", id="figures and a word of handing in"),
        pytest.param("접수 3.9~3.20", "2026-03-20", id="a range in bare figures"),
        pytest.param("공모전\n작품 접수: ~3/20\n결과물 제출: 심사 후", "2026-03-20", id="a dash and figures behind a label"),
        pytest.param("구분 | 접수 | 교육\n기초 | ~3. 20. | 4. 1.~4. 3.", "2026-03-20", id="a dash and figures in a cell"),
        pytest.param("행사 | 1기 | 인원\n신청 | 3. 9. ~ 3. 20. | 9명", "2026-03-20", id="a table with its labels on the left"),
        pytest.param("신청 접수 : '26. 3. 20.(금) 한", "2026-03-20", id="한, for until"),
        pytest.param("지원기간: ~3/20(금) 23:59", "2026-03-20T23:59", id="the time of applying ends with an hour"),
        pytest.param("신청기간 : 3. 9.(월) ~ 3. 20.(금)\n※ 마감일 16시까지", "2026-03-20T16:00", id="a note on the last day"),
        pytest.param("접수 : 3. 9.(월) ~ 3. 20.(금)\n마감시간 : 16:00", "2026-03-20T16:00", id="the hour of the end by itself"),
        pytest.param("신청기간: 3. 9.(월) ~ 3. 20.(금) (17:00까지)", "2026-03-20T17:00", id="the hour in brackets"),
        pytest.param("초록 제출 마감은 예년보다 열흘 이른 3월 20일이다", "2026-03-20", id="said long before the day"),
        pytest.param("특강은 21일 열린다. 참가 신청은 전날까지 받는다", "2026-03-20", id="the eve of an event"),
        pytest.param(
            "접수기간 : 3. 9.(월) ~ 3. 20.(금)\n(1차 : 1. 5.(월) ~ 1. 9.(금))", "2026-03-20", id="a round that is over"
        ),
        pytest.param("20일까지 실증에 참여할 기업을 찾는다", "2026-03-20", id="looks for"),
    ],
)
def test_until_when_one_can_apply(text: str, value: str) -> None:
    assert [(fact.value, fact.role) for fact in _deadlines(text)] == [(value, "")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2028년까지 실증단지를 조성한다", id="building"),
        pytest.param("바우처 신청 안내\n○ 등록 유효기간: 2027. 12. 31.까지", id="what is had by then"),
        pytest.param("모집기간: 3. 9. ~ 3. 20.(마감)", id="closed, as the notice says"),
        pytest.param("20일까지 전시회를 개최한다", id="an event"),
        pytest.param("20일까지 열리는 행사", id="an event that lasts"),
        pytest.param("상반기까지 모집한다", id="too wide a grain"),
        pytest.param("모집일정: 3월 20일", id="a schedule names no end"),
        pytest.param("모집기간: 3월 20일", id="a single date may be the beginning"),
        pytest.param("접수기간: 3월 20일 ~", id="a beginning without an end"),
        pytest.param("당초 접수 마감 3월 20일", id="what was first announced"),
        pytest.param("교육기간: 3월 9일 ~ 3월 20일", id="another period"),
        pytest.param("증시는 20일 마감했다", id="markets close too"),
        pytest.param("4월까지 인력 80명을 더 뽑는다", id="hiring in the course of months"),
        pytest.param("20일까지 안내", id="no verb"),
        pytest.param("20일까지 멘토링을 받는다", id="those who were chosen receive"),
        pytest.param("이의신청은 20일까지 할 수 있다", id="objections come after the call"),
        pytest.param("결과보고서 제출: 3월 20일까지", id="reports come after the call"),
        pytest.param("지난달 20일까지 진행한 공모에 42개사가 신청했다", id="a call that is over"),
        pytest.param("참가 신청은 누리집에서 받으며 캠프는 18일부터 20일까지 열린다", id="another topic takes over"),
        pytest.param("사업기간 | 2026. 3. 9. ~ 2026. 3. 20.", id="how long the programme runs"),
        pytest.param("20일까지 뽑힌 인재를 길러 낸다", id="a helping verb"),
        pytest.param("1차는 20일까지다", id="a round of what?"),
        pytest.param("정산 서류는 20일까지 내야 한다", id="accounts are rendered after the call"),
        pytest.param("20일까지 입장료를 절반만 받는다", id="money is received too"),
        pytest.param("20일까지 결과를 보고받는다", id="reports are received too"),
        pytest.param("교육은 20일 끝난다", id="something else comes to its end"),
        pytest.param("모집이 끝났다. 증시는 20일 마감했다", id="a call in another sentence"),
        pytest.param("12월까지 참여 기업을 지원한다", id="those who took part are helped"),
        pytest.param("16~17일 열리는 학회", id="a range of days on which nothing is applied for"),
        pytest.param("AI 학회(~3/20)", id="brackets, but no call"),
        pytest.param("마감은 3월 20일", id="closing of what?"),
        pytest.param("학점 4.5까지 입력해 신청한다", id="a figure with a point"),
        pytest.param("버전 3.5 18:00 배포", id="a version and an hour"),
        pytest.param("연구자는 매월 말일까지 신청서를 제출하면 된다", id="every month"),
        pytest.param("참가비 1/2까지 지원하며 신청", id="a fraction"),
        pytest.param("수강일시 : 3. 9. ~ 3. 20.", id="the time of a course"),
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert _deadlines(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("접수 기간을 당초 20일에서 27일까지로 연장했다", id="from and to"),
        pytest.param("접수 마감: (당초) 3월 20일 → (변경) 3월 27일", id="an arrow"),
        pytest.param("신청마감: 2026. 3. 6.(금) → 2026. 3. 27.(금)", id="an arrow without a word"),
        pytest.param("신청 기한을 27일로 일주일 연장한다", id="to"),
        pytest.param("20일까지 받기로 한 신청을 27일까지로 일주일 연장했다", id="what was to be is one no more"),
        pytest.param("13일이던 신청 마감일을 27일로 연기했다", id="put off"),
        pytest.param("접수 기한을 이달 20일에서 27일로 늦췄다", id="made later"),
        pytest.param("정정 전 접수마감 3. 20.(금), 정정 후 접수마감 3. 27.(금)", id="a correction"),
        pytest.param("변경 전: 3. 5. ~ 3. 20.(금) / 변경 후: 3. 5. ~ 3. 27.(금) 접수", id="before and after"),
        pytest.param("연장된 접수기간: 3월 9일 ~ 3월 27일", id="in the label"),
    ],
)
def test_an_extension_moves_the_deadline(text: str) -> None:
    assert [(fact.value, fact.role) for fact in _deadlines(text)] == [("2026-03-27", "extended")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("공고일로부터 15일 이내 신청", "2026-03-20", id="calendar days from the day after the notice"),
        pytest.param("공고일로부터 2주간 접수", "2026-03-19", id="weeks"),
        pytest.param("공고일부터 10일간", "2026-03-16", id="a Sunday moves to Monday"),
        pytest.param("공고일(3월 4일)로부터 15일 이내", "2026-03-19", id="from a day that is named"),
        pytest.param("신청기한: 공고일로부터 30일", "2026-04-06", id="no word behind the number"),
        pytest.param("공고일로부터 5영업일 이내", "2026-03-12", id="working days"),
    ],
)
def test_counted_from_the_notice(text: str, value: str) -> None:
    assert [fact.value for fact in _deadlines(text)] == [value]


def test_counting_needs_a_day_to_count_from() -> None:
    assert _deadlines("공고일로부터 15일 이내 신청", None) == ()


def test_the_text_itself_may_move_a_deadline_past_a_day_off() -> None:
    rule = "마감일이 공휴일인 경우 다음 근무일까지 접수"
    assert [fact.value for fact in _deadlines(f"접수기간: 3. 9.(월) ~ 3. 21.(토)\n{rule}")] == ["2026-03-23"]
    assert [fact.value for fact in _deadlines("접수기간: 3. 9.(월) ~ 3. 21.(토)")] == ["2026-03-21"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "1차 신청 3. 20.까지, 2차 신청 5. 15.까지\n마감일 16시까지, 마지막 날 18시까지", id="two hours for last days"
        ),
        pytest.param("접수 3. 20.까지. 마지막 날 15시 시상식", id="what else happens on the last day"),
        pytest.param("접수는 20일까지다 (서류 15부)", id="what else stands in brackets"),
        pytest.param("접수는 20일까지다 (18시 이후 문의)", id="an hour of something else"),
    ],
)
def test_an_hour_that_ends_no_day(text: str) -> None:
    assert all(fact.unit == "day" for fact in _deadlines(text))


def test_a_day_told_once_for_two_ends() -> None:
    found = _deadlines("팀 등록은 4월 24일, 계획서 제출은 5월 8일에 마감한다")
    assert [fact.value for fact in found] == ["2026-04-24", "2026-05-08"]


def test_the_eve_needs_a_day_after_it() -> None:
    assert _deadlines("참가 신청은 행사 전날까지 받는다") == ()


def test_what_contestants_hand_in_is_handed_in_by_the_chosen_elsewhere() -> None:
    label = "결과물 제출: 5. 15.(금)까지"
    assert [fact.value for fact in _deadlines(f"AI 경진대회\n{label}")] == ["2026-05-15"]
    assert _deadlines(f"AI 바우처\n{label}") == ()


def test_a_day_told_again_with_its_hour_is_one_deadline() -> None:
    assert [fact.value for fact in _deadlines("공모 20일 마감\n신청은 20일 오후 6시까지 받는다")] == ["2026-03-20T18:00"]


def test_what_is_over_is_no_deadline_in_prose_but_stands_in_a_notice() -> None:
    assert _deadlines("접수는 2월 27일까지 받는다") == ()
    assert [fact.value for fact in _deadlines("접수기간: 2월 9일 ~ 2월 27일")] == ["2026-02-27"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("상시 접수", ["always"], id="always"),
        pytest.param("모집기간: 연중 상시", ["always"], id="a label"),
        pytest.param("예산 소진 시까지", ["while-funds-last"], id="while money lasts"),
        pytest.param("모집인원 충원 시까지", ["while-places-last"], id="until all places are taken"),
        pytest.param("선착순 30명", ["while-places-last"], id="first come, first served"),
        pytest.param("접수는 예산(3억원)이 소진될 때까지", ["while-funds-last"], id="the sum in brackets"),
        pytest.param("예산 12억 원이 소진되면 마감한다", ["while-funds-last"], id="the sum after its noun"),
        pytest.param("자금이 바닥날 때까지 받는다", ["while-funds-last"], id="until it runs dry"),
        pytest.param("언제든지 신청할 수 있다", ["always"], id="at any time"),
        pytest.param("15곳이 차면 마감한다", ["while-places-last"], id="when the places are taken"),
        pytest.param("선착순이 아니라 평가로 뽑는다", [], id="not first come"),
        pytest.param("수시 접수, 사업비 소진 시 마감", ["always", "while-funds-last"], id="both"),
        pytest.param("수시 원서접수를 시작한다", [], id="a round of university admissions"),
        pytest.param("상시 모집 종료 안내", [], id="no longer"),
        pytest.param("접수는 기한 없이 받는다", ["always"], id="without an end"),
        pytest.param("신청순으로 뽑는다", ["while-places-last"], id="in the order of applying"),
        pytest.param("신청 인원이 차는 대로 마감한다", ["while-places-last"], id="as soon as the places are taken"),
        pytest.param("신청 대상은 상시근로자 10인 이상", [], id="people who are employed"),
        pytest.param("상시 운영하는 카페", [], id="open, but not for calls"),
    ],
)
def test_without_a_day(text: str, values: list[str]) -> None:
    assert [fact.value for fact in _deadlines(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("접수마감 : 1차 3. 20.(금) / 2차 5. 15.(금)", id="behind one label"),
        pytest.param("□ 접수기간\n - 1차: 3. 9.(월) ~ 3. 20.(금)\n - 2차: 5. 4.(월) ~ 5. 15.(금)", id="under a heading"),
        pytest.param(
            "구분 | 접수 | 발표\n1차 | 3. 9. ~ 3. 20.(금) | 4. 1.(수)\n2차 | 5. 4. ~ 5. 15.(금) | 6. 1.(월)", id="a table"
        ),
        pytest.param("신입생 원서접수 안내\n특별전형: 3. 9. ~ 3. 20.(금)\n일반전형: 5. 4. ~ 5. 15.(금)", id="under a title"),
        pytest.param("접수는 1차 3월 20일, 2차 5월 15일까지다", id="until goes with the last"),
        pytest.param("신청은 상반기는 3월 20일까지, 하반기는 5월 15일까지 받는다", id="halves"),
        pytest.param("두 차례 접수한다. 1차는 3월 20일까지, 2차는 5월 15일까지다", id="the sentence before names the call"),
        pytest.param(
            "접수는 영상 분야 3월 20일(금), 병리 분야 5월 15일(금)에 각각 마감된다", id="fields that close on days of their own"
        ),
    ],
)
def test_every_round_is_a_deadline(text: str) -> None:
    assert [fact.value for fact in _deadlines(text)] == ["2026-03-20", "2026-05-15"]


def test_a_round_that_moved_keeps_only_its_new_day() -> None:
    text = "접수마감: 1차 당초 3월 13일 / 2차 5월 15일까지 접수"
    assert [fact.value for fact in _deadlines(text)] == ["2026-05-15"]


def test_the_quote_is_the_whole_range() -> None:
    (fact,) = _deadlines("접수기간: 3. 9.(월) ~ 3. 20.(금) 18:00까지")
    assert (fact.quote, fact.start, fact.unit) == ("3. 9.(월) ~ 3. 20.(금) 18:00", 6, "minute")
