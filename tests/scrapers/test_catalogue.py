"""The catalogue that ships, and how its files are checked."""

import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bongsu.catalogue import CatalogueRow
from bongsu.config.fields import is_name
from bongsu.errors import ConfigError
from bongsu.korea.units import units
from bongsu.model import Source
from scrapers.catalogue import FOLDER, catalogue, load
from scrapers.families import families, for_list

GOOD = """- id: press-haesol
  name: 해솔군 보도자료
  region: '12780'
  kind: board
  family: ybmodule
  url: https://www.haesol.example/www/government/news/press
  home: https://www.haesol.example
  evidence: github.com/someone/something list.csv
  verified: 2026-11-20
  tags: [press-release]
"""
UNCOVERED_AT_MOST = 118
"""Boards that no family knows: they are read by their looks, or not at all. Fewer is better: lower this when there are."""

ROWS = catalogue()
BOARDS = [row for row in ROWS if row.kind == "board"]


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def known(row: CatalogueRow) -> str | None:
    """The family that the row's address alone speaks of."""
    family, sure = for_list(Source(id=row.id, name=row.name, url=row.url, kind=row.kind))
    return family.name if sure else None


# --- what ships --------------------------------------------------------------------------------------------------------


def test_ids_and_addresses_are_each_there_once() -> None:
    assert [name for name, count in Counter(row.id for row in ROWS).items() if count > 1] == []
    assert [url for url, count in Counter(row.url for row in ROWS).items() if count > 1] == []


def test_ids_may_stand_in_rules_yaml() -> None:
    assert [row.id for row in ROWS if not is_name(row.id)] == []


def test_regions_are_those_of_today() -> None:
    """Codes changed in 2026: a row with an old one would watch a region that nobody can name."""
    assert [row.id for row in ROWS if row.region and not (row.region in units() and units()[row.region].stands_on(None))] == []


def test_what_has_no_region_is_of_the_whole_country() -> None:
    assert [row.id for row in ROWS if row.region is None and not {"national", "ministry"} & set(row.tags)] == []


def test_every_row_says_where_its_address_is_documented() -> None:
    assert [row.id for row in ROWS if len(row.evidence) < 12 or row.evidence == "public repository"] == []


def test_nothing_is_called_verified_before_somebody_visited_it() -> None:
    assert {row.verified for row in ROWS} == {None}


def test_homes_are_the_origins_of_the_addresses() -> None:
    assert [row.id for row in ROWS if f"{urlsplit(row.url).scheme}://{urlsplit(row.url).netloc}" != row.home] == []


def test_families_exist_and_are_those_that_the_addresses_speak_of() -> None:
    """A row names another family only where its address is that of two: 경상북도."""
    named = {row.id for row in ROWS if row.family and row.family != known(row)}
    assert named == {"press-gyeongbuk"}
    assert {row.family for row in ROWS if row.family} <= families().keys()


def test_what_rows_need_is_what_their_addresses_and_families_ask_for() -> None:
    apis = {row.id for row in ROWS if row.kind == "api"}
    assert apis == {row.id for row in ROWS if "api" in row.tags} == {row.id for row in ROWS if "key" in row.needs}
    assert {row.id for row in ROWS if "{query}" in row.url} == {row.id for row in ROWS if "query" in row.needs}
    assert {row.family for row in ROWS if row.kind == "api"} == {
        name for name, each in families().items() if each.kind == "api"
    }


def test_only_a_search_whose_links_lead_nowhere_else_goes_without_pages() -> None:
    assert (
        {row.id for row in ROWS if not row.page} == {row.id for row in ROWS if "robots" in row.needs} == {"search-google-news"}
    )


def test_boards_that_no_family_knows_say_so() -> None:
    uncovered = [row.id for row in BOARDS if row.family is None]
    assert [row.id for row in BOARDS if row.family is None and known(row)] == []
    assert len(uncovered) <= UNCOVERED_AT_MOST


def test_three_quarters_of_the_press_releases_of_towns_are_read_by_a_family() -> None:
    boards = [row for row in BOARDS if "press-release" in row.tags and row.region]
    covered = [row for row in boards if row.family]
    assert len(boards) > 200
    assert len(covered) >= 0.75 * len(boards)


def test_most_regions_have_a_source() -> None:
    """Those without one have no documented address: 성남, 밀양, 거제, 함안, 함양 and 인천's new 서해구."""
    regions = {row.region for row in ROWS}
    bodies = [
        code for code, unit in units().items() if unit.stands_on(None) and (unit.parent == "" or unit.parent[2:] == "000")
    ]
    assert len([code for code in bodies if code not in regions]) <= 7


def test_every_province_has_press_releases() -> None:
    provinces = {code for code, unit in units().items() if unit.is_province and unit.stands_on(None)}
    assert provinces - {row.region for row in ROWS if "press-release" in row.tags} == set()


def test_it_is_read_in_a_moment() -> None:
    began = time.process_time()
    load()
    assert time.process_time() - began < 2


# --- how files are checked ---------------------------------------------------------------------------------------------


def test_a_row() -> None:
    """What ships is in the files of this folder, and nowhere else."""
    assert len(ROWS) == sum(path.read_text("utf-8").count("\n- id: ") for path in FOLDER.glob("*.yaml"))


def test_a_row_says_all_that_is_known(tmp_path: Path) -> None:
    (row,) = load(written(tmp_path, GOOD))
    assert (row.id, row.region, row.family, str(row.verified), row.tags) == (
        "press-haesol",
        "12780",
        "ybmodule",
        "2026-11-20",
        ("press-release",),
    )


@pytest.mark.parametrize(
    ("wrong", "right", "key"),
    [
        pytest.param("id: Press Haesol", "id: press-haesol", "Press Haesol.id", id="an id that is none"),
        pytest.param("region: '129'", "region: '12780'", "press-haesol.region", id="a code of old times"),
        pytest.param("kind: notice", "kind: board", "press-haesol.kind", id="a kind that does not exist"),
        pytest.param(
            "url: www.haesol.example",
            "url: https://www.haesol.example/www/government/news/press",
            "press-haesol.url",
            id="no address",
        ),
        pytest.param(
            "evidence: ''", "evidence: github.com/someone/something list.csv", "press-haesol.evidence", id="no evidence"
        ),
        pytest.param("verified: yesterday", "verified: 2026-11-20", "press-haesol.verified", id="no date"),
        pytest.param("tags: []", "tags: [press-release]", "press-haesol.tags", id="no tag"),
        pytest.param("tags: news", "tags: [press-release]", "press-haesol.tags", id="tags that are no list"),
        pytest.param("tags: [news]", "tags: [press-release]", "press-haesol.tags.0", id="a tag that does not exist"),
        pytest.param("needs: [money]\n  home:", "home:", "press-haesol.needs.0", id="a need that nobody can meet"),
        pytest.param("note: x", "family: ybmodule", "press-haesol.family", id="a key that is missing"),
    ],
)
def test_a_row_that_does_not_fit_is_named(tmp_path: Path, wrong: str, right: str, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, GOOD.replace(right, wrong)))
    assert key in [problem.key for problem in caught.value.problems]
    assert {problem.file for problem in caught.value.problems} == {"mine.yaml"}
    assert all(problem.line for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("a: [", "", id="no YAML"),
        pytest.param("a: b\n", "", id="no list"),
        pytest.param("- just text\n", "1", id="a row that is none"),
        pytest.param("- {name: 해솔군}\n", "1.id", id="a row without an id is told by its number"),
    ],
)
def test_a_file_that_does_not_fit_is_named(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    assert key in [problem.key for problem in caught.value.problems]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"mine\.yaml"):
        load(tmp_path)


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("board", "blog"), "a.yaml")
    written(tmp_path, GOOD.replace("board", "site"), "b.yaml")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["a.yaml", "b.yaml"]


def test_an_id_in_two_files_is_a_problem(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "a.yaml")
    written(tmp_path, GOOD, "b.yaml")
    with pytest.raises(ConfigError, match="press-haesol"):
        load(tmp_path)
