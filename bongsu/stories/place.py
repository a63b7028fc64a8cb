"""An article's announcements put into stories: joined to the one most alike, or opened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bongsu.model import Article, Reason
from bongsu.stories.likeness import alike_sums, corrects, likeness
from bongsu.stories.rarity import rarity
from bongsu.story import Candidate, Likeness, Nearby, Placement, Profile, Rarity, Signature, Story

_LETTERS = "abcdefghij"


def place(article: Article, nearby: Nearby, *, now: datetime) -> tuple[Placement, ...]:
    """Return a placement for each announcement of `article`, in the order in which it makes them.

    Two announcements never go to one story: what an article tells apart stays apart.
    """
    rare = rarity(nearby)
    placements: list[Placement] = []
    for number, part in enumerate(nearby.parts):
        taken = {each.story.id for each in placements}
        free = [each for each in nearby.candidates if each.story.id not in taken]
        placements.append(_place(article, part, number, free, rare, now))
    return tuple(placements)


def _place(
    article: Article, part: Signature, number: int, candidates: Sequence[Candidate], rare: Rarity, now: datetime
) -> Placement:
    at = article.entry.published or article.entry.seen
    compared = [(likeness(part, each, at=at, rarity=rare), each) for each in candidates]
    best = max(compared, key=lambda each: (each[0].same, each[0].points, each[1].story.id), default=None)
    if best and best[0].same:
        return join(part, best[1], best[0], title=article.entry.title)
    opened = Story(id=_identity(article, number), revision=1, title=article.entry.title, opened=now)
    return Placement(story=opened, seen_revision=0, profile=Profile.of(part), nearest=best[0] if best else None)


def _identity(article: Article, number: int) -> str:
    return f"s{article.entry.key}{_LETTERS[number - 1] if number else ''}"


def join(part: Signature, candidate: Candidate, because: Likeness, *, title: str) -> Placement:
    """Return the placement of an announcement in a story that is there: the story moves on where this adds something."""
    story, adds = candidate.story, added(part, candidate.profile.said)
    return Placement(
        story=replace(story, revision=story.revision + 1, title=title) if adds else story,
        seen_revision=story.revision,
        profile=candidate.profile.with_one_more(part),
        adds=adds,
        nearest=because,
        told=candidate.told,
    )


def added(part: Signature, said: Signature) -> Reason | None:
    """Return what an announcement adds to all that its story has said: a correction, a new figure, day or place, or nothing.

    An outlet that tells the same correction adds nothing; one that rounds a sum neither.
    """
    new_facts = _new_sum(part, said) or bool(part.deadlines - said.deadlines) or bool(part.regions and not said.regions)
    if corrects(part) and (new_facts or part.corrects - said.corrects):
        return Reason.CORRECTED
    return Reason.NEW_FACTS if new_facts else None


def _new_sum(part: Signature, said: Signature) -> bool:
    """Whether the headline figure was not told before.

    Where the article names the figure that was, too, only a larger one is new: outlets lead with a part of the whole.
    """
    new = part.headlines - alike_sums(part.headlines, said.headlines | said.sums)
    return bool(new) and not (alike_sums(said.headlines, part.sums) and max(new) < max(said.headlines))
