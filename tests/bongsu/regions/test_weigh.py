import pytest

from bongsu.regions.scan import scan
from bongsu.regions.weigh import NEVER, confidence, starts_word, weigh, weigh_all


def points(text: str, name: str) -> float:
    hits = [weigh(text, hit) for hit in scan(text)]
    return next(each.points if each.starts else NEVER for each in hits if each.hit.surface == name)


class TestWeigh:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            pytest.param("포항 기업", "포항", id="a clear name"),
            pytest.param("상주시 농가", "상주시", id="an official name"),
            pytest.param("국립부여박물관", "부여", id="after what institutions put before names"),
            pytest.param("부여 21.5㎜", "부여", id="rain fell there"),
            pytest.param("진도경찰서", "진도", id="a place's police"),
            pytest.param("8일 화성서 열린다", "화성", id="a day and 서"),
            pytest.param("공주 산사태로 2명 매몰", "공주", id="bare at the head of a title"),
            pytest.param("[단독] 화성 제약사 이전", "화성", id="after a tag too"),
            pytest.param("새벽 화성 물류창고서 불", "화성", id="what happens in places"),
            pytest.param("이날 고령 다산면 공장", "고령", id="one of its 면"),
            pytest.param("호남권 대학", "호남권", id="a group"),
            pytest.param("전남대학교 교수", "전남대", id="a college"),
            pytest.param("광주대구고속도로", "광주", id="no college, so what it begins with"),
            pytest.param("상주시설관리공단", "상주시", id="시 and 시설관리공단"),
            pytest.param("국립공주병원 신축", "공주", id="병원 goes on longer than 병 of 공주병"),
            pytest.param("양산을 잇는 철도", "양산", id="what is done with places, though an object"),
            pytest.param("백자 열 점 부여에 기증", "부여", id="what is done at places"),
            pytest.param("산불 번진…화성 긴장", "화성", id="bare at the head of a clause"),
            pytest.param("강화도 갯벌 걷기", "강화", id="the island at the head of a title"),
            pytest.param("강화 갯벌 저어새", "강화", id="what belongs to it in the line"),
            pytest.param("부산선 첫 눈 소식", "부산", id="선 that is short for 에선"),
            pytest.param("강풍에 전주 곳곳 정전", "전주", id="a town without power, not its poles"),
            pytest.param("대전하나시티즌 무패", "대전", id="a team whose name goes on as another word"),
            pytest.param("이날 예산 덕산면 온천", "예산", id="one of its 면, though 덕 might begin a word"),
        ],
    )
    def test_speaks_for_the_place(self, text: str, name: str) -> None:
        assert points(text, name) > 0

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            pytest.param("불안성 지적", "안성", id="a piece of a longer word"),
            pytest.param("4강서 격돌", "강서", id="after a digit"),
            pytest.param("내년 예산안", "예산", id="a known beginning"),
            pytest.param("역량을 강화한다", "강화", id="a verb made of the noun"),
            pytest.param("의무 부여", "부여", id="a word before it"),
            pytest.param("영남일보 주최", "영남", id="a newspaper"),
            pytest.param("KBS대구 뉴스", "대구", id="a broadcaster"),
            pytest.param("상주시켜 둔다", "상주", id="시 of a verb"),
            pytest.param("연수구간 확대", "연수", id="구 of 구간"),
            pytest.param("서구식 민주주의", "서구", id="the West"),
            pytest.param("공주 드레스", "공주", id="at the head, but of a princess"),
            pytest.param("이날 고령 아무면", "고령", id="not one of its 면"),
            pytest.param("공장에 상주 인력", "상주", id="a verbal noun with what it takes"),
            pytest.param("과천선 전동차 고장", "과천", id="a railway"),
            pytest.param("강릉선 KTX 운행", "강릉", id="a railway of fast trains"),
            pytest.param("트럭이 전주 들이받아", "전주", id="a pole that is hit"),
            pytest.param("알 밴 대구 포획", "대구", id="a fish with its roe"),
            pytest.param("부산 거제동 아파트", "거제", id="a 동 of another unit"),
            pytest.param("소백산맥 종주, 태백산맥 산행", "태백", id="a mountain range"),
            pytest.param("구리 t당 9천 달러", "구리", id="at the head, but its line speaks of metals"),
            pytest.param("트로트 가수 강진 무대", "강진", id="a singer"),
            pytest.param("대기 가운데 치킨 대전", "대전", id="the last word of a contest's name"),
            pytest.param("의료인력 양산에 박차", "양산", id="a deed that one sets out to do"),
            pytest.param("24시간 동안 20㎝ 눈", "동안", id="the weather does not make a district of during"),
            pytest.param("교육 연수의 효과", "연수", id="a particle hints at the word"),
            pytest.param("경기도 못 뛴 선수", "경기", id="경기 and 도, of a match"),
        ],
    )
    def test_speaks_for_the_word(self, text: str, name: str) -> None:
        assert points(text, name) < 0

    def test_the_rest_of_the_line_speaks_for_and_against(self) -> None:
        assert (
            points("이날 화성 탐사선 궤도", "화성") < points("이날 화성 소식", "화성") < points("이날 화성 동탄 소식", "화성")
        )
        assert points("이날 화성 소식\n탐사선 궤도", "화성") == points("이날 화성 소식\n", "화성")

    def test_after_a_noun_a_particle_hints_more(self) -> None:
        assert points("규제 강화는", "강화") < points("규제의 강화는", "강화")

    def test_more_evidence_is_more_points(self) -> None:
        assert points("이날 진주 소식", "진주") > points("이날 진주에서", "진주") > points("이날 진주", "진주")


class TestWeighAll:
    def test_weighs_what_can_be_a_word_of_its_own(self) -> None:
        inside, apart = weigh_all("불안성 안성", scan("불안성 안성"))
        assert (inside.starts, inside.points) == (False, NEVER)
        assert apart.starts
        assert apart == weigh("불안성 안성", apart.hit)

    def test_weighs_what_stands_right_after_a_name(self) -> None:
        _, second = weigh_all("평택당진항", scan("평택당진항"))
        assert (second.starts, second.points > 0) == (False, True)


@pytest.mark.parametrize(
    ("text", "starts"),
    [("대구", True), (" 대구", True), ("‘대구", True), ("AI대구", True), ("北대구", True), ("동대구", False), ("2대구", False)],
)
def test_a_word_starts_after_no_hangul_and_no_digit(text: str, starts: bool) -> None:
    assert starts_word(text, text.index("대구")) is starts


def test_confidence_grows_with_points_and_stays_below_certainty() -> None:
    assert confidence(0.0) == 0.5
    assert confidence(1.0) < confidence(4.0) < confidence(100.0) == 0.99
