"""Reading a page with the selectors of a family."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d|\d\d)\s?(?:[-./]|년)\s?\d{1,2}\s?(?:[-./]|월)\s?\d{1,2}(?!\d)일?\.?"
    r"(?:[T\s]*(?:\([월화수목금토일]\))?\s*(?:오전|오후)?\s*\d{1,2}\s?[:시]\s?\d{1,2}분?(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
"""A whole date, maybe with its time. Only finds it: what it means is the core's matter."""

_NEVER_TEXT = "script, style, noscript, template"


MAX_MARKUP = 2 * 2**20
"""Characters: real pages have a sixth of it; what stands behind is left out."""

MAX_TAGS = 50_000
"""Tags that are read: real pages have a tenth of them. Each costs a hundred times what its characters do."""

MAX_DEPTH = 1000
"""Elements inside each other. HTML's own rules make parsing cost depth times size: minutes, for a page made to be deep."""

_OPENING = re.compile("<")
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
_CLOSED_BY_THE_NEXT = "p|li|dt|dd|tr|td|th|thead|tbody|tfoot|colgroup|caption|option|optgroup|html|head|body"
_TAG = re.compile(rf"<(/?)(?!(?:{_VOID}|{_CLOSED_BY_THE_NEXT})\b)[a-z]", re.IGNORECASE)


def parse(markup: str) -> LexborNode | None:
    """Return the root of a page; None for one that is empty or nested beyond reason."""
    markup = bounded(markup, MAX_TAGS)
    return None if _too_deep(markup) else LexborHTMLParser(markup or "<p>").root


def bounded(markup: str, tags: int) -> str:
    """Return the beginning of `markup`: at most `MAX_MARKUP` characters with so many tags."""
    markup = markup[:MAX_MARKUP]
    if markup.count("<") <= tags:
        return markup
    cut = next(islice(_OPENING.finditer(markup), tags, None))
    return markup[: cut.start()]


def _too_deep(markup: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False


def nodes(root: LexborNode, selectors: Iterable[str]) -> Iterator[tuple[LexborNode, str]]:
    """Yield what the selectors find, by preference, each with the attribute that is asked for ("" for its text)."""
    for selector in selectors:
        css, _, attribute = selector.partition("@")
        for node in root.css(css):
            yield node, attribute


def text_of(node: LexborNode, attribute: str = "") -> str:
    """Return the text or the attribute, in one line."""
    raw = (node.attributes.get(attribute) or "") if attribute else node.text()
    return " ".join(raw.split())


def first_text(root: LexborNode, selectors: Iterable[str]) -> str:
    """Return the first text that the selectors find and that is not empty; "" where there is none."""
    return next((text for node, attribute in nodes(root, selectors) if (text := text_of(node, attribute))), "")


def first_date(root: LexborNode, selectors: Iterable[str]) -> str:
    """Return the first date that the selectors find, as it stands there; else their first text that has a digit."""
    texts = [_spaced(node, attribute) for node, attribute in nodes(root, selectors)]
    dates = (found[0].strip() for text in texts if (found := DATE.search(text)))
    return next(dates, "") or next((text for text in texts if re.search(r"\d[-./:]\d", text)), "")


def _spaced(node: LexborNode, attribute: str) -> str:
    """Text with a space between elements, since dates and times often stand in neighbours without one."""
    return text_of(node, attribute) if attribute else " ".join(node.text(separator=" ").split())


def whole_title(root: LexborNode, selectors: Iterable[str]) -> str:
    """Return a title; where it was cut short with an ellipsis, the whole of it from a `title` attribute."""
    for node, attribute in nodes(root, selectors):
        if title := text_of(node, attribute):
            return _uncut(title, (node, node.parent, *node.css("[title]")))
    return ""


def _uncut(title: str, carriers: Iterable[LexborNode | None]) -> str:
    start = title.rstrip(".…· ")
    if start == title or not title.endswith(("...", "…", "···", "..")):
        return title
    whole = (text_of(node, "title") for node in carriers if node is not None)
    return next((text for text in whole if text.startswith(start)), title)


def drop(root: LexborNode, selectors: Iterable[str] = ()) -> None:
    """Take out of `root` what is never text, and what the selectors find inside it."""
    for node, _ in list(nodes(root, (_NEVER_TEXT, *selectors))):
        if node.mem_id != root.mem_id:
            node.decompose()


def outermost(found: Iterable[LexborNode]) -> list[LexborNode]:
    """Return the nodes that lie in no other of them, in their order."""
    kept: dict[int, LexborNode] = {}
    for node in found:
        if node.mem_id not in kept and not any(above.mem_id in kept for above in _ancestors(node)):
            kept[node.mem_id] = node
    return list(kept.values())


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent
