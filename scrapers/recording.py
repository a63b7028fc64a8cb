"""Fixtures from real pages: a list and one of its items, as `tests/data/pages` keeps them, with what is read from each.

A page becomes a test once its texts are replaced by words of one's own; then whatever a family makes of it must stay.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import yaml
from selectolax.lexbor import LexborHTMLParser

from bongsu.model import Cursor, Item, Source
from scrapers.asking import asked, is_elsewhere
from scrapers.encoding import decode
from scrapers.families import Family, for_list, for_page
from scrapers.feeds import parse as parse_feed
from scrapers.http import Fetched, HttpClient
from scrapers.lists import read_list
from scrapers.pages import read_page
from scrapers.select import parse
from scrapers.visit import Visit

_ROWS, _END = "@@rows@@", "@@/rows@@"
"""Stand in for the comments around the rows while the page is a tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A file to write: a page, at its head what is to be read from it."""

    name: str
    text: str


async def record(client: HttpClient, source: Source) -> tuple[Recording, ...]:
    """Return the source's list and the page of its first item, each with what is read from it.

    Raises `FetchError` or `ParseError` where either cannot be had.
    """
    if source.kind == "feed":
        fetched = await client.get(source.url, private=source.allow_private)
        items, listed = parse_feed(fetched).items, _feed(source, fetched)
    else:
        items, listed = await _list(client, source)
    return (*listed, *([await _view(client, source, items[0])] if items and items[0].url else []))


def _feed(source: Source, fetched: Fetched) -> tuple[Recording, ...]:
    """A feed keeps its first line, so that what is read from it stands in a file of its own."""
    items = [_told(item) for item in parse_feed(fetched).items]
    markup = decode(fetched.body, fetched.headers.get("content-type", ""))
    expected = _yaml({"url": source.url, "items": items})
    return Recording(name=f"{source.id}.feed.xml", text=markup), Recording(name=f"{source.id}.feed.yaml", text=expected)


async def _list(client: HttpClient, source: Source) -> tuple[tuple[Item, ...], tuple[Recording, ...]]:
    family, sure = for_list(source)
    visit = Visit(url=source.url, family=family, sure=sure, private=source.allow_private, cursor=Cursor())
    url, markup = await _fetched(client, visit)
    markup = _marked(markup, family) if sure else markup
    items = read_list(markup, url, family, sure=sure)
    said = {"url": url, "items": [_told(item) for item in items], "empty": ""}
    return items, (_recording(_name(source, family, sure=sure), "list", said, markup),)


async def _view(client: HttpClient, source: Source, item: Item) -> Recording:
    family = for_page(source, item.url)
    visit = Visit(url=item.url, family=family, private=source.allow_private)
    url, markup = await _fetched(client, visit)
    page = read_page(markup, url, family)
    said = {
        "url": url,
        "title": page.title,
        "published": page.published,
        "attachments": [[each.name, each.url] for each in page.attachments],
        "body": " ".join(LexborHTMLParser(page.body or "<p>").text(separator=" ").split()),
    }
    return _recording(_name(source, family, sure=True), "view", said, markup)


async def _fetched(client: HttpClient, visit: Visit) -> tuple[str, str]:
    """Where a page is, and its markup."""
    url, form = asked(visit)
    fetched = await client.get(url, data=form, private=visit.private)
    return visit.url if is_elsewhere(visit) else fetched.url, decode(fetched.body, fetched.headers.get("content-type", ""))


def _name(source: Source, family: Family, *, sure: bool) -> str:
    return f"{family.name if sure else 'unknown'}-{source.id}"


def _marked(markup: str, family: Family) -> str:
    """A list with comments around its rows, between which the tests take them away."""
    root = parse(markup) if family.list else None
    rows = root.css(family.list.row) if root is not None and family.list else []
    if not rows or root is None:
        return markup
    rows[0].insert_before(_ROWS)
    rows[-1].insert_after(_END)
    return (root.html or "").replace(_ROWS, "<!-- rows -->").replace(_END, "<!-- /rows -->")


def _told(item: Item) -> dict[str, str]:
    return {name: value for name, value in asdict(item).items() if value and name != "text"}


def _recording(name: str, part: str, said: Mapping[str, object], markup: str) -> Recording:
    return Recording(name=f"{name}.{part}.html", text=f"<!--\n{_yaml(said)}-->\n{markup}")


def _yaml(said: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(said), allow_unicode=True, sort_keys=False, width=120)
