"""From weighed names to places: what stands beside and around a name decides whether it is one, and which of its namesakes."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bongsu.korea.units import above, lineage, on_day, predecessors, province_of, units
from bongsu.regions.scan import Hit
from bongsu.regions.weigh import Weighed, starts_word

PARENT_BESIDE, LISTED, COMMA_LISTED = 7.0, 4.5, 2.0
SAME_PLACE_ELSEWHERE, PROVINCE_NAMED, NEIGHBOUR_NAMED = 4.0, 2.0, 1.0
AT_HOME, NEAR_HOME = 2.5, 1.0
IN_DOUBT = 1.5
"""A tagger is asked about names whose points are this near to 0."""
TAGGED = 2.0
PREFERRED = {"강서구": "11500", "강서": "11500"}
"""Which of several namesakes is meant where nothing says so: 강서구 of 서울 has four times the people of that of 부산."""

_GAP = re.compile(r"[ \n]?")
_LIST = re.compile(r" ?[·ㆍ∙・‧•/] ?|[와과] | 및 |-")
_COMMA = re.compile(r", ?|、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known besides the text: the day it is read as of (None: the newest table), and the source's home region."""

    day: date | None = None
    home: str | None = None


class Place(NamedTuple):
    """A name that was found to be a place. `parents` are hits before it that only say where it lies: 경북 in 경북 포항."""

    hit: Hit
    codes: tuple[str, ...]
    points: float
    parents: tuple[Hit, ...] = ()


def resolve(text: str, weighed: Sequence[Weighed], setting: Setting, ask: Callable[[Hit], bool | None]) -> tuple[Place, ...]:
    """Return the places among the names, from left to right."""
    linked = link(text, weighed, setting)
    known = _Known.of(linked, setting)
    sure = [place for place in (_decide(each, known, ask) for each in linked) if place]
    return _choose(sure, setting)


class Linked(NamedTuple):
    """A weighed hit with the codes still possible, and what it leans on."""

    weighed: Weighed
    codes: tuple[str, ...]
    points: float
    parents: tuple[Hit, ...] = ()
    beside: tuple[str, ...] = ()


def link(text: str, weighed: Sequence[Weighed], setting: Setting) -> list[Linked]:
    """Join neighbours: a 시도 with the 시군구 after it, and the members of lists."""
    linked: list[Linked] = []
    for each in weighed:
        codes = tuple(dict.fromkeys(_on_day(each.hit, setting.day)))
        if codes:
            _append(text, linked, Linked(each, codes, each.points))
    return linked


def _on_day(hit: Hit, day: date | None) -> Iterable[str]:
    for code in hit.name.codes:
        for part in _parts(code, day):
            now = on_day(part, day)
            unit = units()[now]
            if day is None or unit.valid_from <= day:
                yield now


def _parts(code: str, day: date | None) -> tuple[str, ...]:
    """Before it existed, a 시도 merged from several means those."""
    unit = units()[code]
    former = predecessors().get(code, ())
    return former if unit.is_province and len(former) > 1 and day and day < unit.valid_from else (code,)


def _append(text: str, linked: list[Linked], each: Linked) -> None:
    """Add a hit to the row, with what its left neighbour says about both."""
    if linked:
        before = linked[-1]
        gap = (
            text[before.weighed.hit.end : each.weighed.hit.start]
            if each.weighed.hit.start - before.weighed.hit.end < 4
            else "…"
        )
        if _GAP.fullmatch(gap):
            before, each = _with_parent(text, before, each)
        elif _LIST.fullmatch(gap):
            before, each = _in_list(before, each, LISTED)
        elif _COMMA.fullmatch(gap):
            before, each = _in_list(before, each, COMMA_LISTED)
        linked[-1] = before
    linked.append(each)


def _with_parent(text: str, parent: Linked, child: Linked) -> tuple[Linked, Linked]:
    """A unit right after one that contains it: both are places, and the first only says where the second lies."""
    within = tuple(code for code in child.codes if _contains(parent.codes, code))
    clean = starts_word(text, parent.weighed.hit.start) or parent.points > 0
    if (
        not within
        or not clean
        or (parent.weighed.settled and parent.points < 0)
        or (child.weighed.settled and child.points < -10 and starts_word(text, child.weighed.hit.start))
    ):
        return parent, child
    points = max(child.points, 0.0 if child.points <= -15 else child.points) + PARENT_BESIDE
    codes = tuple(
        code for code in parent.codes if any(code in above(each) or set(lineage(code)) & set(above(each)) for each in within)
    )
    return (
        parent._replace(points=parent.points + PARENT_BESIDE, codes=codes or parent.codes),
        child._replace(codes=within, points=points, parents=(*parent.parents, parent.weighed.hit)),
    )


def _contains(outer: Sequence[str], inner: str) -> bool:
    """Whether one of `outer`, or what it was or became, contains `inner` and is not `inner` itself."""
    uppers = {upper for code in above(inner) for upper in lineage(code)} - lineage(inner)
    return any(code in uppers for code in outer)


def _in_list(left: Linked, right: Linked, points: float) -> tuple[Linked, Linked]:
    if left.points >= 1.0 and right.points > -10:
        right = right._replace(points=right.points + points, codes=_same_province(left.codes, right.codes), beside=left.codes)
    if right.weighed.points >= 1.0 and left.points > -10:
        left = left._replace(points=left.points + points, beside=(*left.beside, *right.codes))
    return left, right


def _same_province(left: Sequence[str], right: tuple[str, ...]) -> tuple[str, ...]:
    """Of namesakes in a list, those in the 시도 of the one before them, where there are any."""
    provinces = {province_of(code) for code in left}
    near = tuple(code for code in right if province_of(code) in provinces)
    return near or right


class _Known(NamedTuple):
    """What the text as a whole names beyond doubt."""

    surfaces: frozenset[str]
    provinces: frozenset[str]
    named_provinces: frozenset[str]
    home: str | None

    @classmethod
    def of(cls, linked: Iterable[Linked], setting: Setting) -> "_Known":
        sure = [each for each in linked if each.points >= 4.0 and len(each.codes) == 1]
        return cls(
            surfaces=frozenset(code for each in sure for code in each.codes),
            provinces=frozenset(province_of(each.codes[0]) for each in sure),
            named_provinces=frozenset(
                each.codes[0] for each in linked if each.points >= 3.0 and units()[each.codes[0]].is_province
            ),
            home=setting.home,
        )

    def points(self, codes: Sequence[str]) -> float:
        provinces = {province_of(code) for code in codes}
        return (
            (SAME_PLACE_ELSEWHERE if self.surfaces & set(codes) else 0.0)
            + (PROVINCE_NAMED if provinces & self.named_provinces else NEIGHBOUR_NAMED if provinces & self.provinces else 0.0)
            + self._home_points(codes)
        )

    def _home_points(self, codes: Sequence[str]) -> float:
        if not self.home:
            return 0.0
        if any(self.home in lineage(code) for code in codes):
            return AT_HOME
        return NEAR_HOME if any(province_of(self.home) in lineage(province_of(code)) for code in codes) else 0.0


def _decide(each: Linked, known: _Known, ask: Callable[[Hit], bool | None]) -> Place | None:
    points = each.points
    if points > -10 and not each.weighed.settled:
        points += known.points(each.codes)
        if abs(points) < IN_DOUBT:
            told = ask(each.weighed.hit)
            points += 0.0 if told is None else TAGGED if told else -TAGGED
    return Place(each.weighed.hit, each.codes, points, each.parents) if points > 0 else None


def _choose(places: Sequence[Place], setting: Setting) -> tuple[Place, ...]:
    """Settle namesakes, and drop those for which nothing speaks."""
    chosen: list[Place] = []
    later = [place for place in places if len(place.codes) == 1]
    for place in places:
        codes = place.codes if _means_all(place) else _one_of(place, chosen, later, setting)
        if codes:
            chosen.append(place._replace(codes=codes))
    return tuple(chosen)


def _means_all(place: Place) -> bool:
    return (
        len(place.codes) == 1
        or place.hit.name.kind in ("group", "landmark")
        or all(units()[code].is_province for code in place.codes)
    )


def _one_of(place: Place, before: Sequence[Place], sure: Sequence[Place], setting: Setting) -> tuple[str, ...]:
    """Return the one namesake that the text, then the source's home, then custom speaks for."""
    same = [other.codes[0] for other in before if other.hit.surface.rstrip("시군구") == place.hit.surface.rstrip("시군구")]
    named = [province_of(other.codes[0]) for other in reversed(before)] + [province_of(other.codes[0]) for other in sure]
    for wanted in (same, named, [province_of(setting.home)] if setting.home else []):
        for each in wanted:
            found = [code for code in place.codes if each == code or each in lineage(province_of(code))]
            if len(found) == 1:
                return (found[0],)
    default = next((code for code in place.codes if units()[code].is_province), PREFERRED.get(place.hit.surface, ""))
    return (default,) if default in place.codes else ()
