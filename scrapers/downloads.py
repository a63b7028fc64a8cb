"""The downloads under way for spiders."""

import asyncio

from bongsu.errors import FetchError
from scrapers.addresses import place
from scrapers.asking import asked
from scrapers.http import Fetched, HttpClient
from scrapers.visit import Visit
from scrapers.visits import conditions


class Downloads:
    """Fetches for visits, and can give all of them up, so that a shutdown need not wait for a slow server."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client
        self._under_way: set[asyncio.Task[Fetched]] = set()

    async def fetch(self, visit: Visit) -> Fetched:
        """Return the answer to a visit. Raises `FetchError`: also when it was given up."""
        headers = conditions(visit.cursor) if visit.cursor else None
        url, form = asked(visit)
        private, home = visit.private, visit.home
        task = asyncio.ensure_future(self._client.get(url, headers=headers, data=form, private=private, home=home))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            return await task
        except asyncio.CancelledError as error:
            raise FetchError("collect.stopped", host=place(visit.url)) from error

    def give_up(self) -> None:
        """End all downloads at once. Their visits end as `collect.stopped`; the cursors stay as they were."""
        for task in tuple(self._under_way):
            task.cancel()
