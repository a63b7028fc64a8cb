"""How much a name's nearest surroundings speak for the place and against the word.

Weights are points: above 0 the name is read as a place. They are ordered by what they say of the language: an official name
all but settles the matter, a particle hints. Confidence is their logistic.
"""

import math
import re
from typing import NamedTuple

from bongsu.korea.homonyms import Homonym, homonym, is_homonym
from bongsu.korea.namesakes import has_town
from bongsu.regions.scan import Hit, lexicon, shorter

WINDOW = 16
"""Characters before and after a name that are looked at."""

OFFICIAL, CLEAR, GLUED = 6.0, 3.0, 1.0
PLACE_FOLLOWS, COMPOUND, TOWN, WEATHER, LOCATIVE, OPENING, LOCAL, DATED, VISITED = 5.0, 4.0, 6.0, 4.0, 2.5, 2.5, 2.0, 1.5, 1.5
WORD_FOLLOWS, WORD_BEFORE = -9.0, -6.0
NEVER = -30.0
"""The points of a name that is no place whatever stands around it."""

_PARTICLE = re.compile(
    r"(?:에서는|에서도|에서|에는|에도|으로|까지|부터|에|은|는|이|가|을|를|의|와|과|도|로|만|서)?[ \n]['\"‘’“”]?(.*)", re.DOTALL
)
_VERB = re.compile(
    r"하(?:고|는|여|기|며|면|지|였|던|자|겠|거나|려|도록|다|게|든)|한다|한(?![가-힣])|할(?![가-힣])|해(?![가-힣])|해[서야도]|했|함(?![가-힣])"
    r"|합니다|됐|된다|된(?![가-힣])|될|되[고는며면어었지다]|돼|시[키켜킨킬킴]|스[럽러]"
)
_LOCATIVE = re.compile(r"(?:에서|서|으로|발|행|까지|부터)(?![가-힣])|에서[는도]|에(?![가-힣])")
_VISITED = re.compile(
    r"(?:서 |에 |에서 | )?(?:방문|찾아|찾은|찾는|개최|유치|이전|개막|일원|일대|인근|등지|도착|입주|소재|거주|현장)"
)
_OPENING = re.compile(r"(?:[\[(<【〈][^\])>】〉]{1,10}[\])>】〉] ?)?['\"‘’“”]?")
"""What may stand before the word that opens a headline. A bare noun there that is a place name most often is the place."""
_LOCAL = re.compile(
    r"[^.\n]{0,10}?(?:산사태|화재|폭발|추돌|추락|전복|붕괴|침수|살인|실종|국도|펜션|마을|해수욕장|휴게소|물류|창고|주택|야산|계곡|하천"
    r"|확진|감염|구제역|살처분|사거리|교차로|초등|여고|산불|농가|농장|어선|해상|특산물|홈경기|홈구장|연고|읍내|군민|시민)"
)
_TOWN = re.compile(r" ([가-힣]{1,5}\d{0,2}[읍면동])(?![가-힣]{2})")
_DATED = re.compile(r"\d[일시]\s?$")
_MEDIA = re.compile(
    r"(?:도민|시민|매일|중앙|인터넷|민)?(?:일보|신문|방송|매일|뉴스|타임[즈스]|저널|투데이|포스트|MBC|KBS|CBS|SBS|TBC|의소리)"
)
_BROADCASTERS = ("KBS", "MBC", "CBS", "TBN", "SBS")
_WEATHER = re.compile(r"\s-?\d+(?:\.\d+)?\s?(?:도|㎜|mm|㎝|cm|℃)")
_COMPOUND = re.compile(
    r" ?(?:시민|군민|구민|도민|주민|지역|소식|경찰|소방|농협|수협|축협|교육지원|교육청|보건소|우체국|세무서|시청|군청|구청"
    r"|의회|도의회|시의회|군의회|터미널"
    r"|IC|나들목|톨게이트|휴게소|산단|산업단지|공단|국가산단|혁신도시|신도시|캠퍼스|공장|발전소|축제|박물관|미술관"
    r"|체육관|도서관|문화원|문화재단|상의|상공회의소|병원|의료원|대학|여고|여중|고교|중학|초등|공고|상고|출신|시내|도심|터널|저수지|시장"
    r"|오일장|특산|한우|FC|시의원|국회의원|군수|지청|지원|법원|지검|공항|골프장|아파트|센터|앞바다|연안|(?:[갑을병정읍면역항댐초고천대](?![가-힣])))"
)
_DISTRICT_WORD = re.compile(r"간|매|입|축|현(?!충|대)|직|독|역|급|속|호|제(?!일)|분|두|체적|체화|조물|조대")
_CITY_WORD = re.compile(r"[켜키킨킬킴대절점간작험]|설(?!관리공단|공단)")
_INSTITUTION = re.compile(r"(?:국립|시립|도립|군립|구립|공립|전국|한국|국제|(?<![가-힣])[옛재])$")
_COLLEGE_TAIL = re.compile(
    r"(?![가-힣])|학|병원|교수|총장|학생|연구|산학|공대|의대|치대|약대|법대|캠퍼스|팀|측|동문|기술|창업|와|과(?!반)|은|는|이|가|을|를|의"
    r"|에|도(?!로|시)|로봇|배|부설|부속|입학|합격|출신|여자|남자"
)


_BESIDE = ((_LOCATIVE, LOCATIVE), (_LOCAL, LOCAL), (_VISITED, VISITED))


class Weighed(NamedTuple):
    """A hit with its points. `starts` if it begins a word; `settled` if nothing farther away can change what it is."""

    hit: Hit
    points: float
    starts: bool
    settled: bool


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
    if _MEDIA.match(tail) or head.strip().endswith(_BROADCASTERS):
        return NEVER
    if hit.name.kind == "landmark":
        return _landmark_points(hit, tail)
    if hit.name.kind == "group":
        return OFFICIAL
    known = homonym(hit.surface)
    if hit.name.kind == "official":
        return _official_points(hit, tail, known)
    opening = OPENING if _opens(text, hit) else 0.0
    return (_homonym_points(hit, head, tail, known) if known else CLEAR) + opening + _common_points(head, tail)


def _opens(text: str, hit: Hit) -> bool:
    """Whether a name stands bare at the head of a title."""
    return hit.start < WINDOW and text.startswith(" ", hit.end) and _OPENING.fullmatch(text, 0, hit.start) is not None


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
    sense = known.sense(tail, _next_word(tail))
    points = float(known.lean) + (TOWN if _names_its_town(hit, tail) else 0.0)
    if sense == "place":
        points += PLACE_FOLLOWS
    elif sense == "word" or _VERB.match(tail):
        points += WORD_FOLLOWS
    if sense != "place" and head.rstrip(" '\"‘’“”").endswith(known.before or ("\0",)):
        points += WORD_BEFORE
    return points


def _names_its_town(hit: Hit, tail: str) -> bool:
    """Whether the next word is a 읍면동 of a unit of this name: 고령 다산면, 진주 가좌동."""
    town = _TOWN.match(tail)
    return town is not None and any(has_town(code, (town[1],)) for code in hit.name.codes)


def _next_word(tail: str) -> str:
    """Return what follows after a particle and a space; "" where the same word goes on."""
    found = _PARTICLE.match(tail)
    return found[1] if found else ""


def _common_points(head: str, tail: str) -> float:
    """Return points for what stands beside place names of any kind."""
    if _WEATHER.match(tail):
        return WEATHER
    dated = DATED if _DATED.search(head) else 0.0
    if _COMPOUND.match(tail):
        return dated + COMPOUND
    beside = (points for pattern, points in _BESIDE if pattern.match(tail))
    return dated + next(beside, 0.0)


def confidence(points: float) -> float:
    """Return how sure points above 0 are, from 0.5 to 0.99."""
    return min(0.99, round(1 / (1 + math.exp(-points / 1.5)), 2))
