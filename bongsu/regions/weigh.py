"""How much a name's nearest surroundings speak for the place and against the word.

Weights are points: above 0 the name is read as a place. They are ordered by what they say of the language: an official name or the
시도 beside it all but settles the matter, a particle hints. Confidence is their logistic.
"""

import math
import re
from functools import cache
from typing import NamedTuple

from bongsu.korea.homonyms import Homonym, Surroundings, homonyms
from bongsu.regions.scan import Hit

WINDOW = 16
"""Characters of what follows that are looked at."""

OFFICIAL, CLEAR = 6.0, 3.0
PLACE_FOLLOWS, WORD_FOLLOWS, WORD_BEFORE, VERB_FOLLOWS = 5.0, -7.0, -5.0, -7.0
COMPOUND, WEATHER, LOCATIVE = 4.0, 4.0, 2.5
INSIDE_WORD = -20.0

_PARTICLE = re.compile(
    r"(?:에서는|에서도|에서|에는|에도|으로|까지|부터|에|은|는|이|가|을|를|의|와|과|도|로|만|서)?[ \n]['\"‘’“”]?(.*)", re.DOTALL
)
_VERB = re.compile(
    r"하(?:고|는|여|기|며|면|지|였|던|자|겠|거나|려|도록|다|게)|한다|한(?![가-힣])|할(?![가-힣])|해(?![가-힣]|양|외|변|수|안|군|상)|했|함(?![가-힣])"
    r"|합니다|됐|된다|된(?![가-힣])|될|되[고는며면어었지다]|돼|시[키켜킨킬킴]|스[럽러]"
)
_LOCATIVE = re.compile(r"(?:에서|서|에|로|으로|발|行|까지|부터)(?![가-힣])|에서[는도]")
_MEDIA = re.compile(
    r"(?:도민|시민|매일|중앙|인터넷|민)?(?:일보|신문|방송|매일|뉴스|타임[즈스]|저널|투데이|포스트|MBC|KBS|CBS|SBS|TBC|의소리)"
)
_WEATHER = re.compile(r"\s-?\d+(?:\.\d+)?\s?(?:도|㎜|mm|㎝|cm|℃)")
_COMPOUND = re.compile(
    r"시민|군민|구민|도민|주민|지역|소식|경찰|소방|농협|수협|축협|교육지원|교육청|보건소|우체국|세무서|시청|군청|구청|의회|도의회|시의회|군의회"
    r"|터미널|IC|나들목|톨게이트|휴게소|산단|산업단지|공단|국가산단|혁신도시|신도시|캠퍼스|공장|발전소|축제|박물관|미술관|체육관|도서관|문화원"
    r"|문화재단|상의|상공회의소|병원|의료원|대학|여고|여중|고교|중학|초등|공고|상고|출신|일원|일대|시내|도심|터널|저수지|시장|오일장|특산|한우"
    r"|FC|시의원|국회의원|군수|지청|지원|법원|지검|공항|골프장|아파트|센터|(?:[갑을병정읍면역항댐초고천대](?![가-힣]))"
)
_GU_WORD = re.compile(r"간|매|입|축|현(?!충|대)|직|독|역|급|속|호|제(?!일)|분|두|체적|체화|조물|조대")
_SI_WORD = re.compile(r"[켜키킨킬킴대절점간작험]")
_INSTITUTION = ("국립", "시립", "도립", "군립", "구립", "공립", "전국", "한국", "국제", "舊", "옛")
_COLLEGE_TAIL = re.compile(
    r"(?![가-힣])|학|병원|교수|총장|학생|연구|산학|공대|의대|치대|약대|법대|캠퍼스|팀|측|동문|기술|창업|AI|와|과(?!반)|은|는|이|가|을|를|의|에|도(?!로|시)|로봇|랩|배|부설|부속|입학|합격|출신|대학원|여자|남자"
)


class Weighed(NamedTuple):
    """A hit with its points; `settled` if nothing farther away can change what it is."""

    hit: Hit
    points: float
    settled: bool = False


def weigh(text: str, hit: Hit) -> Weighed:
    """Return the points of a hit from its own word and its neighbours' words."""
    tail = text[hit.end : hit.end + WINDOW]
    if hit.name.kind == "landmark":
        return Weighed(hit, _landmark_points(text, hit, tail), settled=True)
    if _is_media(text, hit, tail):
        return Weighed(hit, INSIDE_WORD, settled=True)
    if not starts_word(text, hit.start):
        return Weighed(hit, INSIDE_WORD)
    homonym = homonyms().get(hit.surface)
    if hit.name.kind == "official":
        return Weighed(hit, _official_points(hit, tail, homonym), settled=True)
    return Weighed(hit, (_homonym_points(text, hit, tail, homonym) if homonym else CLEAR) + _common_points(tail))


def starts_word(text: str, start: int) -> bool:
    """Whether a name at `start` begins a word: after no Hangul and no digit, or after a word that institutions put before names."""
    before = text[max(0, start - 2) : start]
    return not before or not (_is_hangul(before[-1]) or before[-1].isdigit()) or before in _INSTITUTION


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _is_media(text: str, hit: Hit, tail: str) -> bool:
    """Whether this is a piece of a newspaper's or broadcaster's name, which says nothing about the news in it."""
    return bool(_MEDIA.match(tail)) or text[max(0, hit.start - 3) : hit.start].strip() in ("KBS", "MBC", "CBS", "TBN", "SBS")


def _landmark_points(text: str, hit: Hit, tail: str) -> float:
    if not starts_word(text, hit.start):
        return INSIDE_WORD
    is_college = hit.surface.endswith(("대", "공과대", "공대"))
    return INSIDE_WORD if is_college and not _COLLEGE_TAIL.match(tail) else OFFICIAL


def _official_points(hit: Hit, tail: str, homonym: Homonym | None) -> float:
    """An official name is one unless its last syllable begins another word: 상주시켜, 연수구간, 서구식."""
    if homonym:
        return _homonym_choice(tail, homonym) or OFFICIAL
    risky = hit.surface[:-1] in homonyms()
    ending = {"구": _GU_WORD, "시": _SI_WORD}.get(hit.surface[-1])
    return INSIDE_WORD if risky and ending and ending.match(tail) else OFFICIAL


def _homonym_points(text: str, hit: Hit, tail: str, homonym: Homonym) -> float:
    points = float(homonym.lean) + _homonym_choice(tail, homonym)
    if _VERB.match(tail):
        points += VERB_FOLLOWS
    if text[max(0, hit.start - WINDOW) : hit.start].rstrip(" '\"‘’“”").endswith(homonym.before or ("\0",)):
        points += WORD_BEFORE
    return points


def _homonym_choice(tail: str, homonym: Homonym) -> float:
    """Return points for the longest of the listed beginnings that follow."""
    word, place = _longest(tail, homonym.word), _longest(tail, homonym.place)
    if word == place == 0:
        return 0.0
    return PLACE_FOLLOWS if place >= word else WORD_FOLLOWS


def _longest(tail: str, listed: Surroundings) -> int:
    lengths = [len(each) for each in listed.attached if tail.startswith(each)]
    following = _PARTICLE.match(tail)
    if following:
        lengths += [len(each) for each in listed.apart if following[1].startswith(each)]
    return max(lengths, default=0)


def _common_points(tail: str) -> float:
    """Return points for what follows place names of any kind."""
    if _WEATHER.match(tail):
        return WEATHER
    if _COMPOUND.match(tail) or _COMPOUND.match(tail[1:] if tail.startswith(" ") else "\0"):
        return COMPOUND
    return LOCATIVE if _LOCATIVE.match(tail) else 0.0


@cache
def confidence(tenths: int) -> float:
    """Return the probability, between 0 and 1, that a name with so many tenths of a point is the place."""
    return round(1 / (1 + math.exp(-tenths / 15)), 2)
