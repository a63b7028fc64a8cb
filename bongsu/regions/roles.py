"""What a text is about, and what it only mentions: other hubs, comparisons, a person's past."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from bongsu.korea.sentences import sentence_at
from bongsu.korea.units import circle, province_of, units
from bongsu.regions.asides import is_aside, is_earlier, is_joined, is_left_out, is_scholar, is_subject, locates, takes_part
from bongsu.regions.resolve import Place
from bongsu.regions.scan import Hit, Name
from bongsu.regions.zones import Zone, Zones

SELF = 3.0
"""Points with which a region that only says 시는 is known to be meant."""

Role = Literal["about", "mentioned"]

TITLE, DATELINE, LEAD, BODY = 3.0, 1.5, 1.5, 0.4
SUBJECT_IN_LEAD, SUBJECT_IN_BODY = 2.5, 1.7
LEAD_BESIDE_TITLE, DATELINE_BESIDE_TITLE, JOINED = 0.6, 0.5, 1.7
AT_HOME = 0.7
ABOUT = 1.5
"""Points from which a text is about a region."""
ABOUT_BESIDE_TITLE = 2.0
"""The same where title or first paragraph already lead to other regions."""
MOST_IN_BODY = 1.2
"""Plain mentions in the body add up to no more than this."""
NATIONAL_DESKS = frozenset({"11000", "36000"})
"""서울 and 세종: a dateline there is where the paper's head office or the ministries sit, and says nothing of the region."""
MANY = 3
"""A list of so many regions of several 시도 names the others, unless it stands in the title."""

_VENUE = re.compile(
    r"[가-힣A-Za-z0-9 ·'‘’“”()]{0,25}에서(?:는|도)? "
    r"(?:(?:온라인|화상)으로|열린|열고|열었|열어|열렸|개최|진행|가진|가졌|기자|간담회|회견|협약|체결|만나|밝혔|말했|발표|중계|심사|평가|면접)"
)
_VENUE_REACH = 28
"""Code points within which 에서 must stand."""
_ITSELF = re.compile(r"(?<![가-힣\d])([시군구도])(?:(?:는|은|가|이|에서는)(?=[ ,\n])|(?= (?:관계자|당국)))")


class Judged(NamedTuple):
    """A region with its role, its points, and the places in the text that gave them."""

    code: str
    role: Role
    points: float
    places: tuple[Place, ...]


class _Sight(NamedTuple):
    """A place with what its sentence does with it.

    `acts` if it does something as the subject of its sentence, `joins` if it is a partner or a site in the first one.
    """

    place: Place
    zone: Zone
    subject: bool
    aside: bool
    venue: bool = False
    opens: bool = False
    acts: bool = True
    joins: bool = False


class _Rows(NamedTuple):
    """Lists of names, by their number: where the name ends that makes a subject of each, and those that only enumerate.

    `spans` are where each begins and ends.
    """

    ends: Mapping[int, int]
    crowded: frozenset[int]
    spans: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, text: str, places: Sequence[Place]) -> "_Rows":
        members: dict[int, set[str]] = defaultdict(set)
        absorbed = _absorbed(places)
        for place in places:
            if place.hit not in absorbed:
                members[place.row].add(place.codes[0])
        ends = {place.row: place.hit.end for place in places if place.row and is_subject(text, place.hit.end)}
        crowded = frozenset(row for row, codes in members.items() if len(codes) >= MANY and len({*map(province_of, codes)}) > 1)
        first = {place.row: _start(place) for place in reversed(places) if place.row}
        last = {place.row: place.hit.end for place in places}
        return cls(ends, crowded - {0}, {row: (start, last[row]) for row, start in first.items()})


def judge_roles(text: str, places: Sequence[Place], zones: Zones, home: str | None) -> tuple[Judged, ...]:
    """Return the regions of a text, those it is about first. What stands in menus and by-lines is left out."""
    sights: dict[str, list[_Sight]] = defaultdict(list)
    for sight in _sights(text, places, zones):
        for code in sight.place.codes:
            sights[code].append(sight)
    leaders = _leaders(sights)
    itself = _home_as_subject(text, zones, home) if home and leaders <= {home} else []
    if home and itself:
        sights[home] += itself
        leaders = frozenset({home})
    judged = [_judge(code, each, home, led=_is_led(code, leaders)) for code, each in sights.items()]
    return tuple(sorted(judged, key=lambda each: (each.role != "about", -each.points, each.places[0].hit.start)))


def _leaders(sights: Mapping[str, Sequence[_Sight]]) -> frozenset[str]:
    """Return the regions that lead a text: in its title or acting in its first sentence; else acting in its first paragraph."""
    first = frozenset(code for code, each in sights.items() if any(map(_opens, each)))
    return first or frozenset(code for code, each in sights.items() if any(map(_leads, each)))


def _opens(sight: _Sight) -> bool:
    return not sight.aside and (sight.zone is Zone.TITLE or (sight.subject and sight.opens))


def _leads(sight: _Sight) -> bool:
    return not sight.aside and sight.subject and sight.zone is Zone.LEAD


def _absorbed(places: Sequence[Place]) -> frozenset[Hit]:
    return frozenset(parent for place in places for parent in place.parents)


def _sights(text: str, places: Sequence[Place], zones: Zones) -> Iterator[_Sight]:
    absorbed = _absorbed(places)
    rows = _Rows.of(text, places)
    for place in places:
        zone = zones.of(place.hit.start)
        if place.hit not in absorbed and zone is not Zone.CLUTTER:
            sight = _look(text, place, zone, rows)
            yield sight if zone is Zone.TITLE or sight.aside else _read_sentence(text, sight, zones, rows)


def _look(text: str, place: Place, zone: Zone, rows: _Rows) -> _Sight:
    """Return what stands right beside a place."""
    end, start = place.hit.end, _start(place)
    first, last = rows.spans.get(place.row, (start, end))
    aside = is_aside(text, first, end if zone is Zone.TITLE else last) or (
        place.hit.name.kind == "landmark" and is_scholar(text, end)
    )
    enumerated = place.row in rows.crowded and zone is not Zone.TITLE
    subject = (place.row in rows.ends or (not place.row and is_subject(text, end))) and not locates(text, end)
    venue = zone is not Zone.TITLE and text.find("에서", end, end + _VENUE_REACH) >= 0 and _VENUE.match(text, end) is not None
    return _Sight(place, zone, subject, aside or enumerated, venue)


def _read_sentence(text: str, sight: _Sight, zones: Zones, rows: _Rows) -> _Sight:
    """Return a sight with what its whole sentence says of it."""
    start, end = _start(sight.place), rows.ends.get(sight.place.row, sight.place.hit.end)
    sentence, sentence_end = sentence_at(text, start)
    opens = start < zones.opening_end
    earlier = is_earlier(text, sentence, start)
    out = sight.subject and not opens and is_left_out(text, end, sentence_end)
    acts = sight.subject and takes_part(text, end, sentence_end)
    joins = opens and is_joined(text, sight.place.hit.end, sentence_end)
    return _Sight(sight.place, sight.zone, sight.subject, earlier or out, sight.venue, opens, acts, joins)


def _start(place: Place) -> int:
    return (place.parents[0] if place.parents else place.hit).start


def _is_led(code: str, leaders: frozenset[str]) -> bool:
    """Whether the text shows at once that it is about other regions, of which this is no part."""
    return bool(leaders) and leaders.isdisjoint(circle(code))


def _judge(code: str, sights: Sequence[_Sight], home: str | None, *, led: bool) -> Judged:
    points = max(_points(sight, led=led) for sight in sights)
    body = sum(BODY for sight in sights if not sight.aside)
    points += min(MOST_IN_BODY, body) + (AT_HOME if points > 0 and not led and _is_home(code, home) else 0.0)
    about = points >= (ABOUT_BESIDE_TITLE if led else ABOUT)
    return Judged(code, "about" if about else "mentioned", points, tuple(sight.place for sight in sights))


def _points(sight: _Sight, *, led: bool) -> float:
    """Return what the best place of a word is worth."""
    if sight.aside:
        return 0.0
    if sight.zone is Zone.TITLE:
        return TITLE
    if sight.subject and (sight.opens or sight.acts or not led):
        return SUBJECT_IN_LEAD if sight.opens or (sight.zone is Zone.LEAD and not led) else _late_subject(sight)
    return JOINED if sight.joins else _plain_points(sight, led=led)


def _plain_points(sight: _Sight, *, led: bool) -> float:
    """Return what a name is worth that neither acts nor is acted with."""
    if sight.zone is Zone.DATELINE:
        return DATELINE_BESIDE_TITLE if led or NATIONAL_DESKS.intersection(sight.place.codes) else DATELINE
    if sight.zone is Zone.LEAD and not sight.venue:
        return LEAD_BESIDE_TITLE if led else LEAD
    return 0.0


def _late_subject(sight: _Sight) -> float:
    """A body that acts late in a text is what it is about (구미시는); a region with a quality may be a comparison (서울은)."""
    return SUBJECT_IN_BODY if sight.place.hit.name.kind == "official" else SUBJECT_IN_BODY / 2


def _is_home(code: str, home: str | None) -> bool:
    return home is not None and home in circle(code)


def _home_as_subject(text: str, zones: Zones, home: str) -> list[_Sight]:
    """Return where a text says only 시는, 군은, 구는 or 도는, as a region's own paper or board does of its region."""
    unit = units()[home]
    name = Name("official", (unit.code,))
    hits = (Hit(each[0], *each.span(), name) for each in _ITSELF.finditer(text, zones.title_end) if unit.name.endswith(each[1]))
    own = (hit for hit in hits if zones.of(hit.start) is not Zone.CLUTTER)
    return [_Sight(Place(hit, (unit.code,), SELF), Zone.LEAD, subject=True, aside=False) for hit in own]
