"""From linked names to places: what the whole text, the source's home and custom say of each name."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bongsu.korea.namesakes import by_cues, by_town
from bongsu.korea.units import circle, lineage, province_of, units
from bongsu.regions.asides import is_aside, is_subject
from bongsu.regions.beside import HOPELESS, Linked, Setting
from bongsu.regions.scan import Hit

SAME_PLACE_ELSEWHERE, PROVINCE_NAMED, NEIGHBOUR_NAMED, LOCATED_THERE = 4.0, 2.0, 1.0, 3.0
AT_HOME, NEAR_HOME = 2.5, 1.0
CERTAIN, NAMED = 4.0, 3.0
"""Points from which a name speaks for others anywhere in the text: a 시군구, a 시도."""
IN_DOUBT, TAGGED = 1.5, 2.0
"""A tagger is asked about names whose points are this near to 0, and its answer weighs so much."""

PREFERRED = {"강서구": "11500", "강서": "11500"}
"""Which namesake is meant where nothing says so: 강서구 of 서울 has four times the people of that of 부산."""

MOST_WITNESSES = 50
"""How many places before and anywhere may say which namesake is meant."""

_LOCATED = re.compile(r"(?:에|에서|서|에도|에는)(?![가-힣])")

Ask = Callable[[Hit], bool | None]


class Place(NamedTuple):
    """A name that was found to be a place, or to mean several. `parents` only say where it lies: 경북 in 경북 포항."""

    hit: Hit
    codes: tuple[str, ...]
    points: float
    parents: tuple[Hit, ...] = ()
    row: int = 0


def resolve(text: str, linked: Sequence[Linked], setting: Setting, ask: Ask) -> tuple[Place, ...]:
    """Return the places among the names, from left to right."""
    known = _Known.of(linked, setting.home)
    places = [place for place in (_decide(text, each, known, ask) for each in linked) if place]
    return tuple(_choose(text, places, setting.home))


class _Known(NamedTuple):
    """What the text as a whole names beyond doubt."""

    certain: frozenset[str]
    provinces_of_certain: frozenset[str]
    provinces_named: frozenset[str]
    home: str | None

    @classmethod
    def of(cls, linked: Iterable[Linked], home: str | None) -> "_Known":
        single = [each for each in linked if len(each.codes) == 1]
        certain = frozenset(each.codes[0] for each in single if each.points >= CERTAIN)
        named = frozenset(each.codes[0] for each in single if each.points >= NAMED and units()[each.codes[0]].is_province)
        return cls(certain, frozenset(map(province_of, certain)), named, home)

    def points(self, codes: Sequence[str], *, located: bool) -> float:
        """Return what the rest of the text says of a name; `located` if the name is where something is or is done."""
        same = 0.0 if self.certain.isdisjoint(codes) else SAME_PLACE_ELSEWHERE
        return same + self._province_points(frozenset().union(*map(circle, codes)), located=located) + self._home_points(codes)

    def _province_points(self, uppers: frozenset[str], *, located: bool) -> float:
        if not self.provinces_named.isdisjoint(uppers):
            return PROVINCE_NAMED + (LOCATED_THERE if located else 0.0)
        return 0.0 if self.provinces_of_certain.isdisjoint(uppers) else NEIGHBOUR_NAMED

    def _home_points(self, codes: Sequence[str]) -> float:
        if not self.home:
            return 0.0
        if any(self.home in lineage(code) for code in codes):
            return AT_HOME
        return NEAR_HOME if any(not circle(self.home).isdisjoint(circle(code)) for code in codes) else 0.0


def _decide(text: str, each: Linked, known: _Known, ask: Ask) -> Place | None:
    points = each.points
    if not each.weighed.settled and points > HOPELESS:
        points += known.points(each.codes, located=_LOCATED.match(text, each.hit.end) is not None)
        if abs(points) < IN_DOUBT:
            points += {None: 0.0, True: TAGGED, False: -TAGGED}[ask(each.hit)]
    return Place(each.hit, each.codes, points, each.parents, each.row) if points > 0 else None


def _choose(text: str, places: Sequence[Place], home: str | None) -> Iterator[Place]:
    """Settle namesakes, and drop those for which nothing speaks."""
    if all(map(_means_all, places)):
        yield from places
        return
    telling = [_tells(text, place) for place in places]
    sure = tuple(_sure(places, telling))
    before: deque[str] = deque(maxlen=MOST_WITNESSES)
    last: dict[str, str] = {}
    for place, tells in zip(places, telling, strict=True):
        stem = _stem(place)
        codes = place.codes
        if not _means_all(place):
            codes = _one_of(place, _Witnesses(text, last.get(stem), (*reversed(before),), sure, home))
        if codes:
            yield place._replace(codes=codes)
            before.append(codes[0])
            last[stem] = codes[0] if tells else last.get(stem, codes[0])


def _sure(places: Sequence[Place], telling: Sequence[bool]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield clear codes of a text, each with the codes that its name may have.

    A namesake that a text sets apart from its own place says nothing: 경남 고성군의 사례를 보고.
    """
    silent = (place for place, tells in zip(places, telling, strict=True) if not tells)
    hidden = {hit for place in silent for hit in (place.hit, *place.parents)}
    told = [place for place in places if place.hit not in hidden]
    clearest = ((place.codes[0] if len(place.codes) == 1 else _by_custom(place), place.codes) for place in told)
    yield from islice(((code, codes) for code, codes in dict.fromkeys(clearest) if code), MOST_WITNESSES)


def _tells(text: str, place: Place) -> bool:
    """Whether a place says where the text is at home: not a comparison, nor a namesake in full that does nothing itself."""
    start = (place.parents[0] if place.parents else place.hit).start
    is_other = bool(place.parents) and len(place.hit.name.codes) > 1 and not is_subject(text, place.hit.end)
    return not is_other and not is_aside(text, start, place.hit.end)


class _Witnesses(NamedTuple):
    """Who may say which of several namesakes is meant: what the name meant before, places before and anywhere, the home."""

    text: str
    last: str | None
    before: tuple[str, ...]
    sure: tuple[tuple[str, Sequence[str]], ...]
    home: str | None


def _means_all(place: Place) -> bool:
    if len(place.codes) == 1 or place.hit.name.kind in ("group", "landmark"):
        return True
    return all(units()[code].is_province for code in place.codes)


def _stem(place: Place) -> str:
    surface = place.hit.surface
    return surface[:-1] if len(surface) > len("중구") else surface


def _one_of(place: Place, witnesses: _Witnesses) -> tuple[str, ...]:
    """Return the one namesake that the text before, the text as a whole, the source's home or custom speaks for."""
    if witnesses.last in place.codes:
        return (witnesses.last,)
    others = (code for code, codes in witnesses.sure if codes != place.codes)
    found = (
        by_town(witnesses.text, place.hit.end, place.codes)
        or _by_province(place.codes, witnesses.before)
        or by_cues(witnesses.text, place.hit.surface.rstrip("시군구"), place.codes)
        or _by_province(place.codes, (*others, *([witnesses.home] if witnesses.home else [])))
        or _by_custom(place)
    )
    return (found,) if found else ()


def _by_province(codes: Sequence[str], named: Iterable[str]) -> str | None:
    """Return the one of `codes` in the 시도 of the first of `named` that can tell them apart."""
    for each in named:
        within = [code for code in codes if province_of(each) in circle(code)]
        if len(within) == 1:
            return within[0]
    return None


def _by_custom(place: Place) -> str | None:
    province = next((code for code in place.codes if units()[code].is_province), None)
    custom = province or PREFERRED.get(place.hit.surface)
    return custom if custom in place.codes else None
