"""Subscriptions to feeds (WebSub, W3C Recommendation of 23 January 2018): what each step of one means, without the network.

A subscription is asked of the feed's hub, counts from the moment when the hub asks back whether we meant it, and ends with its
lease; it is asked for again well before. While it is on, the feed is still polled, only less often: hubs die silently.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bongsu.model import Hub

LEASE = timedelta(days=10)
"""What we ask for, as most subscribers do; the hub decides."""

SHORTEST_LEASE, LONGEST_LEASE = timedelta(minutes=1), timedelta(days=30)
"""Bounds on what we take a hub's word for: after a month we want to hear from it again."""

RENEW_AFTER = 0.8
"""The part of a lease after which it is asked for again: of ten days, two are left for a hub that is down."""

STRETCH = 6
"""How much longer the polling interval is while a subscription is on."""

ANSWER_WITHIN = timedelta(minutes=10)
"""How long a hub may take until it asks back, before we ask again."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
AFTER_DENIAL = timedelta(days=1)

_HASHES = frozenset({"sha1", "sha256", "sha384", "sha512"})
"""Those that section 8 of the Recommendation knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A subscription to a source's feed, from the moment when we want it.

    `callback` is the address that the hub calls, with an unguessable end; `secret` what it signs with, empty where it may not
    know one. `asked` is when we asked last and `next_ask` when to ask again; `lease_end` is None while the hub has not agreed.
    """

    source: str
    hub: str
    topic: str
    callback: str
    secret: str
    next_ask: datetime
    asked: datetime | None = None
    lease_end: datetime | None = None
    failures: int = 0
    why: str = ""


def wanted(source: str, hub: Hub, *, callback: str, secret: str, now: datetime) -> Subscription:
    """Return a subscription that is to be asked for at once."""
    return Subscription(source=source, hub=hub.url, topic=hub.topic, callback=callback, secret=secret, next_ask=now)


def is_on(subscription: Subscription, *, now: datetime) -> bool:
    """Say whether the hub has agreed, and the lease still runs."""
    return subscription.lease_end is not None and now < subscription.lease_end


def asked(subscription: Subscription, *, now: datetime) -> Subscription:
    """Return the subscription as it is while the hub is asked: to be kept before, since a hub may ask back before it answers.

    Until it asks back, this counts as a failure.
    """
    next_ask = now + ANSWER_WITHIN + _pause(subscription.failures)
    return replace(subscription, asked=now, next_ask=next_ask, failures=subscription.failures + 1)


def agreed(subscription: Subscription, lease: timedelta, *, now: datetime) -> Subscription:
    """Return the subscription when the hub has asked back and told its lease."""
    lease = min(max(lease, SHORTEST_LEASE), LONGEST_LEASE)
    return replace(subscription, lease_end=now + lease, next_ask=now + RENEW_AFTER * lease, failures=0, why="")


def not_taken(subscription: Subscription, why: str, *, now: datetime, retry_after: float | None = None) -> Subscription:
    """Return the subscription when the hub did not take what it was `asked`; what was agreed before holds.

    `retry_after` is in seconds, at most a day.
    """
    pause = max(_pause(subscription.failures - 1), timedelta(seconds=min(retry_after or 0, AFTER_DENIAL.total_seconds())))
    return replace(subscription, next_ask=now + pause, why=why)


def denied(subscription: Subscription, why: str, *, now: datetime) -> Subscription:
    """Return the subscription when the hub will not have it, or no longer."""
    return replace(subscription, lease_end=None, next_ask=now + AFTER_DENIAL, why=why)


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Say whether `signature`, as `X-Hub-Signature` has it (``sha256=…`` in hexadecimal), is of `body` by `secret`."""
    method, _, told = signature.strip().partition("=")
    if not secret or method not in _HASHES:
        return False
    right = hmac.digest(secret.encode(), body, method).hex()
    return hmac.compare_digest(right.encode(), told.lower().encode())


def _pause(failures: int) -> timedelta:
    return min(FIRST_PAUSE * float(2 ** min(failures, 16)), LONGEST_PAUSE)
