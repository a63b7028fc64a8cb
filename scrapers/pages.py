"""An item's own page -> what of it is about the item: body, title, date, attachments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from selectolax.lexbor import LexborNode

from bongsu.errors import ParseError
from bongsu.model import Attachment, Page
from scrapers.addresses import absolute, place
from scrapers.api import read_item
from scrapers.families import AttachmentTable, Family, Selector
from scrapers.links import target
from scrapers.readable import readable
from scrapers.select import drop, first_date, first_text, nodes, outermost, parse, text_of

_FURNITURE = ("nav, aside, footer, fieldset, button, input, select, textarea, iframe, svg, object, dialog",)
_QUOTED_ADDRESS = re.compile(r"""['"]((?:https?:/|\.{1,2})?/[^'"\s]+)['"]""")


def read_page(markup: str, url: str, family: Family) -> Page:
    """Return the part of a page that is about its item; its body is markup without menus. Raises `ParseError`: nothing to read.

    A body that is only pictures gives the texts that stand for them.
    """
    if family.api and family.api.page:
        return read_item(markup, url, family.api)
    root = parse(markup)
    if root is None:
        raise ParseError("collect.unreadable", host=place(url))
    table = family.page
    title, published = first_text(root, table.title), first_date(root, table.date)
    attachments = _attachments(root, url, table.attachments)
    body = _body(root, family) or _readable(markup)
    if not body and not attachments:
        raise ParseError("collect.unreadable", host=place(url))
    return Page(url=url, body=body, title=title, published=published, attachments=attachments)


def _body(root: LexborNode, family: Family) -> str:
    """The lead and the first body that has something in it. What is dropped is dropped inside them alone."""
    table = family.page
    for selector in table.body:
        if body := _markup(_found(root, selector), table.drop):
            lead = "".join(_markup(_found(root, each), table.drop) for each in table.lead)
            return lead + body
    return ""


def _found(root: LexborNode, selector: Selector) -> list[LexborNode]:
    return outermost(node for node, _ in nodes(root, [selector]))


def _markup(found: Sequence[LexborNode], unwanted: Iterable[Selector] = ()) -> str:
    for node in found:
        drop(node, (*_FURNITURE, *unwanted))
    if any(text_of(node) for node in found):
        return "\n".join(node.html or "" for node in found)
    pictures = (text_of(node, "alt") for each in found for node in each.css("img[alt]"))
    return "\n".join(f"<p>{escape(text)}</p>" for text in pictures if text)


def _readable(markup: str) -> str:
    """What looks like a text on a page whose layout is not known, less what then still looks like a menu."""
    found = readable(markup)
    root = parse(found) if found else None
    if root is None:
        return ""
    drop(root, _FURNITURE)
    for node in root.css("ul, ol, dl, table"):
        if _mostly_links(node):
            node.decompose()
    return "" if _mostly_links(root) else root.html or ""


def _mostly_links(node: LexborNode) -> bool:
    linked = sum(len(text_of(link)) for link in node.css("a"))
    return linked * 2 >= len(text_of(node))


def _attachments(root: LexborNode, url: str, table: AttachmentTable | None) -> tuple[Attachment, ...]:
    if table is None:
        return ()
    found = {each.url: each for row in root.css(table.row) for each in _of_row(row, url, table)}
    return tuple(found.values())


def _of_row(row: LexborNode, url: str, table: AttachmentTable) -> Iterator[Attachment]:
    """A row is one document with one name, or several links that carry their own names."""
    shared = first_text(row, table.name)
    for link in row.css(table.link):
        address, name = _target(link, url, table), shared or text_of(link) or text_of(link, "title")
        if address and name:
            yield Attachment(name=name, url=address)
            if shared:
                return


def _target(link: LexborNode, url: str, table: AttachmentTable) -> str:
    """Where a link leads: by the family's patterns, by its href, or to an address that its script has in quotes."""
    if found := target(link, url, table.link_pattern, {}):
        return found
    quoted = _QUOTED_ADDRESS.search(f"{link.attributes.get('href') or ''} {link.attributes.get('onclick') or ''}")
    return absolute(url, quoted[1]) if quoted else ""
