"""What all spiders share: a crawl makes the visits that wait, and every visit is told how it ended.

Scrapy ends every crawl as "finished", whatever went wrong in it. So a visit carries its own end: the catch, or the error.
"""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Sequence

import scrapy
from scrapy.http import Response
from twisted.python.failure import Failure

from bongsu.errors import CollectError, ParseError
from bongsu.model import Collected, Page
from scrapers.addresses import place
from scrapers.asking import is_elsewhere
from scrapers.downloads import Downloads
from scrapers.encoding import decode
from scrapers.http import Fetched
from scrapers.lists import read_list
from scrapers.pages import read_page
from scrapers.visit import Visit
from scrapers.visits import light, moved, unchanged
from scrapers.wishes import fresh_for

_LARGE = 2**20
"""Bytes. Trees of a page hold themselves; what a large one has filled is not left until the collector comes by."""

log = logging.getLogger(__name__)


class VisitingSpider(scrapy.Spider):
    """Makes visits, to lists and to pages of any number of sources."""

    name = "visiting"

    def __init__(self, visits: Sequence[Visit], downloads: Downloads) -> None:
        super().__init__()
        self.visits, self.downloads = visits, downloads

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for visit in self.visits:
            meta = {"visit": visit, "downloads": self.downloads}
            yield scrapy.Request(visit.url, callback=self.came, errback=self.failed, dont_filter=True, meta=meta)

    async def came(self, response: Response) -> None:
        """Read the answer in a thread, so that a large page does not hold up the loop."""
        visit: Visit = response.meta["visit"]
        try:
            visit.settle(await asyncio.to_thread(self._read, visit, response.meta.pop("fetched")))
        except CollectError as error:
            visit.fail(light(error))
        except Exception as error:  # noqa: BLE001 -- Scrapy would log it and call the crawl finished
            visit.fail(_ours(visit, error))

    def _read(self, visit: Visit, fetched: Fetched) -> Collected | Page:
        try:
            return self.read(visit, fetched)
        finally:
            if len(fetched.body) > _LARGE:
                gc.collect()

    async def failed(self, failure: Failure) -> None:
        """Tell the visit why its download failed."""
        visit: Visit = failure.request.meta["visit"]  # type: ignore[attr-defined]  # Scrapy puts the request there
        error = failure.value
        visit.fail(error if isinstance(error, CollectError) else _ours(visit, error))

    def read(self, visit: Visit, fetched: Fetched) -> Collected | Page:
        """Return what the visit came for. Raises `ParseError`."""
        url = visit.url if is_elsewhere(visit) else fetched.url
        if visit.cursor is None:
            return self.read_page(visit, _text(fetched), url)
        cursor = moved(visit.cursor, fetched)
        if cursor is None:
            return unchanged(visit.cursor, fetched)
        items = read_list(_text(fetched), url, visit.family, sure=visit.sure)
        return Collected(items=items, cursor=cursor, fresh=fresh_for(fetched.headers))

    def read_page(self, visit: Visit, markup: str, url: str) -> Page:
        """Return the page's part that is about its item. Raises `ParseError`."""
        return read_page(markup, url, visit.family)


def _text(fetched: Fetched) -> str:
    return decode(fetched.body, fetched.headers.get("content-type", ""))


def _ours(visit: Visit, cause: BaseException | None) -> ParseError:
    """An error of our own code, which no other visit must suffer from."""
    log.error("reading %s failed", place(visit.url), exc_info=cause)
    error = ParseError("collect.spider", host=place(visit.url), kind=type(cause).__name__)
    error.__cause__ = cause
    return error
