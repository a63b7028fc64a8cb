"""What stands in a line from outside cannot pass for a line of ours."""

import io
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.logs import Plain, plain, to_stderr

FORGED = "소식\n12:00:00 all is well\x1b[2K\x1b[31m\r\x07\u202e\u2028\x9b1m\x00"


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("bongsu", logging.INFO, "", 0, message, args, None)


def test_a_line_that_is_forged_is_set_in() -> None:
    first, second = Plain("%(asctime)s %(message)s", datefmt="11:00:00").format(record("%s", FORGED)).split("\n")
    assert first == "11:00:00 소식"
    assert second.startswith("  12:00:00 all is well")
    assert (first + second).isprintable()


def test_a_traceback_is_set_in_too() -> None:
    told = record("failed")
    told.exc_info = (ValueError, ValueError(FORGED), None)
    lines = Plain("%(message)s").format(told).split("\n")
    assert lines[0] == "failed"
    assert all(line.startswith("  ") and line.isprintable() for line in lines[1:])


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_comes_only_shows(text: str) -> None:
    shown = plain(text)
    assert shown.replace("\n", "").isprintable()
    assert all(line.startswith("  ") for line in shown.split("\n")[1:])
    shown.encode()


@pytest.mark.parametrize(
    ("environ", "level"),
    [
        pytest.param({}, logging.INFO, id="as a rule"),
        pytest.param({"BONGSU_LOG": "debug"}, logging.DEBUG, id="asked to tell more"),
        pytest.param({"BONGSU_LOG": "nonsense"}, logging.INFO, id="asked for what there is not"),
    ],
)
def test_how_much_is_told(environ: dict[str, str], level: int) -> None:
    to_stderr(environ)
    assert logging.getLogger("bongsu.robots").getEffectiveLevel() == level


@pytest.mark.parametrize(("environ", "line"), [({"JOURNAL_STREAM": "8:1"}, "a�\n  b\n"), ({}, " a�\n  b\n")])
def test_lines_go_to_stderr(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], line: str) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    to_stderr(environ)
    logging.getLogger("bongsu").info("a\x1b\nb")
    assert isinstance(sys.stderr, io.StringIO)
    assert sys.stderr.getvalue().endswith(line)
    assert (sys.stderr.getvalue() == line) is bool(environ), "the journal knows the time"
