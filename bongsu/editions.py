"""What an edited entry says that it did not say before."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bongsu.model import KST, Article, Match, Reason
from bongsu.rules import RuleSet
from bongsu.story import Candidate, Placement, Signature

_TELLING = frozenset({"amount", "foreign-amount", "deadline", "period", "date"})
"""Kinds of facts that people act on: money and time. Heads and firms are counted in ever other words."""

_CORRECTION = re.compile(r"정정|바로잡|[\[(【〈<《]\s*수정")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An entry as it was judged last, in an earlier edition, and the stories that it is in, as they stand."""

    article: Article
    stories: tuple[Candidate, ...]


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


def stay(stories: Iterable[Candidate]) -> tuple[Placement, ...]:
    """Return the placements of an entry that tells its stories nothing new: there, as they stand."""
    return tuple(
        Placement(story=each.story, seen_revision=each.story.revision, profile=each.profile, adds=None, told=each.told)
        for each in stories
    )


def move_on(before: Before, parts: Sequence[Signature], title: str) -> tuple[Placement, ...]:
    """Return the placements of an edition that tells something new: its first story advances, under the new title."""
    moved, *others = stay(before.stories)
    story = replace(moved.story, revision=moved.story.revision + 1, title=title)
    profile = moved.profile.with_one_more(parts[0])
    return (replace(moved, story=story, profile=profile, adds=reason(title)), *others)


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
