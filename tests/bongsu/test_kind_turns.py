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
        pytest.param("강좌", "시는 접수를 이틀 앞당겨 끝낸다.", "정정·연장·재공고", id="ended early"),
        pytest.param("다시 공모", "", "정정·연장·재공고", id="once more"),
        pytest.param("교육생 선발 인원", "", "공모·모집", id="how many are taken"),
        pytest.param("계약직 두 명 뽑는다", "", "채용", id="staff for a time"),
        pytest.param("위성 기업", "기업은 5년간 80억원을 지원받는다.", "예산·투자", id="money is given"),
        pytest.param("항로 연구…7년간 130억", "", "예산·투자", id="a headline with what it takes over years"),
        pytest.param("로봇관", "시는 로봇 체험관을 열었다.", "출범·개소·착공", id="a house is opened"),
        pytest.param("항만 논의", "시는 항만 추진단을 꾸렸다.", "출범·개소·착공", id="a body is formed"),
        pytest.param("시제품 보급", "신청은 읍면동에서 받는다.", "공모·모집", id="how to apply"),
        pytest.param("인증비 준다", "신청은 다음 달 10일까지다.", "공모·모집", id="until when to apply"),
        pytest.param("로봇을 만들 기업 찾는다", "", "공모·모집", id="firms are looked for"),
        pytest.param("운영 안내", "진흥원은 모집 인원을 20명으로 바꾼다.", "정정·연장·재공고", id="changed"),
        pytest.param("인턴 20명 선발", "", "채용", id="interns are taken"),
        pytest.param("장비 빌려쓰기", "진흥원은 사용료의 70%를 지원한다.", "기업지원", id="costs of firms are paid"),
        pytest.param("바우처 안내", "뽑힌 기업은 최대 7천만원을 지원받는다.", "기업지원", id="firms receive"),
        pytest.param("성장펀드", "시는 기업 8곳에 120억원을 투자했다.", "기업지원", id="firms are invested in"),
        pytest.param("옛 청사 고친다", "시는 도비 30억원을 받아 청사를 고친다.", "예산·투자", id="money that comes in"),
        pytest.param("기업 키울 펀드", "", "기업지원", id="a fund to bring up firms"),
        pytest.param("항만 미래", "시는 항만 육성 계획을 발표했다.", "정책·조례", id="what is meant to be done is told"),
        pytest.param("행정 혁신", "시는 혁신 방안을 발표했다.", "정책·조례", id="a plan is made known"),
    ],
)
def test_a_turn_shows_what_no_single_word_does(title: str, body: str, kind: str) -> None:
    assert kind in _kinds(title, body)


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        pytest.param("업체 돕는다", "업체당 최대 3억원을 지원한다.", "예산·투자", id="a sum for each is no budget"),
        pytest.param("원격 진료", "환자 120명이 측정기를 쓴다.", "인력양성", id="a word that only ends like bringing up"),
        pytest.param(
            "협의체 소식", "협약을 했다. 두 기관은 실무협의체를 꾸려 일을 나눈다.", "출범·개소·착공", id="who will see to it"
        ),
        pytest.param("결함 찾기", "대학은 업체 자료로 결함을 찾는 법을 익혔다.", "공모·모집", id="not firms are looked for"),
    ],
)
def test_what_only_looks_like_a_turn(title: str, body: str, kind: str) -> None:
    assert kind not in _kinds(title, body)
