"""A web server on 127.0.0.1, in the running loop, at a port that the system chooses."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the daemon."""
        yield


class LocalServer:
    """Serves `app` from `start` to `stop`."""

    def __init__(self, app: Starlette) -> None:
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Return the base address, with no slash at its end. It answers from now on: what comes early waits in the socket."""
        listening = socket.create_server(("127.0.0.1", 0))
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        host, port = listening.getsockname()
        return f"http://{host}:{port}"

    async def stop(self) -> None:
        """End; whoever asks just then is cut off."""
        self._server.should_exit = self._server.force_exit = True
        if self._task:
            await self._task
