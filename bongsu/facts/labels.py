"""What a notice calls a date: the label on its line, the heading above a list, the head of a table's column.

A list under "□ 접수기간" may tell rounds ("- 1차: 3. 9. ~ 3. 20."); the label is then the heading's. Labels that are set
wide ("접 수 : ") are read as one word; cells of a table stand apart by "|", by " / ", by tabs or by wide gaps.
"""

import re

ROUND = (
    r"(?:(?:제\s?)?\d{1,2}\s?(?:차|회차?|기)(?:수|\s?(?:접수|모집|신청|공모))?|[상하]반기|[1-4]\s?/?\s?4?\s?분기|전기|후기|정시|수시|추가|온라인|방문|현장|우편|개인|단체|기업|기관"
    r"|일반|국내|해외|학생|(?:특별|일반|우선|추가|수시|정시|지역인재)\s?전형|첫\s?번째|두\s?번째|세\s?번째|마지막)"
)
_ROUND_MARK = re.compile(
    rf"(?<![가-힣])[(\[<【]?\s?{ROUND}(?:\s?(?:접수|모집|신청|공모|마감))?\s?[)\]>】]?\s?(?:은|는|이|가)?\s?[:：]?\s?(?:[~∼～]\s?)?$"
)
_ROUND_ALONE = re.compile(ROUND)
"""The head of a column of a table that has its labels on the left."""
_OWN_CALL = re.compile(r"(?:접수|모집|신청|공모|마감)\W*$")
_BULLET = re.compile(r"\s*(?:[-‑–·ㆍ•○ㅇ◦□■▶▸▷◇◆*※①-⑳]{1,2}|\(?(?:\d{1,2}|[가나다라마바사아자차카타파하])[.)])?\s*$")
_DATED = re.compile(r"\d\s?[./]\s?\d|\d월|\d일")
_VALUED = re.compile(r"[:：|]\s*\S|[)\]】〕]\s*\S")
"""A label with what it says beside it, which is no heading."""
_REACH = 60
"""Code points before a date that its label is looked for in."""
_LONGEST_ROUND = 20
"""Code points that the name of a round takes at most, with its marks."""
_LINES = 6
"""Lines of a list that are gone up to reach its heading."""
_LONGEST_HEADING = 40
_LONGEST_TABLE = 2000
"""Code points that are gone back to reach a table's head."""
_WIDE = re.compile(r"(?<![가-힣])[가-힣](?:[ \xa0]{1,6}[가-힣]){1,7}(?=\s{0,2}[:：|)\]】〕])")
"""A label whose syllables are set apart: "접    수 : "."""
_MARKS = frozenset(":：|)]】〕")
"""What a label ends with."""
_GAPS = re.compile(r"[ \xa0]+")
_SEPARATORS = ("|", "\t", " / ", "   ", "  ")
"""What stands between the cells of a row, the plainest first."""
_CORNERS = frozenset({"구분", "회차", "차수", "전형", "모집구분", "단계", "분야", "과정", "과정명"})
"""What the first cell of a table of rounds says."""
_LONGEST_CELLS = 300
_COLUMNS = 3
"""A table with fewer columns has its labels on the left."""


def label_before(text: str, start: int) -> str:
    """Return what stands before the date at `start` and may name it: at most a line, with the names of rounds taken off."""
    before = text[max(0, start - _REACH) : start]
    line = text.rfind("\n", 0, start) + 1
    row = text[line:start]
    if column := next((head for each in _SEPARATORS if each in row and (head := _column(text, line, start, each))), ""):
        return column
    if "|" in row:
        return before.replace("|", ":")
    if not _MARKS.isdisjoint(before):
        before = narrow(before)
    marked = _ROUND_MARK.search(before, max(0, len(before) - _LONGEST_ROUND))
    bare = before[: marked.start()] if marked else before
    if before.endswith("\n") and (head := _head_of_cell(text, start)):
        return head
    if bare != before and _BULLET.match(text[line : max(line, start - len(before) + len(bare))]):
        return before if _OWN_CALL.search(before, len(bare)) else _heading(text, line) or before
    return bare


def narrow(label: str) -> str:
    """Return `label` with the syllables of its last words put together: "접    수 : " is 접수."""
    return _WIDE.sub(lambda found: _GAPS.sub("", found[0]), label)


def heading_above(text: str, start: int, *, longest: int = _LONGEST_HEADING) -> str:
    """Return the heading of the list of labels that the line at `start` is in; nothing where there is none.

    A heading has at most `longest` code points.
    """
    line = text.rfind("\n", 0, start) + 1
    above = text[max(0, line - _LINES * 80) : max(0, line - 1)].split("\n")[-_LINES:] if line else []
    heading = next((each.strip() for each in reversed(above) if each.strip() and not _VALUED.search(each)), "")
    return heading.rstrip(" :：)]】") if len(heading) <= longest else ""


def bullet_of(line: str) -> str:
    """Return the mark that a line of a list begins with; nothing where it begins with a word."""
    first = line.lstrip()[:1]
    return "" if first.isalnum() else first


def _heading(text: str, line: int) -> str:
    """Return the heading of the list that the line at `line` is in, as a label; nothing where there is none."""
    above = text[max(0, line - _LINES * 80) : max(0, line - 1)].split("\n")[-_LINES:]
    undated = next((each.strip() for each in reversed(above) if each.strip() and not _DATED.search(each)), "")
    return f"{undated.rstrip(' :：.')} : " if undated and len(undated) <= _LONGEST_HEADING else ""


def _head_of_cell(text: str, start: int) -> str:
    """Return the head of the column of a cell, as a label, in a table whose cells became lines; nothing where it is none."""
    above = text[max(0, start - _LONGEST_CELLS) : start].split("\n")[:-1]
    first = max((at for at, cell in enumerate(above) if cell.strip() in _CORNERS), default=None)
    if first is None:
        return ""
    cells = [cell.strip() for cell in above[first:]]
    dated = next((at for at, cell in enumerate(cells) if _DATED.search(cell)), len(cells))
    width = dated - 1
    return f"{cells[len(cells) % width]} : " if width > 1 and len(cells) % width else ""


def _column(text: str, line: int, start: int, separator: str) -> str:
    """Return the head of the column that `start` is in, as a label; nothing where the table has its labels on the left."""
    rows = text[max(0, line - _LONGEST_TABLE) : line].rpartition("\n\n")[2].split("\n")[:-1]
    end = text.find("\n", line)
    width = len(_cells(text[line : end if end >= 0 else len(text)], separator))
    if width < _COLUMNS:
        return ""
    head = next(
        (cells for row in reversed(rows) if len(cells := _cells(row, separator)) == width and not _DATED.search(row)), []
    )
    if not head or (separator != "|" and any(":" in cell for cell in head)):
        return ""
    cells = _cells(text[line:start] + ".", separator)
    own = head[len(cells) - 1].strip()
    return f"{cells[0 if separator != '|' or cells[0].strip() else 1].strip() if _ROUND_ALONE.fullmatch(own) else own} : "


def _cells(row: str, separator: str) -> list[str]:
    """Return the cells of a row; gaps of any width are one."""
    cells = row.split(separator)
    return [cell for cell in cells if cell.strip()] if separator.isspace() else cells
