import pytest

from bongsu.kinds import find_kinds


def _kinds(title: str, body: str = "") -> set[str]:
    return {kind.kind for kind in find_kinds(f"{title}\n\n{body}", len(title))}


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
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
        pytest.param("해커톤 대신 부트캠프", "", "행사", id="instead of it"),
        pytest.param("예산은 아직 미정", "", "예산·투자", id="left open"),
        pytest.param("산단 조기 착공 촉구", "", "출범·개소·착공", id="wished for"),
        pytest.param("센터 건립을 위한 협약", "", "출범·개소·착공", id="what an agreement is for"),
        pytest.param("신설하는 학과 신입생 모집", "", "출범·개소·착공", id="what a call is about"),
        pytest.param("정책전략대학원 신설", "", "정책·조례", id="part of a school's name"),
        pytest.param("교육 기본계획 마련", "", "인력양성", id="a plan about it"),
        pytest.param("실증단지 예타 신청", "", "실증·특구", id="a project that is only studied"),
        pytest.param("실증단지 예타 대상 선정", "", "선정", id="chosen to be studied"),
        pytest.param(
            "예타", "시는 예비타당성조사를 면제해 달라고 정부에 공식 건의했다.", "정책·조례", id="a study is asked for"
        ),
        pytest.param("공장 증설", "회사는 이사회에서 투자안을 의결했다.", "정책·조례", id="a board decides"),
        pytest.param("센터", "시내에서 센터 착공식이 열렸다.", "행사", id="a ceremony is part of the launch"),
        pytest.param("콜센터", "신고가 몰려도 먼저 접수한다.", "공모·모집", id="calls for help are taken"),
        pytest.param("배달로봇 시범운영 시작", "", "출범·개소·착공", id="on trial only"),
        pytest.param("혁신대회에서 대통령상 수상", "", "행사", id="where a prize is won"),
        pytest.param("부스비 준다", "시는 전시회에 나가는 기업의 부스비를 낸다.", "행사", id="who goes to an event"),
        pytest.param("국비 공모서 시군 선정", "", "공모·모집", id="where one is chosen"),
        pytest.param("해외전시회 참가 지원", "", "행사", id="going to an event"),
        pytest.param("예타 신청서 제출", "군은 신청서를 국토교통부에 냈다.", "공모·모집", id="who applies does not call"),
        pytest.param("캠프", "학생들은 사흘간 수요 예측 모델을 만들었다.", "연구개발", id="what is made in class"),
        pytest.param("학회", "연구자들이 연구 성과를 공유했다.", "연구개발", id="results are shared"),
        pytest.param("학회", "연구자들이 논문 300편을 발표한다.", "연구개발", id="papers are read out"),
        pytest.param("아이디어 공모전 개최", "", "행사", id="a call is held"),
        pytest.param("교육 플랫폼 구축 협약", "", "인력양성", id="a thing to teach by"),
        pytest.param("로봇택시 실증 시작", "시는 로봇택시 실증 운행에 들어갔다.", "출범·개소·착공", id="on trial as well"),
        pytest.param(
            "농기계 실증단지 조성",
            "군은 농기계 실증단지를 조성한다.",
            "출범·개소·착공",
            id="a place for trials that is planned",
        ),
        pytest.param("조례 개정해 윤리위원회 신설", "", "출범·개소·착공", id="what an ordinance sets up"),
        pytest.param("데이터센터 건립 투자협약", "", "출범·개소·착공", id="what an agreement builds"),
        pytest.param("강소특구, 기업 상담", "", "실증·특구", id="a district that acts"),
        pytest.param("기술이전 설명회", "", "연구개발", id="what a meeting is about"),
        pytest.param("교육생", "시는 데이터 분석과 모델 개발을 가르친다.", "연구개발", id="what is taught"),
        pytest.param("특구", "부처는 군을 드론 특구로 지정했다.", "선정", id="who designates chooses nobody"),
        pytest.param("드론 특구 지정 고시", "", "정책·조례", id="a designation that is published"),
        pytest.param("연구센터장 재공모", "", "공모·모집", id="a head is looked for"),
        pytest.param("위원회", "정책을 심의하는 위원회다.", "정책·조례", id="what a body deliberates"),
        pytest.param("사업화 교육", "", "기업지원", id="what is taught to firms"),
        pytest.param("수강생", "시는 수료하면 기업 면접을 본다고 밝혔다.", "채용", id="what a course leads to"),
        pytest.param(
            "원장 다시 뽑는다",
            "도는 적임자가 없어 원장 채용을 재공고했다. 원서는 15일까지 낸다.",
            "공모·모집",
            id="a post that is open again",
        ),
        pytest.param("로봇 경진대회 대상에 두 팀", "", "행사", id="a prize of an event"),
        pytest.param("실증 사업이 예타 넘어", "", "실증·특구", id="a project that was studied"),
        pytest.param("추경", "의회는 본회의를 열어 추경을 의결했다.", "정책·조례", id="a session on money"),
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
        pytest.param("작년 공모로 뽑힌 농업센터 준공", "", "선정", id="a clause in the headline"),
        pytest.param("지난해 예산으로 카메라 설치", "", "예산·투자", id="last year's money"),
        pytest.param("카메라", "군은 확보한 국비로 카메라를 달았다.", "예산·투자", id="money that was there"),
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
    assert "선정" in _kinds("마을 조성", "군은 공모에 뽑혀 2028년까지 마을을 만든다.")


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


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        pytest.param("조례안은 도지사가 윤리 교육을 실시하도록 했다.", "인력양성", id="what an ordinance says"),
        pytest.param("행사에서는 채용 공고와 투자 협의가 이어진다.", "채용", id="what goes on at an event"),
        pytest.param("앱은 축제와 박람회를 네 나라 말로 알려 준다.", "행사", id="what a thing does"),
        pytest.param("여기에 인력양성 방향이 담겼다.", "인력양성", id="what is held in it"),
        pytest.param("구청은 곧 캠퍼스 이야기와 강좌를 잇는다.", "인력양성", id="a noun without its deed"),
    ],
)
def test_a_later_sentence_about_the_contents_adds_no_kind(later: str, kind: str) -> None:
    assert kind not in _kinds("시 소식", f"시는 오늘 소식을 알렸다. {later}")


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        pytest.param("군은 석 달간 강좌를 하고 책을 준다.", "인력양성", id="a noun and its verb"),
        pytest.param("군은 참가팀을 모집할 예정이다.", "공모·모집", id="a verb by itself"),
        pytest.param("포럼에서는 두 기관이 업무협약을 맺었다.", "협약", id="signed at an event"),
        pytest.param("계획에는 국비 300억원이 담겼다.", "예산·투자", id="money in a plan"),
        pytest.param("포럼은 사흘간 열린다.", "행사", id="the event itself"),
    ],
)
def test_a_later_sentence_that_tells_a_deed_adds_its_kind(later: str, kind: str) -> None:
    assert kind in _kinds("시 소식", f"시는 오늘 소식을 알렸다. {later}")


@pytest.mark.parametrize(
    ("body", "kind", "told"),
    [
        pytest.param("진흥원은 기업을 모집한다. 5개사를 선정해 돕는다.", "선정", False, id="who will be chosen"),
        pytest.param("진흥원은 5개사를 선정했다.", "선정", True, id="who was chosen"),
        pytest.param("시는 투자를 유치했다. 단지는 2029년 문을 연다.", "출범·개소·착공", False, id="what will open"),
        pytest.param("시는 투자를 유치했다. 단지는 어제 문을 열었다.", "출범·개소·착공", True, id="what has opened"),
    ],
)
def test_a_later_step_is_no_news_yet(body: str, kind: str, *, told: bool) -> None:
    assert (kind in _kinds("시 소식", body)) is told
