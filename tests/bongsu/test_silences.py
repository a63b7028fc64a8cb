"""What somebody wished not to hear of, and what goes out all the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Match, RegionMention
from bongsu.silences import Concern, Scope, Silence, silenced
from tests.sample_alerts import ALERT, GWANGJU_AI

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
DAY = timedelta(days=1)

DAEGU = RegionMention(code="27200", name="대구 남구")
BUSAN_IN_PASSING = RegionMention(code="26000", name="부산", role="mentioned")
OTHER_RULE = Match(rule="events", name="행사", because=(), notify=("hook",))

CONCERN = Concern(
    alert=replace(ALERT, regions=(DAEGU, BUSAN_IN_PASSING), kinds=("행사", "협약"), matches=(GWANGJU_AI,)),
    channel="hook",
    source="daegu-press",
    programme="p1",
)


def silence(number: int = 1, *, until: datetime = NOW + DAY, **scope: Any) -> Silence:  # noqa: ANN401 -- any of a scope
    return Silence(id=number, scope=Scope(**scope), why="너무 잦다", since=NOW - DAY, until=until)


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param({"region": "대구"}, id="a 시도 is silent with all its 시군구"),
        pytest.param({"region": "영남권"}, id="so is one of a group of them"),
        pytest.param({"kind": "협약"}, id="any of its kinds counts"),
        pytest.param({"programme": "p1"}, id="its programme"),
        pytest.param({"source": "daegu-press"}, id="its source"),
        pytest.param({"rule": "gwangju-ai"}, id="the only rule that found it"),
        pytest.param({"channel": "hook"}, id="the channel as a whole"),
        pytest.param({"region": "대구", "kind": "행사", "channel": "hook"}, id="all that is named holds"),
    ],
)
def test_what_is_kept_back(scope: dict[str, Any]) -> None:
    found = silenced(CONCERN, [silence(**scope)], now=NOW)
    assert found is not None
    assert found.scope.named == tuple(scope.items())


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param({"region": "부산"}, id="a region named in passing is not what it is about"),
        pytest.param({"region": "대구", "kind": "채용"}, id="one of two does not hold"),
        pytest.param({"programme": "p2"}, id="another programme"),
        pytest.param({"source": "busan-press"}, id="another source"),
        pytest.param({"rule": "busan-ai"}, id="another rule"),
        pytest.param({"channel": "phone"}, id="another channel"),
    ],
)
def test_what_goes_out(scope: dict[str, Any]) -> None:
    assert silenced(CONCERN, [silence(**scope)], now=NOW) is None


def test_what_several_rules_found_goes_out_while_one_of_them_may_speak() -> None:
    both = replace(CONCERN, alert=replace(CONCERN.alert, matches=(GWANGJU_AI, OTHER_RULE)))
    one, other = silence(1, rule="gwangju-ai"), silence(2, rule="events")
    assert silenced(both, [one], now=NOW) is None
    assert silenced(both, [other, one], now=NOW) == one


def test_what_no_rule_found_is_kept_back_all_the_same() -> None:
    unruled = replace(CONCERN, alert=replace(CONCERN.alert, matches=()))
    assert silenced(unruled, [silence(kind="행사")], now=NOW) is not None
    assert silenced(unruled, [silence(rule="gwangju-ai")], now=NOW) is None


def test_it_ends_by_itself() -> None:
    one = silence(region="대구", until=NOW)
    assert silenced(CONCERN, [one], now=NOW - timedelta(microseconds=1)) == one
    assert silenced(CONCERN, [one], now=NOW) is None


@given(st.sets(st.sampled_from(["region", "kind", "programme", "source", "rule", "channel"])))
def test_to_name_more_never_keeps_back_more(named: set[str]) -> None:
    right = {
        "region": "대구",
        "kind": "행사",
        "programme": "p1",
        "source": "daegu-press",
        "rule": "gwangju-ai",
        "channel": "hook",
    }
    wrong = {"region": "부산", "kind": "채용", "programme": "p2", "source": "x", "rule": "x", "channel": "phone"}
    scope: dict[str, Any] = {name: right[name] for name in named}
    assert silenced(CONCERN, [silence(**scope)], now=NOW) is not None
    for name in right.keys() - named:
        assert silenced(CONCERN, [silence(**scope | {name: wrong[name]})], now=NOW) is None
