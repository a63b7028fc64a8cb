"""Posts alerts as JSON, signed by Standard Webhooks (<https://www.standardwebhooks.com>): see docs/webhook.md.

With a preset it posts what a chat service takes, and knows its answers.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from urllib.parse import quote

import httpx

from bongsu.model import Channel, Message
from bongsu.signing import SigningKey, seal, signing_keys
from notifiers.chat_services import ACCEPT, judged
from notifiers.http import Wire
from notifiers.settings import address, required, wrong

_SAFE_IN_ID = "-_:@~!*"  # and letters and digits; a full stop would blur what is signed


class WebhookNotifier:
    """Posts to one address, as the chat service `preset` wants it if one is named. Without `keys` nothing is signed."""

    def __init__(self, *, url: str, keys: Sequence[SigningKey], wire: Wire, preset: str = "") -> None:
        self._url = httpx.URL(url)
        self._keys = keys
        self._wire = wire
        self._preset = preset

    @classmethod
    def read(cls, channel: Channel, secrets: Mapping[str, str], wire: Wire) -> Self:
        """Return the notifier of `channel`: option or secret `url`, optional secret `secret`. Raises `ConfigError`."""
        url = address(channel.name, "url", required(channel.name, {**channel.options, **secrets}, "url"))
        keys = signing_keys(secrets.get("secret", ""))
        if keys is None:
            raise wrong(channel.name, "secret", "notify.secret")
        return cls(url=url, keys=keys, wire=wire, preset=channel.look.preset)

    async def send(self, message: Message) -> str:
        """Return the status that the receiver answered with. Raises `TryLater`, `Refused` or `ChannelBroken`."""
        body = message.body.encode()
        headers = {"content-type": "application/json", **sign(message.key, body, self._keys, now=self._wire.clock())}
        if accepted := ACCEPT.get(self._preset):
            headers["accept"] = accepted
        answer = await self._wire.post(self._url, content=body, headers=headers)
        if error := judged(self._preset, answer, self._wire.channel):
            raise error
        return f"HTTP {answer.status}"

    async def aclose(self) -> None:
        await self._wire.aclose()


def sign(message_id: str, body: bytes, keys: Sequence[SigningKey], *, now: datetime) -> dict[str, str]:
    """Return the three headers of Standard Webhooks; without the signature where there are no `keys`."""
    identity = quote(message_id, safe=_SAFE_IN_ID).replace(".", "%2E")
    stamp = str(int(now.timestamp()))
    headers = {"webhook-id": identity, "webhook-timestamp": stamp}
    return {**headers, "webhook-signature": seal(keys, identity, stamp, body)} if keys else headers
