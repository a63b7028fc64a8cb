"""Articles as outlets make them, in the stories that a person put them into."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.stories import Shelf
from tests.bongsu.stories.corpus import Labelled, b_cubed, corpus
from tests.bongsu.stories.writing import Desk


def grouped(articles: list[Labelled]) -> tuple[float, float]:
    found = Desk(Shelf()).take_all(one.article for one in articles)
    return b_cubed({one.article.entry.key: one.stories for one in articles}, found)


def test_the_corpus_is_what_it_is_said_to_be() -> None:
    stories = {story for one in corpus() for story in one.stories}
    assert len(corpus()) >= 120
    assert len(stories) >= 40
    assert len({one.programme for one in corpus()} - {""}) >= 12


def test_articles_come_into_the_stories_they_tell() -> None:
    precision, recall = grouped(list(corpus()))
    assert precision >= 0.98
    assert recall >= 0.93


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_outlets_tell_matters_little(chance: random.Random) -> None:
    """Each story's articles in another order, in the places that they have; docs/decisions.md says what is left of order."""
    precision, recall = grouped(shuffled_within_stories(chance))
    assert precision >= 0.95
    assert recall >= 0.85


def shuffled_within_stories(chance: random.Random) -> list[Labelled]:
    places: dict[tuple[str, ...], list[int]] = {}
    for place, one in enumerate(corpus()):
        places.setdefault(one.stories, []).append(place)
    order = list(corpus())
    for own in places.values():
        for place, other in zip(own, chance.sample(own, len(own)), strict=True):
            order[place] = corpus()[other]
    return order


@pytest.mark.parametrize(
    ("wanted", "found", "figures"),
    [
        pytest.param({"a": ("x",), "b": ("x",)}, {"a": ("1",), "b": ("1",)}, (1.0, 1.0), id="as it should be"),
        pytest.param({"a": ("x",), "b": ("x",)}, {"a": ("1",), "b": ("2",)}, (1.0, 0.5), id="split"),
        pytest.param({"a": ("x",), "b": ("y",)}, {"a": ("1",), "b": ("1",)}, (0.5, 1.0), id="wrongly joined"),
    ],
)
def test_the_measure(
    wanted: dict[str, tuple[str, ...]], found: dict[str, tuple[str, ...]], figures: tuple[float, float]
) -> None:
    assert b_cubed(wanted, found) == figures
