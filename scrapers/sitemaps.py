"""News sitemaps: what papers write for search engines, and many that have no feed have nothing else."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring
from xml.etree.ElementTree import ParseError as BadXml

from bongsu.errors import ParseError
from bongsu.model import Item
from scrapers.addresses import absolute, place

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MARKS_AT_MOST = 500_000
"""Of `<`: a sitemap of 50,000 addresses, the most that there may be, has fewer."""

_ITEMS_AT_MOST = 1000
"""As many as a news sitemap may have."""


def read_sitemap(text: str, url: str, *, family: str) -> tuple[Item, ...]:
    """Return the articles of a news sitemap, each once; those without a title are left out.

    Source: https://www.google.com/schemas/sitemap-news/0.9. Raises `ParseError`: no sitemap, or one too much, or with entities.
    """
    if "<!entity" in text.lower():
        raise ParseError("collect.entities", host=place(url))
    if text.count("<") > _MARKS_AT_MOST:
        raise ParseError("collect.feed_too_much", host=place(url))
    root = _root(text)
    if root is None or root.tag.rpartition("}")[2] != "urlset":
        raise ParseError("collect.no_list", host=place(url), family=family)
    return tuple({item.url: item for item in _items(root, url)}.values())


def _root(text: str) -> Element | None:
    try:
        return fromstring(_DECLARATION.sub("", text))  # noqa: S314 -- without entities there is nothing in it to explode
    except BadXml:
        return None


def _items(root: Element, url: str) -> Iterator[Item]:
    for entry in root.findall("{*}url")[:_ITEMS_AT_MOST]:
        link = absolute(url, _text(entry, "{*}loc"))
        title = _text(entry, f"{_NEWS}news/{_NEWS}title")
        if link and title:
            published = _text(entry, f"{_NEWS}news/{_NEWS}publication_date") or _text(entry, "{*}lastmod")
            yield Item(
                title=title, url=link, guid=link, summary=_text(entry, f"{_NEWS}news/{_NEWS}keywords"), published=published
            )


def _text(entry: Element, path: str) -> str:
    return " ".join((entry.findtext(path) or "").split())
