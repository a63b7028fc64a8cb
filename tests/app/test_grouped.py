"""Which story a text belongs to, for people and programs."""

from app.grouped import Lines, as_json, in_words, placed, stands
from bongsu.model import Article
from bongsu.stories import Shelf, announcements, place
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.story import Nearby, Outcome
from tests.bongsu.stories.test_parts import TWO_CITIES
from tests.bongsu.stories.writing import ELSEWHERE, LAUNCH, LAUNCH_AGAIN, NOON, article, later


def line(number: int, text: tuple[str, str], **after: float) -> Article:
    return article(*text, key=f"{number:012}", at=later(**after))


def test_the_first_line_opens_a_story_of_its_name() -> None:
    lines = Lines()
    (told,) = lines.place("한 줄", line(1, LAUNCH))
    assert as_json(told, lines.name, "ko") == {
        "id": "한 줄",
        "joined": False,
        "adds": "first",
        "because": [],
        "nearest": None,
    }


def test_the_next_joins_it_and_says_why() -> None:
    lines = Lines()
    lines.place("a", line(1, LAUNCH))
    (told,) = lines.place("b", line(2, LAUNCH_AGAIN, hours=3))
    answer = as_json(told, lines.name, "ko")
    assert (answer["id"], answer["joined"], answer["adds"]) == ("a", True, None)
    assert {"sum", "day", "words"} <= {str(sign["code"]) for sign in answer["because"]}  # type: ignore[attr-defined]
    assert all(sign["points"] > 0 for sign in answer["because"])  # type: ignore[attr-defined]


def test_what_is_apart_names_the_nearest() -> None:
    lines = Lines()
    lines.place("a", line(1, LAUNCH))
    (told,) = lines.place("b", line(2, ELSEWHERE, hours=3))
    answer = as_json(told, lines.name, "en")
    assert (answer["id"], answer["joined"], answer["because"]) == ("b", False, [])
    assert answer["nearest"]["id"] == "a"  # type: ignore[index]
    assert answer["nearest"]["apart"] == "region"  # type: ignore[index]


def test_two_announcements_have_two_names_whatever_other_lines_are_called() -> None:
    lines = Lines()
    both = lines.place("x", line(1, TWO_CITIES))
    lines.place("xa", line(2, ELSEWHERE))
    assert [lines.name(each.story.id) for each in both] == ["x", "x#2"]


def test_people_are_told_the_story_or_what_came_nearest() -> None:
    shelf = Shelf()
    first = line(1, LAUNCH)
    (opened,) = placed(first, lambda parts, at: shelf.nearby(parts, at=at))
    assert list(in_words(opened, str, "ko")) == ["  새 이야기입니다."]
    shelf.keep(Outcome(article=first, matches=(), placements=(opened,), deliveries=()))
    (joined,) = placed(line(2, LAUNCH_AGAIN, hours=1), lambda parts, at: shelf.nearby(parts, at=at))
    same, because = in_words(joined, lambda _: "출범", "ko")
    assert same == f"  같은 이야기: 출범 ({opened.story.id})"
    assert "같은 금액(240억 원)" in because
    (apart,) = placed(line(3, ELSEWHERE, hours=1), lambda parts, at: shelf.nearby(parts, at=at))
    assert [told.split(":")[0].strip() for told in in_words(apart, lambda _: "출범", "ko")] == [
        "새 이야기입니다.",
        "가장 가까운 이야기",
        "가른 점",
    ]


def test_an_entry_that_is_stored_stands_where_it_was_put() -> None:
    first, second = line(1, LAUNCH), line(2, LAUNCH_AGAIN)
    (opened,) = place(first, Nearby(parts=announcements(first)), now=NOON)
    outlets = tuple(
        Outlet(entry=each.entry, revision=1, joined=NOON, adds=adds) for each, adds in ((first, opened.adds), (second, None))
    )
    told = Chronicle(story=opened.story, said=opened.profile.said, outlets=outlets)
    assert stands(told, first.entry.key).seen_revision == 0
    joined = stands(told, second.entry.key)
    assert (joined.seen_revision, joined.adds) == (1, None)
    assert list(in_words(joined, str, "en")) == [f"  same story: {opened.story.id} ({opened.story.id})"]


def test_what_they_have_in_common_is_told_of_the_nearest_too() -> None:
    shelf = Shelf()
    first = line(1, ("광주 인공지능사관학교 6기 모집", "광주시는 인공지능사관학교 6기 교육생 330명을 모집한다."))
    (opened,) = placed(first, lambda parts, at: shelf.nearby(parts, at=at))
    shelf.keep(Outcome(article=first, matches=(), placements=(opened,), deliveries=()))
    other = line(2, ("광주 인공지능사관학교 7기 모집", "광주시는 인공지능사관학교 7기 교육생 330명을 모집한다."))
    (apart,) = placed(other, lambda parts, at: shelf.nearby(parts, at=at))
    told = list(in_words(apart, lambda _: "6기", "ko"))
    assert any(line.startswith("    닮은 점: ") for line in told)
    assert told[-1].startswith("    가른 점: 다른 연도나 회차")
