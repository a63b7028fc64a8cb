"""Messages that belong together in a chat: which one is answered, which is brought up to date, and who else tells its story."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bongsu.alerts import delivery_key
from bongsu.model import Alert, Delivery, Reason, Source
from bongsu.story import Outcome, Placement

WAIT = timedelta(minutes=1)
"""How long a message waits to be brought up to date: outlets come in a swarm, and one edit tells them all."""

_RECEIPT = re.compile(r"message ([0-9]{1,16})(?: in (-?[0-9]{1,20}))?")
_NEWS_OF_ONE = frozenset({Reason.NEW_FACTS, Reason.NEXT_STAGE, Reason.CORRECTED, Reason.REMINDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A message in a chat, as its receipt says it. `chat` is its number, 0 where the receipt does not say."""

    message: int
    chat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What a channel was told around a delivery.

    `first` is the first alert of its story that was sent there, with its `receipt`; `before` the receipt of the message about
    the stage before. `programme` is the id of its programme, or "". `outlets` are the ids of the sources that tell the story,
    each once, in the order in which they came.
    """

    first: Alert | None = None
    receipt: str = ""
    before: str = ""
    programme: str = ""
    outlets: tuple[str, ...] = ()


def receipt(message: int, chat: int) -> str:
    """Return the receipt of a message."""
    return f"message {message} in {chat}" if chat else f"message {message}"


def sight(said: str) -> Sight | None:
    """Return the message that a receipt speaks of; None where it speaks of none."""
    found = _RECEIPT.fullmatch(said)
    return Sight(message=int(found[1]), chat=int(found[2] or 0)) if found else None


def answered(alert: Alert, thread: Thread) -> str:
    """Return the receipt of the message that news of the same story answers, or of the stage before it; else ""."""
    return (thread.receipt or thread.before) if alert.reason in _NEWS_OF_ONE else ""


def updates(outcome: Outcome, source: Source, channels: Collection[str], *, now: datetime) -> tuple[Delivery, ...]:
    """Return what brings the messages of `channels` up to date that told a story of which `outcome` is another account.

    Where the channel hears of the same story's news at this moment, that says it. An edited reissue is no other outlet.
    """
    if outcome.article.entry.edition > 1:
        return ()
    heard = {(delivery.channel, story) for delivery in outcome.deliveries for story in _stories(delivery)}
    return tuple(
        _update(outcome, source, placement, channel, now)
        for placement in outcome.placements
        for channel in sorted(placement.told.intersection(channels))
        if placement.seen_revision and (channel, placement.story.id) not in heard
    )


def _stories(delivery: Delivery) -> Sequence[str]:
    told = delivery.alert
    return (told.story, *told.also) if isinstance(told, Alert) else ()


def _update(outcome: Outcome, source: Source, placement: Placement, channel: str, now: datetime) -> Delivery:
    entry = outcome.article.entry
    alert = Alert(
        story=placement.story.id,
        revision=placement.story.revision,
        occasion=f"{Reason.OUTLETS}-{entry.key}",
        reason=Reason.OUTLETS,
        entry=entry.key,
        title=placement.story.title,
        url=entry.url,
        source=source.name,
        published=entry.published,
        precision=entry.precision,
        seen=entry.seen,
        regions=(),
        matches=(),
        excerpt="",
        complete=outcome.article.complete,
    )
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=now + WAIT, created=now)
