"""A list on a page whose layout nobody has described, found by its looks: rows alike, each with a link and a whole date.

Careful rather than clever, since what is taken for a list is believed: a page with several lists of about the same length is
the front of a site, links to several kinds of pages are a menu, and a year of two digits may be any number. Of those pages
nothing is taken, and the visit fails.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from selectolax.lexbor import LexborNode

from bongsu.model import Item
from scrapers.links import target
from scrapers.select import DATE, drop, text_of, whole_title

ROWS_AT_LEAST = 3
_ROW_AT_MOST = 20_000
"""Characters of text, a long summary among them, that are searched for a date."""
_DATED = "td, span, li, dd, p, em, i, b, time, small"
_DATE_AT_MOST = 40
"""Characters of an element that is there for its date: "등록일 : 2026-04-01 09:30"."""
_LINKS_OF_A_ROW = 2
"""To different pages, documents not counted: what has more is around several rows."""
_TO_PAGES = 'a[href]:not([href*="ownload"]):not([href*="fileDown"]):not([href*="FileDown"])'
_TITLE_AT_LEAST = 4
_LINKS_AT_MOST = 2000
_RIVAL = 0.6
"""A second list longer than this share of the first makes a page the front of a site."""
_ALIKE = 0.7
"""The share of links that must lead to one kind of page."""

_NO_CONTENT = ("nav", "header", "footer", "aside", "select", "fieldset")
_TITLES = ('[class*="tit"]', '[class*="subject"]', "h2", "h3", "h4", "h5", "strong", "em", "a")
_WHOLE_YEAR = re.compile(r"\s*20\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    node: LexborNode
    link: LexborNode
    url: str
    published: str


def detect(root: LexborNode, url: str) -> tuple[Item, ...]:
    """Return the items of the one list on a page, each once, in its order; none where no list stands out. Changes `root`."""
    drop(root, _NO_CONTENT)
    first, *others = sorted(_lists(root, url), key=len, reverse=True) or [{}]
    if len(first) < ROWS_AT_LEAST or (others and len(others[0]) > _RIVAL * len(first)) or not _alike(first):
        return ()
    return tuple(_item(row) for row in first.values())


def _lists(root: LexborNode, url: str) -> list[dict[str, _Row]]:
    """Rows by what is around them: in each list the first row for every address."""
    lists: dict[int, dict[str, _Row]] = defaultdict(dict)
    crowded: dict[int, bool] = {}
    dates: dict[int, str] = {}  # many links may share a row, and a row may be the page
    for link in root.css(_TO_PAGES)[:_LINKS_AT_MOST]:
        address = target(link, url, (), {})
        node = _row_of(link, crowded)
        if node.mem_id not in dates:
            dates[node.mem_id] = _whole_date(node)
        published = dates[node.mem_id]
        if node.parent is not None and address and published and len(text_of(link)) >= _TITLE_AT_LEAST:
            row = _Row(node=node, link=link, url=address, published=published)
            lists[node.parent.mem_id].setdefault(address, row)
    return list(lists.values())


def _row_of(link: LexborNode, crowded: dict[int, bool]) -> LexborNode:
    """The widest part around a link that leads nowhere else; `crowded` remembers which parts do."""
    node = link
    while (around := node.parent) is not None:
        if around.mem_id not in crowded:
            crowded[around.mem_id] = len({each.attributes["href"] for each in around.css(_TO_PAGES)}) > _LINKS_OF_A_ROW
        if crowded[around.mem_id]:
            break
        node = around
    return node


def _whole_date(node: LexborNode) -> str:
    """The date of a row, its year in four digits: one that stands for itself, else the first in its text."""
    texts = [" ".join(each.text(separator=" ").split()) for each in (*node.css(_DATED), node)]
    short = (text for text in texts if len(text) <= _DATE_AT_MOST)
    return next((date for text in (*short, texts[-1][:_ROW_AT_MOST]) if (date := _first_whole(text))), "")


def _first_whole(text: str) -> str:
    return next((found[0].strip() for found in DATE.finditer(text) if _WHOLE_YEAR.match(found[0])), "")


def _alike(rows: dict[str, _Row]) -> bool:
    """Whether most links lead to one kind of page: the same host and path but for numbers, the same names of parameters."""
    kinds = Counter(_kind(address) for address in rows)
    return kinds.most_common(1)[0][1] >= _ALIKE * len(rows)


def _kind(address: str) -> tuple[str, str, frozenset[str]]:
    parts = urlsplit(address)
    return parts.netloc, re.sub(r"\d+", "0", parts.path), frozenset(name for name, _ in parse_qsl(parts.query))


def _item(row: _Row) -> Item:
    return Item(title=whole_title(row.link, _TITLES), url=row.url, published=row.published)
