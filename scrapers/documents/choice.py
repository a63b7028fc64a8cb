"""Which of a page's attachments are worth reading, by their names alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from bongsu.model import Attachment

MOST = 3
"""Documents that are read for one entry: the notice itself and what explains it; more are forms and plans."""

_READ = ("hwpx", "hwp", "docx", "pdf", "txt")
"""In order of preference where one text comes in several: those first that say best what is a paragraph and what a table."""
_SEEN = (
    "jpg",
    "jpeg",
    "png",
    "gif",
    "bmp",
    "webp",
    "svg",
    "tif",
    "tiff",
    "heic",
    "mp4",
    "avi",
    "mov",
    "wmv",
    "mp3",
    "wav",
    "m4a",
)
"""Pictures, films, sounds: nearly every press release has some, and none says what the page does not."""
_OTHER = (
    "zip",
    "7z",
    "egg",
    "alz",
    "rar",
    "xls",
    "xlsx",
    "csv",
    "ppt",
    "pptx",
    "doc",
    "rtf",
    "odt",
    "cell",
    "show",
    "hwt",
    "hml",
)
_ENDING = re.compile(rf"\.({'|'.join((*_READ, *_SEEN, *_OTHER))})(?![a-z0-9])", re.IGNORECASE)
_FORM = re.compile(r"신청서|서식|양식|서약|동의서|지원서|위임장|체크리스트")
"""To be filled in by others: they repeat the notice's words and add none of its facts."""
_SPACING = re.compile(r"[\s_+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`wanted` are to be read, the same text in its several forms together, best first.

    `left` may say something that nobody reads; `passed` are the pictures beside a text.
    """

    wanted: tuple[tuple[Attachment, ...], ...]
    left: tuple[Attachment, ...]
    passed: tuple[Attachment, ...]


def choose(attachments: Iterable[Attachment], *, alone: bool) -> Choice:
    """Return which attachments to read, in the order of the page, forms last.

    Pictures are never read; where the attachments stand `alone`, on a page without a text, they are left, else passed.
    """
    kinds: dict[str, list[Attachment]] = {"text": [], "other": [], "seen": []}
    for each in attachments:
        kinds[_kind(_ending(each))].append(each)
    texts: dict[str, list[Attachment]] = {}
    for each in kinds["text"]:
        texts.setdefault(_stem(each), []).append(each)
    wanted = [tuple(sorted(same, key=_preference)) for same in sorted(texts.values(), key=_rank)]
    left = (*(same[0] for same in wanted[MOST:]), *kinds["other"])
    seen = tuple(kinds["seen"])
    return Choice(wanted=tuple(wanted[:MOST]), left=left + seen if alone else left, passed=() if alone else seen)


def _kind(ending: str) -> str:
    return "other" if ending in _OTHER else "seen" if ending in _SEEN else "text"


def _ending(attachment: Attachment) -> str:
    """The ending of the name, else of the address; "" where neither has one that is known."""
    found = _ENDING.findall(attachment.name) or _ENDING.findall(unquote(attachment.url))
    return found[-1].lower() if found else ""


def _stem(attachment: Attachment) -> str:
    *_, ending = (None, *_ENDING.finditer(attachment.name))
    name = attachment.name[: ending.start()] if ending else f"{attachment.name} {attachment.url}"
    return _SPACING.sub("", name).casefold()


def _rank(same: list[Attachment]) -> tuple[bool, bool]:
    return bool(_FORM.search(same[0].name)), not any(map(_ending, same))


def _preference(attachment: Attachment) -> int:
    ending = _ending(attachment)
    return _READ.index(ending) if ending in _READ else len(_READ)
