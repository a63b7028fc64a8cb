"""Hubs: where a feed says that it can be subscribed to (WebSub, section 4: Discovery)."""

import html
import re
from collections.abc import Iterator

from bongsu.model import Hub
from scrapers.addresses import absolute, leads_inside
from scrapers.http import Fetched

_HEAD = 64 * 1024
"""Bytes of a feed in which it speaks of itself; whoever needs more for that can be polled."""

_LINK_HEADER = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^\s\",;<>]+))*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))", re.IGNORECASE)
_FIRST_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_LINK = re.compile(r"<(?:[\w-]+:)?link\s([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")


def hub_of(fetched: Fetched, *, private: bool = False) -> Hub | None:
    """Return the hub that an answer names, in its headers or else in the feed itself; None where it names none.

    With `private` both addresses may be private. Without an address of its own the feed is known by the one it came from.
    """
    links = [*_in_headers(fetched.headers.get("link", "")[:_HEAD]), *_in_feed(fetched.body)]
    usable = [(rel, url) for rel, link in links if (url := _usable(fetched.url, link, private=private))]
    hub = next((url for rel, url in usable if rel == "hub"), "")
    topic = next((url for rel, url in usable if rel == "self"), "" if any(rel == "self" for rel, _ in links) else fetched.url)
    return Hub(url=hub, topic=topic) if hub and topic else None


def _usable(base: str, link: str, *, private: bool) -> str:
    url = absolute(base, link) if link else ""
    return url if url and (private or not leads_inside(url)) else ""


def _in_headers(header: str) -> Iterator[tuple[str, str]]:
    for link in _LINK_HEADER.finditer(header):
        for rel in _REL.finditer(link[2]):
            yield from ((each.lower(), link[1]) for each in (rel[1] or rel[2] or "").split())


def _in_feed(body: bytes) -> Iterator[tuple[str, str]]:
    """Links that stand before the first item. All that matters in them is ASCII, in any encoding that feeds come in."""
    head = body[:_HEAD]
    first_item = _FIRST_ITEM.search(head)
    text = (head[: first_item.start()] if first_item else head).decode("latin-1")
    for link in _LINK.finditer(text):
        attributes = {found[1].lower(): html.unescape(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(link[1])}
        yield from ((rel.lower(), attributes.get("href", "")) for rel in attributes.get("rel", "").split())
