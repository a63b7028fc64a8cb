import pytest

from bongsu.facts.namesakes import governments, meant

METROPOLIS, TOWN, HERE, THERE = "광주광역시", "경기도 광주시", "강원특별자치도 고성군", "경상남도 고성군"


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        pytest.param("광주광역시는 … 광주시는", "광주시", METROPOLIS, id="named in full before"),
        pytest.param("광주시는 … 경기도 광주시가", "광주시", TOWN, id="or after"),
        pytest.param("경기 광주시는", "광주시", TOWN, id="its 도 beside it"),
        pytest.param("경남 고성군은", "고성군", THERE, id="one of two towns"),
        pytest.param(
            "강원 고성군과 경남 고성군은", "고성군", HERE, id="what stands beside goes before what is named elsewhere"
        ),
        pytest.param("고성군은", "고성군", "고성군", id="nothing tells: the name as it stands"),
        pytest.param("대구시는", "대구시", "대구광역시", id="only one bears it"),
        pytest.param("어느 곳", "곳", "곳", id="no government"),
    ],
)
def test_which_government_a_name_means(text: str, said: str, name: str) -> None:
    assert meant(text, text.index(said), said) == name


@pytest.mark.parametrize(
    ("regions", "name"),
    [
        pytest.param(["29000"], METROPOLIS, id="a text about the metropolis"),
        pytest.param(["29170"], METROPOLIS, id="or about a district of it"),
        pytest.param(["41610"], TOWN, id="about the town in 경기"),
        pytest.param(["29000", "41610"], "광주시", id="about both"),
        pytest.param(["99999"], "광주시", id="an unknown code tells nothing"),
    ],
)
def test_the_regions_decide_where_the_text_does_not(regions: list[str], name: str) -> None:
    assert meant("광주시는", 0, "광주시", regions) == name


def test_names_too_short_to_name_one_are_left_out() -> None:
    assert "중구" not in governments()
    assert governments()["군위군"] == "대구광역시 군위군"
