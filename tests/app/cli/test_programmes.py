"""bongsu programmes: what people see, and how they correct it."""

from pathlib import Path
from typing import Any

import pytest

from app.relink import relink
from storage import Store
from tests.app.cli.conftest import Bongsu
from tests.app.test_relink import take
from tests.bongsu.stories.writing import later


@pytest.fixture
def archive(store: Store) -> Store:
    """Three stories of two programmes in one city."""
    take(store, "울산 ‘AX 실증밸리’ 예타 면제", "a", later())
    take(store, "울산 ‘AI 팩토리’ 국비 40억 원 확보", "b", later(days=50))
    take(store, "‘AI 팩토리’ 참여기업 모집… 6월 30일까지 신청", "c", later(days=130))
    relink(store, (), since=later(days=-1))
    return store


def listed(bongsu: Bongsu) -> dict[str, list[str]]:
    rows: Any = bongsu("programmes", "list", "--json").json
    return {row["id"]: [story["story"] for story in row["stories"]] for row in rows}


def test_nothing_is_known_yet(bongsu: Bongsu) -> None:
    assert bongsu("programmes", "list").out == "No programme is known yet.\n"
    assert listed(bongsu) == {}


def test_programmes_are_listed_the_latest_first(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("programmes", "list").out
    assert said.index("AI 팩토리") < said.index("AX 실증밸리")
    assert "2026 call" in said
    assert "울산광역시" in said
    assert listed(bongsu) == {"pb": ["sb", "sc"], "pa": ["sa"]}
    assert bongsu("programmes", "list", "--csv").out.splitlines()[1].startswith("pb,AI 팩토리,2026 call,2026-06-08,2,")


def test_a_ledger_for_people(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("programmes", "show", "AI 팩토리").out
    for part in (
        "AI 팩토리  (pb)",
        "Regions: 울산광역시",
        "2026 budget",
        "2026 call",
        "national",
        "4,000,000,000 won",
        "closed",
    ):
        assert part in said


def test_a_ledger_for_programs(bongsu: Bongsu, archive: Store) -> None:
    book: Any = bongsu("programmes", "show", "pb", "--json").json
    assert [(stop["stage"], stop["story"]) for stop in book["stages"]] == [("budget", "sb"), ("call", "sc")]
    assert [(sum_["payer"], sum_["won"], sum_["quote"]) for sum_ in book["money"]] == [("national", 40 * 10**8, "40억 원")]
    assert [(call["deadline"], call["open"]) for call in book["calls"]] == [("2026-06-30", False)]
    rows = bongsu("programmes", "show", "pb", "--csv").out.splitlines()
    assert rows[0] == "kind,date,what,value,quote,link"
    assert [row.split(",")[0] for row in rows[1:]] == ["stage", "stage", "money", "call"]


def test_a_programme_of_little_is_shown_too(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("programmes", "show", "pa").out
    assert "Stages" in said
    assert "Money" not in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("show", "사관학교"), "There is no programme", id="unknown"),
        pytest.param(("show", "A"), "pb (AI 팩토리), pa (AX 실증밸리)", id="several answer to it"),
        pytest.param(("merge", "pa", "p9"), "There is no programme", id="nothing to merge"),
        pytest.param(("merge", "pa", "AX 실증밸리"), "That is one programme", id="one with itself"),
        pytest.param(("split", "p9", "sa"), "There is no programme", id="nothing to split"),
        pytest.param(("split", "pb", "sa"), "is not in the programme", id="another one's story"),
        pytest.param(("rename", "p9", "허브"), "There is no programme", id="nothing to name"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    bongsu: Bongsu, archive: Store, rules: Path, arguments: tuple[str, ...], says: str
) -> None:
    said = bongsu("programmes", *arguments)
    assert said.code == 1
    assert says in said.out
    assert not (rules.parent / "programmes.yaml").exists()


def test_corrections_are_written_down_and_hold(bongsu: Bongsu, archive: Store, rules: Path) -> None:
    assert bongsu("programmes", "merge", "pa", "AI 팩토리").code == 0
    assert listed(bongsu) == {"pa": ["sa", "sb", "sc"]}
    assert bongsu("programmes", "split", "pa", "sc", "--name", "울산 AI 팩토리 2기").code == 0
    assert bongsu("programmes", "rename", "pa", "울산 AX").code == 0
    assert listed(bongsu) == {"qc": ["sc"], "pa": ["sa", "sb"]}
    assert "울산 AX  (pa)" in bongsu("programmes", "show", "울산 AX").out
    assert (rules.parent / "programmes.yaml").read_text(encoding="utf-8").count("\n- {") == 3


def test_a_split_may_leave_the_name_to_the_story(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("programmes", "split", "pb", "sb")
    assert '- {"split": "sb"}' in said.out
    assert "‘AI 팩토리’ 국비" in bongsu("programmes", "show", "qb").out


def test_a_mistake_in_the_file_is_named_with_its_line(bongsu: Bongsu, archive: Store, rules: Path) -> None:
    (rules.parent / "programmes.yaml").write_text("# mine\n- marge: [pa, pb]\n", encoding="utf-8")
    for command in (("programmes", "list"), ("check",)):
        said = bongsu(*command)
        assert said.code == 2
        assert "programmes.yaml:2:3" in said.err


def test_rejudging_keeps_to_the_corrections(bongsu: Bongsu, archive: Store) -> None:
    bongsu("programmes", "merge", "pa", "pb")
    assert bongsu("rejudge", "--since", "3650d", "--apply").code == 0
    assert listed(bongsu) == {"pa": ["sa", "sb", "sc"]}
