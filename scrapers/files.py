"""Pages and documents that were saved to a file."""

from pathlib import Path

from bongsu.model import Attachment, Page, Source
from scrapers.documents import Limits, read_document
from scrapers.encoding import decode
from scrapers.families import for_page
from scrapers.pages import read_page

_NOWHERE = "https://file.invalid/"


def read_saved_page(body: bytes) -> Page:
    """Return the part of a saved page that is its article. Raises `ParseError` where nothing in it can be read."""
    source = Source(id="file", name="file", url=_NOWHERE)
    return read_page(decode(body), _NOWHERE, for_page(source, _NOWHERE))


async def read_saved_document(path: Path) -> Attachment:
    """Return what a saved document says, as an attachment that was read. Raises `ParseError` where nothing can be read."""
    limits = Limits()
    with path.open("rb") as file:
        document = await read_document(file.read(limits.body + 1), path.name, limits=limits)
    note = f"document.{document.note}" if document.note else ""
    return Attachment(name=path.name, url="", text=document.text, note=note)
