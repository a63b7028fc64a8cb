from datetime import date

import pytest

from bongsu.regions.beside import Linked, codes_on, link
from bongsu.regions.scan import scan
from bongsu.regions.weigh import weigh

TODAY = date(2026, 5, 1)


def linked(text: str, day: date | None = TODAY) -> list[Linked]:
    return list(link(text, (weigh(text, hit) for hit in scan(text)), day))


def codes(text: str, day: date | None = TODAY) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.hit.surface, each.codes) for each in linked(text, day) if each.points > 0]


class TestAParentBeside:
    @pytest.mark.parametrize(
        ("text", "name", "code"),
        [
            pytest.param("경기 광주시", "광주시", "41610", id="which of two cities"),
            pytest.param("광주 북구", "북구", "29170", id="which of five districts"),
            pytest.param("포항시 남구", "남구", "47111", id="a borough of a city"),
            pytest.param("경북포항 기업", "포항", "47110", id="without a space"),
            pytest.param("경남 고성", "고성", "48820", id="a word, were it alone"),
        ],
    )
    def test_says_where_the_name_lies(self, text: str, name: str, code: str) -> None:
        child = next(each for each in linked(text) if each.hit.surface == name)
        assert child.codes == (code,)
        assert [parent.surface for parent in child.parents] == [text.split(name, 1)[0].strip()]

    def test_of_another_province_says_nothing(self) -> None:
        assert all(not each.parents for each in linked("대구 포항"))

    def test_does_not_make_a_word_a_place(self) -> None:
        assert codes("충남 예산 편성") == [("충남", ("44000",))]

    def test_of_a_landmark_stays_a_region_of_its_own(self) -> None:
        assert [len(each.parents) for each in linked("대구 DGIST")] == [0, 0]


class TestLists:
    def test_each_member_vouches_for_the_other(self) -> None:
        assert [surface for surface, _ in codes("음성·충주 강의")] == ["음성", "충주"]
        assert codes("음성 강의") == []

    def test_the_last_speaks_for_all(self) -> None:
        assert [surface for surface, _ in codes("여야 맞수 공주·부여·청양 격돌")] == ["공주", "부여", "청양"]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("보성 32명, 강진 28명", id="people counted"),
            pytest.param("보성 영하 3도 강진 영하 4도", id="degrees"),
            pytest.param("보성에 이어 강진서도", id="one after the other"),
            pytest.param("보성~강진 철도", id="from the one to the other"),
        ],
    )
    def test_may_have_more_between_its_members(self, text: str) -> None:
        assert [surface for surface, _ in codes(text)] == ["보성", "강진"]

    @pytest.mark.parametrize("text", ["음성·영상", "수영·사이클", "동해·서해"])
    def test_words_do_not(self, text: str) -> None:
        assert codes(text) == []

    def test_namesakes_take_the_province_of_the_one_before(self) -> None:
        assert codes("광주 광산구·북구") == [("광주", ("29000",)), ("광산구", ("29200",)), ("북구", ("29170",))]

    def test_share_a_number(self) -> None:
        numbers = [each.row for each in linked("대구, 포항과 구미. 부산")]
        assert numbers[0] == numbers[1] == numbers[2] != 0
        assert numbers[3] == 0

    def test_after_a_hopeless_name_begins_anew(self) -> None:
        assert codes("강화한 포항·구미") == [("포항", ("47110",)), ("구미", ("47190",))]


class TestBesideASpace:
    def test_two_units_of_a_province_vouch_for_each_other(self) -> None:
        assert [surface for surface, _ in codes("전주 완주 통합")] == ["전주", "완주"]
        assert [surface for surface, _ in codes("안산 완주 통합")] == ["안산"]

    def test_two_provinces_do(self) -> None:
        assert [surface for surface, _ in codes("서울 경기 많은 비")] == ["서울", "경기"]
        assert codes("이날 경기 많은 비") == []

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("수원 정자동 공원", id="a 동 that a place elsewhere is known for"),
            pytest.param("부산 서구 송도해수욕장", id="a shore of the same name"),
            pytest.param("안성 칠곡저수지 물", id="a lake with the name of a county"),
            pytest.param("양주 장흥 유원지", id="a 면 of 양주"),
            pytest.param("울산 북구 강동 몽돌", id="a name that is a word, after a 구 elsewhere"),
        ],
    )
    def test_what_is_small_lies_where_the_name_before_says(self, text: str) -> None:
        assert [surface for surface, _ in codes(text)] in (["수원"], ["부산", "서구"], ["안성"], ["양주"], ["울산", "북구"])

    def test_a_landmark_of_the_unit_stays(self) -> None:
        assert [surface for surface, _ in codes("평창군 대관령 눈꽃")] == ["평창군", "대관령"]

    def test_after_a_word_it_says_nothing(self) -> None:
        assert codes("사상 수영 대회") == []


class TestGluedNames:
    def test_two_clear_ones_are_both_read(self) -> None:
        assert [surface for surface, _ in codes("평택당진항 공모")] == ["평택", "당진"]

    def test_a_road_shows_that_a_word_is_a_place(self) -> None:
        assert [surface for surface, _ in codes("영덕상주고속도로 개통")] == ["영덕", "상주"]
        assert codes("이날 강화상주고속버스") == []

    @pytest.mark.parametrize("text", ["서울아산병원", "부산대구조대"])
    def test_others_are_not(self, text: str) -> None:
        assert len(codes(text)) == 1


class TestCodesOnADay:
    @pytest.mark.parametrize(
        ("name", "day", "expected"),
        [
            pytest.param(("29000",), date(2022, 1, 1), ("29000",), id="광주 in 2022"),
            pytest.param(("12000",), date(2026, 3, 1), ("29000", "46000"), id="the merger before it came about"),
            pytest.param(("12000",), date(2026, 7, 1), ("12000",), id="and after"),
            pytest.param(("42000", "51000"), date(2020, 1, 1), ("42000",), id="강원 before 2023"),
            pytest.param(("28275",), date(2025, 1, 1), ("28260",), id="서해구 was 서구"),
            pytest.param(("28125",), date(2025, 1, 1), (), id="제물포구 was made of two, and was none before"),
            pytest.param(("29170", "12300"), None, ("12300",), id="the newest table"),
        ],
    )
    def test_are_those_that_stand(self, name: tuple[str, ...], day: date | None, expected: tuple[str, ...]) -> None:
        assert codes_on(name, day) == expected

    def test_a_name_of_no_unit_of_the_day_is_no_place(self) -> None:
        assert codes("인천 제물포구", date(2025, 1, 1)) == [("인천", ("28000",))]

    @pytest.mark.parametrize(
        ("text", "day", "found"),
        [
            pytest.param("통합특별시 예산", date(2026, 8, 1), ["통합특별시"], id="since July 2026 it is 전남광주"),
            pytest.param("통합특별시 논의", date(2026, 2, 1), [], id="before, any that was planned"),
            pytest.param("대전충남 통합특별시", date(2026, 8, 1), ["대전충남"], id="another plan"),
        ],
    )
    def test_a_bare_merged_city(self, text: str, day: date, found: list[str]) -> None:
        assert [surface for surface, _ in codes(text, day)] == found
