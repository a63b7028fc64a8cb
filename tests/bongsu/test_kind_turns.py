import pytest

from bongsu.kinds import find_kinds


def _kinds(title: str, body: str = "") -> set[str]:
    return {kind.kind for kind in find_kinds(f"{title}\n\n{body}", len(title))}


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        pytest.param("항만에 180억", "시는 내년까지 180억원을 쓴다.", "예산·투자", id="a sum and its verb"),
        pytest.param("특례보증 200억", "", "예산·투자", id="what is lent, and how much"),
        pytest.param("석박사 과정에 80억", "", "예산·투자", id="a headline that ends with the sum"),
        pytest.param("보증 지원", "도는 500억원 규모의 특례보증을 연다.", "예산·투자", id="as large as"),
        pytest.param("공정개선", "도는 업체 40곳에 설비비 절반을 대준다.", "기업지원", id="firms are given something"),
        pytest.param("박람회 간다", "시는 기업 12곳의 운송비를 지원한다.", "기업지원", id="what firms pay is paid"),
        pytest.param("모펀드", "시는 지역 기업에 투자할 모펀드를 짠다.", "기업지원", id="a fund for firms"),
        pytest.param("학급 늘린다", "교육청은 영재 120명을 기르는 학급을 연다.", "인력양성", id="people are brought up"),
        pytest.param("챗봇 배우기", "군은 어르신에게 챗봇을 가르친다.", "인력양성", id="people are taught"),
        pytest.param("영재반", "", "인력양성", id="a class of gifted ones"),
        pytest.param("로봇과 생긴다", "전문대는 내년에 로봇과를 신설한다.", "인력양성", id="a new department of a college"),
        pytest.param("신호등 시험 운영", "", "실증·특구", id="run on trial"),
        pytest.param("놀이의 날 열어", "", "행사", id="a day of something"),
        pytest.param("수확 로봇", "기술원이 수확 로봇을 개발했다.", "연구개발", id="a machine is made"),
        pytest.param("원서 더 받는다", "접수 마감을 15일로 미뤘다.", "정정·연장·재공고", id="put off"),
        pytest.param("다시 공모", "", "정정·연장·재공고", id="once more"),
        pytest.param("교육생 선발 인원", "", "공모·모집", id="how many are taken"),
        pytest.param("계약직 두 명 뽑는다", "", "채용", id="staff for a time"),
        pytest.param("행정 혁신", "시는 혁신 방안을 발표했다.", "정책·조례", id="a plan is made known"),
    ],
)
def test_a_turn_shows_what_no_single_word_does(title: str, body: str, kind: str) -> None:
    assert kind in _kinds(title, body)


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        pytest.param("업체 돕는다", "업체당 최대 3억원을 지원한다.", "예산·투자", id="a sum for each is no budget"),
        pytest.param("정책팀 이사", "", "정책·조례", id="part of a body's name"),
        pytest.param("정책 이름 짓기", "", "정책·조례", id="the name of a thing"),
        pytest.param("투자유치과 신설", "", "예산·투자", id="a section is no deed"),
        pytest.param("축제 기간 안내 로봇", "", "행사", id="while an event lasts"),
        pytest.param("박람회장 로봇", "", "행사", id="where an event is"),
        pytest.param("당선작 없던 공모", "", "선정", id="nothing was chosen"),
        pytest.param("표어 공모", "당선작은 5월 발표한다.", "선정", id="not chosen yet"),
        pytest.param("양식 공모 탈락", "", "공모·모집", id="who fails does not call"),
        pytest.param("국비 건의액 절반만", "", "정책·조례", id="a sum that was asked for"),
        pytest.param("예타 면제 의결", "", "정책·조례", id="what is decided is of another kind"),
        pytest.param("업무협약 파기 뒤 소송", "", "협약", id="an agreement that was broken"),
        pytest.param("코스닥 상장", "공모로 300억원을 모았다.", "공모·모집", id="shares on offer"),
        pytest.param("학회", "연구자들이 논문 300편을 발표한다.", "연구개발", id="papers are read out"),
    ],
)
def test_what_stands_beside_the_news_is_none(title: str, body: str, kind: str) -> None:
    assert kind not in _kinds(title, body)


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        pytest.param("협약 1년 만에 결실", "", "협약", id="counted from an agreement"),
        pytest.param("개소 3년 맞은 허브", "", "출범·개소·착공", id="an anniversary"),
        pytest.param("예타 통과 1년", "", "예타", id="since a study"),
        pytest.param("업무협약 맺었던 기업 철수", "", "협약", id="once agreed"),
        pytest.param("경매장", "2년 전 국비를 받아 지었다.", "예산·투자", id="years ago"),
        pytest.param("용접 기술", "지난해 업체와 업무협약을 맺고 연구해 온 결과다.", "협약", id="the fruit of it"),
        pytest.param(
            "안내판 고장", "3년 전 국비 12억원을 들여 세운 안내판이 자주 멈춘다.", "예산·투자", id="a clause about the past"
        ),
    ],
)
def test_what_is_long_done_is_no_news(title: str, body: str, kind: str) -> None:
    assert kind not in _kinds(title, body)


def test_news_of_a_duration_stays_news() -> None:
    assert "예산·투자" in _kinds("투자 3년간 40억원 확보")


def test_last_year_s_agreement_does_not_hide_what_it_led_to() -> None:
    kinds = _kinds("용접 성과", "두 기관은 지난해 맺은 업무협약으로 결함을 찾는 알고리즘을 개발했다.")
    assert kinds == {"연구개발"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("AI 정책 박사급 채용", "연구원은 AI 정책을 연구할 박사 2명을 채용한다.", id="what the post is for"),
        pytest.param("AI 교육센터 행정직 공개채용", "", id="where the post is"),
        pytest.param("직원 채용 원서접수", "신청서는 방문 접수한다.", id="how to apply"),
    ],
)
def test_a_post_that_is_filled_is_one_kind_of_news(title: str, body: str) -> None:
    assert _kinds(title, body) == {"채용"}


@pytest.mark.parametrize(
    ("title", "body", "kinds"),
    [
        pytest.param("인재 양성해 채용한다", "", {"인력양성", "채용"}, id="taught first, then hired"),
        pytest.param("직원 채용, 참여기업 모집", "", {"채용", "공모·모집"}, id="two notices in one"),
        pytest.param(
            "AI 과제 공모",
            "신청서를 받는다. 사업단은 직원 채용 공고도 냈다.",
            {"공모·모집", "채용"},
            id="a headline that calls",
        ),
    ],
)
def test_hiring_beside_other_news_leaves_both(title: str, body: str, kinds: set[str]) -> None:
    assert _kinds(title, body) >= kinds
