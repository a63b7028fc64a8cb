"""``/websub/<…>``: where hubs ask back, and bring what is new in the feeds that we subscribed to."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.cycle import House, Visit, keep
from app.incoming import Bucket, Door, read_body, refusal
from app.ingest import Took
from app.narrator import Narrator
from app.websub import PATH, of_call, verify
from bongsu.errors import ParseError, PushError, StorageError
from bongsu.model import Collected, Source
from bongsu.websub import Subscription, is_signed
from scrapers import Fetched
from scrapers.feeds import Feed, parse

LARGEST = 10 * 2**20
"""Bytes, as of a feed that we fetch ourselves."""

AT_ONCE = 4
"""Such bodies read at the same time."""

RATE, BURST = 1.0, 20.0
"""Calls of one hub about one feed a second, and at once after a pause."""

_SAFE = {"x-content-type-options": "nosniff"}
"""A challenge is not ours: no browser is to take it for a page."""


class Callback:
    """Answers hubs. `took` sees to what they bring; `look` has sources visited that are due by what they say."""

    def __init__(self, house: House, narrator: Narrator, took: Took, look: Callable[[], None]) -> None:
        self._house = house
        self._narrator = narrator
        self._took = took
        self._look = look
        self._door = Door(AT_ONCE)
        self._buckets: dict[str, Bucket] = {}

    @property
    def routes(self) -> list[Route]:
        path = f"{PATH}{{end}}"
        return [Route(path, self._get, methods=["GET"]), Route(path, self._post, methods=["POST"])]

    async def _get(self, request: Request) -> Response:
        """Say yes to what we asked for, and no to all else, as section 5.3 has it."""
        try:
            verified = await self._house.thread(verify, self._house, request.path_params["end"], request.query_params)
        except StorageError as error:
            return self._fail(error)
        if verified.state:
            self._said(verified.state)
        if verified.challenge is None:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return PlainTextResponse(verified.challenge, headers=_SAFE)

    async def _post(self, request: Request) -> Response:
        """Take what is new. A hub that we have given up learns that it may forget us, as section 5.2 has it."""
        try:
            subscription = await self._house.thread(of_call, self._house, request.path_params["end"])
            source = self._house.edition.sources.get(subscription.source) if subscription else None
            if subscription is None or source is None:
                return Response(status_code=HTTPStatus.GONE)
            with self._door.open():
                self._bucket(source).take()
                await self._receive(subscription, source, await read_body(request, limit=LARGEST), request)
        except (PushError, StorageError) as error:
            return self._fail(error)
        return Response(status_code=HTTPStatus.ACCEPTED)

    async def _receive(self, subscription: Subscription, source: Source, body: bytes, request: Request) -> None:
        """Keep what is signed. What cannot be read, or may not be believed, is a hint to look for ourselves."""
        if subscription.secret and not is_signed(body, request.headers.get("x-hub-signature", ""), subscription.secret):
            self._narrator.hub_forged(source)  # not said to the caller: he would learn when a guess is right (section 8)
            return
        feed = await _read(subscription, body, request.headers.get("content-type", "")) if subscription.secret else None
        if feed is None or not feed.items:
            await self._house.thread(self._house.store.make_due, [source.id], now=self._house.clock())
            self._look()
            return
        self._took(await self._house.thread(_keep, self._house, source, feed))

    def _said(self, state: Subscription) -> None:
        if source := self._house.edition.sources.get(state.source):
            self._narrator.hub_answered(source, state, self._house.clock())
        self._look()

    def _fail(self, error: PushError | StorageError) -> Response:
        if isinstance(error, StorageError):
            self._narrator.error(error)
        return refusal(error, self._house.edition.config.language)

    def _bucket(self, source: Source) -> Bucket:
        if source.id not in self._buckets:
            self._buckets[source.id] = Bucket(rate=RATE, burst=BURST, clock=asyncio.get_running_loop().time)
        return self._buckets[source.id]


async def _read(subscription: Subscription, body: bytes, content_type: str) -> Feed | None:
    fetched = Fetched(url=subscription.topic, status=HTTPStatus.OK, headers={"content-type": content_type}, body=body)
    try:
        return await asyncio.to_thread(parse, fetched)
    except ParseError:
        return None


def _keep(house: House, source: Source, feed: Feed) -> Visit:
    cursor = house.store.cursor(source.id)
    return keep(house, source, cursor, Collected(items=feed.items, built=feed.built, cursor=cursor))
