import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.korea.gazetteer import covers, name_of, nearest_names, region_codes
from bongsu.korea.units import below, units


class TestRegionCodes:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("대구", "27000"), ("대구시", "27000"), ("대구광역시", "27000"), ("경북", "47000"), ("경상북도", "47000"),
            ("전북특별자치도", "52000"), ("전라북도", "52000"), ("강원도", "51000"), ("제주", "50000"), ("세종시", "36000"),
            ("포항", "47110"), ("포항시", "47110"), ("경북 포항", "47110"), ("경상북도 포항시", "47110"),
            ("경기 광주", "41610"), ("경기도 광주시", "41610"), ("강원 고성", "51820"), ("경남 고성군", "48820"),
            ("성남 분당", "41135"), ("경기 분당구", "41135"), ("경기도 성남시 분당구", "41135"), ("분당", "41135"),
            ("군위군", "27720"), ("인천 서해구", "28275"), ("화성 동탄구", "41597"), ("달성", "27710"), ("제주시", "50110"),
        ],
    )  # fmt: skip
    def test_a_name_means_its_unit(self, name: str, code: str) -> None:
        assert code in region_codes(name)

    def test_a_province_has_all_its_units_past_and_present(self) -> None:
        assert set(below("47000")) <= region_codes("경북")
        assert {"42110", "51110"} <= region_codes("강원")

    def test_gwangju_keeps_meaning_the_five_former_districts(self) -> None:
        assert region_codes("광주") == {
            "29000", "29110", "29140", "29155", "29170", "29200", "12210", "12240", "12270", "12300", "12330",
        }  # fmt: skip

    def test_jeonnam_keeps_meaning_the_22_others(self) -> None:
        present = {code for code in region_codes("전남") if units()[code].stands_on(None)}
        assert len(present) == 22
        assert present.isdisjoint(region_codes("광주"))

    @pytest.mark.parametrize("name", ["전남광주", "전남광주통합특별시", "광주특별시", "통합특별시", "광주전남"])
    def test_the_merged_province_has_both(self, name: str) -> None:
        assert region_codes("광주") | region_codes("전남") <= region_codes(name)

    def test_honam_has_jeonbuk_besides(self) -> None:
        assert region_codes("호남권") == region_codes("전남광주") | region_codes("전북")

    def test_the_capital_region_and_the_rest_are_all_provinces_and_have_none_in_common(self) -> None:
        near, far = region_codes("수도권"), region_codes("비수도권")
        provinces = {unit.code for unit in units().values() if unit.is_province}
        assert provinces - {"49000"} <= near | far
        assert near.isdisjoint(far)

    def test_a_unit_that_moved_belongs_to_each_province_by_its_own_code(self) -> None:
        assert "47720" in region_codes("경북")
        assert "27720" not in region_codes("경북")
        assert "27720" in region_codes("대구")

    def test_a_town_is_named_with_its_district(self) -> None:
        assert region_codes("달성군 구지읍") == {"2771038000"}
        assert region_codes("구지읍") == frozenset()

    @pytest.mark.parametrize("name", ["중구", "고성", "고성군", "", " ", "없는도", "대구 포항"])
    def test_what_names_nothing_or_several_places_means_nothing(self, name: str) -> None:
        assert region_codes(name) == frozenset()

    def test_spaces_and_decomposed_hangul_do_not_matter(self) -> None:
        assert (
            region_codes("  경북   포항 ")
            == region_codes("\u1100\u1167\u11bc\u1107\u116e\u11a8 포항")
            == region_codes("경북 포항")
        )

    @given(st.text())
    def test_takes_any_text(self, name: str) -> None:
        assert region_codes(name) <= region_codes(name)


class TestNearestNames:
    @pytest.mark.parametrize(
        ("name", "among"),
        [
            ("포항씨", "포항"),
            ("대구광역", "대구광역시"),
            ("중구", "부산 중구"),
            ("고성군", "경남 고성군"),
            ("고성군", "강원 고성군"),
        ],
    )
    def test_offers_what_would_be_understood(self, name: str, among: str) -> None:
        assert among in nearest_names(name)
        assert all(map(region_codes, nearest_names(name)))

    def test_offers_no_more_than_asked_for_and_nothing_for_nonsense(self) -> None:
        assert len(nearest_names("중구", 2)) == 2
        assert nearest_names("zzzz") == ()


class TestCovers:
    @pytest.mark.parametrize(
        ("rule", "mention", "covered"),
        [
            pytest.param("대구", "27260", True, id="a 시도 covers its 시군구"),
            pytest.param("수성구", "27000", False, id="but a 시군구 not its 시도"),
            pytest.param("포항", "47111", True, id="a 시 covers its 구"),
            pytest.param("광주", "29110", True, id="광주 of 2022"),
            pytest.param("광주", "12210", True, id="and the same 구 today"),
            pytest.param("광주", "12110", False, id="목포 is not 광주, though in one 시도 with it"),
            pytest.param("광주", "41610", False, id="nor is 경기 광주"),
            pytest.param("전남", "12210", False, id="a 구 of 광주 is not 전남"),
            pytest.param("광주", "12000", True, id="the merged 시도 speaks for 광주"),
            pytest.param("전남", "12000", True, id="and for 전남"),
            pytest.param("전남광주", "29000", True, id="who watches the merged 시도 wants what came before"),
            pytest.param("강원", "42110", True, id="춘천 under its former code"),
            pytest.param("경북", "27720", False, id="군위 left 경북"),
            pytest.param("인천 서구", "28290", True, id="검단구 was a part of 서구"),
            pytest.param("세종", "36110", True, id="세종 by either code"),
            pytest.param("달성군 구지읍", "2771038000", True, id="a town"),
            pytest.param("달성군", "2771038000", True, id="a town within"),
            pytest.param("대구", "99999", False, id="an unknown code"),
        ],
    )
    def test_a_rule_covers(self, rule: str, mention: str, covered: bool) -> None:
        assert covers(region_codes(rule), mention) is covered

    @given(st.sampled_from(sorted(units())))
    def test_every_unit_is_covered_by_its_own_full_name(self, code: str) -> None:
        wanted = region_codes(name_of(code))
        assert not wanted or covers(wanted, code)
