"""Programmes as their tests know them, and articles linked to them as they come."""

from datetime import datetime

from bongsu.model import Article
from bongsu.programme import Alias, Link, Programme, Stage, Step
from bongsu.programmes.linked import linked
from bongsu.programmes.names import read_name
from bongsu.programmes.shelf import ProgrammeShelf
from bongsu.stories import Shelf, announcements, place
from bongsu.story import Outcome, Placement
from tests.bongsu.stories.writing import NOON

ULSAN, BUSAN = "31000", "26000"


def programme(name: str, *regions: str, id_: str = "p1", others: tuple[str, ...] = ()) -> Programme:
    aliases = (Alias(name=read_name(name)), *(Alias(name=read_name(other), is_own=False) for other in others))
    return Programme(id=id_, name=name, aliases=aliases, regions=frozenset(regions))


def step(story: str, code: str, *, at: datetime = NOON, year: int = 2026, round_: int = 0, told: str = "") -> Step:
    return Step(story=story, at=at, stage=Stage(code=code, year=year, round=round_), told=frozenset(told.split()))


class Archive:
    """Stories and programmes that grow as articles come."""

    def __init__(self, told: str = "") -> None:
        self.stories, self.programmes = Shelf(), ProgrammeShelf()
        self._told = frozenset(told.split())

    def take(self, one: Article) -> tuple[Placement, ...]:
        at = one.entry.seen
        nearby = self.stories.nearby(announcements(one), at=at)
        around = self.programmes.around(one, [each.story.id for each in nearby.candidates])
        placements = linked(one, nearby.parts, place(one, nearby, now=at), around)
        self.stories.keep(Outcome(article=one, matches=(), placements=placements, deliveries=()))
        for each in placements:
            if each.link:
                self.programmes.keep(each.link, story=each.story.id, title=one.entry.title, at=at, told=self._told)
        return placements

    def link(self, one: Article) -> Link | None:
        return self.take(one)[0].link
