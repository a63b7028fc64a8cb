"""Builds the house from what is on this machine."""

import asyncio
import contextlib
import os
import random
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import notifiers
from app.cycle import House
from app.programmes import Corrections
from app.quota import StoredQuota
from app.rulebook import Adapt, BuildNotifier, Edition, Rulebook, as_written
from app.settings import database_path, find_rules, read_rules, state_directory
from app.tagger import ChildTagger, installed
from app.thread import OneThread
from bongsu.errors import ConfigError
from bongsu.intake import admit
from bongsu.model import Collected, Cursor, Item, Page, Source
from bongsu.ports import Clock
from scrapers import ApiCollector, FeedCollector, HttpClient, SpiderCollector
from storage import DaemonLock, Store


def utc_now() -> datetime:
    """Return the time of this machine: the one clock that is read; everywhere else it is an argument."""
    return datetime.now(UTC)  # noqa: TID251 -- the one place


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line and the environment say.

    `clock` is wound by the demo and the tests; `adapt` changes what rules.yaml says for one run. Without `watching` the rules
    that were added in chats are left out. Without `build_notifier` no secret is read.
    """

    rules: Path | None = None
    strict: bool = False
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    clock: Clock = utc_now
    adapt: Adapt = as_written
    build_notifier: BuildNotifier | None = notifiers.build
    watching: bool = True


def open_rulebook(options: Options) -> Rulebook:
    """Return the rulebook, read and in force. Raises `ConfigError`."""
    path = find_rules(options.rules, options.environ, Path.cwd())
    rulebook = Rulebook(
        path,
        state_directory(_text_of(path), options.environ),
        options.environ,
        options.adapt,
        options.build_notifier,
        watching=options.watching,
    )
    rulebook.open(strict=options.strict)
    return rulebook


def _text_of(path: Path) -> str:
    """Return what a rules file says, "" where it cannot be read: whoever opens the rulebook says why."""
    try:
        return read_rules(path)
    except ConfigError:
        return ""


def database_of(rulebook: Rulebook, options: Options) -> Path:
    """Return the database that the rules in force name, or the default one."""
    return database_path(rulebook.edition.config.database, options.environ)


@contextlib.asynccontextmanager
async def open_house(options: Options, rulebook: Rulebook, store: Store) -> AsyncIterator[House]:
    """Give the steps everything they need, and take it all back at the end. The caller keeps the daemon lock and the store."""
    client = HttpClient(contact=lambda: rulebook.edition.config.contact)
    spiders = SpiderCollector(client)
    thread = OneThread()
    quota = StoredQuota(store, thread, options.clock)
    apis = ApiCollector(client, keys=rulebook.api_key, quota=quota, clock=options.clock)
    tagger = ChildTagger() if installed() else None
    house = House(
        store=store,
        thread=thread,
        rulebook=rulebook,
        collectors={"feed": FeedCollector(client), "press": spiders, "board": spiders, "api": apis},
        pages=spiders,
        client=client,
        tagger=tagger,
        clock=options.clock,
        corrections=Corrections(rulebook.last_good.parent),
        chance=random.Random(),  # noqa: S311 -- jitter, not a secret
    )
    try:
        yield house
    finally:
        await spiders.stop()
        await client.aclose()
        await close_notifiers(rulebook.edition)
        thread.close()
        if tagger:
            tagger.close()


@contextlib.contextmanager
def locked_store(path: Path, *, now: datetime) -> Iterator[Store]:
    """Open the database as its one daemon. Raises `StorageError`: also when another daemon has it."""
    with DaemonLock(path):
        store = Store.open(path, now=now)
        try:
            store.expire_leases(now=now)  # whoever held them is dead: the lock is ours
            yield store
        finally:
            store.close()


async def close_notifiers(edition: Edition) -> None:
    """Give back the connections of an edition's notifiers."""
    await asyncio.gather(*(notifier.aclose() for notifier in edition.notifiers.values()), return_exceptions=True)


async def read_address(url: str, *, private: bool = False) -> Page:
    """Return the page at an address that a person named, as the daemon would read it. Raises `FetchError` or `ParseError`.

    `private` lets it be on this machine or in a private network.
    """
    client = HttpClient()
    spiders = SpiderCollector(client)
    source = Source(id="explain", name="explain", url=url, allow_private=private)
    (entry,) = admit(source, Collected(items=(Item(title=url, url=url),), cursor=Cursor()), now=utc_now()).entries
    try:
        return await spiders.read_page(source, entry)
    finally:
        await spiders.stop()
        await client.aclose()
