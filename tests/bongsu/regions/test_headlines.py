"""Two thousand headlines and sentences of our own, each with one name that is also a word, or one of two places.

`half_a` and `half_b` were written and labelled before either was read by the program, and parted by chance; `half_b` was looked
at only when the work on `half_a` was done. `later` came in small lots afterwards, each labelled before it was read. `region` is
what the word means there, `also` what else the text names; a region that is neither counts as invented.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.korea.units import above
from bongsu.regions import find_regions

FOLDER = Path(__file__).parents[2] / "data" / "regions"
LOTS = ["half_a", "half_b", "later"]
RIGHT, INVENTED = 0.97, 0.01


class Headline(NamedTuple):
    word: str
    region: str
    also: str
    text: str

    @property
    def expected(self) -> list[frozenset[str]]:
        return [region_codes(name) for name in (self.region, *self.also.split(",")) if name not in ("", "NONE")]


class Reading(NamedTuple):
    """Whether the word was read right, and whether a region was named that the text does not name."""

    right: bool
    invented: bool


def load(lot: str) -> list[Headline]:
    lines = (FOLDER / f"{lot}.tsv").read_text("utf-8").splitlines()[1:]
    return [Headline(*line.split("\t")) for line in lines]


def read(headline: Headline) -> Reading:
    mentions = find_regions(headline.text, "")
    if headline.region == "NONE":
        right = not any(headline.word in each.word for mention in mentions for each in mention.because)
    else:
        right = any(covers(headline.expected[0], mention.code) for mention in mentions)
    wider = {upper for codes in headline.expected for code in codes for upper in above(code)}
    known = [
        mention
        for mention in mentions
        if mention.code in wider or any(covers(each, mention.code) for each in headline.expected)
    ]
    return Reading(right, len(known) < len(mentions))


@pytest.mark.parametrize("lot", LOTS)
def test_words_are_read_right_and_no_region_is_invented(lot: str) -> None:
    headlines = load(lot)
    readings = [read(headline) for headline in headlines]
    wrong = [each.text for each, reading in zip(headlines, readings, strict=True) if not reading.right]
    invented = [each.text for each, reading in zip(headlines, readings, strict=True) if reading.invented]
    assert len(wrong) <= (1 - RIGHT) * len(headlines), wrong
    assert len(invented) <= INVENTED * len(headlines), invented


@pytest.mark.parametrize("lot", LOTS)
def test_each_label_names_a_region_and_each_word_stands_in_its_text(lot: str) -> None:
    for headline in load(lot):
        assert headline.word in headline.text
        assert all(headline.expected), headline.text


def test_the_words_are_read_in_both_senses() -> None:
    headlines = [headline for lot in LOTS for headline in load(lot)]
    places = {headline.word for headline in headlines if headline.region != "NONE"}
    words = {headline.word for headline in headlines if headline.region == "NONE"}
    assert len(headlines) >= 2000
    assert len(places & words) >= 90


class TestTheReadingItself:
    @pytest.mark.parametrize(
        ("headline", "reading"),
        [
            pytest.param(Headline("구미", "경북 구미", "", "구미산단 재가동"), Reading(right=True, invented=False), id="right"),
            pytest.param(Headline("구미", "NONE", "", "구미산단 재가동"), Reading(right=False, invented=True), id="invented"),
            pytest.param(
                Headline("구미", "경북 김천", "", "구미산단 재가동"), Reading(right=False, invented=True), id="another"
            ),
            pytest.param(
                Headline("구미", "NONE", "경북 포항", "포항서 잡힌 구미호"), Reading(right=True, invented=False), id="also"
            ),
        ],
    )
    def test_tells_right_from_wrong(self, headline: Headline, reading: Reading) -> None:
        assert read(headline) == reading
