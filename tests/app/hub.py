"""A hub on this machine, as the Recommendation describes one, and a house that subscribes to a feed there."""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs

import httpx

from app.callback import Callback
from app.cycle import House, Visit, collect
from app.narrator import Narrator
from app.web import Web
from app.websub import Asking, ask, notice
from bongsu.websub import Subscription
from scrapers import FeedCollector
from tests.app.conftest import RULES, World
from tests.app.pushing import well
from tests.fakes_receiver import Receiver, Reply, Request

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>울산매일</title>{links}
<item><title>{title}</title><link>https://ulsan.example/{number}</link><guid>{number}</guid></item></channel></rss>"""
LINKS = '<atom:link rel="hub" href="{base}/hub"/><atom:link rel="self" href="{base}/feed"/>'


@dataclass
class Newspaper:
    """A feed and its hub on one server. `links` is what the feed says of its hub; `answer` what the hub says to a question."""

    server: Receiver
    client: httpx.AsyncClient
    links: str = LINKS
    answer: Reply = field(default_factory=lambda: Reply(status=202))
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def topic(self) -> str:
        return f"{self.server.url}/feed"

    @property
    def questions(self) -> list[dict[str, str]]:
        """What the hub was asked, in order."""
        asked = [parse_qs(request.body.decode()) for request in self.server.requests if request.path == "/hub"]
        return [{name: values[0] for name, values in question.items()} for question in asked]

    def reply(self, request: Request) -> Reply:
        if request.path == "/hub":
            self.asked.set()
        feed = Reply(body=self.feed("울산시, AI 사업단 출범"))
        return {"/feed": feed, "/hub": self.answer}.get(request.path, Reply(status=404))

    def feed(self, title: str, number: int = 1) -> bytes:
        return RSS.format(links=self.links.format(base=self.server.url), title=title, number=number).encode()

    async def ask_back(self, **change: str) -> httpx.Response:
        """Ask whether the last question was meant, as section 5.3 has it."""
        meant = {"mode": "subscribe", "topic": self.topic, "challenge": "a challenge", "lease_seconds": "864000"} | change
        query = {f"hub.{name}": value for name, value in meant.items() if value}
        return await self.client.get(self.questions[-1]["hub.callback"], params=query)

    async def bring(self, body: bytes, *, method: str = "sha256", secret: str | None = None) -> httpx.Response:
        """Bring what is new, signed with what was agreed or with another `secret`."""
        question = self.questions[-1]
        key = (question.get("hub.secret", "") if secret is None else secret).encode()
        headers = {"x-hub-signature": f"{method}={hmac.new(key, body, getattr(hashlib, method)).hexdigest()}"}
        return await self.client.post(question["hub.callback"], content=body, headers=headers)


@dataclass
class Subscriber:
    """The house, its port, and what came of it."""

    world: World
    house: House
    web: Web
    paper: Newspaper
    narrator: Narrator
    took: list[Visit] = field(default_factory=list)
    looked: list[None] = field(default_factory=list)

    @property
    def subscription(self) -> Subscription | None:
        return self.house.store.subscription("ulsan")

    async def visit(self) -> Visit:
        """Visit the feed as the daemon does."""
        visit = await collect(self.house, self.house.edition.sources["ulsan"])
        notice(self.house, visit)
        return visit

    async def ask(self) -> Asking:
        asking = await ask(self.house)
        self.narrator.asked(asking)
        return asking

    async def subscribe(self) -> None:
        """Go all the way to a subscription that is on."""
        await self.visit()
        await self.ask()
        assert (await self.paper.ask_back()).status_code == 200

    def is_due(self) -> bool:
        return "ulsan" in self.house.store.due_sources(now=self.world.clock(), limit=10)

    def rules(self, *, websub: str | None = "", private: bool = True) -> None:
        """Put rules in force: with the feed on this machine, and the port's own address for hubs unless there is another."""
        text = RULES.replace("health: off", "health: 127.0.0.1:0")
        if private:
            text = text.replace('"https://ulsan.example/rss"', f'"{self.paper.topic}", allow_private: true')
        callback = "" if websub is None else f'websub: {{callback: "{websub or self.web.base}"}}\n'
        self.world.rules.write_text(text + callback, encoding="utf-8")
        self.house.rulebook.reload()
        self.house.store.sync_sources(self.house.edition.config.sources, now=self.world.clock())


@asynccontextmanager
async def subscriber(world: World) -> AsyncIterator[Subscriber]:
    """Open the port of the world's house to hubs, with one feed and its hub on this machine."""
    house = replace(world.house, collectors={**world.house.collectors, "feed": FeedCollector(world.house.client)})
    narrator, took, looked = Narrator("en"), list[Visit](), list[None]()
    callback = Callback(house, narrator, took.append, lambda: looked.append(None))
    web = Web("127.0.0.1:0", well, callback.routes)
    assert await web.start()
    async with Receiver() as server, httpx.AsyncClient() as client:
        paper = Newspaper(server, client)
        server.reply = paper.reply
        one = Subscriber(world, house, web, paper, narrator, took, looked)
        one.rules()
        yield one
        await web.stop()
