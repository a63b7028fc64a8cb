"""Sources may be chosen from the catalogue: by region and kind, or by id alone."""

from collections.abc import Collection
from datetime import timedelta

import jsonschema
import pytest
import yaml

from bongsu.catalogue import CatalogueRow
from bongsu.config import Config, json_schema, read_config
from bongsu.errors import ConfigError
from bongsu.model import Source


def row(name: str, region: str | None, *tags: str, family: str | None = None) -> CatalogueRow:
    return CatalogueRow(
        id=name,
        name=f"{name} 보도자료",
        region=region,
        kind="api" if "api" in tags else "board",
        family=family,
        url=f"https://{name}.kr/",
        home=f"https://{name}.kr/",
        evidence="its own site",
        verified=None,
        tags=tags,
        needs=("key",) if "api" in tags else (),
    )


ROWS = (
    row("press-daegu", "27000", "press-release", family="daegu"),
    row("press-suseong", "27260", "press-release"),
    row("notice-suseong", "27260", "notice"),
    row("press-ulsan", "31000", "press-release"),
    row("press-msit", None, "press-release", "ministry"),
    row("kstartup", None, "api", "national"),
)


def read(sources: str, rest: str = "rules: []") -> Config:
    return read_config(f"sources: {sources}\n{rest}", "rules.yaml", families=["daegu"], catalogue=lambda: ROWS)


def ids(sources: str) -> list[str]:
    return [source.id for source in read(sources).sources]


def problems(sources: str, rest: str = "rules: []") -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as caught:
        read(sources, rest)
    return [(problem.key, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("sources", "chosen"),
    [
        pytest.param("[{select: {region: 대구}}]", ["press-daegu", "press-suseong", "notice-suseong"], id="of a region"),
        pytest.param("[{select: {region: 대구, kind: press-release}}]", ["press-daegu", "press-suseong"], id="of a kind there"),
        pytest.param(
            "[{select: {region: [대구 수성구, 울산], kind: press-release}}]", ["press-suseong", "press-ulsan"], id="many"
        ),
        pytest.param("[{select: {kind: [press-release, ministry]}}]", ["press-msit"], id="all of the kinds"),
        pytest.param("[{select: {region: 영남권, kind: notice}}]", ["notice-suseong"], id="of a group of regions"),
        pytest.param("[{select: {kind: ministry}}, {select: {kind: [ministry]}}]", ["press-msit"], id="chosen twice"),
        pytest.param("[{id: press-ulsan}, {id: press-msit}]", ["press-ulsan", "press-msit"], id="by id alone"),
        pytest.param("[{select: {region: 울산}}, {id: o, url: 'https://o.kr/'}]", ["press-ulsan", "o"], id="beside one's own"),
    ],
)
def test_chosen(sources: str, chosen: list[str]) -> None:
    assert ids(sources) == chosen
    jsonschema.validate(yaml.safe_load(f"sources: {sources}\nrules: []"), json_schema())


def test_what_the_catalogue_says_of_it() -> None:
    expected = Source(
        id="press-daegu",
        name="press-daegu 보도자료",
        url="https://press-daegu.kr/",
        kind="board",
        family="daegu",
        region="27000",
    )
    assert read("[{select: {region: 대구}}]").sources[0] == expected
    assert read("[{id: press-daegu}]").sources == (expected,)


def test_what_is_written_holds_for_all_that_are_chosen() -> None:
    config = read("[{select: {region: 대구}, every: 30m, page: never}]", "defaults: {max_age: off}\nrules: []")
    assert {(source.every, source.page, source.max_age) for source in config.sources} == {(timedelta(minutes=30), False, None)}


def test_what_is_written_of_an_id_counts_before_the_catalogue() -> None:
    (source,) = read("[{id: press-daegu, name: 대구시, region: 대구 수성구, every: 1h}]").sources
    assert (source.name, source.region, source.every) == ("대구시", "27260", timedelta(hours=1))
    assert source.url == "https://press-daegu.kr/"


def test_an_address_of_ones_own_leaves_the_catalogue_aside() -> None:
    (source,) = read("[{id: press-daegu, url: 'https://mirror.kr/'}]").sources
    assert source == Source(id="press-daegu", name="press-daegu", url="https://mirror.kr/")


@pytest.mark.parametrize("order", [1, -1])
def test_one_that_is_written_counts_before_the_same_one_chosen(order: int) -> None:
    written = ["{id: press-suseong, every: 2h}", "{select: {region: 대구, kind: press-release}}"]
    found = {source.id: source.every for source in read(f"[{', '.join(written[::order])}]").sources}
    assert found == {"press-daegu": timedelta(minutes=10), "press-suseong": timedelta(hours=2)}


def test_a_rule_may_name_a_source_that_is_chosen() -> None:
    config = read("[{select: {region: 울산}}]", "rules: [{id: r, any: AI, sources: press-ulsan}]")
    assert config.rules[0].sources == ("press-ulsan",)


def test_a_file_that_chooses_nothing_does_not_open_the_catalogue() -> None:
    def catalogue() -> Collection[CatalogueRow]:
        raise AssertionError

    text = "sources: [{id: a, url: 'https://a.kr/'}, {id: p, kind: push, secret_env: KEY}]\nrules: []"
    assert len(read_config(text, "rules.yaml", catalogue=catalogue).sources) == 2


@pytest.mark.parametrize(
    ("sources", "key", "code"),
    [
        pytest.param("[{select: {region: 대국}}]", "sources[0].select.region[0]", "config.region_unknown_near", id="misspelt"),
        pytest.param(
            "[{select: {region: [울산, qqqq]}}]", "sources[0].select.region[1]", "config.region_unknown", id="no region"
        ),
        pytest.param("[{select: {kind: pres-release}}]", "sources[0].select.kind[0]", "config.choice_near", id="misspelt kind"),
        pytest.param("[{select: {kind: [tv]}}]", "sources[0].select.kind[0]", "config.choice", id="no kind"),
        pytest.param("[{select: {regions: 대구}}]", "sources[0].select.regions", "config.key_unknown_near", id="misspelt key"),
        pytest.param("[{select: all}]", "sources[0].select", "config.expected_mapping", id="not a choice"),
        pytest.param("[{select: {}}]", "sources[0].select", "config.select_nothing", id="nothing asked"),
        pytest.param("[{select: {region: 제주}}]", "sources[0].select", "config.select_nothing", id="nothing there"),
        pytest.param("[{select: {kind: api}}]", "sources[0].select", "config.select_nothing", id="only with a key"),
        pytest.param("[{select: {region: 대구}, id: x}]", "sources[0].id", "config.key_unknown", id="an id for many"),
        pytest.param("[{select: {region: 대구}, every: 1x}]", "sources[0].every", "config.duration", id="said once for all"),
        pytest.param(
            "[{select: {region: 대구}, every: 5s}]", "sources[0].every", "config.too_often", id="too often, said once"
        ),
        pytest.param("[{id: press-dagu}]", "sources[0].url", "config.key_missing_near", id="an id that is near one"),
        pytest.param("[{id: zzzz}]", "sources[0].url", "config.key_missing", id="an id that is none"),
        pytest.param("[{id: kstartup}]", "sources[0]", "config.secret_missing", id="one that needs a key"),
        pytest.param("[3]", "sources[0]", "config.expected_mapping", id="no source"),
    ],
)
def test_refused(sources: str, key: str, code: str) -> None:
    assert problems(sources) == [(key, code)]


def test_an_id_written_twice_is_refused_and_one_that_is_no_text_is_said() -> None:
    assert problems("[{id: press-ulsan}, {id: press-ulsan}]") == [("sources[1].id", "config.id_twice")]
    assert ("sources[0].id", "config.expected_text") in problems("[{id: [a]}, {select: {region: 울산}}]")
