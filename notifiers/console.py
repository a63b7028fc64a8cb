"""Tells alerts on standard output."""

import sys
from typing import TextIO

from bongsu.errors import ChannelBroken
from bongsu.model import Message


class ConsoleNotifier:
    """Writes each message as a block followed by an empty line. `stream` of None: standard output as it then is."""

    def __init__(self, channel: str, stream: TextIO | None = None) -> None:
        self._channel = channel
        self._stream = stream

    async def send(self, message: Message) -> str:
        """Return "written". Raises `ChannelBroken` where the output is closed or full."""
        stream = self._stream or sys.stdout
        if not _write(stream, f"{message.body}\n\n"):
            raise ChannelBroken("notify.console-closed", channel=self._channel)
        return "written"

    async def aclose(self) -> None:
        """Do nothing: the stream belongs to whoever gave it."""


def _write(stream: TextIO, text: str) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except (OSError, ValueError):  # ValueError: the stream is closed
        return False
    return True
