"""``POST /ingest/<source>``: other tools hand items in, signed as Standard Webhooks. See docs/push.md."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.cycle import House, Visit, keep
from app.incoming import Bucket, Door, read_body, refusal
from app.narrator import Narrator
from bongsu.errors import PushError, StorageError
from bongsu.model import Collected, Source
from bongsu.pushed import Pushed, read_push
from bongsu.signing import TOLERANCE, Seal, is_signed, is_timely, read_seal
from bongsu.wording import Language, say
from storage import Push

MEGABYTE = 2**20
RATE, BURST = 100.0, 200.0
"""Messages of one source a second, and at once after a pause: twice what is promised to be told within a second."""

Took = Callable[[Visit], None]
"""Sees to what came by itself: says so and wakes who processes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a message brought. `visit` is None where it came before."""

    answer: dict[str, object]
    visit: Visit | None = None


class Ingest:
    """Takes messages for the sources of kind ``push``; every other address looks as if it were not there."""

    def __init__(self, house: House, narrator: Narrator, took: Took, *, rate: float = RATE, burst: float = BURST) -> None:
        self._house = house
        self._narrator = narrator
        self._took = took
        self._door = Door()
        self._rate, self._burst = rate, burst
        self._buckets: dict[str, Bucket] = {}

    @property
    def routes(self) -> list[Route]:
        return [Route("/ingest/{source}", self._post, methods=["POST"])]

    async def _post(self, request: Request) -> Response:
        source = self._house.edition.sources.get(request.path_params["source"])
        try:
            answer = await self._take(source, request)
        except (PushError, StorageError) as error:
            self._narrator.push_refused(source, error)
            return refusal(error, self._house.edition.config.language)
        return JSONResponse(answer)

    async def _take(self, source: Source | None, request: Request) -> dict[str, object]:
        keys = self._house.edition.push_keys.get(source.id, ()) if source else ()
        if source is None or not keys:
            raise PushError("push.unknown")
        seal = _timely_seal(request, self._house)
        with self._door.open():
            body = await read_body(request, limit=MEGABYTE)
            if not is_signed(seal, body, keys):
                raise PushError("push.forged")
            self._bucket(source).take()
            taken = await self._house.thread(take, self._house, source, seal, body)
        if taken.visit:
            self._took(taken.visit)
        return taken.answer

    def _bucket(self, source: Source) -> Bucket:
        if source.id not in self._buckets:
            self._buckets[source.id] = Bucket(rate=self._rate, burst=self._burst, clock=asyncio.get_running_loop().time)
        return self._buckets[source.id]


def _timely_seal(request: Request, house: House) -> Seal:
    """Return the seal of a message whose body is worth reading."""
    seal = read_seal(request.headers)
    if seal is None:
        raise PushError("push.unsigned")
    if not is_timely(seal, now=house.clock()):
        raise PushError("push.late", minutes=int(TOLERANCE.total_seconds() // 60))
    return seal


def take(house: House, source: Source, seal: Seal, body: bytes) -> Taken:
    """Keep what a message brings, as a collector's catch is kept. Runs in the house's thread. Raises `PushError`.

    The message is noted after its entries: killed in between, it may come again, and brings nothing new.
    """
    digest = hashlib.sha256(body).hexdigest()
    pushed = read_push(body)
    language = house.edition.config.language
    if known := house.store.push(source.id, seal.identity):
        return Taken(answer=_again(known) if known.digest == digest else _number_taken(pushed, language))
    cursor = house.store.cursor(source.id)
    visit = keep(house, source, cursor, Collected(items=tuple(pushed.items.values()), cursor=cursor))
    answer = _answer(pushed, visit, language)
    house.store.keep_push(source.id, Push(id=seal.identity, digest=digest, answer=json.dumps(answer)), now=house.clock())
    return Taken(answer=answer, visit=visit)


def _answer(pushed: Pushed, visit: Visit, language: Language) -> dict[str, object]:
    places = {id(item): place for place, item in pushed.items.items()}
    refused = {each.place: _refused(each.place, each.why, language, **each.params) for each in pushed.refused}
    refused |= {(at := places[id(each.item)]): _refused(at, each.why, language) for each in visit.refused}
    return {
        "new": len(visit.new),
        "known": len(pushed.items) - len(visit.new) - len(visit.refused),
        "refused": [refused[place] for place in sorted(refused)],
    }


def _again(known: Push) -> dict[str, object]:
    """What was answered the first time, but that nothing of it is new now."""
    first = json.loads(known.answer)
    return {"new": 0, "known": first["new"] + first["known"], "refused": first["refused"]}


def _number_taken(pushed: Pushed, language: Language) -> dict[str, object]:
    """Nothing is taken under a number that stood for something else; said of each item, since a tool may never count."""
    return {"new": 0, "known": 0, "refused": [_refused(place, "push.id-taken", language) for place in range(len(pushed))]}


def _refused(place: int, why: str, language: Language, **params: object) -> dict[str, object]:
    return {"item": place, "why": why, "message": say(why, language, **params)}
