"""The core in order: an article in, everything decided about it out."""

from datetime import datetime

from bongsu.alerts import decide
from bongsu.editions import Before, move_on, news, stay
from bongsu.intake import too_old
from bongsu.model import Article, Source
from bongsu.programme import NOWHERE, Around
from bongsu.programmes.linked import linked
from bongsu.reminders import NEVER, Reminding, reminders, superseded
from bongsu.rules import RuleSet
from bongsu.stories import place
from bongsu.story import Nearby, Outcome, Placement


def judge(  # noqa: PLR0913 -- all that judging looks at
    article: Article,
    source: Source,
    rule_set: RuleSet,
    nearby: Nearby,
    *,
    now: datetime,
    before: Before | None = None,
    around: Around = NOWHERE,
    reminding: Reminding = NEVER,
) -> Outcome:
    """Return what `rule_set` makes of `article` from `source`, among the stories `nearby` and the programmes `around`.

    `why_quiet` says why an article that rules met alerts nobody: ``too-old`` for the source's `max_age` (its age may become
    known only here, from its page), ``edited`` where it was judged `before`, in an earlier edition, and says nothing new,
    ``outlet`` where it is another outlet's account of a story that all its channels know.
    """
    matches = rule_set.match(article)
    told = news(before.article, article, rule_set) if before else matches
    placements = _placements(article, nearby, before, now=now, moves_on=bool(told))
    placements = linked(article, nearby.parts, placements, around)
    is_old = too_old(article.entry, now=now, max_age=source.max_age)
    alerts = () if is_old else decide(article, source, told, placements, now=now)
    is_quiet = not alerts and any(match.notify for match in matches)
    return Outcome(
        article=article,
        matches=matches,
        placements=placements,
        deliveries=(*alerts, *reminders(alerts, reminding, now=now)),
        why_quiet=_why_quiet(is_old=is_old, is_edited=not told) if is_quiet else "",
        superseded=superseded(placements, article.facts, alerts, reminding),
    )


def _placements(
    article: Article, nearby: Nearby, before: Before | None, *, now: datetime, moves_on: bool
) -> tuple[Placement, ...]:
    """An entry that was judged before stays in its stories, whatever it says now."""
    if before is None:
        return place(article, nearby, now=now)
    return move_on(before, nearby.parts, article.entry.title) if moves_on else stay(before.stories)


def _why_quiet(*, is_old: bool, is_edited: bool) -> str:
    if is_old:
        return "too-old"
    return "edited" if is_edited else "outlet"
