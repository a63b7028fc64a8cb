"""A tool that pushes, signing by the package of the specification, to a house whose port is open."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import httpx
from standardwebhooks import Webhook

from app.cycle import Visit
from app.ingest import BURST, RATE, Ingest
from app.narrator import Narrator
from app.web import Health, Web
from tests.app.conftest import RULES, World
from tests.fakes import Clock

KEY, NEXT_KEY = b"thirty-two bytes of a made-up key", b"thirty-one bytes of a later key"
SOURCES = """sources:
  - {{id: tool, name: 변경 감시, kind: push, region: 울산, secret_file: "{secret}"}}
  - {{id: other, kind: push, url: "https://city.example/", secret_file: "{secret}"}}
"""


@dataclass
class Tool:
    """Signs and sends. `sent` counts its messages, so that each has a number of its own."""

    client: httpx.AsyncClient
    clock: Clock
    key: bytes = KEY
    sent: int = 0

    async def push(
        self, *items: object, source: str = "tool", number: str | None = None, at: datetime | None = None
    ) -> httpx.Response:
        """Send items and return the answer."""
        body = json.dumps({"items": items}).encode()
        return await self.send(body, self.seal(body, number=number, at=at), source=source)

    async def send(self, body: bytes, headers: dict[str, str] | None = None, *, source: str = "tool") -> httpx.Response:
        """Send a body, signed unless there are other `headers`."""
        return await self.client.post(f"/ingest/{source}", content=body, headers=headers or self.seal(body))

    def seal(self, body: bytes, *, number: str | None = None, at: datetime | None = None) -> dict[str, str]:
        self.sent += 1
        identity, at = number or f"msg-{self.sent}", at or self.clock()
        signature = str(Webhook(self.key).sign(identity, at, body.decode()))
        return {"webhook-id": identity, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


@dataclass
class Port:
    """An open port: who calls it, and what came of it."""

    world: World
    tool: Tool
    visits: list[Visit] = field(default_factory=list)

    def titles(self, source: str = "tool") -> list[str]:
        """Return what is kept of a source."""
        return sorted(entry.title for entry in self.world.store.entries(source=source, limit=100))


def push_rules(world: World, *, keys: tuple[bytes, ...] = (KEY, NEXT_KEY)) -> str:
    """Return the world's rules with two sources that push, and keep their secret."""
    secret = world.rules.with_name("secret")
    secret.write_text("\n".join("whsec_" + base64.b64encode(key).decode() for key in keys), encoding="utf-8")
    return RULES.replace("health: off", "health: 127.0.0.1:0").replace("sources:\n", SOURCES.format(secret=secret))


async def well() -> Health:
    return Health(database=True, tick_age=0, tick_alive=True, rules_refused=False)


@asynccontextmanager
async def open_port(world: World, text: str, *, rate: float = RATE, burst: float = BURST) -> AsyncIterator[Port]:
    """Open the port of the world's house with the rules `text` in force."""
    world.rules.write_text(text, encoding="utf-8")
    house = world.house
    house.rulebook.reload()
    house.store.sync_sources(house.edition.config.sources, now=world.clock())
    visits: list[Visit] = []
    web = Web("127.0.0.1:0", well, Ingest(house, Narrator("ko"), visits.append, rate=rate, burst=burst).routes)
    assert await web.start()
    async with httpx.AsyncClient(base_url=web.base) as client:
        yield Port(world=world, tool=Tool(client, world.clock), visits=visits)
    await web.stop()
