"""Lines under construction: paragraphs, notes and tables come in the order of the file and go out as lines.

A table's row is one line, its cells parted by ``" | "``. A row with one filled cell gives that cell's lines as they are:
Korean offices draw frames around whole texts that way.
"""

from dataclasses import dataclass, field

CELL_END = " | "


class Full(Exception):  # noqa: N818 -- a signal to stop reading, not a failure
    """The sheet takes no more characters."""


@dataclass(slots=True)
class _Frame:
    """What is being gathered for a text, a row, a cell or a note."""

    line: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def end_line(self) -> None:
        if text := "".join(self.line).strip():
            self.lines.append(text)
        self.lines += self.notes
        self.line, self.notes = [], []

    def gathered(self) -> list[str]:
        self.end_line()
        return self.lines + _row(self.cells)


class Sheet:
    """Takes at most `limit` characters. What was opened and not closed counts all the same."""

    def __init__(self, limit: int) -> None:
        self._limit = self._room = limit
        self._frames = [_Frame()]

    def write(self, text: str) -> None:
        """Add to the current line; a line end in `text` ends it. Raises `Full`, having taken what there was room for."""
        taken = text[: self._room]
        self._room -= len(taken)
        first, *others = taken.split("\n")
        self._top.line.append(first)
        for line in others:
            self.end_line()
            self._top.line.append(line)
        if len(taken) < len(text):
            raise Full

    def end_line(self) -> None:
        self._top.end_line()

    def open_row(self) -> None:
        self.end_line()
        self._frames.append(_Frame())

    def close_row(self) -> None:
        row = self._pop()
        self._top.lines += row

    def open_cell(self) -> None:
        self._frames.append(_Frame())

    def close_cell(self) -> None:
        cell = self._pop()
        self._top.cells.append(cell)

    def open_note(self) -> None:
        """Begin a foot or end note: it stands after the paragraph that it is in, so that no sentence is torn."""
        self._frames.append(_Frame())

    def close_note(self) -> None:
        note = self._pop()
        self._top.notes += note

    def text(self) -> str:
        """Close what is open and return all the lines."""
        while len(self._frames) > 1:
            self.close_row()
        self.end_line()
        return "\n".join(self._top.gathered())[: self._limit]

    @property
    def blank(self) -> bool:
        return not any(frame.line or frame.lines or frame.cells or frame.notes for frame in self._frames)

    @property
    def _top(self) -> _Frame:
        return self._frames[-1]

    def _pop(self) -> list[str]:
        return self._frames.pop().gathered()


def _row(cells: list[list[str]]) -> list[str]:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return filled[0]
    return [CELL_END.join(" ".join(cell) for cell in filled)] if filled else []
