"""The calendar from the archive: what rules met, moved in place when it is put off."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from app.calendar import plan
from app.stories import Press
from bongsu.calendar import Planned
from bongsu.judge import judge
from bongsu.model import Cursor, Source
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import announcements
from storage import Store
from storage.database import Database
from storage.migrations import migrate
from tests.bongsu.stories.writing import NOON, article

PAPER = Source(id="paper", name="울산매일", url="https://paper.example/rss")
PRESS = Press(sources={"paper": PAPER}, tags={})
RULES = RuleSet.compile([Rule(id="ulsan", name="울산 AI", any=("AI",), regions=("울산",), notify=("room",))])

CALL = ("울산테크노파크, AI 기업 50곳 모집", "울산테크노파크는 AI 제조 기업 50곳을 모집한다. 신청은 2월 27일까지다.")
EXTENDED = ("울산테크노파크 AI 기업 모집 연장", "울산테크노파크는 AI 제조 기업 50곳의 신청을 3월 13일까지 받는다.")


@pytest.fixture
def store() -> Iterator[Store]:
    database = Database.connect(None)
    migrate(database, now=NOON)
    store = Store(database)
    yield store
    store.close()


def tell(store: Store, text: tuple[str, str], key: str, *, at: datetime = NOON, rules: RuleSet = RULES) -> None:
    one = article(*text, key=key, at=at)
    store.add(PAPER, [one.entry], Cursor(), now=at, next_visit=at, quiet=False, too_old=lambda _: False)
    outcome = judge(one, PAPER, rules, store.nearby(announcements(one), at=at), now=at)
    assert store.record(outcome, now=at)


def planned(store: Store, *, at: datetime = NOON) -> list[tuple[str, str, int, bool]]:
    told = plan(store, PRESS, now=at, language="ko")
    return [(each.uid, each.day, each.sequence, each.cancelled) for each in told]


def test_a_deadline_is_there_with_its_quote_and_link(store: Store) -> None:
    tell(store, CALL, "e1")
    (told,) = plan(store, PRESS, now=NOON, language="ko")
    assert (told.uid, told.day, told.summary) == ("se1-deadline-1@bongsu", "2026-02-27", f"[마감] {CALL[0]}")
    assert told.description == "울산매일: “2월 27일”"


def test_an_extension_moves_it_and_carries_sequence_1(store: Store) -> None:
    tell(store, CALL, "e1")
    assert planned(store) == [("se1-deadline-1@bongsu", "2026-02-27", 0, False)]
    later = NOON + timedelta(days=28)
    tell(store, EXTENDED, "e2", at=later)
    assert planned(store, at=later) == [("se1-deadline-1@bongsu", "2026-03-13", 1, False)]
    assert planned(store, at=later) == [("se1-deadline-1@bongsu", "2026-03-13", 1, False)], "and stays so"


def test_what_no_rule_met_is_not_there(store: Store) -> None:
    tell(store, CALL, "e1", rules=RuleSet.compile([]))
    assert planned(store) == []


def test_what_is_over_for_a_month_leaves(store: Store) -> None:
    tell(store, CALL, "e1")
    assert len(planned(store, at=NOON + timedelta(days=50))) == 1
    assert planned(store, at=NOON + timedelta(days=70)) == []


def test_a_date_that_nobody_told_of_lately_stays(store: Store) -> None:
    far = ("울산테크노파크, AI 기업 모집", "울산테크노파크는 AI 제조 기업을 모집한다. 신청은 2027년 12월 31일까지다.")
    tell(store, far, "e1")
    assert planned(store) == [("se1-deadline-1@bongsu", "2027-12-31", 0, False)]
    assert planned(store, at=NOON + timedelta(days=600)) == [("se1-deadline-1@bongsu", "2027-12-31", 0, False)]


def test_what_rules_meet_no_longer_is_called_off(store: Store) -> None:
    tell(store, CALL, "e1")
    planned(store)
    one = store.article("e1")
    assert one
    store.reread([(one, ())])
    assert planned(store) == [("se1-deadline-1@bongsu", "2026-02-27", 1, True)]


def test_a_date_of_a_story_that_is_gone_is_called_off(store: Store) -> None:
    gone = Planned(uid="sgone-event-1@bongsu", day="2026-02-09", summary="행사", url="", changed=NOON)
    store.keep_calendar([gone])
    assert planned(store) == [("sgone-event-1@bongsu", "2026-02-09", 1, True)]
