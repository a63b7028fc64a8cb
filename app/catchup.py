"""What changed rules mean for articles that were judged before."""

from dataclasses import dataclass
from datetime import timedelta

from app.cycle import House
from app.departures import reminding
from bongsu.alerts import decide
from bongsu.editions import stay
from bongsu.intake import too_old
from bongsu.model import Article, Delivery, Source
from bongsu.reminders import reminders
from bongsu.rules import RuleSet

LOOK_BACK = timedelta(days=7)
"""As far as an item may be old and still alert by default: nobody wants to hear of older ones because of an edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """`told` alerts were put into the outbox; `held` would have been, were they not over the limit."""

    told: int = 0
    held: int = 0


def catch_up(house: House, before: RuleSet) -> CaughtUp:
    """Tell of recent articles that the rules now in force meet and `before` did not: all of them, or none over the limit.

    A channel that knows its story already is not told again.
    """
    edition = house.edition
    if edition.rule_set.version == before.version:
        return CaughtUp()
    now = house.clock()
    found = [each for article in house.store.archive(since=now - LOOK_BACK) for each in _missed(house, article, before)]
    if len(found) > edition.config.reload_limit:
        return CaughtUp(held=len(found))
    return CaughtUp(told=house.store.tell(found))


def _missed(house: House, article: Article, before: RuleSet) -> tuple[Delivery, ...]:
    entry, now = article.entry, house.clock()
    source = house.edition.sources.get(entry.source) or Source(id=entry.source, name=entry.source, url=entry.url)
    known = {match.rule for match in before.match(article)}
    gained = [match for match in house.edition.rule_set.match(article) if match.rule not in known]
    if not gained or too_old(entry, now=now, max_age=source.max_age):
        return ()
    alerts = decide(article, source, gained, stay(house.store.stories_of(entry.key)), now=now)
    return (*alerts, *reminders(alerts, reminding(house), now=now))
