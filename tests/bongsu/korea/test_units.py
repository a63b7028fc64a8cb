from datetime import date

import pytest

from bongsu.korea.units import (
    above,
    below,
    circle,
    lineage,
    name_of,
    on_day,
    predecessors,
    towns,
    unit_of,
    units,
)


def standing(day: date | None, *, of: str = "") -> list[str]:
    return [unit.code for unit in units().values() if unit.stands_on(day) and unit.code.startswith(of)]


class TestTheTable:
    def test_has_16_provinces_today_and_17_before_july_2026(self) -> None:
        provinces = [unit for unit in units().values() if unit.is_province]
        assert sum(unit.stands_on(None) for unit in provinces) == 16
        assert sum(unit.stands_on(date(2026, 6, 30)) for unit in provinces) == 17

    def test_has_all_227_basic_units_today_besides_sejong_and_the_two_cities_of_jeju(self) -> None:
        basic = [u for u in units().values() if u.stands_on(None) and u.parent and u.parent[2:] == "000"]
        assert len([u for u in basic if not u.code.startswith(("36", "50"))]) == 227

    def test_has_the_39_boroughs_of_13_cities(self) -> None:
        boroughs = [u for u in units().values() if u.stands_on(None) and u.parent and u.parent[2:] != "000"]
        assert len(boroughs) == 39
        assert len({u.parent for u in boroughs}) == 13

    def test_every_parent_and_successor_is_in_it(self) -> None:
        named = {code for unit in units().values() for code in (unit.parent, *unit.successors) if code}
        assert named <= set(units())

    def test_only_abolished_units_have_successors_and_those_came_when_they_went_or_stood_already(self) -> None:
        for unit in units().values():
            for heir in map(units().__getitem__, unit.successors):
                assert unit.valid_to is not None
                assert heir.valid_from <= unit.valid_to

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("46110", "12110"), ("46130", "12130"), ("46150", "12150"), ("46170", "12170"), ("46230", "12190"),
            ("29110", "12210"), ("29140", "12240"), ("29155", "12270"), ("29170", "12300"), ("29200", "12330"),
            ("46710", "12710"), ("46790", "12760"), ("46880", "12840"), ("46910", "12870"),
            ("47720", "27720"), ("42820", "51820"), ("45790", "52790"), ("45111", "52111"), ("45110", "52110"),
            ("28170", "28177"), ("44730", "36110"),
        ],
    )  # fmt: skip
    def test_knows_who_succeeded_whom(self, old: str, new: str) -> None:
        assert units()[old].successors == (new,)
        assert units()[old].valid_to == units()[new].valid_from

    @pytest.mark.parametrize(
        ("old", "heirs"),
        [
            ("28110", ("28125", "28155")),  # 중구: the inland part, and 영종·용유
            ("28260", ("28275", "28290")),  # 서구: 서해구 and 검단구
            ("48160", ("48125", "48127")),  # 마산시
        ],
    )
    def test_a_divided_unit_has_several_successors(self, old: str, heirs: tuple[str, ...]) -> None:
        assert units()[old].successors == heirs

    def test_a_merged_unit_has_several_predecessors(self) -> None:
        assert predecessors()["28125"] == ("28110", "28140")
        assert predecessors()["12000"] == ("29000", "46000")

    def test_towns_have_ten_digits_and_a_unit_above(self) -> None:
        assert all(len(code) == 10 and town.parent in units() for code, town in towns().items())

    def test_a_town_keeps_its_number_when_its_district_gets_another_code(self) -> None:
        assert towns()["4579025000"].name == towns()["5279025000"].name == "고창읍"

    def test_a_town_that_grew_keeps_its_old_name_as_a_short_one(self) -> None:
        assert [(t.name, t.short_names) for t in towns().values() if t.name == "구지읍"] == [("구지읍", ("구지면",))]


class TestNames:
    def test_are_given_from_the_top(self) -> None:
        assert name_of("41135") == "경기도 성남시 분당구"
        assert name_of("2771038000") == "대구광역시 달성군 구지읍"

    def test_sejong_does_not_say_its_name_twice(self) -> None:
        assert name_of("36110") == "세종특별자치시"

    def test_an_unknown_code_names_itself(self) -> None:
        assert name_of("99999") == "99999"
        assert unit_of("99999") is None


class TestOverTime:
    @pytest.mark.parametrize(
        ("code", "day", "then"),
        [
            pytest.param("12300", date(2022, 1, 24), "29170", id="before the merger a 구 of 광주 has its former code"),
            pytest.param("29170", date(2026, 7, 1), "12300", id="and from its first day the new one"),
            pytest.param("29170", None, "12300", id="the newest table where no day is given"),
            pytest.param("42820", date(2026, 1, 1), "51820", id="고성 of 강원 after 2023"),
            pytest.param("42000", None, "51000", id="a 시도 that only changed its kind"),
            pytest.param("29000", None, "29000", id="a 시도 merged into a larger one is no other now"),
            pytest.param("28260", None, "28260", id="a divided 구 cannot be mapped"),
            pytest.param("28125", date(2025, 1, 1), "28125", id="nor one made of two parts, backwards"),
            pytest.param("47720", None, "27720", id="군위 moved to 대구"),
        ],
    )
    def test_a_region_has_the_code_of_the_day(self, code: str, day: date | None, then: str) -> None:
        assert on_day(code, day) == then

    def test_lineage_goes_both_ways_but_never_zigzag(self) -> None:
        assert lineage("28140") == {"28140", "28125"}
        assert lineage("28125") == {"28125", "28110", "28140"}


class TestContaining:
    def test_above_goes_up_to_the_province(self) -> None:
        assert list(above("2771038000")) == ["2771038000", "27710", "27000"]

    def test_below_has_boroughs_too(self) -> None:
        assert {"41130", "41135"} <= set(below("41000"))

    def test_the_circle_has_every_code_that_a_container_had(self) -> None:
        assert circle("12300") == {"12300", "12000", "29170", "29000"}

    def test_a_day_long_ago_had_no_new_provinces(self) -> None:
        assert standing(date(2020, 1, 1), of="12") == []
        assert len(standing(None, of="12")) == 28
