import csv
import json
from pathlib import Path

import pytest

from tools.build_gazetteer import build, reform_day

COLUMNS = ("시도코드", "시도명", "시군구코드", "시군구명", "법정동코드", "읍면동명", "동리명", "생성일자", "말소일자")

HISTORY = [
    ("29", "광주광역시", "29000", "", "2900000000", "", "", "19950101", ""),
    ("29", "광주광역시", "29110", "동구", "2911000000", "", "", "19950101", ""),
    ("29", "광주광역시", "29110", "동구", "2911010100", "대인동", "", "19950101", ""),
    ("28", "인천광역시", "28000", "", "2800000000", "", "", "19950101", ""),
    ("28", "인천광역시", "28110", "중구", "2811000000", "", "", "19950101", ""),
    ("28", "인천광역시", "28110", "중구", "2811010100", "중앙동", "", "19950101", ""),
    ("28", "인천광역시", "28110", "중구", "2811010200", "신포동", "", "19950101", ""),
    ("28", "인천광역시", "28110", "중구", "2811014500", "운서동", "", "19950101", ""),
    ("28", "인천광역시", "28110", "중구", "2811014600", "운남동", "", "19950101", ""),
    ("28", "인천광역시", "28115", "중구영종출장", "2811500000", "", "", "19950101", ""),
    ("27", "대구광역시", "27000", "", "2700000000", "", "", "19950101", ""),
    ("27", "대구광역시", "27710", "달성군", "2771000000", "", "", "19950101", ""),
    ("27", "대구광역시", "27710", "달성군", "2771038000", "구지면", "", "19950101", ""),
    ("27", "대구광역시", "27710", "달성군", "2771038021", "구지면", "창리", "19950101", ""),
    ("41", "경기도", "41000", "", "4100000000", "", "", "19880423", ""),
    ("41", "경기도", "41590", "화성시", "4159000000", "", "", "20010321", ""),
    ("41", "경기도", "41590", "화성시", "4159010100", "반송동", "", "20010321", ""),
    ("41", "경기도", "41750", "화성군", "4175000000", "", "", "19880423", "20010321"),
    ("36", "세종특별자치시", "36000", "", "3600000000", "", "", "20120701", ""),
    ("36", "세종특별자치시", "36110", "", "3611000000", "", "", "20120701", ""),
    ("41", "북부출장소", "41105", "", "4110500000", "", "", "19880423", ""),
    ("21", "부산직할시", "21000", "", "2100000000", "", "", "19880423", "19950101"),
]
PRESENT = [
    ("12210", "전남광주통합특별시 동구", ["대인동"]),
    ("28125", "인천광역시 제물포구", ["중앙동", "신포동"]),
    ("28155", "인천광역시 영종구", ["운서동", "운남동"]),
    ("27710", "대구광역시 달성군", ["구지읍", "구지읍 창리"]),
    ("41597", "경기도 화성시 동탄구", ["반송동"]),
    ("36110", "세종특별자치시", []),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    columns = {name: {str(i): row[n] or float("nan") for i, row in enumerate(HISTORY)} for n, name in enumerate(COLUMNS)}
    regions = [
        {"code": code, "name": name, "names": [name, *(f"{name} {town}" for town in towns)]} for code, name, towns in PRESENT
    ]
    (tmp_path / "history.json").write_text(json.dumps(columns), "utf-8")
    (tmp_path / "present.json").write_text(json.dumps({"regions": regions}), "utf-8")
    build(tmp_path / "history.json", tmp_path / "present.json", tmp_path)
    return tmp_path


def lines(folder: Path, name: str) -> dict[str, dict[str, str]]:
    return {line["code"]: line for line in csv.DictReader((folder / name).read_text("utf-8").splitlines())}


def test_offices_hamlets_and_units_of_the_last_century_are_left_out(folder: Path) -> None:
    assert set(lines(folder, "units.csv")) == {
        "12000", "12210", "27000", "27710", "28000", "28110", "28125", "28155", "29000", "29110",
        "36000", "36110", "41000", "41590", "41597", "41750",
    }  # fmt: skip
    assert "2771038021" not in lines(folder, "towns.csv")


@pytest.mark.parametrize(
    ("code", "until", "heirs"),
    [
        pytest.param("29000", "2026-07-01", "12000", id="a 시도 that was merged"),
        pytest.param("29110", "2026-07-01", "12210", id="a 구 of the same name"),
        pytest.param("28110", "2026-07-01", "28125|28155", id="one divided by its towns"),
        pytest.param("41750", "2001-03-21", "", id="one whose towns are not in the sources"),
        pytest.param("41590", "", "", id="a 시 that got 구 stands"),
    ],
)
def test_what_differs_between_the_sources_ended_and_was_succeeded(folder: Path, code: str, until: str, heirs: str) -> None:
    line = lines(folder, "units.csv")[code]
    assert (line["valid_to"], line["successors"]) == (until, heirs)


def test_new_units_hold_from_the_day_of_their_reform(folder: Path) -> None:
    line = lines(folder, "units.csv")["41597"]
    assert (line["name"], line["short_names"], line["parent"], line["valid_from"]) == ("동탄구", "동탄", "41590", "2026-02-01")


def test_towns_follow_their_district(folder: Path) -> None:
    towns = lines(folder, "towns.csv")
    assert towns["2811014500"]["successors"] == "2815514500"
    assert towns["2815514500"] == {
        "code": "2815514500", "name": "운서동", "short_names": "", "parent": "28155",
        "valid_from": "2026-07-01", "valid_to": "", "successors": "",
    }  # fmt: skip
    assert towns["4159010100"]["successors"] == "4159710100"


def test_a_town_that_grew_keeps_its_code_and_its_old_name(folder: Path) -> None:
    line = lines(folder, "towns.csv")["2771038000"]
    assert (line["name"], line["short_names"], line["valid_to"]) == ("구지읍", "구지면", "")


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    before = [(folder / name).read_bytes() for name in ("units.csv", "towns.csv")]
    build(folder / "history.json", folder / "present.json", folder)
    assert [(folder / name).read_bytes() for name in ("units.csv", "towns.csv")] == before


@pytest.mark.parametrize(("code", "day"), [("12110", "20260701"), ("51110", "20230611"), ("41590", ""), ("27710", "")])
def test_a_code_of_a_reform_has_its_day(code: str, day: str) -> None:
    assert reform_day(code) == day
