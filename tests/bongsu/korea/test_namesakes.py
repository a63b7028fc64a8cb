import pytest

from bongsu.korea.namesakes import by_cues, by_town

GOSEONG = ("48820", "51820")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("고성 공룡엑스포 개막", "48820", id="dinosaurs"),
        pytest.param("고성 통일전망대 다시 열려", "51820", id="the view over the border"),
        pytest.param("고성 군의회 개원", None, id="nothing"),
        pytest.param("통영과 속초", None, id="as much for one as for the other"),
    ],
)
def test_cues_settle_a_name(text: str, code: str | None) -> None:
    assert by_cues(text, "고성", GOSEONG) == code


def test_cues_are_of_a_region_under_any_of_its_codes() -> None:
    assert by_cues("속초 옆 고성", "고성", ("42820", "48820")) == "42820"


def test_a_name_without_cues_stays_open() -> None:
    assert by_cues("중구 명동", "중구", ("11140", "26110")) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("북구 오룡동 일원", "29170", id="오룡동 is in 북구 of 광주 alone"),
        pytest.param("북구 침산동에서", "27230", id="침산동 in that of 대구"),
        pytest.param("북구 청사에서", None, id="no 동"),
        pytest.param("북구 없는동에서", None, id="no such 동"),
    ],
)
def test_the_town_named_after_a_district_settles_it(text: str, code: str | None) -> None:
    assert by_town(text, 2, ("26320", "27230", "29170", "31200")) == code
