"""bongsu sources list, check: what is watched, what could be, and whether it answers."""

from functools import partial
from pathlib import Path

import pytest

from app.cli import sources as command
from bongsu.catalogue import CatalogueRow
from bongsu.errors import FetchError
from scrapers import HttpClient
from tests.app.cli.conftest import Bongsu
from tests.crash.farend import FarEnd, titles


def row(base: str, name: str, path: str, **changed: object) -> CatalogueRow:
    fields: dict[str, object] = {
        "id": name,
        "name": name,
        "region": "31000",
        "kind": "feed",
        "family": None,
        "url": base + path,
        "home": base,
        "evidence": "this machine",
        "verified": None,
        "tags": ("newspaper",),
    }
    return CatalogueRow(**fields | changed)  # type: ignore[arg-type]  # fields of a row


@pytest.fixture
def shipped(far_end: FarEnd, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the catalogue have a paper that works, a board that has lost its list, and a search that wants a key."""
    base = far_end.base
    rows = (
        row(base, "paper", "/rss/other.xml"),
        row(base, "press-ulsan", "/selectBbsNttList.do?bbsNo=1&key=2", kind="board", family="bbsntt", tags=("press-release",)),
        row(base, "press-daegu", "/rss/daegu.xml", region="27000", tags=("press-release",)),
        row(base, "search", "/search?query={query}", kind="api", region=None, tags=("api", "national"), needs=("key", "query")),
    )
    monkeypatch.setattr(command, "catalogue", lambda: rows)
    public = partial(HttpClient, guard=lambda _host: False)  # the catalogue has no private addresses
    monkeypatch.setattr("app.reach.HttpClient", public)


def test_sources_of_rules_yaml_are_visited(bongsu: Bongsu) -> None:
    said = bongsu("sources", "check", "--online")
    assert said.code == 0
    assert "울산매일" in said.out
    assert "2026-01-29 15:00" in said.out
    assert "1 sources visited, 0 broke." in said.out
    assert said.err == f"[1/1] ✓ feed  {len(titles())} items\n"


@pytest.mark.usefixtures("shipped")
def test_a_region_takes_in_the_catalogue_and_what_broke_ends_with_1(bongsu: Bongsu) -> None:
    said = bongsu("sources", "check", "--online", "--region", "울산", "--json")
    assert said.code == 1
    assert isinstance(said.json, list)
    found = {each["id"]: each for each in said.json}
    assert set(found) == {"paper", "press-ulsan"}
    assert (found["paper"]["items"], found["paper"]["newest"], found["paper"]["error"]) == (
        len(titles()),
        "2026-01-29T15:00:00+09:00",
        None,
    )
    assert (found["press-ulsan"]["family"], found["press-ulsan"]["error"]["code"]) == ("bbsntt", "collect.no_list")
    assert sorted(line.split()[1] for line in said.err.splitlines()) == ["✓", "✗"]


@pytest.mark.usefixtures("shipped")
def test_what_broke_is_marked_and_counted(bongsu: Bongsu) -> None:
    said = bongsu("sources", "check", "--online", "--kind", "press-release")
    assert "2 sources visited, 1 broke." in said.out
    assert [line.split()[:2] for line in said.out.splitlines() if line.split()[:1] in (["✓"], ["✗"])] == [
        ["✗", "press-ulsan"],
        ["✓", "press-daegu"],
    ]


@pytest.mark.usefixtures("shipped")
def test_the_whole_catalogue_can_be_looked_at_without_a_visit(bongsu: Bongsu) -> None:
    said = bongsu("sources", "check", "--catalogue")
    assert said.code == 0
    assert "4 sources. Add --online to visit them." in said.out
    assert "bbsntt" in said.out
    assert "search" not in said.out


@pytest.mark.usefixtures("shipped")
def test_nothing_is_written_to_the_database(bongsu: Bongsu, tmp_path: Path) -> None:
    bongsu("sources", "check", "--online", "--catalogue")
    assert [path.name for path in tmp_path.iterdir() if path.suffix.startswith(".db")] == []


@pytest.mark.parametrize(("option", "value", "hint"), [("--region", "대귀", "대구"), ("--kind", "papers", "newspaper")])
def test_a_region_or_kind_that_is_none_is_wrong_usage(bongsu: Bongsu, option: str, value: str, hint: str) -> None:
    said = bongsu("sources", "check", option, value)
    assert said.code == 2
    assert hint in said.err


@pytest.mark.usefixtures("shipped")
def test_the_catalogue_is_listed_with_what_it_needs(bongsu: Bongsu) -> None:
    said = bongsu("sources", "list", "--catalogue", "--kind", "national")
    assert "key, query" in said.out
    assert "press-ulsan" not in said.out
    listed = bongsu("sources", "list", "--catalogue", "--json").json
    assert isinstance(listed, list)
    assert {each["id"]: each["needs"] for each in listed} == {
        "paper": [],
        "press-ulsan": [],
        "press-daegu": [],
        "search": ["key", "query"],
    }


def test_what_is_watched_is_listed_without_its_key(bongsu: Bongsu, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSS_KEY", "abcdefgh12345678")
    text = rules.read_text(encoding="utf-8").replace("rules:\n", "  - {id: api-mss, key_env: MSS_KEY}\nrules:\n")
    rules.write_text(text, encoding="utf-8")
    for arguments in (["sources", "list"], ["sources", "list", "--json"], ["sources", "check"]):
        said = bongsu(*arguments)
        assert "getbizList_v2" in said.out
        assert "abcdefgh" not in said.out + said.err


# --- probe -------------------------------------------------------------------------------------------------------------


def test_what_is_found_is_said_with_how_it_is_read(bongsu: Bongsu, far_end: FarEnd) -> None:
    said = bongsu("--lang", "en", "sources", "probe", "--allow-private", f"{far_end.base}/rss/allArticle.xml")
    assert f"# a feed, {len(titles())} items" in said.out
    assert said.out.count("2026-01-29 15:00") == 5


def test_a_source_is_recorded_once(bongsu: Bongsu, far_end: FarEnd, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "fixtures"
    address = f"{far_end.base}/rss/allArticle.xml"
    arguments = ("--lang", "en", "sources", "probe", "--allow-private", address, "--record", str(folder))
    said = bongsu(*arguments)
    assert said.code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "127-0-0-1.feed.xml",
        "127-0-0-1.feed.yaml",
        "ndsoft-127-0-0-1.view.html",
    ]
    assert str(folder / "127-0-0-1.feed.xml") in said.out
    (folder / "127-0-0-1.feed.yaml").write_text("edited", encoding="utf-8")
    said = bongsu(*arguments)
    assert (said.code, (folder / "127-0-0-1.feed.yaml").read_text(encoding="utf-8")) == (1, "edited")
    assert "nothing was written" in said.err


def test_a_look_needs_no_rules_yet(bongsu: Bongsu, far_end: FarEnd, rules: Path) -> None:
    rules.write_text("rules: [", encoding="utf-8")
    assert bongsu("sources", "probe", "--allow-private", f"{far_end.base}/rss/allArticle.xml").code == 0


def test_nothing_to_watch_is_said(bongsu: Bongsu, far_end: FarEnd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrapers.probing.KNOWN_PATHS", ())
    said = bongsu("sources", "probe", "--allow-private", f"{far_end.base}/news/articleView.html?idxno=1")
    assert said.code == 1
    assert "브라우저" not in said.err
    assert "찾지 못했습니다" in said.err


def test_what_cannot_be_recorded_is_said(
    bongsu: Bongsu, far_end: FarEnd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise FetchError("collect.not_found", host="paper.example", status=404)

    monkeypatch.setattr("app.cli.probe.record", gone)
    said = bongsu(
        "sources", "probe", "--allow-private", f"{far_end.base}/rss/allArticle.xml", "--record", str(tmp_path / "new")
    )
    assert said.code == 1
    assert "paper.example" in said.err
    assert not (tmp_path / "new").exists()
