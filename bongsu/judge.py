"""The core in order: an article in, everything decided about it out."""

from datetime import datetime

from bongsu.alerts import decide
from bongsu.editions import Before, move_on, news, reason, stay
from bongsu.intake import too_old
from bongsu.model import Article, Outcome, Source
from bongsu.rules import RuleSet
from bongsu.stories import place


def judge(article: Article, source: Source, rule_set: RuleSet, *, now: datetime, before: Before | None = None) -> Outcome:
    """Return what `rule_set` makes of `article`, which came from `source`.

    An article older than the source's `max_age` (None: any age) is kept with its matches but alerts nobody; `why_quiet` says
    so. Its age may become known only here, from its page. One that was judged `before`, in an earlier edition, alerts only if
    it says something new.
    """
    if before:
        return _judge_again(article, source, rule_set, before, now=now)
    matches = rule_set.match(article)
    placement = place(article, now=now)
    quiet = too_old(article.entry, now=now, max_age=source.max_age)
    return Outcome(
        article=article,
        matches=matches,
        placement=placement,
        deliveries=() if quiet else decide(article, source, matches, placement, now=now),
        why_quiet="too-old" if quiet and matches else "",
    )


def _judge_again(article: Article, source: Source, rule_set: RuleSet, before: Before, *, now: datetime) -> Outcome:
    matches, told = rule_set.match(article), news(before.article, article, rule_set)
    quiet = too_old(article.entry, now=now, max_age=source.max_age)
    if quiet or not told:
        why = "too-old" if quiet else "edited"
        return Outcome(
            article=article, matches=matches, placement=stay(before), deliveries=(), why_quiet=why if matches else ""
        )
    title = article.entry.title
    placement = move_on(before, title)
    deliveries = decide(article, source, told, placement, now=now, reason=reason(title))
    return Outcome(article=article, matches=matches, placement=placement, deliveries=deliveries)
