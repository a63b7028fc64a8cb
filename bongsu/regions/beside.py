"""What names say of the names right beside them: 경북 포항 is one place, and in 구미·안동 each vouches for the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from bongsu.korea.landmarks import landmarks
from bongsu.korea.namesakes import has_town
from bongsu.korea.units import circle, lineage, on_day, predecessors, province_of, units
from bongsu.regions.scan import Hit
from bongsu.regions.signs import is_local_feature
from bongsu.regions.weigh import CLEAR, NEVER, Weighed

PARENT_BESIDE, LISTED, COMMA_LISTED, NEXT_LISTED, SAME_PROVINCE, ELSEWHERE = 9.0, 4.5, 2.0, 4.5, 2.5, -3.0
PLAUSIBLE = 1.0
"""Points from which a name vouches for its neighbours in a list."""
HOPELESS = -10.0
"""Points below which no neighbour helps."""
UNLIKELY = -7.0
"""Points above which two names that are words too, of one 시도, vouch for each other: 관악·동작 are no move."""
LONGEST_GAP = 16
BARE_MERGER = "통합특별시"
PLANNED_MERGERS = ("대구경북", "대구·경북", "경북", "대전충남", "대전·충남", "충남대전", "충남·대전", "충남")

_NEXT = re.compile(r"[ \n]?")
_LIST = re.compile(r" ?[·ㆍ∙・‧•⋅/~∼↔] ?|[와과] | 및 |에? 이어 |↔|[-–]")
_COMMA = re.compile(r", ?|、")
_COUNTED = re.compile(
    r"(?:시|군)? ?(?:각 )?(?:영하|영상|최고|최저|낮)? ?-?\d[\d.,]*(?:~\d[\d.]*)? ?"
    r"(?:%|℃|도|㎜|㎝|mm|cm|명|건|곳|개|대|가구|t)?[,·ㆍ]? ?"
)
"""What stands between the names of a table in words: 보성 32명, 곡성 31명; 속초 12 고성 11."""
_ROAD = re.compile(r"고속|항(?![가-힣])|국도|철도")
_GLUED_TAIL = re.compile(
    r"(?![가-힣])|항|고속|선(?![가-힣])|간(?![가-힣])|권(?![가-힣])|지역|은|는|이|가|의|에|을|를|도(?![가-힣])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known besides the text: the day it is read as of (None: the newest table), and the source's home region."""

    day: date | None = None
    home: str | None = None


class Linked(NamedTuple):
    """A weighed hit with the codes still possible.

    `parents` stand before it and only say where it lies; `row` is the number of the list that it is a member of, 0 for none.
    """

    weighed: Weighed
    codes: tuple[str, ...]
    points: float
    parents: tuple[Hit, ...] = ()
    row: int = 0

    @property
    def hit(self) -> Hit:
        return self.weighed.hit


def link(text: str, weighed: Iterable[Weighed], day: date | None) -> tuple[Linked, ...]:
    """Return the names that can be places, each with what its neighbours say."""
    linked: list[Linked] = []
    for row, each in enumerate(weighed, start=1):
        codes = codes_on(each.hit.name.codes, day)
        if each.hit.surface == BARE_MERGER and _is_another_merger(text, each.hit, codes):
            continue
        if codes:
            _append(text, linked, Linked(each, codes, each.points), row)
    return tuple(each for each in reversed([*_vouched(linked)]) if each.points > HOPELESS)


def _vouched(linked: Sequence[Linked]) -> Iterator[Linked]:
    """Yield the names, those raised that a list names before a plausible one: in 공주·부여·청양 the last speaks for all."""
    after: Linked | None = None
    for each in reversed(linked):
        unraised = each.points == each.weighed.points > NEVER
        if after and unraised and each.row == after.row != 0 and after.points >= PLAUSIBLE:
            shared = _in_same_province(after.codes, each.codes)
            after = each._replace(points=each.points + LISTED + (SAME_PROVINCE if shared else 0.0), codes=shared or each.codes)
        else:
            after = each
        yield after


@cache
def codes_on(codes: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """Return the codes that a name's units have on `day`; a 시도 merged from several means those before it existed."""
    return tuple(dict.fromkeys(now for code in codes for part in _parts(code, day) for now in _standing(part, day)))


def _parts(code: str, day: date | None) -> tuple[str, ...]:
    unit = units()[code]
    former = predecessors().get(code, ())
    return former if unit.is_province and len(former) > 1 and day and day < unit.valid_from else (code,)


def _standing(code: str, day: date | None) -> Iterator[str]:
    now = on_day(code, day)
    if day is None or units()[now].valid_from <= day:
        yield now


def _is_another_merger(text: str, hit: Hit, codes: tuple[str, ...]) -> bool:
    """Whether 통합특별시 is one planned elsewhere: that of 전남광주 alone has come about, and has the name since then."""
    return len(codes) > 1 or text[max(0, hit.start - 8) : hit.start].rstrip().endswith(PLANNED_MERGERS)


def _append(text: str, linked: list[Linked], each: Linked, row: int) -> None:
    """Add a name to the row after what it and its left neighbour say of each other."""
    before = linked[-1] if linked else None
    gap = text[before.hit.end : each.hit.start] if before and each.hit.start - before.hit.end < LONGEST_GAP else None
    starts = each.weighed.starts
    if before and gap is not None and before.points > HOPELESS:
        linked[-1], each, starts = _meet(before, each, gap, text, row)
    linked.append(each if starts else each._replace(points=NEVER))


def _meet(before: Linked, each: Linked, gap: str, text: str, row: int) -> tuple[Linked, Linked, bool]:
    """Return both with what they say of each other, and whether the second can be a word of its own."""
    if _NEXT.fullmatch(gap):
        parent = _as_parent(before, each)
        if parent:
            return *parent, True
        if gap and _lies_elsewhere(before, each, text):
            return before, each, False
        if gap:
            each = _after_a_space(before, each)
        return before, each, each.weighed.starts or (not gap and _are_glued(before, each, text))
    if _LIST.fullmatch(gap) or _COUNTED.fullmatch(gap):
        return *_in_list(before, each, LISTED, row), each.weighed.starts
    if _COMMA.fullmatch(gap):
        return *_in_list(before, each, COMMA_LISTED, row), each.weighed.starts
    return before, each, each.weighed.starts


def _lies_elsewhere(before: Linked, each: Linked, text: str) -> bool:
    """Whether a clear unit is followed by the name of something small there: 수원 정자동, 안성 칠곡저수지, 양주 장흥."""
    if before.weighed.points < CLEAR or not all(circle(code).isdisjoint(before.codes) for code in each.codes):
        return False
    name = each.hit.surface
    mark = landmarks().get(name)
    if mark:
        return mark.kind == "place"
    own = any(has_town(code, (f"{name}동", f"{name}면", f"{name}읍")) for code in before.codes)
    is_within = (own and not _in_same_province(before.codes, each.codes)) or is_local_feature(text[each.hit.end :][:4])
    return each.hit.name.kind == "short" and is_within


def _after_a_space(before: Linked, each: Linked) -> Linked:
    """Return a name raised by one of its 시도 before a space, as in 전주 완주 and 서울 경기; lowered by a 구 elsewhere."""
    if before.weighed.points < CLEAR:
        return each
    both = (*before.codes, *each.codes)
    if all(units()[code].is_province for code in both) or _in_same_province(before.codes, each.codes):
        return each._replace(points=each.points + NEXT_LISTED)
    is_strange = before.hit.name.kind == "official" and not any(units()[code].is_province for code in both)
    return each._replace(points=each.points + ELSEWHERE) if is_strange and each.hit.name.kind == "short" else each


def _are_glued(before: Linked, each: Linked, text: str) -> bool:
    """Whether two names make one word: 대구경북은, or 영덕상주고속도로, where the road shows that both are places."""
    if before.weighed.points < CLEAR:
        return False
    clear = each.weighed.points >= CLEAR and _GLUED_TAIL.match(text, each.hit.end)
    return bool(clear or _ROAD.match(text, each.hit.end))


def _as_parent(parent: Linked, child: Linked) -> tuple[Linked, Linked] | None:
    """Return a unit and the one within it that follows: both are places, and the first only says where the second lies."""
    within = tuple(code for code in child.codes if _contains(parent.codes, code))
    if not within or child.points <= NEVER:
        return None
    outer = tuple(code for code in parent.codes if any(_contains((code,), each) for each in within))
    parents = () if child.hit.name.kind == "landmark" else (*parent.parents, parent.hit)
    return (
        parent._replace(points=parent.points + PARENT_BESIDE, codes=outer),
        child._replace(codes=within, points=child.points + PARENT_BESIDE, parents=parents, row=parent.row),
    )


def _contains(outer: Sequence[str], inner: str) -> bool:
    """Whether one of `outer` contains `inner`, or once did, and is not `inner` itself."""
    return not (circle(inner) - lineage(inner)).isdisjoint(outer)


def _in_list(left: Linked, right: Linked, points: float, row: int) -> tuple[Linked, Linked]:
    """Return two members of a list, each raised where the other is plausible; namesakes take the 시도 of the one before."""
    row = left.row or row
    shared = _in_same_province(left.codes, right.codes)
    raised = points + (SAME_PROVINCE if shared else 0.0)
    both = points == LISTED and bool(shared) and min(left.points, right.points) > UNLIKELY
    before = left.points
    if both or right.weighed.points >= PLAUSIBLE:
        left = left._replace(points=left.points + raised)
    if both or before >= PLAUSIBLE:
        right = right._replace(points=right.points + raised, codes=shared or right.codes)
    return left._replace(row=row), right._replace(row=row)


def _in_same_province(left: Sequence[str], right: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the codes on the right that share a 시도 with one on the left, a 시도 itself not among them."""
    provinces = {province_of(code) for code in left if not units()[code].is_province}
    return tuple(code for code in right if province_of(code) in provinces)
