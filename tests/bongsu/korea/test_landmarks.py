import pytest

from bongsu.korea.landmarks import landmarks
from bongsu.korea.units import read_table, units


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("수성알파시티", {"27260"}), ("판교", {"41135"}), ("송도", {"28185"}), ("오송", {"43113"}), ("대덕특구", {"30200"}),
        ("포스텍", {"47110"}), ("DGIST", {"27710"}), ("UNIST", {"31710"}), ("첨단3지구", {"12300", "12330", "12840"}),
        ("KAIST", {"30200"}), ("GIST", {"12300"}), ("금오공대", {"47190"}),
    ],
)  # fmt: skip
def test_a_place_or_body_implies_its_units(name: str, codes: set[str]) -> None:
    assert set(landmarks()[name].codes) == codes


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("울산과학기술원", {"31710", "31000"}, id="a body named after its 시도 means that too"),
        pytest.param("광주과학기술원", {"12300", "29000"}, id="also where the 시도 is no more"),
        pytest.param("경북대", {"27230"}, id="but 경북대 lies in 대구"),
        pytest.param("전남대", {"12300"}, id="and 전남대 in 광주"),
    ],
)
def test_a_name_that_begins_with_a_province(name: str, codes: set[str]) -> None:
    assert set(landmarks()[name].codes) == codes


def test_there_are_at_least_300_and_each_stands_in_units_of_the_newest_table() -> None:
    lines = list(read_table("landmarks.csv"))
    assert len(lines) >= 300
    for line in lines:
        assert line["kind"] in ("place", "body")
        for code in line["codes"].split("|"):
            assert units()[code].stands_on(None) or code in ("29000", "46000"), line["name"]


def test_no_name_is_written_twice() -> None:
    names = [
        name for line in read_table("landmarks.csv") for name in (line["name"], *filter(None, line["other_names"].split("|")))
    ]
    assert len(names) == len(set(names))
