"""Cells of tables that name the unit of their sums once: "(단위: 백만원) 국비 1,200 도비 600 합계 1,800"."""

import re
from collections.abc import Iterator, Sequence

from bongsu.korea.numerals import Quantity, scale_of

_MONEY = r"(?:금액|사업비|예산액?|지원(?:금액?|액|한도|단가)|보조금|출연금|배정액|총액|국비|도비|시비)"
_UNIT = re.compile(
    rf"(?:단위\s?[:：]?\s?|{_MONEY}\s?\(\s?(?=[십백천만억조]{{1,3}}\s?원\s?\)))(?P<unit>[십백천만억조]{{0,3}})\s?원"
)
"""What names a table's unit: "(단위: 백만원)", or the head of a column, "금액(백만원)"."""
_UNIT_BEFORE = re.compile(rf"단위\s?[:：]?\s?$|{_MONEY}\s?\(\s?$")
_REACH = 600
"""Code points after the unit within which its table stands."""
_NOUN = re.compile(
    r"(?:국비|도비|시비|군비|구비|지방비|자부담|민자|민간부담금?|합계|총계|소계|계|예산액?|사업비|금액|지원금|총액|보조금|출연금|부담금)"
    r"\s?[|:：(]?\s?$"
)
_OPEN, _CLOSED = re.compile(r"[\s|:：(,/]$"), re.compile(r"(?=[\s|),/]|$)(?!\s?(?:[명개건곳사회대년월일호차%.]|㎡|km))")
_FILLS = re.compile(r" *(?:[|\n]|$)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


def names_unit(text: str, position: int) -> bool:
    """Whether what stands at `position` only tells the unit of a table."""
    return _UNIT_BEFORE.search(text, max(0, position - 8), position) is not None


def find_tabled(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the bare numbers that are sums by the unit of their table, in won.

    A cell counts where a word for money stands before it or where its thousands are set apart: a column of counts may
    stand beside one of sums.
    """
    labels = list(_UNIT.finditer(text)) if "단위" in text or "원)" in text else []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends[: len(labels)], strict=True):
        scale = scale_of(label["unit"])
        for quantity in quantities:
            if (
                label.end() <= quantity.start < min(end, label.end() + _REACH)
                and not quantity.units
                and (_is_cell(text, quantity) or _is_below(text, label, quantity))
            ):
                yield quantity._replace(value=quantity.value * scale)


def _is_below(text: str, label: re.Match[str], quantity: Quantity) -> bool:
    """Whether a number fills a cell right below the head of a column that names the unit: "지원금(백만원)"."""
    head, line = text.rfind("\n", 0, label.start()) + 1, text.rfind("\n", 0, quantity.start) + 1
    if line <= head or "단위" in label[0] or not _FILLS.match(text, quantity.end):
        return False
    cells = text[line : quantity.start].rstrip(" ")
    return cells.endswith("|") and cells.count("|") == text[head : label.start()].count("|")


def _is_cell(text: str, quantity: Quantity) -> bool:
    start, end = quantity.start, quantity.end
    before = text[max(0, start - 10) : start]
    if not _OPEN.search(before) or not _CLOSED.match(text, end):
        return False
    return _NOUN.search(before) is not None or _GROUPED.match(text, start) is not None
