"""Programmes as the user corrected them."""

from dataclasses import replace

import pytest

from bongsu.programme import Around, Programme
from bongsu.programmes.corrected import corrected, corrected_around, find, mentioned, split_id
from bongsu.programmes.corrections import Correction, Merge, Rename, Split
from tests.bongsu.programmes.programmes import BUSAN, ULSAN, programme, step
from tests.bongsu.stories.writing import later

ONE = replace(programme("AI-on Ulsan", ULSAN), steps=(step("s1", "call"), step("s3", "start", at=later(days=2))))
TWO = replace(programme("지역 주도형 AI 대전환", BUSAN, id_="p2"), steps=(step("s2", "selection", at=later(days=1)),))


def stories(programmes: tuple[Programme, ...]) -> dict[str, list[str]]:
    return {each.id: [step.story for step in each.steps] for each in programmes}


def test_merging_puts_one_into_the_other() -> None:
    [merged] = corrected((ONE, TWO), [Merge(into="p1", gone="p2")])
    assert stories((merged,)) == {"p1": ["s1", "s2", "s3"]}
    assert (merged.name, set(merged.regions)) == ("AI-on Ulsan", {ULSAN, BUSAN})
    assert [alias.name.said for alias in merged.aliases] == ["AI-on Ulsan", "지역 주도형 AI 대전환"]


def test_names_do_for_ids() -> None:
    assert stories(corrected((ONE, TWO), [Merge(into="AI-on 울산 Ulsan", gone="지역주도형 AI대전환 사업")])) == {
        "p1": ["s1", "s2", "s3"]
    }


@pytest.mark.parametrize(
    "correction",
    [
        pytest.param(Merge(into="p1", gone="p9"), id="nothing to merge"),
        pytest.param(Merge(into="p9", gone="p2"), id="nothing to merge into"),
        pytest.param(Merge(into="p1", gone="AI-on Ulsan"), id="one with itself, by another name"),
        pytest.param(Split(story="s9"), id="no such story"),
        pytest.param(Rename(programme="p9", name="허브"), id="no such programme"),
    ],
)
def test_what_is_not_there_is_passed_over(correction: Merge | Split | Rename) -> None:
    assert corrected((ONE, TWO), [correction]) == (ONE, TWO)


def test_a_story_split_off_has_a_programme_of_its_own() -> None:
    found = corrected((ONE, TWO), [Split(story="s3", name="울산 AI 허브")])
    assert stories(found) == {"p1": ["s1"], "p2": ["s2"], split_id("s3"): ["s3"]}
    assert (found[-1].name, set(found[-1].regions)) == ("울산 AI 허브", {ULSAN})


def test_the_id_of_what_was_split_off_never_changes() -> None:
    """It stands in people's programmes.yaml."""
    assert split_id("s3") == "q3"


def test_a_split_without_a_name_goes_by_the_story_s_title() -> None:
    titled = replace(ONE, steps=(replace(ONE.steps[0], title="울산 AI 허브 연다"),))
    assert corrected((titled,), [Split(story="s1")])[-1].name == "울산 AI 허브 연다"


def test_what_was_split_off_grows_by_what_is_linked_to_it() -> None:
    own = replace(programme("울산 AI 허브", ULSAN, id_=split_id("s3")), steps=(step("s7", "call"),))
    found = corrected((ONE, own), [Split(story="s3")])
    assert stories(found) == {"p1": ["s1"], split_id("s3"): ["s7", "s3"]}


def test_a_name_of_the_user_s_is_shown_and_found() -> None:
    [found] = corrected((ONE,), [Rename(programme="p1", name="울산 제조 AX")])
    assert found.name == "울산 제조 AX"
    assert [alias.name.said for alias in found.aliases] == ["울산 제조 AX", "AI-on Ulsan"]


def test_corrections_come_in_the_order_of_the_file() -> None:
    merge, rename = Merge(into="p1", gone="p2"), Rename(programme="p1", name="울산 제조 AX")
    assert corrected((ONE, TWO), [rename, merge])[0].name == "울산 제조 AX"
    assert stories(corrected((ONE, TWO), [merge, Split(story="s2")])) == {"p1": ["s1", "s3"], split_id("s2"): ["s2"]}


def test_around_an_article_stories_are_of_corrected_programmes() -> None:
    around = Around(known=(ONE, TWO), of_story={"s1": "p1", "s2": "p2"})
    found = corrected_around(around, [Merge(into="p1", gone="p2"), Split(story="s1")])
    assert found.of_story == {"s1": split_id("s1"), "s2": "p1"}


def test_a_story_older_than_the_steps_at_hand_follows_the_merge() -> None:
    around = Around(known=(ONE, TWO), of_story={"s0": "p2"})
    assert corrected_around(around, [Merge(into="p1", gone="p2")]).of_story == {"s0": "p1"}


def test_merges_need_both_at_hand() -> None:
    told: list[Correction] = [Merge(into="p1", gone="p2"), Split(story="s1"), Merge(into="p1", gone="p3")]
    assert mentioned(told) == ("p1", "p2", "p3")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("p2", ["p2"], id="an id"),
        pytest.param("지역주도형 AI대전환 사업", ["p2"], id="a name, in another spelling"),
        pytest.param("대전환", ["p2"], id="a piece of a name"),
        pytest.param("AI", ["p1", "p2"], id="of several"),
        pytest.param("사관학교", [], id="nothing"),
        pytest.param("울산", [], id="a region alone is no name"),
    ],
)
def test_programmes_are_found(said: str, found: list[str]) -> None:
    assert [each.id for each in find((ONE, TWO), said)] == found
