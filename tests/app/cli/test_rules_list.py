"""bongsu rules list: the rules in force, each with its file."""

from pathlib import Path

from tests.app.cli.conftest import Bongsu

WATCH = "rules:\n  - {id: watch-x, all: [로봇], enabled: false}\n  - {id: watch-y, all: [로봇], shadow: true}\n"


def test_rules_of_both_files_are_listed(bongsu: Bongsu, rules: Path) -> None:
    (rules.parent / "watch.yaml").write_text(WATCH, encoding="utf-8")
    lines = [line.split() for line in bongsu("rules", "list").out.splitlines()]
    assert [[words[0], *words[-2:]] for words in lines if words and words[-1].endswith(".yaml")] == [
        ["ulsan-ai", "on", "rules.yaml"],
        ["watch-x", "rests", "watch.yaml"],
        ["watch-y", "shadow", "watch.yaml"],
    ]


def test_programs_get_everything(bongsu: Bongsu, rules: Path) -> None:
    listed = bongsu("rules", "list", "--json").json
    assert isinstance(listed, list)
    [rule] = listed
    assert (rule["id"], rule["file"]) == ("ulsan-ai", str(rules))


def test_what_chats_added_is_no_part_of_the_test_of_a_file(bongsu: Bongsu, rules: Path) -> None:
    (rules.parent / "watch.yaml").write_text("rules: [{id: watch-x, all: [로봇], notify: [gone]}]", encoding="utf-8")
    assert bongsu("rules", "test").code == 0
    assert bongsu("check").code == 2
