"""What is about to leave a channel: claimed, asked at the gate, and put together where it is a digest.

Everything here runs in the house's thread.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.quiet import speak_again
from app.sending import Attempt
from bongsu import gate
from bongsu.delivery import CAPPED, breaks_through, capped, subject_of
from bongsu.digests import parts, slot
from bongsu.gate import Wishes
from bongsu.model import KST, Alert, Channel, Delivery, Digest, Folded, Notice, Reason, Settlement, Suppressed
from bongsu.pace import HOUR
from bongsu.programmes.corrected import split_id
from bongsu.programmes.corrections import Merge, Split
from bongsu.reminders import Reminding, told_beside
from bongsu.render.digest import fits
from bongsu.silences import Concern
from bongsu.wording import say
from storage.digests import Composed

if TYPE_CHECKING:
    from app.cycle import House

LEASE = timedelta(minutes=10)
"""Longer than any batch can take; a daemon that starts takes leases of a dead one back at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """What is to be sent now, in order, and what became of the rest of what was due."""

    going: tuple[Delivery, ...]
    aside: tuple[Attempt, ...]


def reminding(house: "House") -> Reminding:
    """Return how deadlines are reminded of."""
    config = house.edition.config
    return Reminding(days=config.reminders, days_off=config.days_off, language=config.language)


def depart(house: "House", channel: Channel, room: int) -> Departure:
    """Claim at most `room` deliveries of `channel`; return those that go now. All others are settled."""
    now = house.clock()
    left = _left(house, channel, now)
    most = room if left is None or left <= 0 else min(room, left)
    claimed = house.store.claim(channel.name, now=now, limit=most, lease=LEASE)
    if not claimed:
        return Departure(going=(), aside=())
    if house.store.paused_until(channel.name):
        speak_again(house, [channel.name])  # its time is over, or nothing could have been claimed
    wishes = _wishes(house, now)
    asked = [(each, _ask(house, each, channel, wishes, now)) for each in claimed]
    free = [each for each, settlement in asked if settlement is None]
    attempts = [
        *_settle(house, [(each, settlement) for each, settlement in asked if settlement], now),
        *_fold(house, channel, [each for each in free if _is_over(each, left)], now),
    ]
    ready = [(each, _ready(house, each, channel, wishes, now)) for each in free if not _is_over(each, left)]
    empty = Suppressed(why=say("living.digest-empty", wishes.language))
    attempts += _settle(house, [(each, empty) for each, made in ready if made is None], now)
    return Departure(going=tuple(made for _, made in ready if made), aside=tuple(attempts))


def _wishes(house: "House", now: datetime) -> Wishes:
    edition = house.edition
    return Wishes(
        rules=edition.rule_set.hours,
        days_off=edition.config.days_off,
        reminding=reminding(house),
        silences=house.store.silences(now=now),
        language=edition.config.language,
    )


def _ask(house: "House", delivery: Delivery, channel: Channel, wishes: Wishes, now: datetime) -> gate.Aside | None:
    return gate.aside(delivery, channel, _concern(house, delivery, wishes), wishes, now=now)


def _concern(house: "House", delivery: Delivery, wishes: Wishes) -> Concern | None:
    alert = delivery.alert
    if not wishes.silences or not isinstance(alert, Alert):
        return None
    source = house.store.source_of(alert.entry)
    return Concern(alert=alert, channel=delivery.channel, source=source, programme=_programme(house, alert.story))


def _programme(house: "House", story: str) -> str:
    """The programme of a story, as the user corrected it."""
    found = house.store.programme_of(story)
    for correction in house.corrections():
        if isinstance(correction, Split) and correction.story == story:
            found = split_id(story)
        elif isinstance(correction, Merge) and correction.gone == found:
            found = correction.into
    return found


def _settle(house: "House", settled: Sequence[tuple[Delivery, Settlement]], now: datetime) -> Iterable[Attempt]:
    if settled:
        house.store.settle(settled, now=now)
    return [Attempt(delivery=delivery, settlement=settlement) for delivery, settlement in settled]


# --- digests -----------------------------------------------------------------------------------------------------------


def _ready(house: "House", delivery: Delivery, channel: Channel, wishes: Wishes, now: datetime) -> Delivery | None:
    """Return a delivery as it is sent; None for a digest with nothing in it.

    What could not go out on its day counts the days until a deadline from now.
    """
    told = delivery.alert
    if isinstance(told, Digest) and told.part == 0:
        return house.store.compose(delivery, partial(_compose, house, delivery, told, channel, wishes), now=now)
    if isinstance(told, Alert) and channel.group and told.reason in {Reason.FIRST, Reason.NEXT_STAGE}:
        delivery = replace(delivery, alert=replace(told, outlets=_outlets(house, delivery, told)))
    return replace(delivery, due=now) if _day(delivery.due) < _day(now) else delivery


def _outlets(house: "House", delivery: Delivery, told: Alert) -> tuple[str, ...]:
    """The names of the other sources that have told a story by now."""
    sources = house.edition.sources
    names = (sources[id_].name if id_ in sources else id_ for id_ in house.store.thread(delivery).outlets)
    return tuple(name for name in dict.fromkeys(names) if name != told.source)


def _day(moment: datetime) -> date:
    return moment.astimezone(KST).date()


def _compose(
    house: "House", delivery: Delivery, digest: Digest, channel: Channel, wishes: Wishes, folded: tuple[Delivery, ...]
) -> Composed:
    """Put together what is folded into a digest; what has become silent or says nothing any more is left out."""
    now = house.clock()
    alerts = [(each, each.alert) for each in folded if isinstance(each.alert, Alert)]
    asked = [(each, alert, gate.silent(alert, _concern(house, each, wishes), wishes, now=now)) for each, alert in alerts]
    beside = told_beside([alert for _, alert, out in asked if out is None], now=now)
    once = Suppressed(why=say("living.told-beside", wishes.language))
    asked = [(each, alert, once if alert in beside else out) for each, alert, out in asked]
    keys = {alert: each.key for each, alert, out in asked if out is None}
    made = parts(delivery.key, digest.due, tuple(keys), fits(channel.kind, channel.look.preset))
    return Composed(
        parts=[(part, [keys[alert] for alert in part.alerts]) for part in made],
        left_out=[(each.key, out) for each, _, out in asked if out],
    )


# --- what is too much in an hour ---------------------------------------------------------------------------------------


def _left(house: "House", channel: Channel, now: datetime) -> int | None:
    """Return how many messages the readers of a channel take in this hour; None where they did not say."""
    if channel.max_per_hour is None:
        return None
    sent = house.store.sent_since(channel.name, now - HOUR)
    if sent <= channel.max_per_hour // 2:
        house.store.report(subject_of(channel.name), over=[CAPPED], channels=house.edition.config.ops, now=now)
    return channel.max_per_hour - sent


def _is_over(delivery: Delivery, left: int | None) -> bool:
    return left is not None and left <= 0 and not delivery.by_hand and not breaks_through(delivery)


def _fold(house: "House", channel: Channel, over: Sequence[Delivery], now: datetime) -> Iterable[Attempt]:
    if not over:
        return []
    config = house.edition.config
    key, due = slot(channel, now, config.days_off)
    folded = Folded(digest=key, until=due, why=say("deliver.over", config.language, most=channel.max_per_hour))
    notices = _report(house, channel, now)
    attempts = _settle(house, [(each, folded) for each in over], now)
    return [replace(each, notices=() if number else notices) for number, each in enumerate(attempts)]


def _report(house: "House", channel: Channel, now: datetime) -> tuple[Notice, ...]:
    others = [name for name in house.edition.config.ops if name != channel.name]
    matter = capped(channel.name, channel.max_per_hour or 0)
    return house.store.report(matter.subject, found=[matter], channels=others, now=now)
