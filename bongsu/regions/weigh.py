"""How much a name's nearest surroundings speak for the place and against the word.

Weights are points: above 0 the name is read as a place. They are ordered by what they say of the language: an official name
all but settles the matter, a particle hints. Confidence is their logistic.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bongsu.korea.homonyms import Homonym, homonym, is_homonym
from bongsu.korea.namesakes import has_town
from bongsu.regions.deeds import AFTER_NOUN, VERB, VERBAL, deed_points, ends_compound, follows_noun
from bongsu.regions.scan import Hit, lexicon, shorter
from bongsu.regions.signs import REACHED, SITED, common_points, compound_length, is_part, is_railway, is_weather, person_points

WINDOW = 16
"""Characters before and after a name that are looked at."""
LINE = 40
"""Characters before and after a name in which its line may speak of what belongs to the place, or to the word."""

OFFICIAL, CLEAR = 6.0, 3.0
PLACE_FOLLOWS, TOWN, OPENING, CLAUSE_OPENING, NEAR = 5.0, 6.0, 2.5, 1.5, 2.5
WORD_FOLLOWS, WORD_HINTED, WORD_BEFORE = -9.0, -5.0, -6.0
NEVER = -30.0
"""The points of a name that is no place whatever stands around it."""
RARELY_ALONE = -7
"""The lean of names that hardly ever stand for the place without their 구: 동안, 회원."""
MOST_NEAR = 2
SETTLED = 9.0
"""Points from which on either side the rest of the line is not asked."""
LEAST_LEAN = -2
"""What follows a place outweighs how rare the place is beside the word."""

_PARTICLE = re.compile(
    r"(?:에서는|에서도|에서|에는|에도|으로|까지|부터|에|은|는|이|가|을|를|의|와|과|도|로|만|서)?[ \n]['\"‘’“”]?(.*)", re.DOTALL
)
_OPENING = re.compile(r"(?:[\[(<【〈][^\])>】〉]{1,10}[\])>】〉] ?)?['\"‘’“”]?")
"""What may stand before the word that opens a headline. A bare noun there that is a place name most often is the place."""
_TOWN = re.compile(r" ([가-힣]{1,5}\d{0,2}[읍면동])(?![가-힣]{2})")
_TOWN_TAIL = re.compile(r"\d?[동읍면](?![가-힣]{2})")
_NAMED_AFTER = re.compile(
    r"산?맥|(?:도민|시민|매일|중앙|인터넷|민)?(?:일보|신문|방송|매일|뉴스|타임[즈스]|저널|투데이|포스트|MBC|KBS|CBS|SBS|TBC|의소리)"
)
"""What makes a name that of a newspaper, a broadcaster or a mountain range: 부산일보, 태백산맥."""
_BROADCASTERS = ("KBS", "MBC", "CBS", "TBN", "SBS")
_DISTRICT_WORD = re.compile(r"간|매|입|축|현(?!충|대)|직|독|역|급|속|호|제(?!일)|분|두|체적|체화|조물|조대")
_CITY_WORD = re.compile(r"[켜키킨킬킴대절점간작험]|설(?!관리공단|공단)")
_INSTITUTION = re.compile(r"(?:국립|시립|도립|군립|구립|공립|전국|한국|국제|(?<![가-힣])[옛재])$")
_COLLEGE_TAIL = re.compile(
    r"(?![가-힣])|학|병원|교수|총장|학생|연구|산학|공대|의대|치대|약대|법대|캠퍼스|팀|측|동문|기술|창업|와|과(?!반)|은|는|이|가|을|를|의"
    r"|에|도(?!로|시)|로봇|배|부설|부속|입학|합격|출신|여자|남자"
)


class Weighed(NamedTuple):
    """A hit with its points. `starts` if it begins a word; `settled` if nothing farther away can change what it is."""

    hit: Hit
    points: float
    starts: bool
    settled: bool


def weigh_all(text: str, hits: Iterable[Hit]) -> Iterator[Weighed]:
    """Yield the hits with their points; one inside a word is weighed only where a name stands right before it."""
    end = 0
    for hit in hits:
        inside = hit.start != end and not starts_word(text, hit.start)
        yield Weighed(hit, NEVER, starts=False, settled=True) if inside else weigh(text, hit)
        end = hit.end


def weigh(text: str, hit: Hit) -> Weighed:
    """Return the points of a hit from its own word and its neighbours' words."""
    starts = starts_word(text, hit.start)
    tail = text[hit.end : hit.end + WINDOW]
    head = text[max(0, hit.start - WINDOW) : hit.start]
    points = _points(text, hit, head, tail)
    within = shorter(hit.surface) if points == NEVER else None
    if within:
        return weigh(text, Hit(within, hit.start, hit.start + len(within), lexicon()[within]))
    return Weighed(hit, points, starts, hit.name.kind != "short")


def starts_word(text: str, start: int) -> bool:
    """Whether a name at `start` begins a word: after no Hangul and no digit, or after what institutions put before names."""
    before = text[start - 1 : start] if start else ""
    return not ("가" <= before <= "힣" or before.isdigit()) or bool(_INSTITUTION.search(text[max(0, start - 3) : start]))


def _points(text: str, hit: Hit, head: str, tail: str) -> float:
    if _NAMED_AFTER.match(tail) or head.strip().endswith(_BROADCASTERS):
        return NEVER
    if hit.name.kind == "landmark":
        return _landmark_points(hit, tail)
    if hit.name.kind == "group":
        return OFFICIAL
    known = homonym(hit.surface)
    if hit.name.kind == "official":
        return _official_points(hit, tail, known)
    if _is_another_town(hit, tail) or is_railway(tail) or (known and is_part(tail)):
        return NEVER
    points = _homonym_points(hit, head, tail, known) if known else CLEAR
    points += _opening_points(text, hit, head) + person_points(hit.surface, head, tail) + common_points(head, tail)
    return points + _near_points(text, hit, known) if known and abs(points) < SETTLED else points


def _opening_points(text: str, hit: Hit, head: str) -> float:
    """Return points for a name that stands bare at the head of a title, or of a clause after the title's dots."""
    if not text.startswith((" ", "도 "), hit.end):
        return 0.0
    if hit.start < WINDOW and _OPENING.fullmatch(text, 0, hit.start):
        return OPENING
    return CLAUSE_OPENING if head.endswith(("…", "...")) else 0.0


def _is_another_town(hit: Hit, tail: str) -> bool:
    """Whether name and tail are a 읍면동 elsewhere: 거제동 lies in 부산, not in 거제."""
    found = _TOWN_TAIL.match(tail)
    return found is not None and not any(has_town(code, (hit.surface + found[0],)) for code in hit.name.codes)


def _near_points(text: str, hit: Hit, known: Homonym) -> float:
    """Return points for what the line around a name speaks of."""
    before, after = text[max(0, hit.start - LINE) : hit.start], text[hit.end : hit.end + LINE]
    leaning = known.leaning("\n".join((before.rpartition("\n")[2], after.partition("\n")[0])))
    return NEAR * max(-MOST_NEAR, min(MOST_NEAR, leaning))


def _landmark_points(hit: Hit, tail: str) -> float:
    is_college = hit.surface.endswith("대")
    return NEVER if is_college and not _COLLEGE_TAIL.match(tail) else OFFICIAL


def _official_points(hit: Hit, tail: str, known: Homonym | None) -> float:
    """An official name is one unless its last syllable begins another word: 상주시켜, 연수구간, 서구식."""
    if known and known.sense(tail, _next_word(tail)) == "word":
        return NEVER
    ending = {"구": _DISTRICT_WORD, "시": _CITY_WORD}.get(hit.surface[-1])
    is_word = is_homonym(hit.surface[:-1]) and ending and ending.match(tail)
    return NEVER if is_word else OFFICIAL


def _homonym_points(hit: Hit, head: str, tail: str, known: Homonym) -> float:
    if _names_its_town(hit, tail) or (known.lean > RARELY_ALONE and is_weather(tail)):
        return PLACE_FOLLOWS + TOWN
    sense = known.sense(tail, _next_word(tail), compound_length(tail))
    before = WORD_BEFORE if head.rstrip(" '\"‘’“”").endswith(known.before or ("\0",)) else 0.0
    if sense == "place":
        return max(known.lean, LEAST_LEAN) + PLACE_FOLLOWS + before
    return known.lean + before + _following_points(head, tail, known, sense)


def _following_points(head: str, tail: str, known: Homonym, sense: str | None) -> float:
    if sense == "word":
        return WORD_FOLLOWS
    if SITED.match(tail) or REACHED.match(tail):
        return PLACE_FOLLOWS
    if sense == "hint":
        return WORD_HINTED + (AFTER_NOUN if known.nature == "deed" and follows_noun(head) else 0.0)
    if known.nature == "contest" and ends_compound(head, tail):
        return WORD_BEFORE
    return deed_points(head, tail) if known.nature == "deed" else VERB * bool(VERBAL.match(tail))


def _names_its_town(hit: Hit, tail: str) -> bool:
    """Whether the next word is a 읍면동 of a unit of this name: 고령 다산면, 진주 가좌동."""
    town = _TOWN.match(tail)
    return town is not None and any(has_town(code, (town[1],)) for code in hit.name.codes)


def _next_word(tail: str) -> str:
    """Return what follows after a particle and a space; "" where the same word goes on."""
    found = _PARTICLE.match(tail)
    return found[1] if found else ""


@lru_cache(maxsize=256)
def confidence(points: float) -> float:
    """Return how sure points above 0 are, from 0.5 to 0.99."""
    return min(0.99, round(1 / (1 + math.exp(-points / 1.5)), 2))
