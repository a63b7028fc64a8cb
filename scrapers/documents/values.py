"""What a document gives, what reading one may cost, and why one gives nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

MEGABYTE = 2**20

Kind = Literal["hwp", "hwpx", "pdf", "docx", "txt"]
Note = Literal["", "encrypted", "distribution", "scanned", "truncated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of a document, as it stood there: one line a paragraph or table row, cells parted by ``" | "``.

    `pages` is known for PDF alone. `note` says why the text is not the whole: `encrypted`; `distribution` (배포용, locked
    against copying: the text is the preview that such a file carries); `scanned`, pictures of text; `truncated`, longer than
    the limit or damaged further on.
    """

    text: str
    kind: Kind
    pages: int | None = None
    note: Note = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may cost.

    `seconds` on the clock and `cpu` seconds of computing; `memory` of the child, `body` (as it came) and `unpacked` (all that
    is read of it) in bytes; `characters` in code points of the text.
    """

    seconds: float = 20
    cpu: int = 10
    memory: int = 512 * MEGABYTE
    body: int = 10 * MEGABYTE
    unpacked: int = 64 * MEGABYTE
    characters: int = 1_000_000


class Trouble(StrEnum):
    """Why a document gave no text; each is the end of an error code, ``collect.document_<trouble>``."""

    UNKNOWN = "unknown"
    HTML = "html"
    EMPTY = "empty"
    DAMAGED = "damaged"
    BOMB = "bomb"
    MEMORY = "memory"
    SLOW = "slow"
    MISSING = "missing"


class Unreadable(Exception):  # noqa: N818 -- a verdict on its way to the process that knows the document's name
    """Ends the reading in the child; the parent makes a `ParseError` of it. `why` is technical: a package, an exception."""

    def __init__(self, trouble: Trouble, why: str = "") -> None:
        super().__init__(trouble, why)
        self.trouble = trouble
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader can say of a document besides its text."""

    pages: int | None = None
    note: Note = ""
