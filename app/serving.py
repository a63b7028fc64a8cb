"""A web server in the running loop."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette

logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # what goes wrong is said by us, in the reader's language


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the daemon."""
        yield


class Server:
    """Serves `app` from `start` to `stop`, at a port that the system chooses where `port` is 0."""

    def __init__(self, app: Starlette, host: str = "127.0.0.1", port: int = 0) -> None:
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
        self._server = _Server(config)
        self._address = (host, port)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Return the base address, with no slash at its end. It answers from now on: what comes early waits in the socket.

        Raises OSError where the address is taken or not of this machine.
        """
        host, port = self._address
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        # asyncio does this only for sockets it made; left alone, each answer waits 40 ms for the ACK of its own head
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._task = asyncio.create_task(self._server.serve(sockets=[listening]))
        return f"http://{host}:{listening.getsockname()[1]}"

    async def stop(self) -> None:
        """End; whoever asks just then is cut off."""
        self._server.should_exit = self._server.force_exit = True
        if self._task:
            await self._task
