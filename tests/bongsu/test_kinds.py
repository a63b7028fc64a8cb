import pytest

from bongsu.kinds import find_kinds
from bongsu.model import Kind


def _kinds(title: str, body: str = "") -> list[str]:
    return [kind.kind for kind in find_kinds(f"{title}\n\n{body}", len(title))]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("대구시·MS 업무협약", "협약"),
        ("AI 바우처 참가자 모집", "공모·모집"),
        ("AI 실증 공모사업 최종 선정", "선정"),
        ("AI 산단에 300억원 투입", "예산·투자"),
        ("AX 사업 예비타당성조사 면제", "예타"),
        ("울산 AI 사업단 출범", "출범·개소·착공"),
        ("AI 인재양성 과정", "인력양성"),
        ("로봇팔 AI 기술개발", "연구개발"),
        ("자율주행 규제자유특구", "실증·특구"),
        ("AI 기업지원", "기업지원"),
        ("인공지능 기본 조례안", "정책·조례"),
        ("AI 포럼", "행사"),
        ("AI 연구원 채용공고", "채용"),
        ("AI 사업 접수 기간 연장", "정정·연장·재공고"),
    ],
)
def test_each_kind_has_its_words(title: str, kind: str) -> None:
    assert kind in _kinds(title)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        pytest.param("공모사업에 도전하는 농촌", "공모·모집", id="who enters a call does not call"),
        pytest.param("예산 소진 시 마감", "예산·투자", id="a budget that runs out is no news of money"),
        pytest.param("대전시 소식", "행사", id="전시 stands in 대전시"),
        pytest.param("복지관 3개소 점검", "출범·개소·착공", id="places counted"),
        pytest.param("학교 60개교 방문", "출범·개소·착공", id="schools counted"),
        pytest.param("AI 챗봇, 하루 문의 400건의 답", "정책·조례", id="questions counted"),
        pytest.param("AI 시민자문단 위촉", "예산·투자", id="a piece of a citizens' board"),
        pytest.param("교육문화회관 AI 글꼴 전시", "인력양성", id="a hall's name"),
        pytest.param("군 단위 농촌 AI 서비스 공모에 나란히 선정", "공모·모집", id="two that were chosen call for nothing"),
        pytest.param("전문가가 기업을 찾아가 AI 공정 진단", "공모·모집", id="who visits firms seeks none"),
        pytest.param("MOUSE 교체", "협약", id="Latin inside a word"),
        pytest.param("연장전 끝에 이겼다", "정정·연장·재공고", id="extra time"),
        pytest.param("도시철도 연장선 개통", "정정·연장·재공고", id="a line made longer"),
        pytest.param("AI 공모주 청약", "공모·모집", id="shares on offer"),
        pytest.param("AI 펀드 1천억 조성", "출범·개소·착공", id="money raised is no building"),
        pytest.param("예타 통과", "정책·조례", id="a study passed is no law"),
        pytest.param("거부권 행사", "행사", id="a right used"),
        pytest.param("안전시설 점검", "행사", id="a piece of facilities"),
        pytest.param("행정정보 공개", "정정·연장·재공고", id="a piece of administration"),
        pytest.param("전기공급 재개", "출범·개소·착공", id="a piece of electricity"),
        pytest.param("노선정비 설명", "선정", id="a piece of routes"),
        pytest.param("연구인력 확대", "채용", id="a piece of researchers"),
        pytest.param("카드 수수료 인하", "인력양성", id="a fee is no completed course"),
        pytest.param("협의결과 안내", "정책·조례", id="the result of talks"),
        pytest.param("청년 채용박람회", "채용", id="a fair hires nobody itself"),
        pytest.param("양성평등 주간", "인력양성", id="equality of the sexes"),
    ],
)
def test_words_that_only_look_like_a_sign(title: str, kind: str) -> None:
    assert kind not in _kinds(title)


def test_what_came_before_the_news_is_no_news() -> None:
    assert _kinds("돌봄 로봇 보급", "앞서 시는 지난해 네이버와 업무협약을 체결했다.") == []


def test_what_follows_from_the_news_counts_less_than_its_opening() -> None:
    filler = "로봇은 어르신의 말벗이 된다. " * 15
    assert "협약" not in _kinds("돌봄 로봇 보급", f"{filler}협약도 있다.")
    assert "협약" in _kinds("돌봄 로봇 보급", f"{filler}시는 업무협약을 체결한다.")
    assert "협약" not in _kinds("돌봄 로봇 보급", f"{filler * 5}시는 업무협약을 체결한다.")


def test_a_call_that_will_choose_has_not_chosen() -> None:
    filler = "신청서는 누리집에서 받는다. " * 16
    assert "선정" not in _kinds("참여기업 모집", f"{filler}평가를 거쳐 다음 달 최종 선정한다.")


@pytest.mark.parametrize(
    ("title", "body", "planned"),
    [
        pytest.param(
            "AI 사업단 출범…공장 바꾼다", "시는 출범식을 열고 사업을 추진한다고 밝혔다.", False, id="done in the headline"
        ),
        pytest.param(
            "AI 사업단 출범…공장 바꾼다", "시는 내년에 AI 사업단이 출범한다고 밝혔다.", True, id="a plan all the same"
        ),
        pytest.param("AI 사업단 출범한다", "시는 사업단을 출범한다.", True, id="the headline plans too"),
        pytest.param("AI 사업단", "출범식을 연다.", True, id="the headline does not say"),
    ],
)
def test_the_headline_may_have_it_done(title: str, body: str, planned: bool) -> None:
    (kind,) = (kind for kind in find_kinds(f"{title}\n\n{body}", len(title)) if kind.kind == "출범·개소·착공")
    assert kind.planned is planned


def test_the_body_says_whether_it_is_done() -> None:
    text = "AI센터 이야기\n\n대구시는 업무협약을 체결했다. 3월부터 교육생을 모집할 예정이다."
    assert find_kinds(text, 8) == (
        Kind(kind="협약", quote="업무협약", start=text.index("업무협약"), planned=False),
        Kind(kind="인력양성", quote="교육생", start=text.index("교육생"), planned=True),
        Kind(kind="공모·모집", quote="모집할", start=text.index("모집할"), planned=True),
    )
