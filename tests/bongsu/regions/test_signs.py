import pytest

from bongsu.regions.signs import (
    COMPOUND,
    DATED,
    LOCAL,
    LOCAL_NEXT,
    LOCATIVE,
    ODD_TAIL,
    PERSON,
    REACHED,
    SITED,
    VISITED,
    WEATHER,
    common_points,
    compound_length,
    is_local_feature,
    is_weather,
    person_points,
)


def split(text: str, name: str) -> tuple[str, str]:
    """Return what stands before and after a name."""
    head, _, tail = text.partition(name)
    return head, tail


class TestCommonPoints:
    @pytest.mark.parametrize(
        ("text", "points"),
        [
            pytest.param("진주 21.5㎜", WEATHER, id="rain"),
            pytest.param("진주 영하 11도", WEATHER, id="cold"),
            pytest.param("진주 12 산청 9도", WEATHER, id="a strip of figures"),
            pytest.param("진주 규모 2.1 지진", WEATHER, id="an earthquake"),
            pytest.param("진주경찰서", COMPOUND, id="its police"),
            pytest.param("진주갑 출마", COMPOUND, id="a constituency"),
            pytest.param("진주을 혈투", COMPOUND, id="and one that looks like an object"),
            pytest.param("진주서 열려", LOCATIVE, id="in a place"),
            pytest.param("진주서도 확인", LOCATIVE, id="in a place, too"),
            pytest.param("진주 침수 피해", LOCAL_NEXT, id="what happens next to it"),
            pytest.param("진주 월아산 등산객", LOCAL_NEXT, id="a mountain there"),
            pytest.param("진주 늦가을 첫눈", LOCAL, id="what happens soon after it"),
            pytest.param("진주 방문 일정", VISITED, id="whom one visits"),
            pytest.param("3일 진주 뒷이야기", DATED, id="a day before"),
            pytest.param("진주 뒷이야기. 산불", 0.0, id="another sentence"),
            pytest.param("진주 부동산 값", 0.0, id="부동산 is no mountain"),
            pytest.param("진주를 말하다", 0.0, id="nothing"),
        ],
    )
    def test_what_stands_after_a_name_speaks_for_it(self, text: str, points: float) -> None:
        assert common_points(*split(text, "진주")) == points

    @pytest.mark.parametrize("text", ["유등의 고장 진주", "폭설에 덮인 진주", "프로축구 진주"])
    def test_what_a_headline_calls_a_place_does_too(self, text: str) -> None:
        assert common_points(*split(text, "진주")) > 0


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "name", "points"),
        [
            pytest.param("가수 강진 새 노래", "강진", PERSON, id="a title before"),
            pytest.param("강진 씨는 웃었다", "강진", PERSON, id="and after"),
            pytest.param("안산 선수 3관왕", "안산", PERSON, id="an athlete"),
            pytest.param("안산 선수단 입촌", "안산", 0.0, id="but not a team"),
            pytest.param("강진아 기자", "강진", ODD_TAIL, id="the last syllable of a given name"),
            pytest.param("안성기의 영화", "안성", ODD_TAIL, id="with a particle"),
            pytest.param("강진군의 농가", "강진", 0.0, id="군 is no name"),
            pytest.param("음성우체국", "음성", 0.0, id="음 is no surname"),
        ],
    )
    def test_of_the_same_name_are_not_places(self, text: str, name: str, points: float) -> None:
        assert person_points(name, *split(text, name)) == points


class TestWhatGoesOn:
    @pytest.mark.parametrize(
        ("tail", "length"), [("병원 신축", 2), ("고 야구부", 1), (" 병원", 0), ("병 걸린", 0), ("을 위해", 0)]
    )
    def test_as_places_names_do(self, tail: str, length: int) -> None:
        assert compound_length(tail) == length

    def test_as_names_of_small_things_do(self) -> None:
        assert is_local_feature("저수지 낚시")
        assert is_local_feature("동 아파트")
        assert not is_local_feature("시 아파트")

    def test_as_the_weather_does(self) -> None:
        assert is_weather(" 38.7도")
        assert not is_weather(" 38명")


class TestDoings:
    @pytest.mark.parametrize("tail", ["에 문 연 병원", "서 열린 축제", "에 국내최대 물류센터"])
    def test_that_are_at_a_place(self, tail: str) -> None:
        assert SITED.match(tail)

    @pytest.mark.parametrize("tail", ["를 방문한 총리", "을 꺾고 2위", "을 잇는 도로"])
    def test_that_reach_a_place(self, tail: str) -> None:
        assert REACHED.match(tail)

    @pytest.mark.parametrize("tail", ["에 나선 정부", "을 위해", "를 줄여"])
    def test_that_are_not(self, tail: str) -> None:
        assert not SITED.match(tail)
        assert not REACHED.match(tail)
