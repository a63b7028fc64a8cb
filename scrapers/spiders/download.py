"""Scrapy's way out: through our own client, so that limits, manners and guards are the same for spiders and feeds."""

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Response

from scrapers.downloads import Downloads
from scrapers.visit import Visit


class ClientDownloadHandler(BaseDownloadHandler):
    """Downloads with `HttpClient`. The answer travels in `meta["fetched"]`; Scrapy itself needs only to know that it came."""

    async def download_request(self, request: Request) -> Response:
        visit: Visit = request.meta["visit"]
        downloads: Downloads = request.meta["downloads"]
        fetched = request.meta["fetched"] = await downloads.fetch(visit)
        return Response(fetched.url, status=fetched.status, request=request)
