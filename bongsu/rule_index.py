"""Which rules are worth a look: those whose trigger and one of whose regions an article has.

A rule's trigger is its rarest condition on words, the one that the fewest rules share: its `any` (each word of it), or a
single word of `all` or `near`, or its `title`. So a word that all rules have costs nothing where each has a rarer one.
"""

from array import array
from collections import Counter, defaultdict
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
    """Rules by area and trigger word. `words` are all that a scan has to look for; numbers are those of the rules given."""

    __slots__ = ("_by_area", "_covering", "words")

    def __init__(self, rules: Mapping[int, Rule]) -> None:
        shared = Counter(word for rule in rules.values() for word in words_of(rule))
        self.words = tuple(shared)
        self._by_area = _by_area(rules, shared)
        self._covering = lru_cache(_CACHED_CODES)(_Coverage(self._by_area).of)

    def areas_of(self, mentions: Sequence[RegionMention]) -> dict[Area, RegionMention]:
        """Return the rules' areas that `mentions` lie in, each with the mention that says so best: about first, then surest."""
        areas: dict[Area, RegionMention] = {}
        for mention in sorted(mentions, key=lambda each: (each.role != "about", -each.confidence)):
            for area in self._covering(mention.code):
                if mention.role == "about" or area[1]:
                    areas.setdefault(area, mention)
        return areas

    def candidates(self, found: Mapping[str, int], areas: Iterable[Area]) -> list[int]:
        """Return the numbers of the rules whose trigger is among `found` and whose area among `areas`, in order, each once."""
        chosen: set[int] = set()
        for area in (_ANYWHERE, *areas):
            groups = self._by_area.get(area, {})
            for trigger in (found.keys() & groups.keys()) | ({_ALWAYS} & groups.keys()):
                chosen.update(groups[trigger])
        return sorted(chosen)


def _by_area(rules: Mapping[int, Rule], shared: Counter[str]) -> dict[Area, dict[str, "array[int]"]]:
    index: dict[Area, dict[str, array[int]]] = defaultdict(dict)
    for number, rule in rules.items():
        trigger = trigger_of(rule, shared)
        for area in areas_of_rule(rule):
            groups = index[area]
            for word in trigger:
                groups.setdefault(word, array("L")).append(number)
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


def areas_of_rule(rule: Rule) -> tuple[Area, ...]:
    """Return the areas of which one must have the article for `rule` to match."""
    return tuple((name, rule.mentioned) for name in dict.fromkeys(rule.regions)) or (_ANYWHERE,)


class _Coverage:
    """Which areas a code lies in."""

    __slots__ = ("_codes",)

    def __init__(self, areas: Iterable[Area]) -> None:
        self._codes = {area: region_codes(area[0]) for area in areas if area != _ANYWHERE}

    def of(self, code: str) -> tuple[Area, ...]:
        return tuple(area for area, codes in self._codes.items() if covers(codes, code))
