"""Whether to tell, whom, and for which reason."""

from collections.abc import Sequence
from datetime import datetime

from bongsu.facts.deadlines import KIND as DEADLINE
from bongsu.facts.money import HEADLINE
from bongsu.model import Alert, Article, Delivery, Match, Reason, Source
from bongsu.story import Placement

EXCERPT = 300
"""Code points of the body that an alert carries: about three sentences of newspaper Korean."""


def decide(
    article: Article, source: Source, matches: Sequence[Match], placements: Sequence[Placement], *, now: datetime
) -> tuple[Delivery, ...]:
    """Return one delivery for each channel that any of `matches` names and that hears something new, with those matches.

    A channel that knows all the article's stories hears only of what it adds to one; where it adds to several, or opens
    several, one message tells them all.
    """
    channels = dict.fromkeys(channel for match in matches for channel in match.notify)
    return tuple(
        _delivery(channel, _alert(article, source, matches, news, channel), now)
        for channel in channels
        if (news := [(placement, reason) for placement in placements if (reason := _reason(placement, channel))])
    )


def _reason(placement: Placement, channel: str) -> Reason | None:
    """Return why a channel is to hear of a story: it never did, or there is something new.

    What opens the next stage is news of its own to a channel that heard nothing of the stages before.
    """
    if channel not in placement.told:
        return Reason.NEXT_STAGE if _follows(placement, channel) else Reason.FIRST
    return placement.adds


def _follows(placement: Placement, channel: str) -> str:
    """Return the story that told `channel` of an earlier stage of the programme, or ""."""
    return dict(placement.link.follows).get(channel, "") if placement.link else ""


def delivery_key(alert: Alert, channel: str) -> str:
    """Identity of one alert to one channel: the same for every attempt, after every crash. Safe in an HTTP header."""
    return f"{alert.story}-{alert.revision}-{alert.occasion}-{channel}"


def _delivery(channel: str, alert: Alert, now: datetime) -> Delivery:
    return Delivery(key=delivery_key(alert, channel), channel=channel, alert=alert, due=now, created=now)


def _alert(
    article: Article, source: Source, matches: Sequence[Match], news: Sequence[tuple[Placement, Reason]], channel: str
) -> Alert:
    entry, (placement, reason) = article.entry, news[0]
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
        matches=tuple(match for match in matches if channel in match.notify),
        excerpt=article.body[:EXCERPT],
        complete=article.complete,
        attachments=article.attachments,
        also=tuple(other.story.id for other, _ in news[1:]),
        follows=_follows(placement, channel) if reason is Reason.NEXT_STAGE else "",
        kinds=tuple(dict.fromkeys(kind.kind for kind in article.topic.kinds)),
        facts=tuple(fact for fact in article.facts if fact.kind in {HEADLINE, DEADLINE}),
    )
