"""Edge: what goes out. One small module a kind of channel."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TextIO

import httpx

from bongsu.model import Channel
from bongsu.ports import Clock, Notifier
from notifiers.apprise import AppriseNotifier
from notifiers.console import ConsoleNotifier
from notifiers.email import EmailNotifier
from notifiers.http import Wire, machine_time
from notifiers.telegram import Chat, TelegramNotifier, find_chats
from notifiers.webhook import WebhookNotifier

__all__ = ["NOTIFIERS", "Chat", "build", "find_chats"]

Builder = Callable[[Channel, Mapping[str, str], Wire], Notifier]

NOTIFIERS: Mapping[str, Builder] = MappingProxyType(
    {
        "console": lambda channel, _secrets, _wire: ConsoleNotifier(channel.name),
        "webhook": WebhookNotifier.read,
        "telegram": TelegramNotifier.read,
        "email": EmailNotifier.read,
        "apprise": AppriseNotifier.read,
    }
)
"""kind of channel -> what builds its notifier"""


def build(
    channel: Channel,
    secrets: Mapping[str, str],
    *,
    stream: TextIO | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    clock: Clock = machine_time,
) -> Notifier:
    """Return the notifier of `channel`; it opens nothing before its first message.

    `secrets` holds the values behind `channel.secrets`. `stream` stands in for standard output, `transport` for the network;
    `clock` dates signatures. Raises `ConfigError` where an option or a secret is missing or cannot be right.
    """
    if stream is not None and channel.kind == "console":
        return ConsoleNotifier(channel.name, stream)
    return NOTIFIERS[channel.kind](channel, secrets, Wire(channel.name, transport=transport, clock=clock))
