import pytest

from bongsu.facts.bodies import find_bodies


def _bodies(text: str) -> list[tuple[object, str]]:
    return [(fact.value, fact.unit) for fact in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("대구시는", [("대구광역시", "local-government")], id="a city by its short name"),
        pytest.param("포항시가", [("경상북도 포항시", "local-government")], id="with its province"),
        pytest.param("과기정통부와", [("과학기술정보통신부", "ministry")], id="a ministry by its short name"),
        pytest.param("통계청은", [("국가데이터처", "ministry")], id="an old name gives the present one"),
        pytest.param("포스텍이", [("포항공과대학교", "university")], id="a university by its brand"),
        pytest.param("울산테크노파크가", [("울산테크노파크", "agency")], id="an agency by its end"),
        pytest.param("전남대학교에서", [("전남대학교", "university")], id="a university by its end"),
        pytest.param("AI기업 ㈜가온지능은", [("가온지능", "company")], id="a firm by its mark"),
        pytest.param("가온지능(주)과", [("가온지능", "company")], id="the mark behind"),
        pytest.param("SK텔레콤과 KT", [("SK텔레콤", "company"), ("KT", "company")], id="firms by name"),
        pytest.param("㈜네이버는", [("네이버", "company")], id="a mark before a known name is one firm"),
        pytest.param("군위군은", [("대구광역시 군위군", "local-government")], id="the province of today"),
        pytest.param("광주광역시는", [("광주광역시", "local-government")], id="a government of the past"),
        pytest.param("대구시 수성못 산책로", [], id="a place where nobody acts"),
        pytest.param("지역 연구원들과 각종 위원회", [], id="no names"),
        pytest.param("위원회, 책임연구원", [], id="ends alone"),
        pytest.param("KTX와 SNS", [], id="letters inside a word"),
        pytest.param("울산테크노파크장", [], id="a person's office"),
        pytest.param("중구는", [], id="a name of too many"),
        pytest.param("‘울산 AI 사업단’이", [("울산 AI 사업단", "agency")], id="a team of several words"),
        pytest.param("AI융합추진단이", [("AI융합추진단", "agency")], id="a team in one word"),
        pytest.param("주최: 대구시 / 문의: 누리집", [("대구광역시", "local-government")], id="in a list of roles"),
        pytest.param("사업단은", [], id="a team without a name"),
        pytest.param("이번 사업단은", [], id="which team is not said"),
    ],
)
def test_who_is_named(text: str, bodies: list[tuple[object, str]]) -> None:
    assert _bodies(text) == bodies


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("울산테크노파크가 주관하고", "leads", id="leads, after"),
        pytest.param("주관기관: 울산테크노파크", "leads", id="leads, before"),
        pytest.param("울산테크노파크가 이끌며", "leads", id="leads the others"),
        pytest.param("대전테크노파크가 주최하는", "hosts", id="hosts, after"),
        pytest.param("주최: 대전테크노파크", "hosts", id="hosts, before"),
        pytest.param("네이버와 업무협약을 맺었다.", "partner", id="partner"),
        pytest.param("경북도는 센터를 연다고 밝혔다.", "issuer", id="tells the news"),
        pytest.param("카이스트가 함께 참여한다.", "participates", id="takes part"),
        pytest.param("카이스트가 센터를 연다.", "acts", id="acts"),
        pytest.param("카이스트 총장", "", id="only named"),
    ],
)
def test_what_they_do_here(text: str, role: str) -> None:
    assert [fact.role for fact in find_bodies(text)] == [role]


def test_the_same_name_in_several_provinces_stays_as_written() -> None:
    assert _bodies("고성군은") == [("고성군", "local-government")]


def test_the_regions_tell_which_of_two_is_meant() -> None:
    assert [fact.value for fact in find_bodies("광주시는", ["29000"])] == ["광주광역시"]
