"""Whether an announcement is about the event of a story: what speaks for it, what against, each with what shows it.

Each sign has points, which are the logarithm of how much likelier it makes one event (fitted to articles labelled by hand,
`tests/data/stories`, then rounded). Signs fall into groups; joining takes `ENOUGH` points and signs of two groups at least,
since one alone misleads: two calls of one agency share half of their words, and 10억원 is the sum of a hundred programmes.
Kind of news is too common to be a group, and place where the words are few: they only add points.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bongsu.korea.gazetteer import covers
from bongsu.stories.signature import resemblance
from bongsu.story import Candidate, Likeness, Profile, Rarity, Sign, Signature

ENOUGH = 2.7

LONG_WINDOW = timedelta(days=60)
"""In which an event is corrected, extended or told again: a call lasts a month, its extension as long."""

_GAPS = ((timedelta(days=1.5), -1.3), (timedelta(days=5), -1.7))
"""After a day most outlets have told; after five the weeklies too. What comes later is oftener the next event."""

_HUNDREDTH = 100
_COPY = 0.2
_TELLING = 2.0
"""Points of a text with which the town is a second sign: much the same words about one town."""

_FEW_DIGITS = 2
_SHORTEST_NAME = 5
_PROVINCE = "000"


def likeness(one: Signature, candidate: Candidate, *, at: datetime, rarity: Rarity) -> Likeness:
    """Compare an announcement published `at` with a story."""
    gap = max(at - candidate.last, candidate.first - at)
    signs = (*_for(one, candidate.profile, rarity), *_against(one, candidate.profile.said, gap))
    return Likeness(
        story=candidate.story.id,
        signs=tuple(sign for sign in signs if sign.points),
        needed=ENOUGH,
        apart=_apart(one, candidate.profile.said, gap),
    )


def corrects(one: Signature) -> bool:
    """Whether an announcement corrects, extends, repeats or takes back an earlier one."""
    return bool(one.corrects)


def _apart(one: Signature, said: Signature, gap: timedelta) -> str:
    """Return the code of what keeps two apart whatever else they share."""
    if gap > LONG_WINDOW:
        return "time"
    if one.regions and said.regions and not _meet(one.regions, said.regions):
        return "region"
    return "series" if _clash(one.series, said.series) else ""


def _for(one: Signature, story: Profile, rarity: Rarity) -> Iterator[Sign]:
    said = story.said
    yield (text := _text(one, story, rarity))
    yield _sums(one, said)
    yield _shared("deadline", "time", one.deadlines & said.deadlines, each=0.8, most=0.8)
    yield _shared("day", "time", one.days & said.days, each=1.5, most=1.5)
    yield _shared("body", "who", one.bodies & said.bodies, each=0.7, most=2.0)
    yield _shared("programme", "name", same_names(one.programmes, said.programmes), each=0.5, most=0.5)
    yield _shared("name", "name", same_names(one.names, said.names), each=1.5, most=1.5)
    yield _shared("number", "number", one.counts & said.counts, each=0.6, most=1.5)
    common = _common(one.regions, said.regions)
    yield _shared(
        "town",
        "place" if text.points >= _TELLING else "",
        (code for code in common if not code.endswith(_PROVINCE)),
        each=1.2,
        most=1.2,
    )
    yield _shared("province", "", (code for code in common if code.endswith(_PROVINCE)), each=0.6, most=0.6)
    yield _shared("kind", "", one.kinds & said.kinds, each=0.5, most=1.2)


def _against(one: Signature, said: Signature, gap: timedelta) -> Iterator[Sign]:
    """Yield what speaks against; what corrects an earlier announcement comes late and changes its figures and days."""
    if corrects(one):
        return
    if not one.days & said.days:  # a piece in advance of the day and one after it are about that day
        yield Sign(code="later", points=sum(points for least, points in _GAPS if gap > least))
    if _differ_in_sum(one, said):
        yield Sign(code="other-sum", points=-1.8)
    yield _disjoint("day", one.days, said.days, -1.5)
    yield _disjoint("deadline", one.deadlines, said.deadlines, -1.2)
    yield _disjoint("kind", one.kinds, said.kinds, -1.2)
    yield _disjoint("head", one.heads, said.heads, -1.0)
    yield _disjoint("stage", one.stages, said.stages, -2.0)
    yield _disjoint("partner", one.partners, said.partners, -1.5)
    if not same_names(one.programmes, said.programmes):
        yield _disjoint("programme", one.programmes, said.programmes, -1.0)


def _text(one: Signature, story: Profile, rarity: Rarity) -> Sign:
    """The stronger of: bodies that are copies, words that both have."""
    copied = max((resemblance(one.sketch, each) for each in story.sketches), default=0.0)
    if copied >= _COPY:
        return Sign(code="copy", group="text", points=2.0 + 2.0 * copied)
    share, words = max((overlap(one.words, each, rarity) for each in story.texts), default=(0.0, ()), key=lambda each: each[0])
    return Sign(code="words", group="text", points=min(3.0, 6.0 * max(0.0, share - 0.1)), words=words)


def overlap(one: frozenset[str], other: frozenset[str], rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    """Return the share of the poorer text's words, weighed by rarity, that both have, and the five rarest of these."""
    least = min(sum(map(rarity, one)), sum(map(rarity, other)))
    if not least:
        return 0.0, ()
    common = sorted(one & other, key=lambda word: (-rarity(word), word))
    return sum(map(rarity, common)) / least, tuple(common[:5])


def _sums(one: Signature, said: Signature) -> Sign:
    """A shared sum; one of many digits says more than a round one."""
    both = alike_sums(one.sums | one.headlines, said.sums | said.headlines)
    fine = any(len(str(each).rstrip("0")) > _FEW_DIGITS for each in both)
    points = 0.0 if not both else 2.0 + 0.8 * fine + 0.5 * (len(both) > 1)
    return Sign(code="sum", group="money", points=points, words=tuple(sorted(map(str, both))))


def _differ_in_sum(one: Signature, said: Signature) -> bool:
    return bool(
        one.headlines
        and said.headlines
        and not alike_sums(one.headlines, said.headlines | said.sums)
        and not alike_sums(said.headlines, one.sums)
    )


def _shared(code: str, group: str, both: Iterable[object], *, each: float, most: float) -> Sign:
    words = tuple(sorted(map(str, both)))
    return Sign(code=code, group=group, points=min(most, each * len(words)), words=words)


def _disjoint(what: str, one: frozenset[str], other: frozenset[str], points: float) -> Sign:
    differ = one and other and not one & other
    return Sign(code=f"other-{what}", points=points if differ else 0.0, words=tuple(sorted(one)) if differ else ())


def alike_sums(one: Iterable[int], other: Iterable[int]) -> frozenset[int]:
    """Return the sums of `one` that `other` has too, as newspapers round them: 240억 for 240억 6천만, and not for 245억."""
    others = tuple(other)
    return frozenset(each for each in one if any(_rounds(each, figure) or _rounds(figure, each) for figure in others))


def _rounds(coarse: int, fine: int) -> bool:
    """Whether `coarse` is `fine`, cut or rounded to a unit that is at most a hundredth of it."""
    if coarse == fine or coarse < _HUNDREDTH:
        return coarse == fine
    unit = 10 ** (len(str(coarse // _HUNDREDTH)) - 1)
    return coarse % unit == 0 and coarse in (fine // unit * unit, (fine + unit // 2) // unit * unit)


def same_names(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """Return the programme names of `one` that `other` has, also shortened ones."""
    others = tuple(other)
    return frozenset(name for name in one if any(_same_name(name, each) for each in others))


def _same_name(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _SHORTEST_NAME and (one in other or other in one))


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(covers(one, code) for code in other) or any(covers(other, code) for code in one)


def _common(one: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in sorted(one) if covers(other, code))


def _clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both give a number of one kind, and never the same: the 2nd and the 3rd class, 2025 and 2026."""
    return any(
        not {each for each in one if _unit(each) == unit} & {each for each in other if _unit(each) == unit}
        for unit in {_unit(each) for each in one} & {_unit(each) for each in other}
    )


def _unit(numbered: str) -> str:
    return numbered.lstrip("0123456789")
