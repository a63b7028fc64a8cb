"""Short announcements of our own, each labelled before it was read: what it is about, and what it only mentions.

They show the ways in which a text names a region that it is not about: left out, beaten, earlier, a place of origin, a
neighbour, a former post, a namesake, a headline of another article. `home` is the region of the paper or board.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.regions import find_regions

FILE = Path(__file__).parents[2] / "data" / "regions" / "roles.tsv"
FOUND, PROMOTED = 0.97, 0.03
"""Least part of the regions a text is about that is found; most of those mentioned that come out as what it is about."""


class Told(NamedTuple):
    home: str
    about: str
    mentioned: str
    title: str
    text: str


def load() -> list[Told]:
    return [Told(*line.split("\t")) for line in FILE.read_text("utf-8").splitlines()[1:]]


def names(cell: str) -> list[frozenset[str]]:
    return [region_codes(name) for name in cell.split(",") if name]


def about(told: Told) -> frozenset[str]:
    home = min(region_codes(told.home)) if told.home else None
    return frozenset(each.code for each in find_regions(told.title, told.text, home=home) if each.role == "about")


def test_what_a_text_is_about_is_found() -> None:
    asked = [(told, codes) for told in load() for codes in names(told.about)]
    missed = [told.text for told, codes in asked if about(told).isdisjoint(codes)]
    assert len(missed) <= (1 - FOUND) * len(asked), missed


def test_what_a_text_mentions_is_not_what_it_is_about() -> None:
    asked = [(told, codes) for told in load() for codes in names(told.mentioned)]
    promoted = [told.text for told, codes in asked if any(covers(codes, each) for each in about(told))]
    assert len(promoted) <= PROMOTED * len(asked), promoted


@pytest.mark.parametrize("told", load(), ids=lambda told: told.title)
def test_each_label_names_a_region(told: Told) -> None:
    assert all(names(told.about) + names(told.mentioned))
    assert told.about or told.mentioned
