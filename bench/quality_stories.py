"""How well articles are put into stories, and stories into programmes: the tables that `bench.quality` adds to its own.

The articles of `tests/data/stories` come in the order in which they were published. Stories are measured by B-cubed (Amigó
et al. 2009), which weighs every article alike; programmes by pairs of stories, each story counted where most of its articles
went.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bongsu.programmes.linked import linked
from bongsu.programmes.shelf import ProgrammeShelf
from bongsu.stories import Shelf, announcements, place
from bongsu.story import Outcome, Placement
from tests.bongsu.stories.corpus import Labelled, b_cubed, corpus

PRECISION_BAR, RECALL_BAR, LINKING_BAR = 0.98, 0.93, 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table; `notes` name what went wrong."""

    name: str
    value: float
    bar: float
    right: int
    missed: int
    wrong: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Which stories each article came into, and which programme each story."""

    stories: Mapping[str, tuple[str, ...]]
    programmes: Mapping[str, str]


def measure(articles: Sequence[Labelled] | None = None) -> tuple[Row, ...]:
    """Return the rows of both tables for `articles`, those of the project by default."""
    labelled = corpus() if articles is None else articles
    grouped = group(labelled)
    wanted = {one.article.entry.key: one.stories for one in labelled}
    precision, recall = b_cubed(wanted, dict(grouped.stories))
    right, joined, split = _compared(wanted, grouped.stories)
    return (
        Row(
            name="stories, precision",
            value=precision,
            bar=PRECISION_BAR,
            right=right,
            missed=0,
            wrong=len(joined),
            notes=joined,
        ),
        Row(name="stories, recall", value=recall, bar=RECALL_BAR, right=right, missed=len(split), wrong=0, notes=split),
        _linking(labelled, grouped),
    )


def group(articles: Iterable[Labelled]) -> Grouped:
    """Place `articles` one after the other, as the daemon would."""
    shelf, programmes, stories = Shelf(), ProgrammeShelf(), dict[str, tuple[str, ...]]()
    for one in articles:
        for placement in (placements := _placed(one, shelf, programmes)):
            if placement.link:
                entry = one.article.entry
                programmes.keep(placement.link, story=placement.story.id, title=entry.title, at=entry.seen)
        stories[one.article.entry.key] = tuple(each.story.id for each in placements)
    return Grouped(stories=stories, programmes=programmes.of_story)


def _placed(one: Labelled, shelf: Shelf, programmes: ProgrammeShelf) -> tuple[Placement, ...]:
    article, now = one.article, one.article.entry.seen
    nearby = shelf.nearby(announcements(article), at=now)
    around = programmes.around(article, [each.story.id for each in nearby.candidates])
    placements = linked(article, nearby.parts, place(article, nearby, now=now), around)
    shelf.keep(Outcome(article=article, matches=(), placements=placements, deliveries=()))
    return placements


def _compared(
    wanted: Mapping[str, tuple[str, ...]], found: Mapping[str, tuple[str, ...]]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Return how many pairs of articles are rightly together, and those that were wrongly joined or split."""
    right, joined, split = 0, list[str](), list[str]()
    for one, other in combinations(wanted, 2):
        same, together = set(wanted[one]) & set(wanted[other]), set(found[one]) & set(found[other])
        right += bool(same and together)
        if together and not same:
            joined.append(f"wrongly joined: {one} ({wanted[one][0]}) and {other} ({wanted[other][0]})")
        if same and not together:
            split.append(f"wrongly split: {one} and {other} ({min(same)})")
    return right, tuple(joined), tuple(split)


def _linking(labelled: Sequence[Labelled], grouped: Grouped) -> Row:
    """Compare the programmes of all pairs of stories; articles that tell two stories vote for neither."""
    wanted, votes = dict[str, str](), defaultdict[str, Counter[str]](Counter)
    for each in labelled:
        if len(each.stories) == 1:
            wanted[each.stories[0]] = each.programme
            votes[each.stories[0]].update(grouped.programmes.get(id_, "") for id_ in grouped.stories[each.article.entry.key])
    found = {story: count.most_common(1)[0][0] for story, count in votes.items()}
    right, missed, wrong = 0, list[str](), list[str]()
    for one, other in combinations(sorted(wanted), 2):
        same, together = _alike(wanted, one, other), _alike(found, one, other)
        right += same and together
        missed += [f"not linked: {one} and {other} ({wanted[one]})"] if same and not together else []
        wrong += [f"wrongly linked: {one} and {other}"] if together and not same else []
    share = 2 * right / max(1, 2 * right + len(missed) + len(wrong))
    return Row(
        name="programmes, F1",
        value=share,
        bar=LINKING_BAR,
        right=right,
        missed=len(missed),
        wrong=len(wrong),
        notes=(*missed, *wrong),
    )


def _alike(of: Mapping[str, str], one: str, other: str) -> bool:
    return bool(of[one]) and of[one] == of[other]
