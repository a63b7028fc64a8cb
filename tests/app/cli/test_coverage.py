"""What the commands say of sources and regions over time."""

from pathlib import Path

from bongsu.errors import ParseError
from bongsu.habits import subject_of
from bongsu.operations import Matter
from storage import Store
from tests.app.cli.conftest import Bongsu, Said
from tests.crash.farend import titles
from tests.fakes import LAUNCH


def region_of(rules: Path) -> None:
    rules.write_text(rules.read_text(encoding="utf-8").replace("id: feed,", "id: feed, region: 울산,"), encoding="utf-8")


def listed(said: Said) -> list[dict[str, object]]:
    assert isinstance(said.json, list)
    return said.json


def test_coverage_shows_every_region_and_what_was_seen_of_it(bongsu: Bongsu, rules: Path) -> None:
    region_of(rules)
    assert bongsu("once").code == 0
    said = bongsu("--lang", "ko", "coverage")
    assert said.code == 0
    [ulsan] = [line for line in said.out.splitlines() if line.split()[:2] == ["울산광역시", "1"]]
    assert "울산매일" in ulsan
    assert "곳 가운데 0곳에 출처가 있습니다." in said.out
    [found] = [region for region in listed(bongsu("coverage", "--json")) if region["name"] == "울산광역시"]
    assert (found["sources"], found["entries"], found["articles"], found["by"]) == (
        ["feed"],
        len(titles()),
        len(titles()),
        ["feed"],
    )


def test_a_region_without_any_source_is_shown_as_such(bongsu: Bongsu) -> None:
    [daegu] = [line for line in bongsu("coverage").out.splitlines() if line.split()[:1] == ["대구광역시"]][:1]
    assert "none" in daegu


def test_how_a_source_fares_says_its_rhythm_and_its_silence(bongsu: Bongsu, rules: Path, store: Store) -> None:
    assert bongsu("check").code == 0
    assert bongsu("once").code == 0
    [state] = listed(bongsu("sources", "status", "--json"))
    assert (state["silent_since"], state["matters"]) == (None, [])
    assert state["usual"]
    silent = Matter(subject=subject_of("feed"), name="울산매일", code="ops.silent")
    store.report(subject_of("feed"), found=[silent], channels=[], now=LAUNCH)
    said = bongsu("sources", "status")
    assert said.code == 1
    assert "silent since" in said.out
    assert bongsu("status", "--json").json["matters"] == 1  # type: ignore[index]
    assert "matters open: 1." in bongsu("status").out
    store.visit_failed("feed", str(ParseError("shell.stopping")), now=LAUNCH, next_visit=LAUNCH)
    assert "failed 1 times: Stopping." in bongsu("sources", "status").out
