"""The core in order: an article in, everything decided about it out."""

from datetime import datetime

from bongsu.alerts import decide
from bongsu.intake import too_old
from bongsu.model import Article, Outcome, Source
from bongsu.rules import RuleSet
from bongsu.stories import place


def judge(article: Article, source: Source, rule_set: RuleSet, *, now: datetime) -> Outcome:
    """Return what `rule_set` makes of `article`, which came from `source`.

    An article older than the source's `max_age` (None: any age) is kept with its matches but alerts nobody; `why_quiet` says
    so. Its age may become known only here, from its page.
    """
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
