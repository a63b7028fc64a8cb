from datetime import date

import pytest

from bongsu.facts.notices import is_labelled
from bongsu.facts.resolve import resolve_all
from bongsu.facts.spans import find_spans
from bongsu.facts.when import find_phrases


def _labelled(text: str, *, said: bool | None = True) -> list[int]:
    spans = find_spans(text, resolve_all(text, find_phrases(text), date(2026, 3, 5)))
    return [span.last.day.day for span in spans if is_labelled(text, span) is said]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("신청 ☞ 3. 20.(금)까지", id="any mark between"),
        pytest.param("【접수】 3. 9.(월) ~ 3. 20.(금)", id="a bracketed label"),
        pytest.param("접수기간(온라인) : 3. 9.(월) ~ 3. 20.(금)", id="an aside in the label"),
        pytest.param("모집공고: 3. 5.(목) ~ 3. 20.(금)", id="a label that ends like a verb"),
        pytest.param("접수기간: 공고일 ~ 3. 20.(금)", id="from the notice on"),
        pytest.param("신청은 언제까지? A. 3월 20일까지", id="a question and its answer"),
        pytest.param("제출처 및 기한: 스마트도시과, 3. 20.(금)까지", id="the label of the line"),
        pytest.param("□ 신청·접수\n ○ (기간) 3. 9.(월) ~ 3. 20.(금)", id="a generic label under its heading"),
        pytest.param("5. 제안서 제출\n 나. 장소: 시청\n 가. 일시: 3. 20.(금) 10:00 ~ 16:00", id="a label between"),
        pytest.param("구분\n접수기간\n발표\n1차\n3. 9.(월) ~ 3. 20.(금)\n4. 1.(수)", id="cells that became lines"),
        pytest.param("참여기업 모집\n기간: 3. 9.(월) ~ 3. 20.(금)", id="a generic label under a title that names a call"),
        pytest.param("공모 마감 시한인 20일 오후 6시에 맞춰", id="the end, as an aside"),
        pytest.param("접수 마지막 날은 20일이다", id="the last day"),
        pytest.param("추가 접수 마감일을 20일로 잡았다", id="set to"),
        pytest.param("신청서를 낸다. 기한은 20일이다", id="the call named nearby"),
        pytest.param("접 수 기 간 : 3. 9.(월) ~ 3. 20.(금)", id="a label set wide"),
        pytest.param("부문별로 접수 마감일이 다릅니다.\n- 영상 : ~ 3. 20.(금)", id="a list under a sentence of its ends"),
        pytest.param("과제별 접수 기한입니다.\n▪ 자유과제 - ~ 3. 20.(금)", id="a list whose times stand behind a dash"),
        pytest.param("□ 신청기한\n - 영상 부문: ~3. 20.(금)", id="a list under a heading of its ends"),
        pytest.param("제목\n\n모집 마감일은 아래와 같다.\n[일반] ~ 3. 20.(금)", id="rounds under such a sentence"),
        pytest.param("기수 / 접수 / 교육\n1기 / 3. 9.(월)~3. 20.(금) / 4. 1.(수)", id="a flattened table"),
        pytest.param("참가자 모집\n□ 신청\n일시: 3. 20.(금)까지", id="when, under a heading of handing in"),
    ],
)
def test_labels_that_end_a_call(text: str) -> None:
    assert _labelled(text) == [20]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("접수 시작: 3. 9.(월)", id="a beginning"),
        pytest.param("합격자 등록: 3. 30.(월) ~ 4. 1.(수)", id="those who were chosen"),
        pytest.param("신청 대상: 3월 1일까지 창업한 기업", id="who may"),
        pytest.param("참가비: 3월 20일까지 납부", id="a fee"),
        pytest.param("□ 교육\n ○ (기간) 3. 9.(월) ~ 3. 20.(금)", id="the heading names something else"),
        pytest.param("기간: 3. 9.(월) ~ 3. 20.(금)", id="a period of what?"),
        pytest.param("시는 과제를 공모하고, 20일까지 심의한다", id="prose before a comma"),
        pytest.param("접수: 전자우편. 심사는 20일까지다", id="the label of a sentence before"),
        pytest.param("마감 20일", id="the end of what?"),
        pytest.param("3월 20일까지", id="no label"),
        pytest.param("구분\n3. 9.(월) ~ 3. 20.(금)", id="a table without columns"),
        pytest.param("참가자 모집 안내\n일시: 3. 19.(목) ~ 3. 20.(금)", id="when that takes place which seeks people"),
        pytest.param("□ 접수 마감일\n - 활동기간: 3. 9.(월) ~ 3. 20.(금)", id="another period in such a list"),
        pytest.param("□ 접수 마감일\n - 공고: ~3. 20.(금)", id="a step in such a list"),
        pytest.param("□ 접수 마감일\n - 캠프: 3. 19.(목) ~ 3. 20.(금)", id="a gathering in such a list"),
        pytest.param("□ 접수 마감일 안내\n□ 조성: ~3. 20.(금)", id="a line beside the heading, not under it"),
        pytest.param("□ 조성 계획\n - 1공구: ~3. 20.(금)", id="a list of something else"),
    ],
)
def test_labels_of_something_else(text: str) -> None:
    assert _labelled(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("운영기간: 3. 9.(월) ~ 3. 20.(금)", False, id="another period, whatever follows"),
        pytest.param("수강생 모집\n기간: 3. 9. ~ 3. 20.\n접수: 3. 6.까지", False, id="a period beside the call's"),
        pytest.param("AI 캠프 운영\n\n20일까지 신청한다", None, id="a title is no label"),
        pytest.param("협약식은 20일 열린다", None, id="prose is left to its verb"),
        pytest.param("AI 지원사업\n기간: 3. 9.(월) ~ 3. 20.(금)", None, id="a title that names no call says nothing"),
    ],
)
def test_a_label_may_say_otherwise_or_nothing(text: str, said: bool | None) -> None:
    assert _labelled(text, said=said) == [20]
