"""The delivering half of the house for the proof: the same steps and the same store as the daemon's, without sources."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from app.cycle import House, deliver
from app.rulebook import Rulebook
from app.thread import OneThread
from bench.proof.far_end import CHANNELS
from bench.proof.places import Places
from bongsu.alerts import delivery_key
from bongsu.model import Alert, Channel, Delivery
from bongsu.ports import Clock, Notifier
from notifiers import NOTIFIERS
from notifiers.http import Wire, machine_time
from scrapers import HttpClient
from storage import Store
from tests.fakes import LAUNCH, Newsroom
from tests.sample_alerts import ALERT

SECRETS = {"HOOK_SECRET": "whsec_" + "YmVhY29uIGZpcmVzIG9uIHRoZSBoaWxs", "TOKEN": "123456:proof"}
QUIET = "hours: 08:00-21:00, digest: [08:30, 13:30, 17:30]"
"""How the channel `relay` is lived with: it sleeps, and tells in digests."""


def rules(base: str, database: Path, rest: str = "", *, relay: str = QUIET) -> str:
    """Return a rules.yaml with the three channels of the far end at `base`, and the `rest` of it."""
    return f"""
health: off
language: en
database: {database}
ops: [relay, phone]
channels:
  hook: {{kind: webhook, url: "{base}/hook", secret_env: HOOK_SECRET}}
  relay: {{kind: webhook, url: "{base}/relay", at_once: 4, {relay}}}
  phone: {{kind: telegram, chat: 77, token_env: TOKEN, api_base: "{base}", per_second: 1000, bot_per_second: 1000}}
{rest}
rules:
  - {{id: ulsan-ai, name: 울산 AI, any: [인공지능], regions: [울산], notify: [hook, relay, phone]}}
"""


def source(base: str, *, every: str) -> str:
    """Return the part of rules.yaml that names the feed of the far end at `base`, to be visited `every` so often."""
    return f"""sources:
  - {{id: feed, name: 울산매일, url: "{base}/rss/allArticle.xml", every: {every}, first_catch: alert, max_age: off,
     allow_private: true}}"""


def deliveries(titles: Iterable[str]) -> tuple[Delivery, ...]:
    """Return one delivery of each announcement to each channel."""
    return tuple(_delivery(title, channel) for title in titles for channel in CHANNELS)


def _delivery(title: str, channel: str) -> Delivery:
    number = title.split()[-2].removesuffix("기")
    alert: Alert = replace(ALERT, story=f"s{number}", title=title, url=f"https://proof.example/{number}")
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=LAUNCH, created=LAUNCH)


def build(channel: Channel, secrets: Mapping[str, str], *, timeout: float = 15.0) -> Notifier:
    """Return a notifier of the daemon's, with a time-out of the proof's."""
    return NOTIFIERS[channel.kind](channel, secrets, Wire(channel.name, clock=machine_time, timeout=timeout))


Build = Callable[[Channel, Mapping[str, str]], Notifier]


@asynccontextmanager
async def open_house(
    folder: Path, store: Store, clock: Clock, *, places: Places | None = None, make: Build = build
) -> AsyncIterator[House]:
    """Open a house on the rules.yaml in `folder`, with the places of its sends where asked for."""
    made: list[Notifier] = []

    def kept(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        notifier = make(channel, secrets)
        made.append(notifier)
        return places.around_sends(notifier, channel.name) if places else notifier

    rulebook = Rulebook(folder / "rules.yaml", folder, SECRETS, build_notifier=kept)
    rulebook.open(strict=True)
    client, thread, newsroom = HttpClient(), OneThread(), Newsroom()
    house = House(
        store=store,
        thread=thread,
        rulebook=rulebook,
        collectors={"feed": newsroom},
        pages=newsroom,
        client=client,
        tagger=None,
        clock=clock,
        chance=random.Random(7),  # noqa: S311 -- jitter
    )
    try:
        yield house
    finally:
        await client.aclose()
        await asyncio.gather(*(notifier.aclose() for notifier in made))
        thread.close()


async def deliver_all(house: House) -> int:
    """Deliver what is due on every channel, side by side; return how many attempts that took."""

    async def one(channel: str) -> int:
        attempts = 0
        while made := await deliver(house, channel):
            attempts += len(made)
        return attempts

    return sum(await asyncio.gather(*(one(channel) for channel in CHANNELS)))
