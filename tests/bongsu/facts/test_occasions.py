from datetime import date

import pytest

from bongsu.facts.dates import find_dates
from bongsu.facts.deadlines import find_deadlines
from bongsu.facts.resolve import resolve_all
from bongsu.facts.when import find_phrases

TODAY = date(2026, 3, 5)


def _events(text: str) -> list[str]:
    moments = resolve_all(text, find_phrases(text), TODAY)
    closing = {fact.start + len(fact.quote) for fact in find_deadlines(text, moments, TODAY)}
    return [str(fact.value) for fact in find_dates(text, moments, TODAY, closing) if fact.role == "event"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("시는 4일 시청에서 협약을 맺었다", ["2026-03-04"], id="a signing"),
        pytest.param("센터 개소식을 12일 열었다", ["2026-03-12"], id="an opening"),
        pytest.param("대회는 20일부터 21일까지 펼쳐진다", ["2026-03-20"], id="the first day of a range"),
        pytest.param("12일 선정 기업 10곳과 협약식을 열었다", ["2026-03-12"], id="a noun of another deed before the verb"),
        pytest.param("지난 4일 도지사가 연구소를 방문했다", ["2026-03-04"], id="a visit"),
        pytest.param("오는 12일 오후 2시 시청에서 공청회", ["2026-03-12T14:00"], id="an hour and a place"),
        pytest.param("AI 드론쇼 7일 개막", ["2026-03-07"], id="a headline"),
        pytest.param("발대식은 15일이다", ["2026-03-15"], id="the gathering as the topic"),
        pytest.param("포럼이 4일 엑스코에서 막을 내렸다", ["2026-03-04"], id="its last day"),
        pytest.param("교육은 22일부터 26일까지 시청에서 한다", ["2026-03-22"], id="done at a place"),
        pytest.param("이 사업은 4일 국무회의에서 의결됐다", ["2026-03-04"], id="a decision of a body"),
        pytest.param("두 기관은 4일 협약서에 서명했다", ["2026-03-04"], id="signed"),
        pytest.param("수업은 3월 9일부터 27일까지 매주 화요일에 열린다", ["2026-03-09"], id="every week of a month"),
        pytest.param("20일부터 사흘간 엑스코에서 박람회를 연다", ["2026-03-20"], id="so many days from its first"),
        pytest.param("20~21일 연수원에서 교육한다", ["2026-03-20"], id="taught at a place"),
        pytest.param("22일 ‘투자의 날’을 마련한다", ["2026-03-22"], id="held"),
        pytest.param("일 시 : 2026. 3. 17.(화)", ["2026-03-17"], id="a label"),
        pytest.param("(행사일시) 2026. 3. 17.(화)", ["2026-03-17"], id="a label in brackets"),
        pytest.param("사업설명회: 3. 11.(수)", ["2026-03-11"], id="the gathering as a label"),
        pytest.param("참가자 모집\n▷ 일시 : 3. 17.(화)", ["2026-03-17"], id="when that is which people are called to"),
        pytest.param("AI 산업전 안내\n기   간 : 3. 17.(화) ~ 3. 19.(목)", ["2026-03-17"], id="the title says of what"),
        pytest.param("교육기간 : 3. 16.(월) ~ 5. 29.(금)", ["2026-03-16"], id="a term of teaching"),
        pytest.param("교육은 3월 16일부터 5월 29일까지 진행된다", ["2026-03-16"], id="a term in prose"),
        pytest.param("교육은 3월 16일 시작해 10주간 이어진다", ["2026-03-16"], id="its first day"),
        pytest.param("접수는 9일부터이며 설명회는 11일 온라인으로 진행된다", ["2026-03-11"], id="the nearest topic"),
        pytest.param("모집인원  9명\n교육일시  2026. 3. 17.(화)", ["2026-03-17"], id="a label without a colon"),
        pytest.param("접수 중\n오리엔테이션 3. 17.(화) 시청", ["2026-03-17"], id="a gathering at the head of a line"),
        pytest.param("데모데이: 3. 17.(화)", ["2026-03-17"], id="a day of showing"),
        pytest.param("<교육일정> 3. 17.(화)", ["2026-03-17"], id="a label in angle brackets"),
        pytest.param("일자: 3. 17.(화)", ["2026-03-17"], id="a label that says day"),
        pytest.param("‘AI 과정’을 9일부터 13일까지 운영한다", ["2026-03-09"], id="a course that is run"),
        pytest.param("9일부터 13일까지 ‘AI 주간’을 운영한다", ["2026-03-09"], id="a week that is run"),
        pytest.param("개강은 16일이다", ["2026-03-16"], id="the first day as the topic"),
        pytest.param("과제 공모\n도는 2일 협약을 맺었다", ["2026-03-02"], id="a step that was taken"),
        pytest.param("시-대학 맞손\n시는 20일 협약을 맺는다", ["2026-03-20"], id="a step that the title announces"),
        pytest.param("27일 센터 개소식을 연다. 이날 오후 3시", ["2026-03-27", "2026-03-27T15:00"], id="an hour of that day"),
    ],
)
def test_days_of_the_event(text: str, days: list[str]) -> None:
    assert _events(text) == days


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("선정 결과는 20일 발표한다", id="results"),
        pytest.param("제안서 평가: 3. 20.(금)", id="a label of assessment"),
        pytest.param("접수는 9일부터 20일까지 진행된다", id="a call"),
        pytest.param("신청 마감은 20일이다", id="a deadline alone"),
        pytest.param("9일부터 시범 운영한다", id="a beginning"),
        pytest.param("지난 3일 추경안을 의회에 제출했다", id="handing in"),
        pytest.param("2024년 3월 20일 착공한 건물", id="building"),
        pytest.param("수업은 3월 9일부터 27일까지 평일 저녁에 열린다", id="evenings of a season"),
        pytest.param("전시는 3월 9일부터 9월 27일까지 열린다", id="a season"),
        pytest.param("9일부터 포럼을 연다", id="a beginning of something that lasts"),
        pytest.param("기술협상은 16일부터 20일까지 진행한다", id="talks go on"),
        pytest.param("20일 이야기", id="no verb and no hour"),
        pytest.param("과제 공모\n도는 20일 협약을 맺을 예정이다", id="a step of a call"),
        pytest.param("입찰 공고\n20일 평가를 거쳐 계약을 체결한다", id="an assessment to come"),
        pytest.param("AI 센터 조성\n기간 : 3. 17.(화) ~ 3. 19.(목)", id="a period of what?"),
        pytest.param("□ 조성\n기간 : 3. 17.(화) ~ 3. 19.(목)\n포럼", id="a period under a heading"),
        pytest.param("수업은 3월 17일부터 5월 27일까지 매주 화요일에 열린다", id="every week of a season"),
        pytest.param("수습기간 : 3. 16.(월) ~ 5. 29.(금)", id="a long period of something else"),
        pytest.param("‘AI 과정’을 9일부터 13일까지 알린다", id="a course that is told of"),
        pytest.param("25일부터 30일까지 점검을 거쳐 다음 달 문을 연다", id="what is gone through before"),
        pytest.param("교육은 20일 종료된다", id="the end of a term"),
        pytest.param("선정 결과는 20일 발표한다. 이날 오후 3시", id="an hour of such a day"),
    ],
)
def test_days_of_something_else(text: str) -> None:
    assert _events(text) == []
