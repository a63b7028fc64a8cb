"""What is under way for spiders: downloads, and the reading of attachments."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bongsu.errors import FetchError
from scrapers.addresses import place
from scrapers.asking import asked
from scrapers.http import Fetched, HttpClient
from scrapers.visit import Visit
from scrapers.visits import conditions

T = TypeVar("T")


class Downloads:
    """Fetches for visits, and can give up all that is under way, so that a shutdown need not wait for a slow server."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client
        self.under_way: set[asyncio.Task[Any]] = set()

    async def fetch(self, visit: Visit) -> Fetched:
        """Return the answer to a visit. Raises `FetchError`: also when it was given up."""
        headers = conditions(visit.cursor) if visit.cursor else None
        url, form = asked(visit)
        answer = self._client.get(url, headers=headers, data=form, private=visit.private)
        return await self.finish(answer, visit.url)

    async def finish(self, step: Coroutine[Any, Any, T], url: str) -> T:
        """Return the outcome of `step`, which is about `url`. Raises what it raises, and `FetchError` when it was given up."""
        task = asyncio.ensure_future(step)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)
        try:
            return await task
        except asyncio.CancelledError as error:
            if _is_cancelled():
                raise
            raise FetchError("collect.stopped", host=place(url)) from error

    def give_up(self) -> None:
        """End all that is under way. Visits end as `collect.stopped`; the cursors stay as they were."""
        for task in tuple(self.under_way):
            task.cancel()


def _is_cancelled() -> bool:
    """Whether it is the waiting task itself that is to end, and not what it waits for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
