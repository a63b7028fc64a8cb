"""What a page that a person points at offers to watch."""

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scrapers.encoding import decode

KNOWN_PATHS = ("/rss/allArticle.xml", "/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml")
"""Where feeds are found that no page links to: ndsoft's first, then what WordPress and others use."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_FEED_BEGINS = (b"<rss", b"<feed", b"<rdf:rdf")
_SCRIPTED_AT_MOST = 400
"""Code points of text that a page shows without its scripts when it is only their stage."""

_LOGIN = re.compile(r"log-?in|sign-?in|/sso\b", re.IGNORECASE)

Need = Literal["", "browser", "login"]


def is_feed(body: bytes) -> bool:
    """Say whether a body begins like a feed."""
    start = body[:2_000].lower()
    return any(mark in start for mark in _FEED_BEGINS)


def feed_links(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """Return the feeds that a page names, absolute and each once, then the places where feeds usually are."""
    page = LexborHTMLParser(decode(body, content_type) or "<p>")
    named = list(_named(page, url))
    return tuple(dict.fromkeys((*named, *(urljoin(url, path) for path in KNOWN_PATHS))))


def _named(page: LexborHTMLParser, url: str) -> Iterator[str]:
    for link in page.css("link[rel~=alternate][href]"):
        if (link.attributes.get("type") or "").lower() in _FEED_TYPES:
            yield urljoin(url, link.attributes.get("href") or "")


def needs(body: bytes, content_type: str = "", *, moved_to: str = "") -> Need:
    """Say what a page wants that we do not have: a login, or a browser that runs its scripts.

    `moved_to` is where a visitor was sent, if elsewhere: a login says so in its address, even one that scripts draw.
    """
    page = LexborHTMLParser(decode(body, content_type) or "<p>")
    if page.css_first("input[type=password]") or _LOGIN.search(urlsplit(moved_to).path):
        return "login"
    scripts = page.css("script")
    for node in page.css("script, style, noscript"):
        node.decompose()
    text = " ".join(page.text(separator=" ").split())
    return "browser" if scripts and len(text) < _SCRIPTED_AT_MOST else ""
