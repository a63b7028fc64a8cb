"""Pages that were saved to a file."""

from bongsu.model import Page, Source
from scrapers.encoding import decode
from scrapers.families import for_page
from scrapers.pages import read_page

_NOWHERE = "https://file.invalid/"


def read_saved_page(body: bytes) -> Page:
    """Return the part of a saved page that is its article. Raises `ParseError` where nothing in it can be read."""
    source = Source(id="file", name="file", url=_NOWHERE)
    return read_page(decode(body), _NOWHERE, for_page(source, _NOWHERE))
