"""Programmes in memory: what is offered for an article, and what is kept of a link."""

from dataclasses import replace

from bongsu.programme import Alias, Link, Stage
from bongsu.programmes.names import read_name
from bongsu.programmes.shelf import OFFERED, ProgrammeShelf
from tests.bongsu.programmes.programmes import BUSAN, ULSAN
from tests.bongsu.stories.writing import NOON, article, later

BODY = "울산시는 29일 이같이 밝혔다."
CALL = Stage(code="call", year=2026)


def link(programme: str, name: str, *regions: str) -> Link:
    learned = (Alias(name=read_name(name)),)
    return Link(programme=programme, name=name, code="new", learned=learned, regions=frozenset(regions), stage=CALL)


def shelf(**names: str) -> ProgrammeShelf:
    """Return a shelf with programmes by their ids, each of one story that has its id with an s."""
    held = ProgrammeShelf()
    for programme, name in names.items():
        held.keep(link(programme, name), story=f"s{programme}", title=name, at=NOON)
    return held


def offered(held: ProgrammeShelf, title: str, *stories: str) -> list[str]:
    return [each.id for each in held.around(article(title, BODY), stories).known]


def test_what_shares_most_with_a_text_comes_first() -> None:
    held = shelf(p1="AI 반짝나루", p2="AI 반짝물결", p3="로봇 배움길")
    assert offered(held, "‘AI 반짝물결’ 시작") == ["p2", "p1"]


def test_what_many_share_counts_for_less() -> None:
    """Of two names that share as much, the one whose words few others have is meant."""
    held = shelf(p1="반짝나루", p2="반짝나루 둘레", p3="물결나무")
    assert offered(held, "반짝나와 물결나의 봄")[0] == "p3"


def test_of_equals_the_order_is_by_id() -> None:
    assert offered(shelf(p2="AI 반짝물결", p1="AI 반짝물결"), "‘AI 반짝물결’ 시작") == ["p1", "p2"]


def test_so_many_are_offered_and_those_of_the_stories_near() -> None:
    held = shelf(**{f"p{number:02}": "AI 반짝물결" for number in range(OFFERED + 5)}, q="로봇 배움길")
    found = offered(held, "‘AI 반짝물결’ 시작", "sq", "s-unknown")
    assert found == [*(f"p{number:02}" for number in range(OFFERED)), "q"]
    assert held.around(article("AI", BODY), ["sq", "s-unknown"]).of_story == {"sq": "q"}
    assert OFFERED == 20


def test_looking_leaves_nothing_behind() -> None:
    held = shelf(p1="AI 반짝물결")
    before = dict(held._under)
    offered(held, "‘로봇 배움길’ 시작")
    assert dict(held._under) == before


def test_a_story_told_again_stays_one_step_as_it_first_was_and_more_know_it() -> None:
    held = shelf()
    first = link("p1", "AI 반짝물결", ULSAN)
    held.keep(first, story="s1", title="첫 소식", at=NOON, told=frozenset({"room"}))
    again = replace(first, learned=(), regions=frozenset({BUSAN}), stage=Stage(code="start"))
    held.keep(again, story="s1", title="다음 소식", at=later(days=1), told=frozenset({"hall"}))
    [step] = held.programmes["p1"].steps
    assert (step.title, step.at, step.stage, step.told) == ("첫 소식", NOON, CALL, frozenset({"room", "hall"}))
    assert held.programmes["p1"].regions == {ULSAN, BUSAN}
    assert [alias.name.said for alias in held.programmes["p1"].aliases] == ["AI 반짝물결"]


def test_another_story_is_another_step_and_its_names_find_the_programme() -> None:
    held = shelf(p1="AI 반짝물결")
    held.keep(link("p1", "바다 이음길"), story="s2", title="둘째", at=later(days=1))
    assert [step.story for step in held.programmes["p1"].steps] == ["sp1", "s2"]
    assert held.programmes["p1"].name == "AI 반짝물결"
    assert offered(held, "바다 이음길 개통") == ["p1"]
