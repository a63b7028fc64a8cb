"""Which stories a text belongs to, told to a person or as JSON: from the archive, or among the texts that came before it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bongsu.model import Article
from bongsu.render.likeness import different, few, shared
from bongsu.stories import Shelf, announcements, place
from bongsu.stories.chronicle import Chronicle
from bongsu.story import Nearby, Outcome, Placement, Profile, Sign, Signature
from bongsu.wording import Language, say

Lookup = Callable[[tuple[Signature, ...], datetime], Nearby]
Named = Callable[[str], str]
"""Returns what a story is called, by its id."""


@dataclass(slots=True)
class Lines:
    """Places texts one after the other. A story has the id of the text that opened it, its further ones with "#2", "#3"."""

    _shelf: Shelf = field(default_factory=Shelf)
    _names: dict[str, str] = field(default_factory=dict)

    def place(self, id_: str, article: Article) -> tuple[Placement, ...]:
        """Return where a text goes, and keep it for those that follow. The key of its entry is to be one of its own."""
        placements = placed(article, lambda parts, at: self._shelf.nearby(parts, at=at))
        self._shelf.keep(Outcome(article=article, matches=(), placements=placements, deliveries=()))
        for number, placement in enumerate(placements):
            if placement.seen_revision == 0:
                self._names[placement.story.id] = f"{id_}#{number + 1}" if number else id_
        return placements

    def name(self, story: str) -> str:
        return self._names[story]


def stands(chronicle: Chronicle, entry: str) -> Placement:
    """Return where an entry stands that tells a story."""
    (outlet,) = (each for each in chronicle.outlets if each.entry.key == entry)
    opened = chronicle.outlets[0].entry.key == entry
    return Placement(
        story=chronicle.story,
        seen_revision=0 if opened else outlet.revision,
        profile=Profile.of(chronicle.said),
        adds=outlet.adds,
        nearest=outlet.because,
    )


def placed(article: Article, lookup: Lookup) -> tuple[Placement, ...]:
    """Return where an article goes among the stories that `lookup` finds near its announcements."""
    parts = announcements(article)
    at = article.entry.published or article.entry.seen
    return place(article, lookup(parts, at), now=article.entry.seen)


def as_json(placement: Placement, named: Named, language: Language) -> dict[str, object]:
    """Return a placement for machines."""
    nearest, joined = placement.nearest, placement.seen_revision > 0
    return {
        "id": named(placement.story.id),
        "joined": joined,
        "adds": placement.adds,
        "because": _signs(sign for sign in nearest.signs if sign.points > 0) if joined and nearest else [],
        "nearest": {
            "id": named(nearest.story),
            "points": round(nearest.points, 2),
            "needed": nearest.needed,
            "apart": nearest.apart,
            "signs": _signs(nearest.signs),
            "shared": list(shared(nearest, language)),
            "different": list(different(nearest, language)),
        }
        if nearest
        else None,
    }


def _signs(signs: Iterable[Sign]) -> list[dict[str, object]]:
    return [{"code": sign.code, "points": round(sign.points, 2), "words": list(sign.words)} for sign in signs]


def in_words(placement: Placement, titled: Named, language: Language) -> Iterator[str]:
    """Yield what a person is told: the story joined and why, or the nearest one and what keeps the two apart."""
    nearest = placement.nearest
    if placement.seen_revision:
        story = placement.story.id
        yield say("cli.explain.same-story", language, title=titled(story), id=story)
        if nearest:
            yield say("cli.explain.same-because", language, reasons=few(shared(nearest, language), language))
        return
    yield say("cli.explain.opens-story", language)
    if nearest:
        yield say("cli.explain.nearest-story", language, title=titled(nearest.story), id=nearest.story)
        if alike := shared(nearest, language):
            yield say("cli.explain.nearest-shared", language, reasons=few(alike, language))
        yield say("cli.explain.nearest-differs", language, reasons=few(different(nearest, language), language))
