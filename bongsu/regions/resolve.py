"""From linked names to places: what the whole text, the source's home and custom say of each name."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bongsu.korea.units import lineage, province_of, units
from bongsu.regions.beside import HOPELESS, Linked, Setting
from bongsu.regions.scan import Hit

SAME_PLACE_ELSEWHERE, PROVINCE_NAMED, NEIGHBOUR_NAMED = 4.0, 2.0, 1.0
AT_HOME, NEAR_HOME = 2.5, 1.0
CERTAIN, NAMED = 4.0, 3.0
"""Points from which a name speaks for others anywhere in the text: a 시군구, a 시도."""
IN_DOUBT, TAGGED = 1.5, 2.0
"""A tagger is asked about names whose points are this near to 0, and its answer weighs so much."""

PREFERRED = {"강서구": "11500", "강서": "11500"}
"""Which namesake is meant where nothing says so: 강서구 of 서울 has four times the people of that of 부산."""

Ask = Callable[[Hit], bool | None]


class Place(NamedTuple):
    """A name that was found to be a place, or to mean several. `parents` only say where it lies: 경북 in 경북 포항."""

    hit: Hit
    codes: tuple[str, ...]
    points: float
    parents: tuple[Hit, ...] = ()
    row: int = 0


def resolve(linked: Sequence[Linked], setting: Setting, ask: Ask) -> tuple[Place, ...]:
    """Return the places among the names, from left to right."""
    known = _Known.of(linked, setting.home)
    places = [place for place in (_decide(each, known, ask) for each in linked) if place]
    return tuple(_choose(places, setting.home))


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

    def points(self, codes: Sequence[str]) -> float:
        provinces = frozenset(map(province_of, codes))
        same = 0.0 if self.certain.isdisjoint(codes) else SAME_PLACE_ELSEWHERE
        return same + self._province_points(provinces) + self._home_points(codes)

    def _province_points(self, provinces: frozenset[str]) -> float:
        if not self.provinces_named.isdisjoint(provinces):
            return PROVINCE_NAMED
        return 0.0 if self.provinces_of_certain.isdisjoint(provinces) else NEIGHBOUR_NAMED

    def _home_points(self, codes: Sequence[str]) -> float:
        if not self.home:
            return 0.0
        if any(self.home in lineage(code) for code in codes):
            return AT_HOME
        return NEAR_HOME if any(province_of(self.home) in lineage(province_of(code)) for code in codes) else 0.0


def _decide(each: Linked, known: _Known, ask: Ask) -> Place | None:
    points = each.points
    if not each.weighed.settled and points > HOPELESS:
        points += known.points(each.codes)
        if abs(points) < IN_DOUBT:
            points += {None: 0.0, True: TAGGED, False: -TAGGED}[ask(each.hit)]
    return Place(each.hit, each.codes, points, each.parents, each.row) if points > 0 else None


def _choose(places: Sequence[Place], home: str | None) -> list[Place]:
    """Settle namesakes, and drop those for which nothing speaks."""
    chosen: list[Place] = []
    sure = [place.codes[0] for place in places if len(place.codes) == 1]
    last: dict[str, str] = {}
    for place in places:
        codes = place.codes if _means_all(place) else _one_of(place, chosen, sure, last, home)
        if codes:
            chosen.append(place._replace(codes=codes))
            last[_stem(place)] = codes[0]
    return chosen


def _means_all(place: Place) -> bool:
    several = place.hit.name.kind in ("group", "landmark") or all(units()[code].is_province for code in place.codes)
    return len(place.codes) == 1 or several


def _stem(place: Place) -> str:
    return place.hit.surface.rstrip("시군구")


def _one_of(
    place: Place, before: Sequence[Place], sure: Sequence[str], last: dict[str, str], home: str | None
) -> tuple[str, ...]:
    """Return the one namesake that the text before, the text after, the source's home or custom speaks for."""
    nearest = [code for other in reversed(before[-NEAREST:]) for code in other.codes[:1]]
    same = last.get(_stem(place))
    for wanted in ([same] if same else [], nearest, sure[:NEAREST], [home] if home else []):
        for each in wanted:
            found = [code for code in place.codes if each == code or province_of(each) in lineage(province_of(code))]
            if len(found) == 1:
                return (found[0],)
    return _by_custom(place)


NEAREST = 50
"""How many places before and after may say which namesake is meant."""


def _by_custom(place: Place) -> tuple[str, ...]:
    province = next((code for code in place.codes if units()[code].is_province), None)
    custom = province or PREFERRED.get(place.hit.surface)
    return (custom,) if custom in place.codes else ()
