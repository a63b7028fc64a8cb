"""Whether to tell, whom, and for which reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bongsu.model import Alert, Article, Delivery, Match, Placement, Reason, Source

EXCERPT = 300
"""Code points of the body that an alert carries: about three sentences of newspaper Korean."""


def decide(
    article: Article,
    source: Source,
    matches: Sequence[Match],
    placement: Placement,
    *,
    now: datetime,
    reason: Reason = Reason.FIRST,
) -> tuple[Delivery, ...]:
    """Return one delivery for each channel that any of `matches` names, with the matches that name it."""
    alert = _alert(article, source, placement, reason)
    channels = dict.fromkeys(channel for match in matches for channel in match.notify)
    return tuple(
        _delivery(channel, replace(alert, matches=tuple(match for match in matches if channel in match.notify)), now)
        for channel in channels
    )


def delivery_key(alert: Alert, channel: str) -> str:
    """Identity of one alert to one channel: the same for every attempt, after every crash. Safe in an HTTP header."""
    return f"{alert.story}-{alert.revision}-{alert.occasion}-{channel}"


def _delivery(channel: str, alert: Alert, now: datetime) -> Delivery:
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=now, created=now)


def _alert(article: Article, source: Source, placement: Placement, reason: Reason) -> Alert:
    entry = article.entry
    return Alert(
        story=placement.story.id,
        revision=placement.story.revision,
        occasion="first",
        reason=reason,
        entry=entry.key,
        title=entry.title,
        url=entry.url,
        source=source.name,
        published=entry.published,
        precision=entry.precision,
        seen=entry.seen,
        regions=article.regions,
        matches=(),
        excerpt=article.body[:EXCERPT],
        complete=article.complete,
        attachments=article.attachments,
    )
