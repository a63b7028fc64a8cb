"""Which rules are worth a look: those whose trigger and one of whose regions an article has.

A rule's trigger is its rarest condition on words, the one that the fewest rules share: its `any` (each word of it), or a
single word of `all` or `near`, or its `title`. So a word that all rules have costs nothing where each has a rarer one.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bongsu.conditions import Area
from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import RegionMention
from bongsu.rule import Rule

_ALWAYS = ""
"""The trigger of a rule that only a pattern can decide: it stands in every text."""
_ANYWHERE: Area = ("", False)
_CACHED_CODES = 8192
"""More than Korea has regions down to 읍면동."""


class RuleIndex:
    """Rules by pairs of trigger word and area. Numbers are those of the rules given."""

    __slots__ = ("_areas", "_covering", "_rules", "_words")

    def __init__(self, rules: Mapping[int, Rule]) -> None:
        shared = Counter(word for rule in rules.values() for word in words_of(rule))
        self._words = {word: number for number, word in enumerate((_ALWAYS, *shared))}
        self._areas = {area: number for number, area in enumerate(_areas_in(rules.values()))}
        self._rules = self._build(rules, shared)
        self._covering = lru_cache(_CACHED_CODES)(_Coverage(self._areas).of)

    @property
    def words(self) -> Iterable[str]:
        """Every word that a scan has to look for."""
        return [word for word in self._words if word != _ALWAYS]

    def areas_of(self, mentions: Sequence[RegionMention]) -> dict[Area, RegionMention]:
        """Return the rules' areas that `mentions` lie in, each with the mention that says so best: about first, then surest."""
        areas: dict[Area, RegionMention] = {}
        for mention in sorted(mentions, key=lambda each: (each.role != "about", -each.confidence)):
            for area in self._covering(mention.code):
                if mention.role == "about" or area[1]:
                    areas.setdefault(area, mention)
        return areas

    def candidates(self, found: Iterable[str], areas: Iterable[Area]) -> list[int]:
        """Return the numbers of the rules whose trigger is among `found` and whose area among `areas`, in order, each once."""
        rules, stride = self._rules, len(self._areas)
        numbers = [self._areas[area] for area in (_ANYWHERE, *areas)]
        chosen: set[int] = set()
        for word in (_ALWAYS, *found):
            base = self._words[word] * stride
            for number in numbers:
                group = rules.get(base + number)
                if group is not None:
                    chosen.update(group)
        return sorted(chosen)

    def _build(self, rules: Mapping[int, Rule], shared: Counter[str]) -> dict[int, Sequence[int]]:
        index: dict[int, array[int]] = {}
        for number, rule in rules.items():
            places = [self._areas[area] for area in _areas_of_rule(rule)]
            for word in trigger_of(rule, shared):
                base = self._words[word] * len(self._areas)
                for place in places:
                    group = index.get(base + place)
                    if group is None:
                        index[base + place] = array("L", (number,))
                    else:
                        group.append(number)
        return dict(index)


def words_of(rule: Rule) -> Iterator[str]:
    """Yield every word that the rule's conditions ask about."""
    yield from rule.any
    yield from rule.all
    yield from rule.none
    yield from rule.title
    if rule.near is not None:
        yield from rule.near.words


def trigger_of(rule: Rule, shared: Counter[str]) -> tuple[str, ...]:
    """Return words of which one must stand in a text for `rule` to match, those that the fewest rules share."""
    single = (*rule.all, *(rule.near.words if rule.near else ()))
    choices = [group for group in (rule.any, rule.title, *((word,) for word in single)) if group]
    return min(choices, key=lambda group: sum(shared[word] for word in group), default=(_ALWAYS,))


def _areas_of_rule(rule: Rule) -> tuple[Area, ...]:
    return tuple((name, rule.mentioned) for name in dict.fromkeys(rule.regions)) or (_ANYWHERE,)


def _areas_in(rules: Iterable[Rule]) -> dict[Area, None]:
    return dict.fromkeys((_ANYWHERE, *(area for rule in rules for area in _areas_of_rule(rule))))


class _Coverage:
    """Which areas a code lies in."""

    __slots__ = ("_codes",)

    def __init__(self, areas: Iterable[Area]) -> None:
        self._codes = {area: region_codes(area[0]) for area in areas if area != _ANYWHERE}

    def of(self, code: str) -> tuple[Area, ...]:
        return tuple(area for area, codes in self._codes.items() if covers(codes, code))
