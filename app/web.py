"""The one HTTP port: health for whoever watches the watcher."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # what goes wrong is said by us, in the reader's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether all is well: the database answers and the tick is alive. `tick_age` in seconds."""

    database: bool
    tick_age: float
    tick_alive: bool
    rules_refused: bool

    @property
    def well(self) -> bool:
        return self.database and self.tick_alive


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.begun = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.begun.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the daemon."""
        yield


class Web:
    """Serves `/healthz` at an address such as ``127.0.0.1:8710``: 200 while all is well, else 503."""

    def __init__(self, address: str, health: Callable[[], Awaitable[Health]]) -> None:
        self.address = address
        self._health = health
        self._task: asyncio.Task[None] | None = None
        self._server: _Server | None = None

    async def start(self) -> bool:
        """Begin to serve; False where the address is taken."""
        host, _, port = self.address.rpartition(":")
        app = Starlette(routes=[Route("/healthz", self._healthz)])
        config = uvicorn.Config(app, host=host.strip("[]"), port=int(port), log_config=None, access_log=False, lifespan="off")
        self._server = _Server(config)
        self._task = asyncio.create_task(self._serve(self._server))
        begun = asyncio.create_task(self._server.begun.wait())
        await asyncio.wait([begun, self._task], return_when=asyncio.FIRST_COMPLETED)
        begun.cancel()
        return self._server.started

    async def stop(self) -> None:
        """End at once; whoever asks just then is cut off."""
        if self._server and self._task:
            self._server.should_exit = self._server.force_exit = True
            await asyncio.wait([self._task], timeout=1)
            self._task.cancel()

    async def _serve(self, server: uvicorn.Server) -> None:
        with contextlib.suppress(SystemExit):  # uvicorn's answer to an address in use
            await server.serve()

    async def _healthz(self, _request: Request) -> JSONResponse:
        health = await self._health()
        body = {
            "status": "ok" if health.well else "failing",
            "database": health.database,
            "tick_age_seconds": round(health.tick_age, 1),
            "rules_refused": health.rules_refused,
        }
        return JSONResponse(body, status_code=200 if health.well else 503)
