"""bongsu outbox: the ledger, and the whole life of each alert."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.wiring import utc_now
from bongsu.model import Folded
from storage import Store
from storage.values import stamp
from tests.app.cli.conftest import Bongsu
from tests.app.cli.test_commands import edit
from tests.crash.farend import titles
from tests.fakes import LAUNCH


def rows(bongsu: Bongsu, *options: str) -> list[dict[str, Any]]:
    found = bongsu("outbox", "list", *options, "--json").json
    assert isinstance(found, list)
    return found


def keys(bongsu: Bongsu, *options: str) -> list[str]:
    return [row["key"] for row in rows(bongsu, "--channel", "hook", *options)]


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
    assert "nothing" in said.err


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


def test_the_list_says_what_is_told_where_and_how_often_it_was_tried(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "/hook", "/nowhere")
    bongsu("once", "--json")
    said = bongsu("outbox", "list", "--channel", "hook")
    assert "New" in said.out
    assert "hook: broken since" in said.out
    assert "outbox retry --channel hook" in said.out
    [probe, *_] = [row for row in rows(bongsu, "--channel", "hook") if row["attempts"]]
    assert (probe["state"], probe["attempts"], probe["failures"]) == ("retry", 1, 0), "a broken channel costs no patience"
    edit(rules, "/nowhere", "/hook")
    bongsu("outbox", "retry", "--channel", "hook")
    bongsu("once", "--json")
    assert "broken" not in bongsu("outbox", "list").out
    shown = bongsu("outbox", "show", probe["key"]).out
    assert shown.count("HTTP 404") == 1, "a line that begins an attempt does not repeat why the last one failed"
    assert "2" in next(line for line in shown.splitlines() if "HTTP 200" in line)


def test_a_matter_of_operations_is_said_in_words(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "/hook", "/nowhere")
    edit(rules, "language: en", "language: en\nops: [console]")
    bongsu("once", "--json")
    [raised] = [row for row in rows(bongsu, "--channel", "console") if row["reason"] == "raised"]
    assert "notice" not in raised
    assert "Channel hook is paused." in bongsu("outbox", "list", "--channel", "console").out
    assert "Channel hook is paused." in bongsu("outbox", "show", raised["key"]).out


def test_a_long_title_does_not_fill_the_screen_nor_turn_it_round(bongsu: Bongsu, store: Store) -> None:
    bongsu("once", "--json")
    key = keys(bongsu)[0]
    store._database.run("UPDATE outbox SET title = :title WHERE key = :key", title="\u202e울산 " * 2_000, key=key)
    listed = bongsu("outbox", "list").out
    assert "…" in listed
    assert "\u202e" not in listed + bongsu("outbox", "show", key).out
    assert max(map(len, listed.splitlines())) <= 250


def test_an_empty_list_says_so(bongsu: Bongsu) -> None:
    assert bongsu("outbox", "list", "--dead").out == "No such alerts.\n"
    assert bongsu("outbox", "list", "--dead", "--json").json == []


@pytest.mark.parametrize("verb", ["list", "retry"])
def test_a_channel_that_nobody_knows_is_wrong_usage(bongsu: Bongsu, verb: str) -> None:
    said = bongsu("outbox", verb, "--channel", "pohne")
    assert said.code == 2
    assert "console, hook" in said.err


def test_what_waits_for_a_channel_that_left_the_rules_is_not_forgotten(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "/hook", "/nowhere")
    bongsu("once", "--json")
    edit(rules, "  hook:", "  other:")
    for command in (("status",), ("outbox", "list")):
        assert f"hook: not in the rules file, so {len(titles())} cannot go" in bongsu(*command).out


def test_a_pause_in_a_chat_shows_everywhere_and_a_retry_of_the_channel_ends_it(bongsu: Bongsu, store: Store) -> None:
    far = utc_now() + timedelta(days=3000)
    bongsu("once", "--json")
    store.pause(["hook"], until=far)
    for command in (("status",), ("outbox", "list"), ("channels", "list")):
        assert "hook: paused in its chat, 0 wait until /resume" in bongsu(*command).out
    status = bongsu("status", "--json")
    assert isinstance(status.json, dict)
    assert (status.code, status.json["channels_quiet"]) == (0, ["hook"])
    store.pause(["hook"], until=utc_now() + timedelta(hours=1))
    assert "/resume" not in bongsu("status").out
    bongsu("outbox", "retry", "--channel", "hook")
    assert "paused" not in bongsu("status").out


def test_a_channel_that_asked_for_rest_says_until_when(bongsu: Bongsu, store: Store) -> None:
    bongsu("once", "--json")
    key = keys(bongsu)[0]
    until = utc_now() + timedelta(hours=1)
    store._database.run("UPDATE channels SET rests_until = :until WHERE name = 'hook'", until=stamp(until))
    store._database.run("UPDATE outbox SET state = 'retry', ready = due, settled = NULL WHERE key = :key", key=key)
    shown = bongsu("outbox", "show", key).out
    assert "To be sent from" in shown
    assert "hook: asked to be left alone until" in shown


def test_a_retry_says_of_each_key_why_not(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "/hook", "/nowhere")
    bongsu("once", "--json")
    [sent, *_] = [row["key"] for row in rows(bongsu, "--channel", "console")]
    [waiting, *_] = [row["key"] for row in rows(bongsu, "--state", "retry")]
    said = bongsu("outbox", "retry", "nothing", sent, waiting)
    assert said.code == 1
    assert "nothing: no such alert" in said.out
    assert f"{sent}: it was sent already" in said.out
    assert "1 alerts are due again" in said.out
    assert "‘bongsu once’ will send them" in said.out, "no daemon runs"


def test_whoever_has_looked_after_the_dead_is_left_in_peace(bongsu: Bongsu, store: Store) -> None:
    bongsu("once", "--json")
    key = keys(bongsu)[0]
    store._database.run("UPDATE outbox SET state = 'dead', event = 'dead', why = 'too long' WHERE key = :key", key=key)
    said = bongsu("status")
    assert (said.code, "1 dead" in said.out, "outbox list --dead" in said.out) == (1, True, True)
    assert bongsu("outbox", "bury", key).code == 0
    said = bongsu("status")
    assert (said.code, "0 dead" in said.out) == (0, True)
    assert "given up" in bongsu("outbox", "list", "--dead").out


def test_what_is_over_cannot_be_given_up(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    said = bongsu("outbox", "bury", keys(bongsu)[0])
    assert said.code == 1
    assert "(sent)" in said.err
    assert "no such alert" in bongsu("outbox", "bury", "nothing").err


def test_a_list_of_one_state_and_a_retry_of_the_dead_alone(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    assert len(keys(bongsu, "--state", "sent")) == len(titles())
    assert keys(bongsu, "--state", "retry") == []
    assert bongsu("outbox", "retry", "--dead").code == 0
