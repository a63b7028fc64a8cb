"""What an alert says of the documents that came with its announcement."""

from collections.abc import Iterator, Sequence

from bongsu.enclosed import enclosing
from bongsu.model import Alert, Evidence
from bongsu.render.clean import clean, shorten
from bongsu.wording import Language, say

DOCUMENT = 32
LINES = 2
UNREAD = "document.unread"


def place_of(evidence: Evidence, alert: Alert) -> str:
    """Return whether a word stands in the ``title``, in the ``text`` of the page or in an ``attachment``."""
    return "attachment" if enclosing(evidence.start, alert.attachments) else evidence.place


def document_name(evidence: Evidence, alert: Alert) -> str | None:
    """Return the name of the attachment that a word stands in; None where it stands on the page."""
    found = enclosing(evidence.start, alert.attachments)
    return found.name if found else None


def document_notes(alert: Alert, language: Language) -> Iterator[str]:
    """Yield a sentence for each of the first documents that were not read, or not whole, and one for all that were left."""
    tried = [each for each in alert.attachments if each.note not in {"", UNREAD}]
    for each in tried[:LINES]:
        yield say(each.note, language, name=_named(each.name))
    left = [each.name for each in alert.attachments if each.note == UNREAD]
    if left:
        yield say(UNREAD, language, name=_first(left, language))


def _first(names: Sequence[str], language: Language) -> str:
    rest = len(names) - 1
    return _named(names[0]) + (" " + say("alert.more", language, count=rest) if rest else "")


def _named(name: str) -> str:
    return shorten(clean(name), DOCUMENT)
