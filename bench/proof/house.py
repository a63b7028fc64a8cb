"""The delivering half of the house for the proof: the same steps and the same store as the daemon's, without sources."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from app.cycle import House, deliver
from app.rulebook import Rulebook
from app.thread import OneThread
from bench.proof.far_end import CHANNELS
from bongsu.alerts import delivery_key
from bongsu.model import Alert, Channel, Delivery
from bongsu.ports import Clock, Notifier
from notifiers import NOTIFIERS
from notifiers.http import Wire, machine_time
from scrapers import HttpClient
from storage import Store
from tests.crash.boundaries import Boundaries, Bounded
from tests.fakes import LAUNCH, Newsroom
from tests.sample_alerts import ALERT

SECRETS = {"HOOK_SECRET": "whsec_" + "YmVhY29uIGZpcmVzIG9uIHRoZSBoaWxs", "TOKEN": "123456:proof"}


def rules(base: str, database: Path, source: str = "") -> str:
    """Return a rules.yaml with the three channels of the far end at `base`."""
    return f"""
health: off
language: en
database: {database}
ops: [relay, phone]
channels:
  hook: {{kind: webhook, url: "{base}/hook", secret_env: HOOK_SECRET}}
  relay: {{kind: webhook, url: "{base}/relay", at_once: 4}}
  phone: {{kind: telegram, chat: 77, token_env: TOKEN, api_base: "{base}", per_second: 1000, bot_per_second: 1000}}
{source}
rules:
  - {{id: ulsan-ai, name: 울산 AI, any: [인공지능], regions: [울산], notify: [hook, relay, phone]}}
"""


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
    folder: Path, store: Store, clock: Clock, *, boundaries: Boundaries | None = None, make: Build = build
) -> AsyncIterator[House]:
    """Open a house on the rules.yaml in `folder`, with a boundary before and after every effect where asked for."""
    made: list[Notifier] = []

    def bounded(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        notifier = make(channel, secrets)
        made.append(notifier)
        return cast("Notifier", Bounded(notifier, boundaries)) if boundaries else notifier

    rulebook = Rulebook(folder / "rules.yaml", folder, SECRETS, build_notifier=bounded)
    rulebook.open(strict=True)
    client, thread, newsroom = HttpClient(), OneThread(), Newsroom()
    house = House(
        store=cast("Store", Bounded(store, boundaries)) if boundaries else store,
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
