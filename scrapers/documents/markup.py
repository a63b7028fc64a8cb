"""The XML of HWPX and DOCX -> lines. One reader, and a vocabulary for each.

The parser's events are followed as they come: no tree is built, so depth and size cost nothing. Document types, and so
entities, are refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from scrapers.documents.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The element names, without namespace, that mean something for the text.

    `signs` are elements that stand for a character; `unseen` ones are left out with all that is in them.
    """

    texts: frozenset[str]
    signs: Mapping[str, str]
    notes: frozenset[str] = frozenset()
    unseen: frozenset[str]
    paragraph: str = "p"
    row: str = "tr"
    cell: str = "tc"


HWPX = Vocabulary(
    texts=frozenset({"t", "mainText"}),
    signs={"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"},
    notes=frozenset({"footNote", "endNote"}),
    unseen=frozenset({"header", "footer", "hiddenComment", "secPr"}),
)
"""OWPML, KS X 6101."""

DOCX = Vocabulary(
    texts=frozenset({"t"}),
    signs={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    unseen=frozenset({"Fallback", "tabs", "moveFrom"}),
)
"""WordprocessingML, ECMA-376. `Fallback` repeats a drawing for old readers."""


def read_markup(chunks: Iterable[bytes], vocabulary: Vocabulary, sheet: Sheet) -> None:
    """Write the text of one part. Raises `ParseError` of ElementTree, and `DefusedXmlException` for a document type."""
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Target(vocabulary, sheet), forbid_dtd=True)
    for chunk in chunks:
        parser.feed(chunk)
    parser.close()


class _Target:
    """What the parser calls: `start`, `data`, `end` and `close`."""

    def __init__(self, vocabulary: Vocabulary, sheet: Sheet) -> None:
        self._texts, self._unseen, self._write = vocabulary.texts, vocabulary.unseen, sheet.write
        self._in_text = self._in_unseen = 0
        self._starts: dict[str, Callable[[], None]] = {
            vocabulary.paragraph: sheet.end_line,
            vocabulary.row: sheet.open_row,
            vocabulary.cell: sheet.open_cell,
            **dict.fromkeys(vocabulary.notes, sheet.open_note),
            **{name: partial(sheet.write, sign) for name, sign in vocabulary.signs.items()},
        }
        self._ends: dict[str, Callable[[], None]] = {
            vocabulary.paragraph: sheet.end_line,
            vocabulary.row: sheet.close_row,
            vocabulary.cell: sheet.close_cell,
            **dict.fromkeys(vocabulary.notes, sheet.close_note),
        }

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if self._in_unseen or name in self._unseen or _is_memo(name, attributes):
            self._in_unseen += 1
            return
        self._in_text += name in self._texts
        if step := self._starts.get(name):
            step()

    def end(self, tag: str) -> None:
        if self._in_unseen:
            self._in_unseen -= 1
            return
        name = _local(tag)
        self._in_text -= name in self._texts
        if step := self._ends.get(name):
            step()

    def data(self, text: str) -> None:
        if self._in_text and not self._in_unseen:
            self._write(text.replace("\n", " "))

    def close(self) -> None:
        """Nothing is kept back: the sheet has it all."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is_memo(name: str, attributes: Mapping[str, str]) -> bool:
    """A memo in the margin is kept inside the field that it is pinned to."""
    return name == "fieldBegin" and attributes.get("type") == "MEMO"
