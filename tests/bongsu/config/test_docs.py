"""docs/rules.md names every key, and every example in it is true."""

import re
from pathlib import Path

import pytest

from bongsu.config import read_config
from bongsu.config.shape import (
    CHANNEL_SHAPES,
    DefaultsShape,
    ExamplesShape,
    FileShape,
    NearShape,
    Part,
    RuleShape,
    SelectShape,
    SourceShape,
    WantedShape,
)
from bongsu.rules import RuleSet, run_examples
from scrapers.catalogue import catalogue

TEXT = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
SHAPES: list[type[Part]] = [
    FileShape,
    DefaultsShape,
    SourceShape,
    SelectShape,
    WantedShape,
    RuleShape,
    NearShape,
    ExamplesShape,
    *CHANNEL_SHAPES.values(),
]


@pytest.mark.parametrize("key", sorted({key for shape in SHAPES for key in shape.model_fields}))
def test_every_key_is_named(key: str) -> None:
    assert re.search(rf"`{key}`|^{key}:|[ {{-]{key}:", TEXT, re.MULTILINE)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_file_shown_is_taken_and_its_examples_hold(number: int) -> None:
    config = read_config(BLOCKS[number], "rules.md", catalogue=catalogue)
    assert [result for result in run_examples(RuleSet.compile(config.rules)) if not result.ok] == []


def test_there_are_files_shown() -> None:
    assert len(BLOCKS) >= 5
