"""bongsu feedback: what people said, and a file of examples made of it."""

from pathlib import Path

import pytest

from storage import Store
from tests.app.cli.conftest import Bongsu
from tests.fakes import LAUNCH


@pytest.fixture
def labelled(bongsu: Bongsu, store: Store, rules: Path) -> None:
    """An alert that somebody found wrong."""
    assert bongsu("once").code == 0
    row = store.outbox(channel="console")[0]
    delivery = store.told("console", row.story, 1)
    assert delivery is not None
    store.label(delivery, "a", is_right=False, now=LAUNCH)


@pytest.mark.usefixtures("labelled")
def test_what_people_said_is_listed(bongsu: Bongsu) -> None:
    out = bongsu("feedback", "list").out
    assert "wrong" in out
    assert "ulsan-ai" in out
    listed = bongsu("feedback", "list", "--json").json
    assert isinstance(listed, list)
    assert [(each["rules"], each["is_right"]) for each in listed] == [(["ulsan-ai"], False)]


@pytest.mark.usefixtures("labelled")
def test_the_export_is_a_file_that_rules_test_takes(bongsu: Bongsu, rules: Path) -> None:
    exported = bongsu("feedback", "export")
    assert exported.code == 0
    assert "- |-\n" in exported.out, "a text of several lines is one to read"
    file = rules.with_name("export.yaml")
    file.write_text(exported.out, encoding="utf-8")
    tested = bongsu("--lang", "en", "--config", str(file), "rules", "test")
    assert (tested.code, "3 examples tested, 1 wrong" in tested.out) == (1, True)


def test_where_nobody_said_anything_there_is_nothing_to_export(bongsu: Bongsu) -> None:
    assert bongsu("feedback", "export").code == 1


@pytest.mark.usefixtures("labelled")
def test_what_only_its_source_makes_right_is_no_example_and_is_said(bongsu: Bongsu, store: Store) -> None:
    key = store.labels()[0].entry
    text = "인공지능 사업단 출범\n\n시는 인공지능 사업단을 연다."
    store._database.run("UPDATE articles SET text = :text WHERE entry = :key", text=text, key=key)
    said = bongsu("feedback", "export")
    assert (said.code, said.out) == (1, "")
    assert "ulsan-ai: “" in said.err
    assert "left out" in said.err
