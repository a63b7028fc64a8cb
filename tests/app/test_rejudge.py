"""The archive judged anew: what changes is said, and written only where asked; nothing is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from app import rejudge as module
from app.rejudge import Reader, Rejudged, rejudge
from bongsu.editions import stay
from bongsu.judge import judge
from bongsu.model import Article, Cursor, Enclosed, Source
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import announcements
from bongsu.story import Outcome
from storage import Store
from tests.bongsu.stories.test_parts import TWO_CITIES
from tests.bongsu.stories.writing import ELSEWHERE, LAUNCH, LAUNCH_AGAIN, NOON, article

PAPER = Source(id="paper", name="울산매일", url="https://paper.example/rss")
RULES = RuleSet.compile([Rule(id="ulsan", name="울산 AI", any=("AI",), regions=("울산",), notify=("room",))])
NOW = NOON + timedelta(days=1)
SINCE = NOON - timedelta(days=30)


@dataclass
class Archive:
    """A store that articles come into as they do in life."""

    store: Store

    def tell(self, text: tuple[str, str], key: str, *, hours: float = 0, alone: bool = False) -> Article:
        """Record an article; `alone` as code that knows no likeness would."""
        at = NOON + timedelta(hours=hours)
        one = article(*text, key=key, at=at)
        self.keep(one, at)
        nearby = self.store.nearby(announcements(one), at=at)
        if alone:
            nearby = replace(nearby, candidates=())
        assert self.store.record(judge(one, PAPER, RULES, nearby, now=at), now=at)
        return one

    def force(self, text: tuple[str, str], key: str, *, into: str) -> None:
        """Record an article in a story that it has nothing to do with."""
        one = article(*text, key=key)
        self.keep(one, NOON)
        [candidate] = self.store.stories_of(into)
        outcome = Outcome(article=one, matches=(), placements=stay([candidate]), deliveries=())
        assert self.store.record(outcome, now=NOON)

    def keep(self, one: Article, at: datetime) -> None:
        self.store.add(PAPER, [one.entry], Cursor(), now=at, next_visit=at, quiet=False, too_old=lambda _: False)

    def rejudge(self, *, apply: bool = True, rules: RuleSet = RULES, since: datetime = SINCE) -> Rejudged:
        reader = Reader(sources={"paper": PAPER}, rule_set=rules)
        return rejudge(self.store, reader, since=since, now=NOW, apply=apply)

    def stories(self) -> dict[str, list[str]]:
        """Return the entries of each story."""
        return {each.story.id: [outlet.entry.key for outlet in each.outlets] for each in self.store.chronicles(since=SINCE)}


@pytest.fixture
def archive() -> Iterator[Archive]:
    from storage.database import Database
    from storage.migrations import migrate

    database = Database.connect(None)
    migrate(database, now=NOON)
    store = Store(database)
    yield Archive(store)
    store.close()


def test_what_was_judged_as_it_would_be_now_stays(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.tell(LAUNCH_AGAIN, "e2", hours=3)
    archive.tell(TWO_CITIES, "e3", hours=4)
    before = archive.stories()
    report = archive.rejudge()
    assert (report.articles, report.joined, report.split) == (3, [], [])
    assert not any(report.changed.values())
    assert archive.stories() == before


def test_stories_that_are_one_are_joined_and_not_told_again(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.tell(LAUNCH_AGAIN, "e2", hours=3, alone=True)
    told = archive.store.outbox()
    assert len(told) == 2
    report = archive.rejudge()
    (joined,) = report.joined
    assert (joined.before, joined.after) == (("se1", "se2"), ("se1",))
    assert archive.stories() == {"se1": ["e1", "e2"]}
    assert archive.store.outbox() == told
    third = archive.tell(LAUNCH_AGAIN, "e3", hours=5)
    assert archive.stories() == {"se1": ["e1", "e2", "e3"]}
    assert archive.store.outbox() == told, "who was told knows the story"
    assert third.entry.key == "e3"


def test_a_story_of_two_events_is_taken_apart(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.force(ELSEWHERE, "e2", into="e1")
    report = archive.rejudge()
    (split,) = report.split
    assert (split.before, split.after, split.title) == (("se1",), ("se1", "se2"), LAUNCH[0])
    assert archive.stories() == {"se1": ["e1"], "se2": ["e2"]}
    found = archive.store.chronicle("se2")
    assert found
    assert found.told == ("room",), "what was told of the one is told of the other"


def test_without_apply_nothing_is_written(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.tell(LAUNCH_AGAIN, "e2", hours=3, alone=True)
    archive.store.reread([(replace(article(*LAUNCH, key="e1"), regions=()), ())])
    before = (archive.stories(), archive.store.article("e1"))
    report = archive.rejudge(apply=False)
    assert len(report.joined) == 1
    assert (archive.stories(), archive.store.article("e1")) == before


def test_readings_and_matches_are_those_of_now(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    whole = archive.store.article("e1")
    assert whole
    archive.store.reread([(replace(whole, regions=(), facts=(), topic=replace(whole.topic, kinds=())), ())])
    report = archive.rejudge(rules=RuleSet.compile([Rule(id="new", name="새 규칙", any=("AI",), notify=("room",))]))
    assert {name for name, changes in report.changed.items() if changes} == {"regions", "facts", "kinds", "rules"}
    assert report.changed["regions"][0].gained == ("울산광역시 (about)",)
    assert report.changed["rules"][0].gained == ("new",)
    assert archive.store.article("e1") == whole
    assert [match.rule for match in archive.store.matches("e1")] == ["new"]


def test_documents_stay_where_they_stand(archive: Archive) -> None:
    one = archive.tell(LAUNCH, "e1")
    documents = (Enclosed(name="공고.hwp", start=len(one.text) - 10), Enclosed(name="양식.hwp", note="document.locked"))
    archived = replace(one, attachments=documents)
    assert Reader(sources={}, rule_set=RULES).read(archived).attachments == documents


def test_an_article_whose_edition_waits_is_left(archive: Archive) -> None:
    one = archive.tell(LAUNCH, "e1")
    edited = replace(one.entry, title="고친 제목", digest="other")
    archive.store.add(PAPER, [edited], Cursor(), now=NOW, next_visit=NOW, quiet=False, too_old=lambda _: False)
    report = archive.rejudge()
    assert (report.articles, report.left) == (0, 1)
    assert archive.stories() == {"se1": ["e1"]}


def test_what_joins_a_story_from_before_is_joined_to_what_it_said_then(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.tell(LAUNCH_AGAIN, "e2", hours=1)
    archive.force(ELSEWHERE, "e3", into="e1")
    archive.tell(LAUNCH_AGAIN, "e4", hours=3)
    archive.tell(ELSEWHERE, "e5", hours=-9)
    report = archive.rejudge(since=NOON + timedelta(hours=2))
    assert (report.articles, report.joined, report.split) == (1, [], [])
    assert archive.stories()["se1"] == ["e1", "e2", "e3", "e4"]


def test_a_long_archive_is_written_in_batches(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    for number in range(5):
        archive.tell((f"울산 AI 교실 {number + 1}기 모집", "울산시는 AI 교실 수강생을 모집한다."), f"e{number}", hours=number)
    heard: list[int] = []
    reader = Reader(sources={"paper": PAPER}, rule_set=RULES)
    report = rejudge(archive.store, reader, since=SINCE, now=NOW, apply=True, progress=heard.append)
    assert heard == [2, 4, 5]
    assert report.articles == 5
    assert len(archive.stories()) == 5


def test_applied_twice_changes_nothing_more(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.tell(LAUNCH_AGAIN, "e2", hours=3, alone=True)
    archive.rejudge()
    again = archive.rejudge()
    assert (again.joined, again.split, any(again.changed.values())) == ([], [], False)


def test_an_old_story_whose_words_are_unknown_is_no_hindrance(archive: Archive) -> None:
    archive.tell(LAUNCH, "e1")
    archive.store._database.run("""UPDATE stories SET profile = '{"said": {}, "texts": [], "sketches": []}'""")
    archive.tell(ELSEWHERE, "e2", hours=3)
    assert archive.rejudge(since=NOON + timedelta(hours=2)).articles == 1
