"""What stands around nouns of deeds: 강화 in "단속 강화 나선다", 상주 in "직원이 상주한다".

A verb is made of such a noun with 하다 and 되다. In headlines it ends a clause, or a verb of aim or decision follows it; in
sentences it is an object, or stands with 에 before verbs like 나서다 and 성공하다. Weights are points, as in `weigh`.
"""

import re

from bongsu.korea.fields import any_of, field
from bongsu.regions.signs import APPOSED

VERB, AIMED, DECIDED, OBJECT, CLAUSE_END = -9.0, -9.0, -5.0, -5.0, -3.0
AFTER_NOUN, SUBJECT, HELD_IN = -1.0, -1.5, 3.0

VERBAL = re.compile(
    r"하(?:고|는|여|기|며|면|지|였|던|자|겠|거나|려|도록|다|게|든|시)|한다|한(?![가-힣])|할(?![가-힣])|해(?![가-힣])|해[서야도]|했|함(?![가-힣])"
    r"|합니다|됐|된다|된(?![가-힣])|될|되[고는며면어었지다]|돼|시[키켜킨킬킴]|스[럽러]"
)
_DECIDED = re.compile(rf" (?:{any_of(field('deed_decided'))}|중(?![·가-힣])|후(?![가-힣]))")
_AIMED = re.compile(rf"에(?:도|는|만)? (?:{any_of(field('deed_aimed'))})")
_OBJECT = re.compile(r"(?:을|를)(?![가-힣])|(?:이|가|은|는)(?![가-힣])")
_HELD_IN = re.compile(r"서(?:만|도|는)?[ ,…]")
_CLAUSE_END = re.compile(r"[\"'’”]?(?:…|\.\.\.|·종합|종합\d?보?$|속보$|[!?]|$|\n)")
_BARE_NOUN = re.compile(r"[가-힣](?<![은는이가을를의에서로도와과만고며면])\s$")
_NO_COMPOUND = (*APPOSED, *(f"{word} " for word in (*field("times"), *field("events"))))
"""What before a name makes no compound with it: times, events, and what a headline calls a place."""
_MODIFIERS = frozenset("한된할될던린긴진친킨난든운온본낸갈올볼킬칠릴길둔쓴뜬큰튼춘룬핀낀띤찬쁜른슨얀쉰")
"""Last syllables of verbs before nouns: 한, 될, 열린."""


def deed_points(head: str, tail: str) -> float:
    """Return points for what stands around a name that is the noun of a deed too: most below 0, for the deed."""
    if VERBAL.match(tail):
        return VERB
    if _AIMED.match(tail):
        return AIMED
    if _HELD_IN.match(tail):
        return HELD_IN
    return _case_points(tail) + (AFTER_NOUN if follows_noun(head) else 0.0)


def _case_points(tail: str) -> float:
    if _DECIDED.match(tail):
        return DECIDED
    if _CLAUSE_END.match(tail):
        return CLAUSE_END
    found = _OBJECT.match(tail)
    if not found:
        return 0.0
    return OBJECT if found[0] in "을를" else SUBJECT


def follows_noun(head: str) -> bool:
    """Whether a bare noun stands before, and nothing between: 기능 before 강화, but not 찾은 or 경북에."""
    found = None if head.endswith(_NO_COMPOUND) else _BARE_NOUN.search(head)
    return found is not None and found[0][0] not in _MODIFIERS


def ends_compound(head: str, tail: str) -> bool:
    """Whether a name ends a clause after a bare noun, as the last part of a longer name: 대전 in 배달앱 대전."""
    return follows_noun(head) and _CLAUSE_END.match(tail) is not None
