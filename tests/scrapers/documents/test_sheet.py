"""Paragraphs, notes and tables become lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.sheet import Full, Sheet


def sheet_of(*rows: list[list[str]]) -> Sheet:
    """Return a sheet with one table; a cell is a list of lines."""
    sheet = Sheet(1_000)
    for row in rows:
        sheet.open_row()
        for cell in row:
            sheet.open_cell()
            for line in cell:
                sheet.write(line)
                sheet.end_line()
            sheet.close_cell()
        sheet.close_row()
    return sheet


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param([["접수기간"], ["12. 1."]], "접수기간 | 12. 1.", id="cells are parted"),
        pytest.param(
            [["접수", "기간"], ["12. 1."]], "접수 기간 | 12. 1.", id="lines of a cell are joined, so that a row is a line"
        ),
        pytest.param([["첫째"], [], ["셋째"]], "첫째 | 셋째", id="an empty cell says nothing"),
        pytest.param([["첫째", "둘째"]], "첫째\n둘째", id="a frame around a text keeps its lines"),
        pytest.param([[], ["첫째", "둘째"], []], "첫째\n둘째", id="a frame with decoration beside it too"),
        pytest.param([[], []], "", id="an empty row is no line"),
    ],
)
def test_a_row(row: list[list[str]], expected: str) -> None:
    assert sheet_of(row).text() == expected


def test_text_before_a_table_in_its_paragraph_stands_before_it() -> None:
    sheet = Sheet(100)
    sheet.write("앞")
    sheet.open_row()
    sheet.open_cell()
    sheet.write("칸")
    sheet.close_cell()
    sheet.close_row()
    sheet.write("뒤")
    assert sheet.text() == "앞\n칸\n뒤"


def test_a_note_stands_behind_the_line_that_it_is_in() -> None:
    sheet = Sheet(100)
    sheet.write("신청은 ")
    sheet.open_note()
    sheet.write("1) 누리집")
    sheet.end_line()
    sheet.close_note()
    sheet.write("온라인으로")
    sheet.end_line()
    sheet.write("끝")
    assert sheet.text() == "신청은 온라인으로\n1) 누리집\n끝"


def test_a_line_end_in_a_text_ends_the_line_and_blank_lines_are_dropped() -> None:
    sheet = Sheet(100)
    sheet.write("첫째\n\n \n둘")
    sheet.write("째")
    assert sheet.text() == "첫째\n둘째"


@pytest.mark.parametrize(
    ("steps", "blank"),
    [
        pytest.param((), True, id="nothing"),
        pytest.param(("end_line",), True, id="an empty line"),
        pytest.param(("open_row",), True, id="an open row with nothing in it"),
        pytest.param(("write",), False, id="a line that has not ended"),
        pytest.param(("open_row", "open_cell", "write"), False, id="a cell that has not ended"),
        pytest.param(("open_note", "write", "close_note"), False, id="a note"),
        pytest.param(("open_row", "open_cell", "write", "close_cell"), False, id="a cell"),
    ],
)
def test_a_blank_sheet(steps: tuple[str, ...], blank: bool) -> None:
    sheet = Sheet(100)
    for step in steps:
        getattr(sheet, step)(*(("글",) if step == "write" else ()))
    assert sheet.blank is blank


def test_a_full_sheet_keeps_what_there_was_room_for_also_from_open_cells() -> None:
    sheet = Sheet(10)
    sheet.write("12345")
    sheet.open_row()
    sheet.open_cell()
    with pytest.raises(Full):
        sheet.write("67890X")
    assert sheet.text() == "12345\n6789"


@given(st.lists(st.sampled_from(["write", "end_line", "open_row", "open_cell", "open_note", "close"]), max_size=40))
def test_nothing_written_is_lost_and_lines_are_never_blank(steps: list[str]) -> None:
    sheet, written = Sheet(10_000), 0
    opened: list[str] = []
    for step in steps:
        if step == "close" and opened:
            getattr(sheet, f"close_{opened.pop()}")()
        elif step == "write":
            written += 1
            sheet.write("글")
        elif step != "close":
            getattr(sheet, step)()
            opened += [step.removeprefix("open_")] if step.startswith("open_") else []
    text = sheet.text()
    assert text.count("글") == written
    assert all(line.strip() for line in text.splitlines())
