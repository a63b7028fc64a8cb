"""A list page -> items. A page without its list is a failure, never "nothing new"."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.addresses import place
from scrapers.api import read_rows
from scrapers.detect import detect
from scrapers.families import Family, ListTable
from scrapers.links import known_values, target
from scrapers.select import drop, first_date, first_text, nodes, parse, text_of, whole_title
from scrapers.sitemaps import read_sitemap

_NOTHING = re.compile(
    r"(?:게시물|게시글|게시된\s?글|등록된\s?글|자료|내용|기사|데이터|결과|목록|내역|공고|소식|보도자료|정보|글)[이가은는]?\s*"
    r"(?:아직\s*)?(?:없습니다|없음|존재하지\s?않)"
)
_NOTHING_AT_MOST = 80
"""Characters: a sentence that says "no results" stands alone; a page's text that contains those words does not count."""

_ROWS_AT_MOST = 1000


def read_list(markup: str, url: str, family: Family, *, sure: bool = True) -> tuple[Item, ...]:
    """Return the items of a list, each once, in its order; none where it says that there are none.

    `sure` tells that the family was named or known by the address: the error then speaks of it. Raises `ParseError`.
    """
    if family.api:
        return read_rows(markup, url, family.api, family=family.name)
    if family.sitemap:
        return read_sitemap(markup, url, family=family.name)
    return _read_page(markup, url, family, sure=sure)


def _read_page(markup: str, url: str, family: Family, *, sure: bool) -> tuple[Item, ...]:
    root = parse(markup)
    if family.list and root is not None:
        items = _items(root, url, family.list)
        if items or _says_nothing(root, family.list):
            return items
    if sure:
        raise ParseError("collect.no_list", host=place(url), family=family.name)
    return _by_its_looks(markup, url)


def _by_its_looks(markup: str, url: str) -> tuple[Item, ...]:
    root = parse(markup)
    items = detect(root, url) if root is not None else ()
    if not items:
        raise ParseError("collect.no_family", host=place(url))
    return items


def _items(root: LexborNode, url: str, table: ListTable) -> tuple[Item, ...]:
    drop(root)
    values = known_values(root, url)
    items: dict[str, Item] = {}
    for row in root.css(table.row)[:_ROWS_AT_MOST]:
        if item := _item(row, url, table, values):
            items.setdefault(item.guid or item.url, item)
    return tuple(items.values())


def _item(row: LexborNode, url: str, table: ListTable, values: Mapping[str, str]) -> Item | None:
    """The item of a row; None for a row that is none: a heading, an advertisement, a menu, what is around several rows."""
    links = [link for node, _ in nodes(row, [table.link]) if (link := target(node, url, table.link_pattern, values))]
    guids = {guid for link in links if (guid := _guid(link, table.id))}
    if not links or len(guids) > 1:
        return None
    drop(row, table.drop)
    title = whole_title(row, (*table.title, table.link))
    published = first_date(row, table.date)
    if not title or (table.dated and not published):
        return None
    summary = first_text(row, table.summary)
    return Item(title=title, url=links[0], guid=_guid(links[0], table.id), summary=summary, published=published)


def _guid(link: str, kinds: Iterable[Iterable[str]]) -> str:
    """What stays the same while page numbers and search dates in a link change. "" where the link lacks a part of each kind."""
    query = dict(parse_qsl(urlsplit(link).query))
    guids = ([(name, query.get(name, "")) for name in names] for names in kinds)
    return next(("&".join(map("=".join, parts)) for parts in guids if parts and all(value for _, value in parts)), "")


def _says_nothing(root: LexborNode, table: ListTable) -> bool:
    texts = (text_of(node) for node, _ in nodes(root, table.empty))
    return any(len(text) <= _NOTHING_AT_MOST and _NOTHING.search(text) for text in texts)
