"""bongsu silence: what is kept, what is refused."""

import json
from datetime import timedelta

import pytest

from bongsu.silences import Scope
from storage import Store
from tests.app.cli.conftest import Bongsu
from tests.storage.samples import DAY, NOW


def test_a_silence_is_added_listed_and_ended(bongsu: Bongsu, store: Store) -> None:
    said = bongsu("silence", "add", "--region", "대구", "--kind", "행사", "--for", "3d", "--why", "축제철")
    assert said.code == 0, said
    assert "Silence 1: region 대구, kind 행사" in said.out
    [kept] = store.silences()
    assert (kept.scope, kept.why, kept.until - kept.since) == (Scope(region="대구", kind="행사"), "축제철", timedelta(days=3))
    assert "region 대구, kind 행사" in bongsu("silence", "list").out
    assert bongsu("silence", "expire", "1").code == 0
    assert bongsu("silence", "list", "--json").json == []
    [row] = json.loads(bongsu("silence", "list", "--all", "--json").out)
    assert row["scope"]["region"] == "대구"


def test_a_week_is_the_default_and_everything_can_be_named(bongsu: Bongsu, store: Store) -> None:
    assert bongsu("silence", "add", "--source", "feed", "--rule", "ulsan-ai", "--channel", "hook").code == 0
    [kept] = store.silences()
    assert kept.scope == Scope(source="feed", rule="ulsan-ai", channel="hook")
    assert kept.until - kept.since == 7 * DAY


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param((), "--region", id="about nothing at all"),
        pytest.param(("--region", "대귀"), "Did you mean", id="a region that is not there"),
        pytest.param(("--kind", "잔치"), "행사", id="a kind that is not there"),
        pytest.param(("--programme", "p0"), "none of that name", id="a programme that is not there"),
        pytest.param(("--source", "daegu"), "none of that name", id="a source that is not there"),
        pytest.param(("--rule", "daegu"), "none of that name", id="a rule that is not there"),
        pytest.param(("--channel", "phone"), "none of that name", id="a channel that is not there"),
        pytest.param(("--channel", "hok"), "Did you mean hook?", id="a channel that is nearly there"),
        pytest.param(("--rule", "ulsan"), "Did you mean ulsan-ai?", id="a rule that is nearly there"),
        pytest.param(("--region", "대구", "--for", "a week"), "7d", id="a time in words"),
    ],
)
def test_a_slip_of_the_pen_is_said(bongsu: Bongsu, store: Store, arguments: tuple[str, ...], says: str) -> None:
    said = bongsu("silence", "add", *arguments)
    assert said.code == 2
    assert says in said.out
    assert store.silences() == ()


def test_what_is_over_cannot_be_ended(bongsu: Bongsu, store: Store) -> None:
    store.silence(Scope(kind="행사"), until=NOW, why="", now=NOW - DAY)
    said = bongsu("silence", "expire", "1")
    assert (said.code, "no silence 1" in said.out) == (1, True)
