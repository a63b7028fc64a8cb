"""What an edited entry says that it did not say before."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bongsu.model import KST, Article, Match, Placement, Reason, Story
from bongsu.rules import RuleSet

_TELLING = frozenset({"amount", "foreign-amount", "deadline", "period", "date"})
"""Kinds of facts that people act on: money and time. Heads and firms are counted in ever other words."""

_CORRECTION = re.compile(r"정정|바로잡|[\[(【〈<《]\s*수정")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An entry as it was judged last, in an earlier edition, and the story that it is in."""

    article: Article
    story: Story


def news(before: Article, after: Article, rule_set: RuleSet) -> tuple[Match, ...]:
    """Return the matches of `after` that are worth telling: all where its facts changed, else those of rules new to it.

    Both are matched by the rules now in force: a change of these is no change of the article.
    """
    matches = rule_set.match(after)
    if _states_more(before, after):
        return matches
    known = {match.rule for match in rule_set.match(before)}
    return tuple(match for match in matches if match.rule not in known)


def reason(title: str) -> Reason:
    """Return why an edition with this title is told: its source says that it corrects itself, or it says more."""
    return Reason.CORRECTED if _CORRECTION.search(title) else Reason.NEW_FACTS


def stay(before: Before) -> Placement:
    """Return the placement of an edition that tells nothing new: in its story, as that stands."""
    return Placement(story=before.story, seen_revision=before.story.revision)


def move_on(before: Before, title: str) -> Placement:
    """Return the placement of an edition that tells something new: its story advances, under the new title."""
    story = before.story
    return Placement(story=replace(story, revision=story.revision + 1, title=title), seen_revision=story.revision)


def _states_more(before: Article, after: Article) -> bool:
    """Say whether `after` states a sum or a time that `before` did not.

    Only where both were read in full, since a page read at last tells much that is not new; and apart from the day of the edit.
    """
    if not (before.complete and after.complete):
        return False
    return bool(_facts(after) - _facts(before) - _day_of(after.entry.published))


def _facts(article: Article) -> set[tuple[str, object, str]]:
    return {(fact.kind, fact.value, fact.unit) for fact in article.facts if fact.kind in _TELLING}


def _day_of(published: datetime | None) -> set[tuple[str, object, str]]:
    return {("date", published.astimezone(KST).date().isoformat(), "day")} if published else set()
