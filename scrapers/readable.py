"""The text of a page whose layout nobody has described."""

import logging

from scrapers.select import bounded

_LONG_ENOUGH = 80
"""Characters of text, below which what was found is a menu or a notice rather than an article."""

_BARE_AT_MOST = 2**20
"""Characters of markup: beyond it the search for the text would take too long."""

_BARE_TAGS = 20_000
"""Tags in it: the search weighs each against its neighbours, and keeps a tree of its own."""


def readable(markup: str) -> str:
    """Return the markup of the part that reads like an article; "" where none does."""
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(logging.CRITICAL)  # it tells every page that it cannot read as an error
    try:
        document = Document(bounded(markup[:_BARE_AT_MOST], _BARE_TAGS))
        found = str(document.summary(html_partial=True))
    except Unparseable:
        return ""
    return found if len(_text(found)) >= _LONG_ENOUGH else ""


def _text(markup: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return " ".join(LexborHTMLParser(markup or "<p>").text().split())
