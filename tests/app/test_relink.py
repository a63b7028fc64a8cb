"""The archive's stories put into their programmes anew."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.relink import relink
from bongsu.judge import judge
from bongsu.model import Cursor, Source
from bongsu.programmes.corrections import Merge
from bongsu.rules import RuleSet
from bongsu.stories import announcements
from storage import Store
from tests.bongsu.stories.writing import NOON, article, later

SOURCE = Source(id="paper", name="어느 신문", url="https://paper.example/rss")
NOTHING = RuleSet.compile([])
BODY = "울산시가 29일 밝혔다."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "bongsu.db", now=NOON)
    yield store
    store.close()


def take(store: Store, title: str, key: str, at: datetime) -> None:
    """Record an article as a bongsu would that knew nothing of programmes."""
    one = article(title, BODY, key=key, at=at)
    store.add(SOURCE, [one.entry], Cursor(), now=at, next_visit=None, quiet=False, too_old=lambda _: False)
    outcome = judge(one, SOURCE, NOTHING, store.nearby(announcements(one), at=at), now=at)
    assert store.record(outcome, now=at)


def linked(store: Store) -> dict[str, list[tuple[str, str]]]:
    return {each.id: [(step.story, step.stage.code) for step in each.steps] for each in store.programmes()}


def test_an_archive_from_before_programmes_gets_them(store: Store) -> None:
    take(store, "울산 ‘AX 실증밸리’ 예타 면제", "a", later())
    take(store, "AX실증밸리 첫 과제 착수", "b", later(days=90))
    assert relink(store, (), since=later(days=-1)) == 2
    found = {"pa": [("sa", "feasibility"), ("sb", "start")]}
    assert linked(store) == found
    assert relink(store, (), since=later(days=-1)) == 2
    assert linked(store) == found


def test_corrections_count(store: Store) -> None:
    take(store, "울산 ‘AX 실증밸리’ 예타 면제", "a", later())
    take(store, "울산 ‘AI 팩토리’ 참여기업 모집", "b", later(days=50))
    take(store, "‘AI 팩토리’ 참여기업 선정", "c", later(days=120))
    relink(store, (), since=later(days=-1))
    relink(store, [Merge(into="pa", gone="pb")], since=later(days=100))
    assert linked(store)["pa"] == [("sa", "feasibility"), ("sc", "selection")]


def test_what_began_earlier_keeps_its_programme(store: Store) -> None:
    take(store, "울산 ‘AX 실증밸리’ 예타 면제", "a", later())
    relink(store, (), since=later(days=-1))
    take(store, "울산 ‘AI 팩토리’ 참여기업 모집", "b", later(days=50))
    relink(store, (), since=later(days=40))
    assert linked(store) == {"pa": [("sa", "feasibility")], "pb": [("sb", "call")]}
