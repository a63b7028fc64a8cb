"""Sources say what to watch; what they leave out, the defaults say."""

from datetime import timedelta

import pytest

from bongsu.config import read_config
from bongsu.errors import ConfigError
from bongsu.model import Source, SourceKind

FAMILIES = ("ndsoft", "gnuboard")


def read(part: str, defaults: str = "{}", looks: SourceKind = "feed") -> Source:
    text = f"defaults: {defaults}\nsources: [{{id: s, {part}}}]\nrules: []"
    (source,) = read_config(text, "rules.yaml", families=FAMILIES, kind_of=lambda _url: looks).sources
    return source


def problems(part: str, defaults: str = "{}") -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        read(part, defaults)
    return [(problem.key, problem.code) for problem in caught.value.problems]


HERE, THERE = "url: 'http://127.0.0.1:1/'", "url: 'https://x.kr/'"


def test_a_source_needs_an_id_and_an_address_only() -> None:
    assert read(THERE) == Source(id="s", name="s", url="https://x.kr/")


def test_defaults_are_for_what_a_source_does_not_say() -> None:
    defaults = "{every: 1h, max_age: off, page: never, attachments: never, first_catch: alert}"
    source = read(THERE, defaults)
    told = (source.every, source.max_age, source.page, source.attachments, source.first_catch)
    assert told == (timedelta(hours=1), None, False, False, "alert")


def test_a_source_overrules_the_defaults_even_with_their_own_default() -> None:
    source = read(
        f"{THERE}, every: 10m, max_age: 7d, page: always, first_catch: quiet", "{every: 1h, max_age: off, page: never}"
    )
    assert (source.every, source.max_age, source.page) == (timedelta(minutes=10), timedelta(days=7), True)


@pytest.mark.parametrize(
    ("part", "looks", "kind"),
    [
        pytest.param(THERE, "feed", "feed", id="what the address looks like"),
        pytest.param(THERE, "press", "press", id="also where it looks like a paper"),
        pytest.param(f"{THERE}, kind: board", "press", "board", id="what is written counts first"),
        pytest.param(f"{THERE}, family: gnuboard", "feed", "board", id="a family means lists and pages"),
        pytest.param(f"{THERE}, family: ndsoft", "press", "press", id="a family of papers"),
        pytest.param(f"{THERE}, family: gnuboard, kind: feed", "press", "feed", id="a feed with pages of a family"),
    ],
)
def test_kinds(part: str, looks: SourceKind, kind: SourceKind) -> None:
    assert read(part, looks=looks).kind == kind


@pytest.mark.parametrize(
    ("region", "code"),
    [
        pytest.param("광주", "29000", id="a metropolitan city, although it has merged since"),
        pytest.param("전남광주", "12000", id="what it merged into"),
        pytest.param("경북 포항", "47110", id="a city with its province"),
        pytest.param("대구광역시 수성구", "27260", id="a district"),
        pytest.param("강원", "51000", id="a province under its newest code"),
        pytest.param("군위군", "27720", id="a county that moved"),
        pytest.param("29000", "29000", id="a code"),
    ],
)
def test_the_home_of_a_source(region: str, code: str) -> None:
    assert read(f"{THERE}, region: {region}").region == code


@pytest.mark.parametrize(
    ("part", "every"),
    [
        pytest.param(f"{THERE}, every: 1m", timedelta(minutes=1), id="elsewhere once a minute"),
        pytest.param(f"{HERE}, every: 1s", timedelta(seconds=1), id="on this machine once a second"),
        pytest.param("url: 'http://localhost:1/', every: 1s", timedelta(seconds=1), id="by its name"),
        pytest.param("url: 'http://[::1]:1/', every: 1s", timedelta(seconds=1), id="by IPv6"),
    ],
)
def test_as_often_as(part: str, every: timedelta) -> None:
    assert read(part).every == every


@pytest.mark.parametrize(
    ("part", "defaults", "key", "code"),
    [
        pytest.param(f"{THERE}, every: 59s", "{}", "sources[0].every", "config.too_often", id="too often"),
        pytest.param(THERE, "{every: 5s}", "defaults.every", "config.too_often", id="too often by default"),
        pytest.param("url: 'http://127.evil.kr/', every: 1s", "{}", "sources[0].every", "config.too_often", id="elsewhere"),
        pytest.param("url: x, every: 1s", "{}", "sources[0].url", "config.url", id="a bad address is the only problem"),
        pytest.param(f"{THERE}, family: ndsof", "{}", "sources[0].family", "config.family_unknown_near", id="misspelt"),
        pytest.param(f"{THERE}, family: zzzz", "{}", "sources[0].family", "config.family_unknown", id="a family that is none"),
        pytest.param(f"{THERE}, region: 호남권", "{}", "sources[0].region", "config.region_many", id="a home of many regions"),
        pytest.param(f"{THERE}, region: 강워도", "{}", "sources[0].region", "config.region_unknown_near", id="misspelt region"),
        pytest.param(f"{THERE}, region: qqqq", "{}", "sources[0].region", "config.region_unknown", id="a region that is none"),
        pytest.param(f"{THERE}, region: ''", "{}", "sources[0].region", "config.blank", id="an empty region"),
        pytest.param(f"{THERE}, kind: tv", "{}", "sources[0].kind", "config.choice", id="a kind that is none"),
        pytest.param(THERE, "{page: nevr}", "defaults.page", "config.choice_near", id="a mistake in the defaults"),
        pytest.param(THERE, "[x]", "defaults", "config.expected_mapping", id="defaults that are a list"),
    ],
)
def test_refused(part: str, defaults: str, key: str, code: str) -> None:
    assert problems(part, defaults) == [(key, code)]


def test_without_known_families_any_may_be_named() -> None:
    text = f"sources: [{{id: s, {THERE}, family: zzzz}}]\nrules: []"
    assert read_config(text, "rules.yaml").sources[0].family == "zzzz"


# --- how often ---------------------------------------------------------------------------------------------------------


def test_bounds_may_be_written_in_place_of_an_interval() -> None:
    source = read(f"{THERE}, every: {{min: 4m, max: 1h}}")
    assert (source.least, source.most) == (timedelta(minutes=4), timedelta(hours=1))
    assert source.every == timedelta(seconds=930), "their geometric mean"


@pytest.mark.parametrize(
    ("part", "defaults", "key"),
    [
        pytest.param("every: {min: 1h, max: 4m}", "{}", "sources[0].every", id="the wrong way round"),
        pytest.param("every: {min: 1h}", "{}", "sources[0].every", id="one bound alone"),
        pytest.param("every: {min: 1h, max: [2h]}", "{}", "sources[0].every", id="a list"),
        pytest.param("every: {min: 1h, most: 2h}", "{}", "sources[0].every", id="another word"),
        pytest.param("max_age: 1d", "{every: {min: 1h, max: 4m}}", "defaults.every", id="for all sources"),
    ],
)
def test_bounds_that_are_none_are_told(part: str, defaults: str, key: str) -> None:
    assert problems(f"{THERE}, {part}", defaults) == [(key, "config.every")]


def test_the_lesser_bound_is_held_against_the_limit() -> None:
    assert problems(f"{THERE}, every: {{min: 30s, max: 1h}}") == [("sources[0].every", "config.too_often")]
    assert read(f"{HERE}, every: {{min: 1s, max: 10s}}").least == timedelta(seconds=1)


def test_a_bound_that_is_no_duration_is_told_as_such() -> None:
    assert problems(f"{THERE}, every: {{min: soon, max: 1h}}") == [("sources[0].every", "config.duration")]
    assert [code for _, code in problems(f"{THERE}, every: [10m]")] == ["config.every"]


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        pytest.param("", True, id="a slip must not open the network behind"),
        pytest.param(", allow_private: true", False, id="meant"),
    ],
)
def test_a_private_address_has_to_be_meant(more: str, *, refused: bool) -> None:
    text = RULES_PRIVATE.format(more=more)
    codes: list[str] = []
    try:
        read_config(text, "rules.yaml", is_private=lambda url: "10.0.0.1" in url)
    except ConfigError as error:
        codes = [f"{problem.key} {problem.code} {problem.line}" for problem in error.problems]
    assert codes == (["sources[0].url config.private 3"] if refused else [])


RULES_PRIVATE = """channels: {{c: {{kind: console}}}}
sources:
  - {{id: inside, url: "http://10.0.0.1/rss"{more}}}
  - {{id: outside, url: "https://x.kr/rss"}}
rules: [{{id: a, any: AI}}]
"""
