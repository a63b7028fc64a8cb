import pytest

from bench import quality
from bongsu.topic import ARTIFICIAL, AVIAN

CASES = quality.load()


def test_the_corpus_is_large_and_every_text_says_what_it_is_about() -> None:
    assert len(CASES) >= 150
    assert all("topic" in case for case in CASES)


def test_the_two_senses_of_ai() -> None:
    tallies = quality.measure_topic(CASES)
    assert tallies[AVIAN].recall >= 0.98, tallies[AVIAN].notes
    assert tallies[ARTIFICIAL].recall >= 0.995, tallies[ARTIFICIAL].notes


def test_kinds_of_news() -> None:
    tally = quality.measure_kinds(CASES)
    assert tally.f1 >= 0.92, tally.notes


@pytest.mark.parametrize(("name", "bar"), [("money", 0.99), ("dates", 0.97), ("deadlines", 0.97)])
def test_facts(name: str, bar: float) -> None:
    tally = quality.measure_facts(CASES)[name]
    assert tally.exact >= bar, tally.notes


@pytest.mark.parametrize("name", ["about", "never about"])
def test_regions(name: str) -> None:
    tally = quality.measure_regions(CASES)[name]
    assert tally.recall >= 0.97, tally.notes


def test_a_tally_counts_what_is_missing_and_what_is_too_much() -> None:
    tally = quality.Tally()
    tally.compare("one", [1, 2, 3], [1, 2, 4], optional=[3])
    assert (tally.right, tally.missed, tally.wrong) == (2, 0, 1)
    assert tally.notes == ["one: missed [], not there ['4']"]
