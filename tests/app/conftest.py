"""A house to test the steps in: a real rulebook, a real SQLite file, a fake far end."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.cycle import House
from app.rulebook import Rulebook
from app.thread import OneThread
from bongsu.model import Channel
from bongsu.ports import Notifier
from scrapers import HttpClient
from storage import Store
from tests.fakes import Clock, Newsroom, NoChance, Receiver

RULES = """
health: off
channels:
  phone: {kind: console}
  hook: {kind: console}
defaults: {first_catch: alert}
sources:
  - {id: ulsan, name: 울산매일, region: 울산, url: "https://ulsan.example/rss"}
  - {id: daegu, name: 대구광역시 보도자료, region: 대구, url: "https://daegu.example/rss"}
rules:
  - {id: ulsan-ai, name: 울산 AI, any: [AI, 인공지능], regions: [울산], notify: [phone, hook]}
  - {id: daegu-ai, name: 대구 AI, any: [AI, 인공지능], regions: [대구], notify: [phone]}
"""


@dataclass
class World:
    """A house with its far end in hand."""

    house: House
    newsroom: Newsroom
    receivers: dict[str, Receiver]
    clock: Clock
    rules: Path

    @property
    def store(self) -> Store:
        return self.house.store

    def told(self, channel: str) -> list[str]:
        """Return the texts that a channel took."""
        return [message.body for message in self.receivers[channel].taken]


@dataclass
class Receivers:
    """Builds a receiver for every channel and keeps it in hand, also across reloads."""

    made: dict[str, Receiver] = field(default_factory=dict)

    def __call__(self, channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        return self.made.setdefault(channel.name, Receiver())


def make_rulebook(folder: Path, receivers: Receivers, text: str = RULES) -> Rulebook:
    """Return an open rulebook on a file in `folder`."""
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    rulebook = Rulebook(path, folder, {}, build_notifier=receivers)
    rulebook.open(strict=True)
    return rulebook


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    clock, newsroom, receivers, client, thread = Clock(), Newsroom(), Receivers(), HttpClient(), OneThread()
    rulebook = make_rulebook(tmp_path, receivers)
    store = Store.open(tmp_path / "bongsu.db", now=clock())
    store.sync_sources(rulebook.edition.config.sources, now=clock())
    house = House(
        store=store,
        thread=thread,
        rulebook=rulebook,
        collectors={"feed": newsroom, "press": newsroom, "board": newsroom},
        pages=newsroom,
        client=client,
        tagger=None,
        clock=clock,
        chance=NoChance(),
    )
    yield World(house=house, newsroom=newsroom, receivers=receivers.made, clock=clock, rules=rulebook.path)
    await asyncio.gather(client.aclose(), *(receiver.aclose() for receiver in receivers.made.values()))
    thread.close()
    store.close()
