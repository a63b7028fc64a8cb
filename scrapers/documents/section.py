"""One section of an HWP 5 text: records -> lines.

A paragraph's text holds a mark for every control in it (table, drawing, note, field), and the controls follow as records; the
text is cut at the marks, so that a table or note is written where it stands.
Source: Hancom, "한글 문서 파일 형식 5.0", revision 1.3, tables 6 (control characters), 57, 60 (paragraphs), 65, 74, 80 (cells).
"""

import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from scrapers.documents.records import Record
from scrapers.documents.sheet import Sheet

PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE, MEMO_LIST = 66, 67, 71, 72, 77, 93

_MARK = "\x00"
_CONTROL = re.compile(
    r"(?P<mark>[\x01-\x03\x0b\x0c\x0e-\x12\x15-\x17].{0,7})|(?P<tab>\t.{0,7})|(?P<inline>[\x04-\x08\x13\x14].{0,7})"
    r"|(?P<end>[\x00\r])|(?P<hyphen>\x18)|(?P<blank>[\x1e\x1f])",
    re.DOTALL,
)
_WRITTEN = {"mark": _MARK, "tab": "\t", "inline": "", "end": "", "hyphen": "-", "blank": " "}
_UNSEEN = frozenset({b"head", b"foot", b"tcmt", b"secd"})
"""Page heads and feet repeat slogans on every page; hidden comments and the masters of a section are not on the page at all."""
_NOTES = frozenset({b"fn  ", b"en  "})
_TABLE, _RUBY = b"tbl ", b"tdut"
_SHORT = struct.Struct("<H")
_ROW_AT = 10
_RUBY_AT = 4


@dataclass(slots=True)
class _Paragraph:
    level: int
    sheet: Sheet
    pieces: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        self.pieces += reversed(text.split(_MARK))
        self.resume()

    def resume(self) -> None:
        """Write on to the next control."""
        if self.pieces:
            self.sheet.write(self.pieces.pop())

    def close(self) -> None:
        while self.pieces:
            self.resume()
        self.sheet.end_line()


@dataclass(slots=True)
class _Control:
    """A drawing, a note, a field: where it ends, its paragraph goes on."""

    level: int
    sheet: Sheet
    is_note: bool

    def close(self) -> None:
        if self.is_note:
            self.sheet.close_note()


@dataclass(slots=True)
class _Table:
    level: int
    sheet: Sheet
    begun: bool = False
    row: int | None = None

    def begin(self, data: bytes) -> None:
        """Begin a cell; what comes before the table's own record is its caption."""
        if self.begun:
            self.cell(_SHORT.unpack_from(data, _ROW_AT)[0] if len(data) >= _ROW_AT + _SHORT.size else self.row or 0)

    def cell(self, row: int) -> None:
        if row == self.row:
            self.sheet.close_cell()
        else:
            self.close()
            self.sheet.open_row()
        self.row = row
        self.sheet.open_cell()

    def close(self) -> None:
        if self.row is not None:
            self.sheet.close_cell()
            self.sheet.close_row()


class _Section:
    """Follows the levels of the records: what is open is closed by the first record that is not inside it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._open: list[_Paragraph | _Control | _Table] = []
        self._unseen_below: int | None = None
        self._steps: dict[int, Callable[[Record], None]] = {
            PARA_HEADER: self._paragraph,
            PARA_TEXT: self._text,
            CTRL_HEADER: self._control,
            LIST_HEADER: self._list,
            TABLE: self._table,
            MEMO_LIST: self._memos,
        }

    def read(self, record: Record) -> None:
        if self._unseen_below is not None and record.level > self._unseen_below:
            return
        self._unseen_below = None
        self.close(record.level)
        if step := self._steps.get(record.tag):
            step(record)

    def close(self, level: int) -> None:
        while self._open and self._open[-1].level >= level:
            self._open.pop().close()
            self._current().resume()

    def _current(self) -> _Paragraph:
        top = self._open[-1] if self._open else None
        return top if isinstance(top, _Paragraph) else _Paragraph(0, self._sheet)

    def _paragraph(self, record: Record) -> None:
        self._sheet.end_line()
        self._open.append(_Paragraph(record.level, self._sheet))

    def _text(self, record: Record) -> None:
        self._current().take(plain(record.data))

    def _control(self, record: Record) -> None:
        name = record.data[:4][::-1]
        if name == _TABLE:
            self._open.append(_Table(record.level, self._sheet))
            return
        if name in _NOTES:
            self._sheet.open_note()
        elif name in _UNSEEN:
            self._unseen_below = record.level
        elif name == _RUBY:
            self._sheet.write(_under_ruby(record.data))
        self._open.append(_Control(record.level, self._sheet, is_note=name in _NOTES))

    def _list(self, record: Record) -> None:
        if self._open and isinstance(top := self._open[-1], _Table):
            top.begin(record.data)

    def _table(self, _: Record) -> None:
        if self._open and isinstance(top := self._open[-1], _Table):
            top.begun = True

    def _memos(self, record: Record) -> None:
        self._unseen_below = max(0, record.level - 1)


def read_section(records: Iterable[Record], sheet: Sheet) -> None:
    """Write the lines of a section. Raises what `records` and `sheet` raise."""
    section = _Section(sheet)
    for record in records:
        section.read(record)
    section.close(0)


def plain(data: bytes) -> str:
    """Return a paragraph's text: UTF-16 with controls in it, each of one or of eight units; a mark is left for some."""
    units = struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])
    text = _CONTROL.sub(lambda found: _WRITTEN[str(found.lastgroup)], "".join(map(chr, units)))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _under_ruby(data: bytes) -> str:
    """The main text of a 덧말: it stands in the control, not in the paragraph."""
    if len(data) < _RUBY_AT + _SHORT.size:
        return ""
    (length,) = _SHORT.unpack_from(data, _RUBY_AT)
    start = _RUBY_AT + _SHORT.size
    return plain(data[start : start + 2 * length]).replace(_MARK, "")
