"""Runs Scrapy spiders inside the daemon's event loop, without a Twisted reactor.

Visits that are asked for in the same moment share a crawl, since each crawl costs some milliseconds to set up. A slow server
holds up nobody else: every visit is told its own end as soon as it has one.
"""

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bongsu.errors import FetchError
from bongsu.model import Collected, Cursor, Entry, Page, Source
from scrapers.addresses import place
from scrapers.documents.attached import Attachments
from scrapers.downloads import Downloads
from scrapers.families import for_list, for_page
from scrapers.http import HttpClient
from scrapers.visit import Visit

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerRunner

log = logging.getLogger(__name__)

_HANDLER = "scrapers.spiders.download.ClientDownloadHandler"
SETTINGS: dict[str, Any] = {
    "TWISTED_REACTOR_ENABLED": False,  # the loop runs already, and nothing here needs Twisted's network
    "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER, "file": None, "ftp": None, "s3": None, "data": None},
    "DOWNLOADER_MIDDLEWARES_BASE": {},  # redirects, retries, cookies, robots.txt: the client's and the schedule's matters
    "SPIDER_MIDDLEWARES_BASE": {},
    "EXTENSIONS_BASE": {},  # among them a remote control that executes what it is sent
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_ENABLED": False,
    "STATS_DUMP": False,
    "CONCURRENT_REQUESTS": 1000,  # how many at once is the client's matter
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1000,
    "DOWNLOAD_DELAY": 0,
}


class SpiderCollector:
    """Visits list pages and reads the pages of entries, with their attachments. Scrapy is imported at the first visit."""

    def __init__(self, client: HttpClient) -> None:
        self._downloads = Downloads(client)
        self._attachments = Attachments(client)
        self._waiting: dict[str, list[Visit]] = defaultdict(list)
        self._crawls: set[asyncio.Task[None]] = set()
        self._runner: AsyncCrawlerRunner | None = None
        self._stopped = False

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        """Return what a list page offers now. Raises `FetchError` or `ParseError`; the cursor then stays as it was."""
        family, sure = for_list(source)
        visit = Visit(url=source.url, family=family, sure=sure, cursor=cursor, private=source.allow_private)
        catch = await self._make(visit)
        assert isinstance(catch, Collected)  # noqa: S101 -- what a visit with a cursor is settled with
        return catch

    async def read_page(self, source: Source, entry: Entry) -> Page:
        """Return the part of an entry's page that is about it, and what its attachments say.

        Raises `FetchError` or `ParseError`; attachments that cannot be read are noted instead.
        """
        family = for_page(source, entry.url)
        visit = Visit(url=entry.url, family=family, private=source.allow_private)
        catch = await self._make(visit)
        assert isinstance(catch, Page)  # noqa: S101 -- what a visit without a cursor is settled with
        if not source.attachments or not catch.attachments:
            return catch
        if self._stopped:
            raise FetchError("collect.stopped", host=place(catch.url))
        return await self._downloads.finish(self._attachments.read(catch, private=visit.private), catch.url)

    async def stop(self) -> None:
        """Give up all visits, and take no new ones."""
        self._stopped = True
        while left := {*self._crawls, *self._downloads.under_way}:
            self._downloads.give_up()
            await asyncio.wait(left, timeout=0.05)

    async def _make(self, visit: Visit) -> Collected | Page:
        place(visit.url)
        if self._stopped:
            raise FetchError("collect.stopped", host=place(visit.url))
        kind = visit.family.kind
        self._waiting[kind].append(visit)
        if len(self._waiting[kind]) == 1:
            task = asyncio.ensure_future(self._crawl(kind))
            self._crawls.add(task)
            task.add_done_callback(self._crawls.discard)
        return await visit.end

    async def _crawl(self, kind: str) -> None:
        """Make all visits that wait by now. One that the crawl leaves without an end is a failure too."""
        await asyncio.sleep(0)  # let those in that are asked for in the same moment
        visits = self._waiting.pop(kind)
        try:
            from scrapers.spiders import SPIDERS

            await self._ready_runner().crawl(SPIDERS[kind], visits=visits, downloads=self._downloads)
        except Exception:
            log.exception("a crawl broke down")
        finally:
            for visit in visits:
                visit.fail(FetchError("collect.unanswered", host=place(visit.url)))

    def _ready_runner(self) -> "AsyncCrawlerRunner":
        if self._runner is None:
            from scrapy.crawler import AsyncCrawlerRunner

            logging.getLogger("scrapy").setLevel(logging.WARNING)  # it tells every crawl at INFO
            self._runner = AsyncCrawlerRunner(SETTINGS)
        return self._runner
