"""The user's file of corrections: read when it changes, appended to, never spoilt."""

import logging
import os
from pathlib import Path

import pytest

from app.programmes import Corrections
from bongsu.errors import ConfigError
from bongsu.programmes.corrections import Merge, Rename

MERGE = '- {"merge": ["p1", "p2"]}\n'


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path)


def write(corrections: Corrections, text: str, *, at: int) -> None:
    corrections.path.write_text(text, encoding="utf-8")
    os.utime(corrections.path, (at, at))


def test_without_a_file_nothing_is_corrected(corrections: Corrections) -> None:
    assert corrections() == ()


def test_a_change_is_read_and_what_is_the_same_is_not_read_again(
    corrections: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(corrections, MERGE, at=1)
    assert corrections() == (Merge(into="p1", gone="p2"),)
    write(corrections, '- {"rename": "p1", "name": "허브"}\n', at=2)
    assert corrections() == (Rename(programme="p1", name="허브"),)
    monkeypatch.setattr(corrections, "read", lambda: pytest.fail("read again"))
    assert corrections() == (Rename(programme="p1", name="허브"),)


def test_a_file_that_cannot_be_used_leaves_what_was_and_says_so_once(
    corrections: Corrections, caplog: pytest.LogCaptureFixture
) -> None:
    write(corrections, MERGE, at=1)
    corrections()
    write(corrections, "- marge: [p1, p3]\n", at=2)
    with caplog.at_level(logging.WARNING):
        assert corrections() == corrections() == (Merge(into="p1", gone="p2"),)
    [said] = caplog.messages
    assert "programmes.yaml:1:3" in said


def test_a_file_taken_away_corrects_nothing_more(corrections: Corrections) -> None:
    write(corrections, MERGE, at=1)
    corrections()
    corrections.path.unlink()
    assert corrections() == ()


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="a new file"),
        pytest.param("# 우리 말\n- {merge: [p3, p4]}  # 같은 사업\n", id="with comments"),
        pytest.param("- {merge: [p3, p4]}", id="without an end of line"),
    ],
)
def test_appending_keeps_every_letter_that_was_there(corrections: Corrections, before: str) -> None:
    write(corrections, before, at=1)
    corrections.append(MERGE)
    text = corrections.path.read_text(encoding="utf-8")
    assert text.startswith(before)
    assert corrections()[-1] == Merge(into="p1", gone="p2")


@pytest.mark.parametrize("before", ["- marge: [p1]\n", "[]\n"], ids=["a mistake in it", "a list that cannot grow"])
def test_nothing_is_appended_to_a_file_that_could_not_be_read_then(corrections: Corrections, before: str) -> None:
    write(corrections, before, at=1)
    with pytest.raises(ConfigError):
        corrections.append(MERGE)
    assert corrections.path.read_text(encoding="utf-8") == before
