"""What pressing a button does. Who presses one is believed only as far as the message under which it stands was ours.

A button's words are signed, and what they speak of is looked up among what this very chat was told: words that somebody made up
or brought from another chat find nothing, and are noted.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from app.bot_watch import DROP, WATCH, settle_proposal
from app.cycle import House
from bongsu.model import Alert, Channel, Delivery
from bongsu.render.telegram_chat import MUTE, RIGHT, VERBS, WRONG
from bongsu.silences import Scope
from bongsu.wording import say
from notifiers.bot import Press

log = logging.getLogger("bongsu")

MUTED = timedelta(days=7)
HUSHED = timedelta(days=3650)
"""How long a source is silent that somebody switched off: until somebody ends it."""

_DIGITS = 16


def is_answer(press: Press) -> bool:
    """Say whether a button answers a question of ours, which stands where commands may be given, and not under an alert."""
    return (press.said or "").partition(":")[0] in {WATCH, DROP}


def pressed(house: House, channels: Sequence[Channel], press: Press) -> str:
    """See to a button that was pressed in a chat that may press it for `channels`; return what is said to who pressed it."""
    language = house.edition.config.language
    verb, _, rest = (press.said or "").partition(":")
    if channels and is_answer(press):
        return settle_proposal(house, channels, str(press.place.chat), verb, rest)
    delivery = _told(house, channels, rest) if verb in VERBS else None
    if delivery is None or not isinstance(delivery.alert, Alert):
        log.warning("%s", say("telegram.forged", language, chat=press.place.chat))
        return say("telegram.unknown-button", language)
    if verb in {RIGHT, WRONG}:
        house.store.label(delivery, _who(press), is_right=verb == RIGHT, now=house.clock())
        return say(f"telegram.labelled.{verb}", language)
    return _silence(house, delivery, delivery.alert, verb)


def _told(house: House, channels: Sequence[Channel], rest: str) -> Delivery | None:
    """Return what one of `channels` was told under ``story:revision``."""
    story, _, revision = rest.rpartition(":")
    number = int(revision) if revision.isdecimal() and revision.isascii() else 0
    found = (house.store.told(channel.name, story, number) for channel in channels)
    return next((each for each in found if each is not None), None)


def _silence(house: House, delivery: Delivery, alert: Alert, verb: str) -> str:
    store, now, language = house.store, house.clock(), house.edition.config.language
    if verb == MUTE:
        scope = Scope(programme=store.programme_of(alert.story), channel=delivery.channel)
        subject, span = scope.programme, MUTED
    else:
        scope = Scope(source=store.source_of(alert.entry), channel=delivery.channel)
        subject, span = scope.source, HUSHED
    if not subject:
        return say(f"telegram.nothing-to.{verb}", language)
    standing = next((each for each in store.silences(now=now) if each.scope == scope), None)
    silence = standing or store.silence(scope, until=now + span, why=say("telegram.by-button", language), now=now)
    return say(f"telegram.silenced.{verb}", language, number=silence.id, name=alert.source)


def _who(press: Press) -> str:
    """Return what tells one person from another in this chat, and nobody's number or name."""
    return sha256(f"{press.place.chat}:{press.who}".encode()).hexdigest()[:_DIGITS]
