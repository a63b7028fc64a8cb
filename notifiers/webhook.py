"""Posts alerts as JSON, signed by Standard Webhooks (<https://www.standardwebhooks.com>): see docs/webhook.md."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self
from urllib.parse import quote

from bongsu.model import Channel, Message
from bongsu.signing import signature, signing_key
from notifiers.http import Wire, verdict
from notifiers.settings import address, required, wrong

_SAFE_IN_ID = "-_:@~!*"  # and letters and digits; a full stop would blur what is signed


class WebhookNotifier:
    """Posts to one address. `key` of None sends without a signature."""

    def __init__(self, *, url: str, key: bytes | None, wire: Wire) -> None:
        self._url = url
        self._key = key
        self._wire = wire

    @classmethod
    def read(cls, channel: Channel, secrets: Mapping[str, str], wire: Wire) -> Self:
        """Return the notifier of `channel`: option or secret `url`, optional secret `secret`. Raises `ConfigError`."""
        url = address(channel.name, "url", required(channel.name, {**channel.options, **secrets}, "url"))
        secret = secrets.get("secret", "").strip()
        return cls(url=url, key=_signing_key(channel.name, secret) if secret else None, wire=wire)

    async def send(self, message: Message) -> str:
        """Return the status that the receiver answered with. Raises `TryLater`, `Refused` or `ChannelBroken`."""
        body = message.body.encode()
        headers = {"content-type": "application/json", **sign(message.key, body, self._key, now=self._wire.clock())}
        answer = await self._wire.post(self._url, content=body, headers=headers)
        if error := verdict(answer, self._wire.channel):
            raise error
        return f"HTTP {answer.status}"

    async def aclose(self) -> None:
        await self._wire.aclose()


def sign(message_id: str, body: bytes, key: bytes | None, *, now: datetime) -> dict[str, str]:
    """Return the three headers of Standard Webhooks; without the signature where there is no `key`."""
    identity = quote(message_id, safe=_SAFE_IN_ID).replace(".", "%2E")
    stamp = str(int(now.timestamp()))
    headers = {"webhook-id": identity, "webhook-timestamp": stamp}
    if key is None:
        return headers
    return {**headers, "webhook-signature": signature(key, identity, stamp, body)}


def _signing_key(channel: str, secret: str) -> bytes:
    key = signing_key(secret)
    if key is None:
        raise wrong(channel, "secret", "notify.secret")
    return key
