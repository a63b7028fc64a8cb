"""Tells alerts through Apprise (<https://github.com/caronc/apprise>), an optional package that knows many services."""

import asyncio
import importlib.util
import logging
from collections.abc import Mapping
from typing import Any, Self

from bongsu.errors import TryLater
from bongsu.model import Channel, Message
from notifiers.http import Wire
from notifiers.settings import required, wrong

PACKAGE = "apprise"


class AppriseNotifier:
    """Sends to the services behind `addresses`, which are secrets. Apprise says whether it went well, not why it did not."""

    def __init__(self, channel: str, services: Any) -> None:  # noqa: ANN401 -- apprise.Apprise, which may not be installed
        self._channel = channel
        self._services = services

    @classmethod
    def read(cls, channel: Channel, secrets: Mapping[str, str], _wire: Wire) -> Self:
        """Return the notifier of `channel`: secret `url`, several apart by white space. Raises `ConfigError`."""
        addresses = required(channel.name, secrets, "url").split()
        if importlib.util.find_spec(PACKAGE) is None:
            raise wrong(channel.name, "kind", "notify.no-apprise")
        import apprise

        for name in ("apprise", "urllib3", "requests_oauthlib"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what they note holds addresses, and with them tokens
        services = apprise.Apprise()
        if not all([services.add(address) for address in addresses]):  # noqa: C419 -- all are to be read
            raise wrong(channel.name, "url", "notify.apprise-address")
        for service in services:
            service.overflow_mode = apprise.OverflowMode.SPLIT  # several messages rather than one that is refused or cut
        return cls(channel.name, services)

    async def send(self, message: Message) -> str:
        """Return "sent". Raises `TryLater` where one of the services did not take it: which, and why, Apprise does not say."""
        # "text": what a source wrote is escaped for services that show HTML or Markdown
        taken = await asyncio.to_thread(self._services.notify, body=message.body, title=message.title, body_format="text")
        if not taken:
            raise TryLater("notify.apprise-later", channel=self._channel)
        return "sent"

    async def aclose(self) -> None:
        """Do nothing: Apprise opens its connections for each message."""
