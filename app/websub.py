"""Subscriptions to feeds (WebSub): asking hubs, answering them, taking what they bring. See docs/push.md."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from app.cycle import House, Visit
from bongsu.errors import FetchError
from bongsu.model import Hub, Source
from bongsu.websub import LEASE, Subscription, agreed, asked, denied, not_taken, wanted
from scrapers.addresses import is_loopback

PATH = "/websub/"
AT_ONCE = 10
_SECRET_BYTES = 32
_LONGEST_REASON = 200
_LONGEST_CHALLENGE = 4096
_DIGITS = 9
"""Of a lease in seconds: thirty years and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How asking a hub ended: `error` None where it took the question, and will ask back."""

    source: Source
    subscription: Subscription
    error: FetchError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a round of asking did. `ended` are the sources whose leases ran out."""

    ended: tuple[Source, ...] = ()
    asked: tuple[Asked, ...] = ()


def refresh(house: House) -> None:
    """Make the subscriptions fit the rules: those of sources no longer there end, those of another callback are made anew."""
    base = house.edition.config.websub
    for known in house.store.subscriptions():
        source = house.edition.sources.get(known.source)
        if base is None or source is None:
            house.store.drop_subscription(known.source, now=house.clock())
        elif not known.callback.startswith(f"{base}{PATH}"):
            house.store.keep_subscription(_wanted(house, base, source, Hub(url=known.hub, topic=known.topic)))


def notice(house: House, visit: Visit) -> bool:
    """Note the hub that a visit found, or that there is none any more. True where there is a hub to ask."""
    base, source = house.edition.config.websub, visit.source
    if base is None or not visit.read or source.kind != "feed":
        return False
    known = house.store.subscription(source.id)
    if visit.hub is None and known:
        house.store.drop_subscription(source.id, now=house.clock())
    if visit.hub is None or (known and visit.hub == Hub(url=known.hub, topic=known.topic)):
        return False
    house.store.keep_subscription(_wanted(house, base, source, visit.hub))
    return True


def _wanted(house: House, base: str, source: Source, hub: Hub) -> Subscription:
    """A secret goes only where nobody reads it on its way; what comes without its signature is no more than a hint to look."""
    parts = urlsplit(hub.url)
    safe = parts.scheme == "https" or is_loopback(parts.hostname or "")
    secret = secrets.token_urlsafe(_SECRET_BYTES) if safe else ""
    callback = f"{base}{PATH}{secrets.token_urlsafe(_SECRET_BYTES)}"
    return wanted(source.id, hub, callback=callback, secret=secret, now=house.clock())


# --- asking ------------------------------------------------------------------------------------------------------------


async def ask(house: House) -> Asking:
    """End the leases that ran out, and ask the hubs whose time has come."""
    if not house.edition.config.websub:
        return Asking()
    ended, due = await house.thread(_begin, house)
    return Asking(ended=ended, asked=tuple(await asyncio.gather(*(_ask(house, each) for each in due))))


def _begin(house: House) -> tuple[tuple[Source, ...], tuple[Subscription, ...]]:
    """Note the asking before it is done: a hub may ask back before it answers."""
    now, sources = house.clock(), house.edition.sources
    ended = house.store.end_subscriptions(now=now)
    due = [asked(each, now=now) for each in house.store.due_subscriptions(now=now, limit=AT_ONCE) if each.source in sources]
    for subscription in due:
        house.store.keep_subscription(subscription)
    return tuple(sources[each] for each in ended if each in sources), tuple(due)


async def _ask(house: House, subscription: Subscription) -> Asked:
    source = house.edition.sources[subscription.source]
    question = {
        "hub.mode": "subscribe",
        "hub.topic": subscription.topic,
        "hub.callback": subscription.callback,
        "hub.lease_seconds": str(int(LEASE.total_seconds())),
        **({"hub.secret": subscription.secret} if subscription.secret else {}),
    }
    try:
        await house.client.get(subscription.hub, data=question, private=source.allow_private, robots=False)
    except FetchError as error:
        await house.thread(_not_taken, house, subscription, error)
        return Asked(source=source, subscription=subscription, error=error)
    return Asked(source=source, subscription=subscription)


def _not_taken(house: House, subscription: Subscription, error: FetchError) -> None:
    """Note that the hub did not take the question, unless it has asked back all the same."""
    if house.store.subscription(subscription.source) == subscription:
        later = not_taken(
            subscription, error.say(house.edition.config.language), now=house.clock(), retry_after=error.retry_after
        )
        house.store.keep_subscription(later)


# --- being asked -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What we answer a hub that asks back: the `challenge`, None where we did not mean it. `state` is what came of it."""

    challenge: str | None
    state: Subscription | None = None


def of_call(house: House, end: str) -> Subscription | None:
    """Return the subscription whose hub calls at an address with this end; None where there is none, or no longer."""
    return house.store.subscription_at(f"{house.edition.config.websub}{PATH}{end}")


def verify(house: House, end: str, question: Mapping[str, str]) -> Verified:
    """Answer a hub that asks whether we meant it, or says that it will not have us. Runs in the house's thread."""
    now, subscription = house.clock(), of_call(house, end)
    if subscription is None or question.get("hub.topic") != subscription.topic:
        return Verified(challenge=None)
    if question.get("hub.mode") == "denied":
        state = denied(subscription, " ".join(question.get("hub.reason", "").split())[:_LONGEST_REASON], now=now)
        house.store.keep_subscription(state)
        house.store.make_due([subscription.source], now=now)
        return Verified(challenge="", state=state)
    challenge = question.get("hub.challenge", "")
    if question.get("hub.mode") != "subscribe" or subscription.asked is None or not 0 < len(challenge) <= _LONGEST_CHALLENGE:
        return Verified(challenge=None)
    state = agreed(subscription, _lease(question.get("hub.lease_seconds", "")), now=now)
    house.store.keep_subscription(state)
    return Verified(challenge=challenge, state=state)


def _lease(told: str) -> timedelta:
    return timedelta(seconds=int(told)) if told.isascii() and told.isdecimal() and len(told) <= _DIGITS else LEASE
