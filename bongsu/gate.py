"""The gate: whether a delivery that is due goes out now, and if not, what becomes of it.

It is asked whenever a delivery is about to be sent, so that what was decided long ago meets the wishes of now. In this order:
what somebody named to be sent goes; silences; reminders that say nothing any more; what is urgent goes; the wait for other
outlets; the digest; quiet hours. Nothing is dropped: what does not go is held until a time, folded into a digest that is in
the outbox, or suppressed with the reason, in the ledger.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bongsu.delivery import breaks_through
from bongsu.digests import slot
from bongsu.hours import Hours, may_leave
from bongsu.model import KST, Alert, Channel, Delivery, Folded, Held, Reason, Suppressed
from bongsu.reminders import NEVER, Reminding, stale
from bongsu.silences import Concern, Silence, silenced
from bongsu.wording import Language, say

Aside = Held | Folded | Suppressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What people wish: `rules` has the hours of rules that keep some, `days_off` are the user's own."""

    rules: Mapping[str, Hours] = field(default_factory=dict)
    days_off: frozenset[date] = frozenset()
    reminding: Reminding = NEVER
    silences: tuple[Silence, ...] = ()
    language: Language = "ko"


def aside(delivery: Delivery, channel: Channel, concern: Concern | None, wishes: Wishes, *, now: datetime) -> Aside | None:
    """Return what becomes of a delivery that does not go out now; None where it does.

    `concern` tells silences what an alert is about; None for what is no alert, or where nobody asks.
    """
    told = delivery.alert
    if delivery.by_hand:
        return None
    if not isinstance(told, Alert):
        return _quiet(channel, None, wishes, now)
    if told.reason is Reason.OUTLETS:  # it changes a message that is there, and makes no sound
        return None
    return silent(told, concern, wishes, now=now) or _later(delivery, told, channel, wishes, now)


def silent(alert: Alert, concern: Concern | None, wishes: Wishes, *, now: datetime) -> Suppressed | None:
    """Return why an alert is not to be told at all, now: somebody wished for silence, or it says nothing any more."""
    found = silenced(concern, wishes.silences, now=now) if concern else None
    if found:
        return Suppressed(why=say("living.silent", wishes.language, id=found.id, why=found.why).strip())
    code = stale(alert, wishes.reminding, now=now) if alert.reason is Reason.REMINDER else ""
    return Suppressed(why=say(code, wishes.language)) if code else None


def _later(delivery: Delivery, alert: Alert, channel: Channel, wishes: Wishes, now: datetime) -> Aside | None:
    if breaks_through(delivery):
        return None
    waits = delivery.created + channel.group
    if alert.reason in {Reason.FIRST, Reason.NEXT_STAGE} and delivery.created <= now < waits:
        return Held(until=waits, why=say("living.grouped", wishes.language))
    if channel.digest is not None:
        key, due = slot(channel, now, wishes.days_off)
        return Folded(digest=key, until=due, why=say("living.digest", wishes.language))
    return _quiet(channel, alert, wishes, now)


def _quiet(channel: Channel, alert: Alert | None, wishes: Wishes, now: datetime) -> Held | None:
    rules = [wishes.rules.get(match.rule) for match in alert.matches] if alert else []
    until = may_leave(channel.hours, rules, now, wishes.days_off)
    if until <= now:
        return None
    said = f"{until.astimezone(KST):%Y-%m-%d %H:%M}"
    return Held(until=until, why=say("living.quiet", wishes.language, until=said))
