"""A channel whose chat wants it to be quiet (/pause), and how that ends. Whoever runs bongsu is told of both."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bongsu.delivery import QUIET, quiet, subject_of
from bongsu.model import Notice
from bongsu.operations import sentence
from storage import Store

if TYPE_CHECKING:
    from app.cycle import House

log = logging.getLogger("bongsu")

FOR_GOOD = timedelta(days=3650)
"""How long it is quiet where nobody named an end: until somebody ends it."""

_LONGEST_NAMED = timedelta(days=366)
"""What ends later than this was meant to have no end: chats cannot name one that long."""


def has_no_end(until: datetime, *, now: datetime) -> bool:
    """Say whether nobody named an end for a quiet that is kept as lasting `until` then."""
    return until > now + _LONGEST_NAMED


def fall_quiet(house: "House", channels: Sequence[str], until: datetime | None) -> None:
    """Send nothing by `channels` until a time, None for no end; what is due is kept. Runs in the house's thread."""
    now, ops = house.clock(), house.edition.config.ops
    house.store.pause(channels, until=until or now + FOR_GOOD)
    for name in channels:
        matter, others = quiet(name, until), [each for each in ops if each not in channels]
        _say(house, house.store.report(matter.subject, found=[matter], channels=others, now=now))


def speak_again(house: "House", channels: Sequence[str]) -> None:
    """Send by `channels` again, and what waited with it. Runs in the house's thread."""
    for name in channels:
        _say(house, end_quiet(house.store, name, house.edition.config.ops, now=house.clock()))


def end_quiet(store: Store, channel: str, ops: Collection[str], *, now: datetime) -> tuple[Notice, ...]:
    """Let a channel speak again; return what the others of `ops` are told of that."""
    store.pause([channel], until=None)
    others = [name for name in ops if name != channel]
    return store.report(subject_of(channel), over=[QUIET], channels=others, now=now)


def _say(house: "House", notices: Sequence[Notice]) -> None:
    for notice in notices:
        level = logging.WARNING if notice.state == "raised" else logging.INFO
        log.log(level, "%s", sentence(notice, house.edition.config.language))
