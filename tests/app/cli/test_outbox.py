"""bongsu outbox: the ledger, and the whole life of each alert."""

from pathlib import Path

from bongsu.model import Folded
from storage import Store
from tests.app.cli.conftest import Bongsu
from tests.crash.farend import titles
from tests.fakes import LAUNCH


def keys(bongsu: Bongsu, *options: str) -> list[str]:
    rows = bongsu("outbox", "list", "--channel", "hook", *options, "--json").json
    assert isinstance(rows, list)
    return [row["key"] for row in rows]


def test_show_tells_every_attempt_with_its_time_end_and_receipt(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    key = keys(bongsu)[0]
    shown = bongsu("outbox", "show", key, "--json").json
    assert isinstance(shown, dict)
    assert [event["event"] for event in shown["life"]] == ["put", "leased", "sent"]
    assert shown["life"][-1]["receipt"] == "HTTP 200"
    said = bongsu("outbox", "show", key)
    assert said.code == 0
    assert "attempt begins" in said.out
    assert "HTTP 200" in said.out


def test_an_alert_that_never_was_is_not_shown(bongsu: Bongsu) -> None:
    said = bongsu("outbox", "show", "nothing")
    assert said.code == 1
    assert "nothing" in said.out


def test_what_is_told_in_a_digest_names_it(bongsu: Bongsu, rules: Path) -> None:
    bongsu("once", "--json")
    key = keys(bongsu)[0]
    with_digest = Folded(digest="digest-1", until=LAUNCH, why="too many")
    store = Store.open(rules.with_name("bongsu.db"), now=LAUNCH)
    store._database.run("UPDATE outbox SET state = 'due', ready = due, settled = NULL WHERE key = :key", key=key)
    store.set_aside([key], with_digest, now=LAUNCH)
    store.close()
    assert "digest-1" in bongsu("outbox", "show", key).out
    assert keys(bongsu, "--state", "folded") == [key]


def test_a_list_of_one_state_and_a_retry_of_the_dead_alone(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    assert len(keys(bongsu, "--state", "sent")) == len(titles())
    assert keys(bongsu, "--state", "retry") == []
    assert bongsu("outbox", "retry", "--dead").code == 0
