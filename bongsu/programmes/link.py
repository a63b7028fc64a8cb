"""Which programme a story belongs to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bongsu.korea.gazetteer import covers
from bongsu.model import Article
from bongsu.opening import OPENING
from bongsu.programme import Alias, Around, Link, Programme
from bongsu.programmes.mentions import Naming, Where, namings
from bongsu.programmes.names import Name, abbreviates, acronym, squeezed
from bongsu.stories.stems import stems
from bongsu.story import Signature

_WHOLE = "000"
_CITIES = frozenset({"11", "26", "27", "28", "29", "30", "31", "36"})
"""First digits of the codes of cities that are provinces."""

_SHORTEST_KEY = 5
"""Characters of a name that is looked for in running text."""

_LATIN = re.compile(r"[A-Za-z]{3,}")
_RANKS: dict[Where, int] = {"title": 0, "opening": 1, "text": 3}
_NEW_IN_OPENING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A programme recognised in a text; the lowest `rank` is the best."""

    rank: tuple[int, int, int]
    programme: Programme
    code: str
    said: str


def link(article: Article, part: Signature, *, story: str, whole: bool, around: Around) -> Link | None:
    """Return the programme of `story`, which the announcement `part` opens or joins; None where no name tells one.

    `whole` says that `part` is all of `article`; of several announcements each has only the names among its own words.

    A story that has a programme keeps it, and the article can only add names to it. Otherwise a known name in the headline
    comes first, then a new one there, then the opening in the same way. A name of common words alone (AI 인재양성 사업) needs
    a region in common, since every city has its own; a telling one links across regions.
    """
    said = tuple(each for each in namings(article) if whole or part.words.issuperset(stems(each.quote)))
    regions = part.regions
    joined = around.of_story.get(story)
    if joined:
        held = next((each for each in around.known if each.id == joined), None)
        return _to(held, "joined", "", said, regions) if held else None
    best = min(_known(article, said, regions, around.known), key=lambda each: each.rank, default=None)
    new = next((each for each in said if each.opens and each.where != "text" and _is_placed(each.name, regions)), None)
    if best and (new is None or best.rank[0] <= _rank_of_new(new)):
        return _to(best.programme, best.code, best.said, said, regions)
    return _opened(new, story, said, regions) if new else None


def _rank_of_new(new: Naming) -> int:
    """A name of common words in a headline is oftener a short form than a programme nobody has heard of."""
    return 0 if new.where == "title" and not new.name.is_common else _NEW_IN_OPENING


def _is_placed(name: Name, regions: frozenset[str]) -> bool:
    return not name.is_common or bool(regions or name.regions)


def _known(article: Article, said: Sequence[Naming], regions: frozenset[str], known: Sequence[Programme]) -> Iterator[_Found]:
    if not known:
        return
    title = squeezed(article.entry.title)
    opening = squeezed(article.body[:OPENING])
    letters = {word.casefold() for word in _LATIN.findall(article.entry.title + " " + article.body[:OPENING])}
    for programme in known:
        for alias in programme.aliases:
            yield from _named(programme, alias, said, regions)
            fits = _fits(alias, programme, regions, exact=True)
            if fits and len(alias.name.key) >= _SHORTEST_KEY:
                yield from _running(programme, alias, title, opening)
            if (short := acronym(alias.name.said)) in letters and _meet(regions, programme.regions):
                yield _Found(rank=(1, 2, 0), programme=programme, code="acronym", said=short)


def _running(programme: Programme, alias: Alias, title: str, opening: str) -> Iterator[_Found]:
    for place, text in enumerate((title, opening)):
        if alias.name.key in text:
            rank = (place, 0, -len(alias.name.key))
            yield _Found(rank=rank, programme=programme, code="name", said=alias.name.said)


def _named(programme: Programme, alias: Alias, said: Iterable[Naming], regions: frozenset[str]) -> Iterator[_Found]:
    for each in said:
        exact = each.name.key == alias.name.key
        short = abbreviates(each.name, alias.name) or abbreviates(alias.name, each.name)
        if (exact or short) and _fits(alias, programme, regions | each.name.regions, exact=exact):
            rank = (_RANKS[each.where], 0 if exact else 1, -len(each.name.key))
            yield _Found(rank=rank, programme=programme, code="name" if exact else "short", said=each.quote)


def _fits(alias: Alias, programme: Programme, regions: frozenset[str], *, exact: bool) -> bool:
    """Whether the name may be this programme's in these regions."""
    if alias.is_own and not alias.name.is_common and exact:
        return True
    if not regions or not programme.regions:
        return not alias.name.is_common or regions == programme.regions
    return _meet(regions, programme.regions)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts are about one place: where both name towns of a province, these count and not the province."""
    one, other = _narrowest(one), _narrowest(other)
    return any(covers(one, code) for code in other) or any(covers(other, code) for code in one)


def _narrowest(regions: frozenset[str]) -> frozenset[str]:
    """Return `regions` without provinces of which towns are named; the districts of a city share what the city does."""
    of_towns = {code[:2] for code in regions if not code.endswith(_WHOLE)} - _CITIES
    return frozenset(code for code in regions if code[:2] not in of_towns or not code.endswith(_WHOLE))


def _to(programme: Programme, code: str, said: str, names: Iterable[Naming], regions: frozenset[str]) -> Link:
    return Link(
        programme=programme.id,
        name=programme.name,
        code=code,
        said=said,
        learned=tuple(_learned(names, {alias.name.key for alias in programme.aliases})),
        regions=regions,
    )


def _learned(names: Iterable[Naming], known: set[str]) -> Iterator[Alias]:
    """Yield other names in headline and opening: what stands beside a programme's name is often another name of it."""
    for each in names:
        placed = each.is_beside or (each.where == "opening" and not each.name.is_common)
        if each.opens and placed and each.name.key not in known and len(each.name.words) > 1:
            yield Alias(name=each.name, is_own=False)


def _opened(new: Naming, story: str, names: Iterable[Naming], regions: frozenset[str]) -> Link:
    others = _learned(names, {new.name.key})
    return Link(
        programme=f"p{story[1:]}",
        name=new.name.said,
        code="new",
        said=new.quote,
        learned=(Alias(name=new.name), *others),
        regions=regions | new.name.regions,
    )
