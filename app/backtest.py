"""What rules would have told: the archive replayed through `judge`, in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bongsu.judge import judge
from bongsu.model import KST, Article, Source
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import Shelf, announcements
from bongsu.story import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An article that a rule meets under one set of rules and not under the other."""

    rule: str
    entry: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """`alerts` counts by rule and Korean day of first sight; `gained` and `lost` are against the rules compared with."""

    articles: int
    alerts: Mapping[str, Mapping[date, int]]
    gained: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()

    def per_day(self, rule: str) -> float:
        """Return the mean of alerts a day, over the days from the first to the last with any alert of any rule."""
        days = sorted({day for by_day in self.alerts.values() for day in by_day})
        span = (days[-1] - days[0]).days + 1 if days else 1
        return sum(self.alerts.get(rule, {}).values()) / span


def backtest(
    articles: Iterable[Article], sources: Mapping[str, Source], rules: RuleSet, compared: RuleSet | None = None
) -> Backtest:
    """Return what `rules` would have told of `articles`, and what changes against `compared`."""
    count, alerts = 0, dict[str, Counter[date]]()
    gained, lost = list[Change](), list[Change]()
    shelf, shelf_before = Shelf(), Shelf()
    for article in articles:
        count += 1
        parts = announcements(article)
        told = _told(article, parts, sources, rules, shelf)
        for rule in told:
            alerts.setdefault(rule, Counter())[article.entry.seen.astimezone(KST).date()] += 1
        if compared is not None:
            before = _told(article, parts, sources, compared, shelf_before)
            gained += [_change(rule, article) for rule in told if rule not in before]
            lost += [_change(rule, article) for rule in before if rule not in told]
    return Backtest(articles=count, alerts=alerts, gained=tuple(gained), lost=tuple(lost))


def _told(
    article: Article, parts: tuple[Signature, ...], sources: Mapping[str, Source], rules: RuleSet, shelf: Shelf
) -> tuple[str, ...]:
    entry = article.entry
    source = sources.get(entry.source) or Source(id=entry.source, name=entry.source, url=entry.url)
    nearby = shelf.nearby(parts, at=entry.published or entry.seen)
    outcome = judge(article, source, rules, nearby, now=entry.seen)
    shelf.keep(outcome)
    channels = {delivery.channel for delivery in outcome.deliveries}
    return tuple(match.rule for match in outcome.matches if channels.intersection(match.notify))


def _change(rule: str, article: Article) -> Change:
    return Change(rule=rule, entry=article.entry.key, title=article.entry.title, url=article.entry.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesDiff:
    """What became of rules, by id; `changed` names the fields of each."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]


def diff_rules(before: Iterable[Rule], after: Iterable[Rule]) -> RulesDiff:
    """Return which rules were added, removed or changed, and in which fields."""
    old, new = {rule.id: rule for rule in before}, {rule.id: rule for rule in after}
    changed = {id_: _changed_fields(old[id_], new[id_]) for id_ in new if id_ in old and old[id_] != new[id_]}
    return RulesDiff(
        added=tuple(id_ for id_ in new if id_ not in old),
        removed=tuple(id_ for id_ in old if id_ not in new),
        changed=changed,
    )


def _changed_fields(old: Rule, new: Rule) -> tuple[str, ...]:
    return tuple(name for name in Rule.__dataclass_fields__ if getattr(old, name) != getattr(new, name))
