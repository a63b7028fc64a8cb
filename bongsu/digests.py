"""Digests: which one an alert goes into, in which order it tells its alerts, and into how many messages it is split."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from bongsu.delivery import hourly_digest
from bongsu.hours import next_time
from bongsu.kinds import KINDS
from bongsu.korea.units import province_of
from bongsu.model import KST, Alert, Channel, Digest

_NOWHERE, _NO_KIND = "99", len(KINDS)

Fits = Callable[[Sequence[Alert]], bool]
"""Whether one message holds these alerts; one alert always does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Alerts about one 시도 (its code, or "" for the nation or nowhere) of one kind of news (or "")."""

    province: str
    kind: str
    alerts: tuple[Alert, ...]


def slot(channel: Channel, now: datetime, days_off: Collection[date]) -> tuple[str, datetime]:
    """Return the key of the digest that takes what `channel` is to be told together, and when it is due.

    A channel without digests has one at the next full hour, for what is too much.
    """
    if channel.digest is None:
        return hourly_digest(channel.name, now)
    due = next_time(channel.digest, now, days_off)
    return f"digest-{due.astimezone(KST):%Y%m%dT%H%M}-{channel.name}", due.astimezone(UTC)


def sections(alerts: Iterable[Alert]) -> tuple[Section, ...]:
    """Return alerts by 시도 and then by kind, within each in the order in which they were seen."""
    ordered = sorted(alerts, key=lambda alert: (*_place(alert), alert.seen, alert.story, alert.revision))
    groups = (tuple(group) for _, group in groupby(ordered, key=_place))
    return tuple(Section(province=_province(told[0]), kind=_kind(told[0]), alerts=told) for told in groups)


def parts(story: str, due: datetime, alerts: Sequence[Alert], fits: Fits) -> tuple[Digest, ...]:
    """Return the messages of a digest: as few as hold its alerts, broken between sections where that wastes less than half."""
    split = _split(sections(alerts), fits)
    return tuple(
        Digest(story=story, due=due, alerts=told, part=number, parts=len(split), total=len(alerts))
        for number, told in enumerate(split, 1)
    )


def _split(ordered: Iterable[Section], fits: Fits) -> list[tuple[Alert, ...]]:
    messages: list[list[Alert]] = [[]]
    for section in ordered:
        if not fits([*messages[-1], *section.alerts]) and not fits(messages[-1] * 2):
            messages.append([])
        for alert in section.alerts:
            if not fits([*messages[-1], alert]):
                messages.append([])
            messages[-1].append(alert)
    return [tuple(message) for message in messages if message]


def _place(alert: Alert) -> tuple[str, int]:
    kind = _kind(alert)
    return _province(alert) or _NOWHERE, KINDS.index(kind) if kind else _NO_KIND


def _province(alert: Alert) -> str:
    return next((province_of(mention.code) for mention in alert.regions if mention.role == "about"), "")


def _kind(alert: Alert) -> str:
    return next((kind for kind in alert.kinds if kind in KINDS), "")
