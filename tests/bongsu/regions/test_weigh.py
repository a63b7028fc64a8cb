import pytest

from bongsu.regions.scan import scan
from bongsu.regions.weigh import NEVER, confidence, starts_word, weigh


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
        ],
    )
    def test_speaks_for_the_word(self, text: str, name: str) -> None:
        assert points(text, name) < 0

    def test_more_evidence_is_more_points(self) -> None:
        assert points("이날 진주 소식", "진주") > points("이날 진주에서", "진주") > points("이날 진주", "진주")


@pytest.mark.parametrize(
    ("text", "starts"),
    [("대구", True), (" 대구", True), ("‘대구", True), ("AI대구", True), ("北대구", True), ("동대구", False), ("2대구", False)],
)
def test_a_word_starts_after_no_hangul_and_no_digit(text: str, starts: bool) -> None:
    assert starts_word(text, text.index("대구")) is starts


def test_confidence_grows_with_points_and_stays_below_certainty() -> None:
    assert confidence(0.0) == 0.5
    assert confidence(1.0) < confidence(4.0) < confidence(100.0) == 0.99
