"""Stories in memory, offered as storage offers them: for back-tests, explanations of many texts, and measurements."""

from collections import Counter, defaultdict
from datetime import datetime
from itertools import islice

from bongsu.stories.keys import keys, profile_keys
from bongsu.stories.likeness import LONG_WINDOW
from bongsu.story import Candidate, Nearby, Outcome, Signature

ALIKE = 50
"""Stories that are offered at most."""


class Shelf:
    """Keeps stories by their keys. Not for two threads at once."""

    def __init__(self) -> None:
        self._stories: dict[str, Candidate] = {}
        self._under: defaultdict[str, set[str]] = defaultdict(set)
        self._holding: Counter[str] = Counter()

    def nearby(self, parts: tuple[Signature, ...], *, at: datetime) -> Nearby:
        """Return the stories that share most of the rare keys of `parts`, among those that were told of around `at`."""
        wanted = frozenset[str]().union(*(keys(part) for part in parts))
        points: defaultdict[str, float] = defaultdict(float)
        for key in wanted:
            for story in self._under.get(key, ()):
                points[story] += 1 / self._holding[key]
        near = (story for story in sorted(points, key=points.__getitem__, reverse=True) if _is_near(self._stories[story], at))
        return Nearby(
            parts=parts,
            candidates=tuple(self._stories[story] for story in islice(near, ALIKE)),
            holding={
                word: self._holding[word] for word in wanted.union(*(part.words for part in parts)) if self._holding[word]
            },
            total=len(self._stories),
        )

    def keep(self, outcome: Outcome) -> None:
        """Keep what an outcome did to the stories."""
        entry = outcome.article.entry
        at = entry.published or entry.seen
        channels = frozenset(delivery.channel for delivery in outcome.deliveries)
        for placement in outcome.placements:
            before = self._stories.get(placement.story.id)
            self.put(
                Candidate(
                    story=placement.story,
                    profile=placement.profile,
                    first=min(at, before.first) if before else at,
                    last=max(at, before.last) if before else at,
                    told=placement.told | channels,
                )
            )

    def story(self, story_id: str) -> Candidate:
        """Return a story that was kept, as it stands."""
        return self._stories[story_id]

    def put(self, candidate: Candidate) -> None:
        """Keep a story as it stands, in place of what was kept of it."""
        id_ = candidate.story.id
        new = {key for key in profile_keys(candidate.profile) if id_ not in self._under[key]}
        for key in new:
            self._under[key].add(id_)
        if id_ not in self._stories:  # how common the words of the whole text are is learned from the first account
            new = new.union(*candidate.profile.texts[:1])
        self._holding.update(new)
        self._stories[id_] = candidate


def _is_near(candidate: Candidate, at: datetime) -> bool:
    return candidate.first - LONG_WINDOW <= at <= candidate.last + LONG_WINDOW
