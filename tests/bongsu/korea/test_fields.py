import re

import pytest

from bongsu.korea.fields import any_of, field
from bongsu.korea.units import listed, read_table


def test_a_field_has_its_words() -> None:
    assert "탐사" in field("space")
    assert "공항" in field("beside_goes_on")


def test_an_unknown_field_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError):
        field("cooking")


class TestAnyOf:
    def test_prefers_the_longer_word(self) -> None:
        found = re.match(any_of(["발전", "발전소"]), "발전소 앞")
        assert found
        assert found[0] == "발전소"

    def test_takes_words_as_they_are_written(self) -> None:
        assert re.fullmatch(any_of(["5.18"]), "5.18")
        assert not re.fullmatch(any_of(["5.18"]), "5x18")

    def test_meets_nothing_where_there_are_no_words(self) -> None:
        assert not re.search(any_of([]), "무엇이든")


class TestTheTable:
    def test_is_sorted_without_doubles(self) -> None:
        names = [line["name"] for line in read_table("fields.csv")]
        assert names == sorted(set(names))

    def test_no_field_has_a_word_twice_or_an_empty_one(self) -> None:
        for line in read_table("fields.csv"):
            words = listed(line["words"])
            assert len(words) == len(set(words)), line["name"]
            assert all(word.strip() for word in words), line["name"]
