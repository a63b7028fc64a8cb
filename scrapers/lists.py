"""A list page -> items. A page without its list is a failure, never "nothing new"."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.addresses import absolute, place
from scrapers.families import Family, LinkPattern, ListTable
from scrapers.select import drop, first_date, first_text, nodes, parse, text_of, whole_title

_NOTHING = re.compile(
    r"(?:게시물|게시글|게시된\s?글|등록된\s?글|자료|내용|기사|데이터|결과|목록|내역|공고|소식|보도자료|정보|글)[이가은는]?\s*"
    r"(?:아직\s*)?(?:없습니다|없음|존재하지\s?않)"
)
_NOTHING_AT_MOST = 80
"""Characters: a sentence that says "no results" stands alone; a page's text that contains those words does not count."""

_ROWS_AT_MOST = 1000
_NO_ADDRESS = re.compile(r"\s*(?:#|javascript:|$)", re.IGNORECASE)


def read_list(markup: str, url: str, family: Family, *, sure: bool = True) -> tuple[Item, ...]:
    """Return the items of a list page, each once, in the page's order; none where the page says that there are none.

    `sure` tells that the family was named or known by the address: the error then speaks of it. Raises `ParseError`.
    """
    if family.list is None:
        raise ParseError("collect.no_list", host=place(url), family=family.name)
    root = parse(markup)
    if root is not None:
        items = _items(root, url, family.list)
        if items or _says_nothing(root, family.list):
            return items
    if sure:
        raise ParseError("collect.no_list", host=place(url), family=family.name)
    raise ParseError("collect.no_family", host=place(url))


def _items(root: LexborNode, url: str, table: ListTable) -> tuple[Item, ...]:
    drop(root)
    items: dict[str, Item] = {}
    for row in root.css(table.row)[:_ROWS_AT_MOST]:
        if item := _item(row, url, table):
            items.setdefault(item.guid or item.url, item)
    return tuple(items.values())


def _item(row: LexborNode, url: str, table: ListTable) -> Item | None:
    """The item of a row; None for a row that is none: a heading, an advertisement, a menu."""
    link = _link(row, url, table)
    drop(row, table.drop)
    title = whole_title(row, (*table.title, table.link))
    published = first_date(row, table.date)
    if not link or not title or (table.dated and not published):
        return None
    return Item(title=title, url=link, guid=_guid(link, table.id), summary=first_text(row, table.summary), published=published)


def _link(row: LexborNode, url: str, table: ListTable) -> str:
    found = (_address(node, url, table.link_pattern) for node, _ in nodes(row, [table.link]))
    return next((address for address in found if address), "")


def _address(node: LexborNode, url: str, pattern: LinkPattern | None) -> str:
    href = node.attributes.get("href") or ""
    if pattern and (found := pattern.find.search(f"{href} {node.attributes.get('onclick') or ''}")):
        return absolute(url, _filled(pattern.to, found, url))
    return "" if _NO_ADDRESS.match(href) else absolute(url, href)


def _filled(template: str, found: re.Match[str], url: str) -> str:
    """The address that a script would make: `{1}` is the pattern's group, `{name}` a query parameter of the list's address."""
    values = {**dict(parse_qsl(urlsplit(url).query)), **{str(i): part or "" for i, part in enumerate(found.groups(), 1)}}
    return re.sub(r"\{(\w+)\}", lambda hole: values.get(hole[1], ""), template)


def _guid(link: str, names: Iterable[str]) -> str:
    """What stays the same while page numbers and search dates in a link change. "" where the link lacks a part of it."""
    query = dict(parse_qsl(urlsplit(link).query))
    parts = [(name, query.get(name, "")) for name in names]
    return "&".join(f"{name}={value}" for name, value in parts) if all(value for _, value in parts) else ""


def _says_nothing(root: LexborNode, table: ListTable) -> bool:
    texts = (text_of(node) for node, _ in nodes(root, table.empty))
    return any(len(text) <= _NOTHING_AT_MOST and _NOTHING.search(text) for text in texts)
