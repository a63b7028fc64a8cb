"""Programmes in the database: found by their names, with the stages of their stories."""

from dataclasses import replace
from datetime import datetime

from bongsu.judge import judge
from bongsu.model import Article, Cursor, RegionMention, Source
from bongsu.programme import Alias, Link
from bongsu.programmes.corrected import corrected_around
from bongsu.programmes.corrections import Merge
from bongsu.programmes.names import read_name
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import announcements
from bongsu.story import Outcome, Story
from storage import Store
from tests.bongsu.stories.writing import article, later
from tests.storage.samples import keep, make_entry, make_outcome, make_placement

SOURCE = Source(id="paper", name="어느 신문", url="https://paper.example/rss", max_age=None)
RULES = RuleSet.compile([Rule(id="ai", name="AI", any=("AI",), notify=("room",))])
CALL = ("‘AI-on Ulsan’ 참여기업 모집", "울산시는 ‘AI-on Ulsan’에 참여할 기업 73곳을 모집한다고 29일 밝혔다.")
CHOSEN = ("AI-on Ulsan 참여기업 73곳 선정", "울산시는 214곳에서 기업 73곳을 골랐다고 9일 밝혔다.")


def take(store: Store, title: str, body: str, *, key: str, at: datetime) -> Outcome:
    one: Article = article(title, body, key=key, at=at)
    store.add(SOURCE, [one.entry], Cursor(), now=at, next_visit=None, quiet=False, too_old=lambda entry: entry.seen is None)
    nearby = store.nearby(announcements(one), at=at)
    around = store.around(one, [each.story.id for each in nearby.candidates])
    outcome = judge(one, SOURCE, RULES, nearby, now=at, around=around)
    assert store.record(outcome, now=at)
    return outcome


def test_a_programme_is_kept_with_its_stages_and_who_was_told(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    take(store, *CHOSEN, key="b", at=later(days=100))
    [found] = store.programmes()
    assert (found.id, found.name, "31000" in found.regions) == ("pa", "AI-on Ulsan", True)
    assert [(step.story, step.stage.code, step.title, set(step.told)) for step in found.steps] == [
        ("sa", "call", CALL[0], {"room"}),
        ("sb", "selection", CHOSEN[0], {"room"}),
    ]
    assert found.steps[0].at == later()
    assert store.programme_of("sb") == "pa"


def test_the_next_stage_is_told_as_such(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    [delivery] = take(store, *CHOSEN, key="b", at=later(days=100)).deliveries
    assert delivery.key.startswith("sb-1")
    assert getattr(delivery.alert, "follows", "") == "sa"


def test_the_story_of_another_outlet_stays_in_its_programme(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    take(store, "울산 ‘제조 AX 도약’ 기업 모집", CALL[1], key="b", at=later(hours=1))
    [found] = store.programmes()
    assert [step.story for step in found.steps] == ["sa"]
    assert [alias.name.said for alias in found.aliases] == ["AI-on Ulsan", "제조 AX 도약"]
    assert [alias.is_own for alias in found.aliases] == [True, False]


def test_only_what_shares_a_name_or_a_story_is_around(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    other = article("춘천 봄 축제 연다", "춘천시가 밝혔다.", at=later(days=1))
    assert store.around(other, []).known == ()
    assert [each.id for each in store.around(other, ["sa"]).known] == ["pa"]
    assert store.around(other, ["sa"]).of_story == {"sa": "pa"}
    assert [each.id for each in store.around(other, [], also=["pa", "p9"]).known] == ["pa"]


def test_an_acronym_finds_its_programme(store: Store) -> None:
    take(store, "경남 ‘거대행동모델(LAM) 개발 사업’ 공모", "경상남도가 29일 밝혔다.", key="a", at=later())
    found = store.around(article("경남 LAM 협약", "경상남도가 밝혔다."), [])
    assert [each.id for each in found.known] == ["pa"]


def test_articles_come_with_their_stories(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    take(store, *CHOSEN, key="b", at=later(days=100))
    assert [(each.story, each.article.entry.key) for each in store.told_in(["sb", "sa"])] == [("sa", "a"), ("sb", "b")]
    assert store.told_in([]) == ()


def test_corrections_hold_for_what_comes_next(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    take(store, "울산 ‘제조 AX 실증밸리’ 예타 면제", "울산시가 밝혔다.", key="v", at=later(days=1))
    one = article("제조 AX 실증밸리 착공", "울산시가 밝혔다.", at=later(days=200))
    around = corrected_around(store.around(one, [], also=["pa", "pv"]), [Merge(into="pa", gone="pv")])
    [placement] = judge(
        one, SOURCE, RULES, store.nearby(announcements(one), at=one.entry.seen), now=later(), around=around
    ).placements
    assert placement.link
    assert (placement.link.programme, placement.link.after) == ("pa", "sv")


VALLEY = ("울산 ‘제조 AX 실증밸리’ 예타 면제", "울산시가 밝혔다.")


def test_what_was_found_since_a_time_can_be_forgotten_with_all_that_is_known_of_it(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    take(store, *VALLEY, key="v", at=later(days=1))
    take(store, *CHOSEN, key="b", at=later(days=100))
    store.unlink(since=later(days=1))
    [found] = store.programmes()
    assert (found.id, [step.story for step in found.steps]) == ("pa", ["sa"])
    assert (store.programme_of("sv"), store.programme_of("sb")) == ("", "")
    assert store.around(article(*VALLEY), []).known == ()
    assert [each.id for each in store.around(article(*CALL), []).known] == ["pa"]


def test_what_was_forgotten_is_learned_and_counted_as_if_for_the_first_time(store: Store) -> None:
    taken = [take(store, *text, key=key, at=later(days=1)) for text, key in ((CALL, "a"), (VALLEY, "v"))]
    before = store.programmes(), counted(store)
    store.unlink(since=later(days=1))
    assert (store.programmes(), counted(store)) == ((), {})
    for outcome in taken:
        store.link(outcome.article, outcome.placements)
    assert (store.programmes(), counted(store)) == before


def counted(store: Store) -> dict[str, int]:
    """How many programmes are noted under each key."""
    return {row["key"]: row["programmes"] for row in store._database.rows("SELECT * FROM programme_key_counts")}


def test_of_many_of_one_name_those_of_the_articles_region_are_offered(store: Store) -> None:
    alias = Alias(name=read_name("제조 AX 도약"))
    for number in range(22):
        entry = make_entry(f"e{number}")
        keep(store, entry)
        opened = make_placement(story=Story(id=f"s{number}", revision=1, title="", opened=later()))
        regions = frozenset({"31000" if number == 21 else "26000"})
        link = Link(programme=f"p{number:02}", name=alias.name.said, code="name", learned=(alias,), regions=regions)
        assert store.record(make_outcome(entry, placement=replace(opened, link=link)), now=later())
    assert set(counted(store).values()) == {22}
    ulsan, busan = (
        RegionMention(code="31000", name="울산광역시"),
        RegionMention(code="26000", name="부산광역시", role="mentioned"),
    )
    asked = replace(article("‘제조 AX 도약’ 기업 모집", CALL[1]), regions=(ulsan, busan))
    offered = [each.id for each in store.around(asked, []).known]
    assert len(offered) == 20
    assert "p21" in offered


def test_recording_the_same_again_changes_nothing(store: Store) -> None:
    outcome = take(store, *CALL, key="a", at=later())
    before = store.programmes()
    assert store.record(replace(outcome, why_quiet="outlet"), now=later(hours=1))
    assert store.programmes() == before


def test_a_story_without_a_programme_is_kept_all_the_same(store: Store) -> None:
    take(store, "춘천시 AI 봄 축제 연다", "춘천시가 29일 밝혔다.", key="a", at=later())
    assert store.programmes() == ()
    assert store.story("sa")


def test_a_name_that_two_articles_teach_is_learned_once(store: Store) -> None:
    take(store, *CALL, key="a", at=later())
    held = store.around(article(*CALL), ["sa"])
    for key in ("b", "c"):
        one = article("울산 ‘제조 AX 도약’ 기업 모집", CALL[1], key=key, at=later(hours=1))
        store.add(SOURCE, [one.entry], Cursor(), now=later(), next_visit=None, quiet=False, too_old=lambda _: False)
        nearby = store.nearby(announcements(one), at=one.entry.seen)
        assert store.record(judge(one, SOURCE, RULES, nearby, now=later(hours=1), around=held), now=later(hours=1))
    [found] = store.programmes()
    assert [alias.name.said for alias in found.aliases] == ["AI-on Ulsan", "제조 AX 도약"]
