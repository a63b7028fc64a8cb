"""The one HTTP port: health for whoever watches the watcher, and the door for those who come by themselves."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from app.serving import Server


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


class Web:
    """Serves `/healthz` at an address such as ``127.0.0.1:8710``: 200 while all is well, else 503; and whatever `routes` do."""

    def __init__(self, address: str, health: Callable[[], Awaitable[Health]], routes: Sequence[Route] = ()) -> None:
        host, _, port = address.rpartition(":")
        self.address = address
        self.base = ""
        self._health = health
        self._server = Server(Starlette(routes=[Route("/healthz", self._healthz), *routes]), host.strip("[]"), int(port))

    async def start(self) -> bool:
        """Begin to serve, from now on at `base`; False where the address is taken."""
        try:
            self.base = await self._server.start()
        except OSError:
            return False
        return True

    async def stop(self) -> None:
        """End at once; whoever asks just then is cut off."""
        await self._server.stop()

    async def _healthz(self, _request: Request) -> JSONResponse:
        health = await self._health()
        body = {
            "status": "ok" if health.well else "failing",
            "database": health.database,
            "tick_age_seconds": round(health.tick_age, 1),
            "rules_refused": health.rules_refused,
        }
        return JSONResponse(body, status_code=200 if health.well else 503)
