"""Whether to tell, whom, and for which reason."""

from collections.abc import Sequence
from datetime import datetime

from bongsu.model import Alert, Article, Delivery, Match, Placement, Reason, Source

EXCERPT = 300
"""Code points of the body that an alert carries: about three sentences of newspaper Korean."""


def decide(
    article: Article, source: Source, matches: Sequence[Match], placement: Placement, *, now: datetime
) -> tuple[Delivery, ...]:
    """Return one delivery for each channel that any of `matches` names, with the matches that name it."""
    channels = dict.fromkeys(channel for match in matches for channel in match.notify)
    return tuple(
        _delivery(channel, _alert(article, source, [m for m in matches if channel in m.notify], placement), now)
        for channel in channels
    )


def delivery_key(alert: Alert, channel: str) -> str:
    """Identity of one alert to one channel: the same for every attempt, after every crash. Safe in an HTTP header."""
    return f"{alert.story}-{alert.revision}-{alert.occasion}-{channel}"


def _delivery(channel: str, alert: Alert, now: datetime) -> Delivery:
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=now, created=now)


def _alert(article: Article, source: Source, matches: Sequence[Match], placement: Placement) -> Alert:
    entry = article.entry
    return Alert(
        story=placement.story.id,
        revision=placement.story.revision,
        occasion="first",
        reason=Reason.FIRST,
        entry=entry.key,
        title=entry.title,
        url=entry.url,
        source=source.name,
        published=entry.published,
        precision=entry.precision,
        seen=entry.seen,
        regions=article.regions,
        matches=tuple(matches),
        excerpt=article.body[:EXCERPT],
        complete=article.complete,
    )
