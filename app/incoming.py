"""Who comes to the port by himself: how much he may bring, how fast and how often."""

import asyncio
import contextlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from bongsu.errors import PushError, StorageError
from bongsu.wording import Language, say

AT_ONCE = 50
"""Bodies that are read at the same time, so that many large or slow ones cannot fill the memory."""

BODY_WITHIN = 10.0
"""Seconds for a whole body."""

_STATUS = {
    "push.unknown": HTTPStatus.NOT_FOUND,
    "push.unsigned": HTTPStatus.UNAUTHORIZED,
    "push.late": HTTPStatus.UNAUTHORIZED,
    "push.forged": HTTPStatus.UNAUTHORIZED,
    "push.large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "push.many": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "push.slow": HTTPStatus.REQUEST_TIMEOUT,
    "push.busy": HTTPStatus.TOO_MANY_REQUESTS,
}
"""code -> status; the sender's other mistakes are 400"""


@dataclass(slots=True)
class Bucket:
    """Lets `rate` a second through, and `burst` at once after a pause. `clock` gives seconds, never backwards."""

    rate: float
    burst: float
    clock: Callable[[], float]
    level: float = field(init=False)
    as_of: float = field(init=False)

    def __post_init__(self) -> None:
        self.level, self.as_of = self.burst, self.clock()

    def take(self) -> None:
        """Take one. Raises `PushError` where there is none."""
        now = self.clock()
        self.level, self.as_of = min(self.burst, self.level + (now - self.as_of) * self.rate), now
        if self.level < 1:
            raise busy((1 - self.level) / self.rate)
        self.level -= 1


class Door:
    """Lets `at_once` bodies in at a time; the others are told to come back."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once

    @contextlib.contextmanager
    def open(self) -> Iterator[None]:
        """Hold a place for the length of the block. Raises `PushError` where there is none."""
        if self._free == 0:
            raise busy(1)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1


async def read_body(request: Request, *, limit: int, within: float = BODY_WITHIN) -> bytes:
    """Return a body of at most `limit` bytes. Raises `PushError`: larger, slower than `within` seconds, broken off."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > limit:
        raise PushError("push.large", limit=limit)
    body = bytearray()
    try:
        async with asyncio.timeout(within):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise PushError("push.large", limit=limit)
    except TimeoutError as error:
        raise PushError("push.slow", seconds=within) from error
    except ClientDisconnect as error:
        raise PushError("push.broken-off") from error
    return bytes(body)


def busy(seconds: float) -> PushError:
    """Return the error of whoever comes too often."""
    wait = max(1, math.ceil(seconds))
    return PushError("push.busy", retry_after=wait, seconds=wait)


def refusal(error: PushError | StorageError, language: Language) -> JSONResponse:
    """Return what a sender is answered who has made a mistake, or who came while nothing can be kept."""
    if isinstance(error, StorageError):  # what it says is for whoever runs the daemon
        said = {"error": "push.closed", "message": say("push.closed", language)}
        return JSONResponse(said, status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers={"retry-after": "30"})
    status = _STATUS.get(error.code, HTTPStatus.BAD_REQUEST)
    headers = {"retry-after": str(int(error.retry_after))} if error.retry_after else None
    return JSONResponse({"error": error.code, "message": error.say(language)}, status_code=status, headers=headers)
