"""The documents that come with an announcement: their text behind that of its page, each under a line that names it.

What the page itself says leads: a document adds to it, and what it only repeats is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bongsu.model import Article, Attachment, Enclosed
from bongsu.text import fold, normalise

LONGEST_NAME = 80
_REPEATED = 15
"""Code points without spaces: a line so long that the page has as well is said twice; a shorter one is a heading or a cell."""
_COMPARED = 60_000
"""Code points of what is known already that lines are looked for in: enough for any notice, and bounded for what is none."""


def add_documents(body: str, attachments: Iterable[Attachment]) -> tuple[str, tuple[Enclosed, ...]]:
    """Return `body` with the texts of `attachments` behind it, and where each begins there (code points).

    Attachments that were neither read nor noted are left out.
    """
    parts, known = [body] if body else [], _squeezed(body)
    enclosed: list[Enclosed] = []
    for each in attachments:
        name = fold(each.name)[:LONGEST_NAME].strip()
        text = "\n".join(_new_lines(normalise(each.text), known)).strip()
        if text:
            enclosed.append(Enclosed(name=name, start=sum(len(part) + 2 for part in parts), note=each.note))
            parts.append(f"[{name}]\n{text}")
            known = (known + _squeezed(text))[:_COMPARED]
        elif each.text or each.note:
            enclosed.append(Enclosed(name=name, note=each.note))
    return "\n\n".join(parts), tuple(enclosed)


def _new_lines(text: str, known: str) -> Iterator[str]:
    for line in text.split("\n"):
        squeezed = _squeezed(line)
        if len(squeezed) < _REPEATED or squeezed not in known:
            yield line


def _squeezed(text: str) -> str:
    return "".join(text.split())[:_COMPARED]


def enclosing(start: int, enclosed: Iterable[Enclosed]) -> Enclosed | None:
    """Return the document that `start` stands in; None where that is the page itself."""
    before = [each for each in enclosed if each.start is not None and each.start <= start]
    return before[-1] if before else None


def led_by_page(article: Article, enclosed: Iterable[Enclosed]) -> Article:
    """Return `article` with its documents, which begin in its body where `enclosed` says, and its regions in the light of that.

    Regions that only documents name are only mentioned where the page itself is about others: a list of all that take part is
    no announcement of each of them.
    """
    offset = len(article.text) - len(article.body)
    documents = tuple(each if each.start is None else replace(each, start=each.start + offset) for each in enclosed)
    regions = article.regions
    own = {each.code for each in regions if any(enclosing(word.start, documents) is None for word in each.because)}
    if any(each.role == "about" and each.code in own for each in regions):
        kept = (each if each.code in own else replace(each, role="mentioned") for each in regions)
        regions = tuple(sorted(kept, key=lambda each: each.role != "about"))
    return replace(article, regions=regions, attachments=documents)
