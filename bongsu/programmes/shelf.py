"""Programmes in memory, offered as storage offers them: for back-tests and measurements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bongsu.model import Article
from bongsu.programme import Around, Link, Programme, Step
from bongsu.programmes.keys import alias_keys, keys, rarest

OFFERED = 20
"""Programmes that are offered at most, beside those of the stories near."""


class ProgrammeShelf:
    """Keeps programmes by the keys of their names. Not for two threads at once."""

    def __init__(self) -> None:
        self.programmes: dict[str, Programme] = {}
        self.of_story: dict[str, str] = {}
        self._under: defaultdict[str, set[str]] = defaultdict(set)

    def around(self, article: Article, stories: Iterable[str]) -> Around:
        """Return the programmes whose names share most with `article`, and those that `stories` are of."""
        points: defaultdict[str, float] = defaultdict(float)
        for key in rarest({key: len(self._under[key]) for key in keys(article) if key in self._under}):
            for each in self._under[key]:
                points[each] += 1 / len(self._under[key])
        best = sorted(points, key=lambda each: (-points[each], each))[:OFFERED]
        held = {story: self.of_story[story] for story in stories if story in self.of_story}
        known = dict.fromkeys((*best, *held.values()))
        return Around(known=tuple(self.programmes[each] for each in known), of_story=held)

    def keep(self, link: Link, *, story: str, title: str, at: datetime, told: frozenset[str] = frozenset()) -> None:
        """Keep that `story` is of a programme."""
        before = self.programmes.get(link.programme) or Programme(id=link.programme, name=link.name, aliases=())
        steps = {step.story: step for step in before.steps}
        first = steps.get(story) or Step(story=story, at=at, stage=link.stage, title=title)
        steps[story] = replace(first, told=first.told | told)
        self.of_story[story] = link.programme
        self.programmes[link.programme] = replace(
            before,
            aliases=(*before.aliases, *link.learned),
            regions=before.regions | link.regions,
            steps=tuple(steps.values()),
        )
        for alias in link.learned:
            for key in alias_keys(alias):
                self._under[key].add(link.programme)
