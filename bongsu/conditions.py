"""The conditions that a rule can set, each a function from a rule and a reading to what fulfilled it, or None.

A new condition is a field of `Rule` and a line in `CONDITIONS`; an empty field sets no condition.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

import re2

from bongsu.model import KST, Article, Evidence, Fact, Place, RegionMention
from bongsu.rule import Near, Rule
from bongsu.words import Folded, read_word

QUOTE_AROUND = 20
"""Code points shown on either side of a word: enough for a clause of Korean."""
_REGEX_MEMORY = 8 * 2**20
"""Bytes that one compiled pattern may take; RE2's own default."""


class Clue(NamedTuple):
    """What fulfilled a condition: where it stands in the folded text, and the word as it is shown."""

    start: int
    end: int
    word: str


Told = Sequence[Clue | Evidence]
Area = tuple[str, bool]
"""A region's name as rules write it, and whether being mentioned is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article made ready for rules: the folded text, the words `found` (first places) and the `areas` it lies in.

    `told` keeps evidence once it is made, since many rules share their words.
    """

    article: Article
    folded: Folded
    found: Mapping[str, int]
    areas: Mapping[Area, RegionMention]
    told: dict[Clue, Evidence] = field(default_factory=dict)

    def evidence(self, clue: Clue) -> Evidence:
        """Return where and in what surroundings `clue` stands in the article's own text."""
        evidence = self.told.get(clue)
        if evidence is None:
            evidence = self.told[clue] = self._evidence(clue)
        return evidence

    def fact(self, word: str, start: int) -> Evidence:
        """Return the evidence for a fact or kind that stands at `start` of the article's own text."""
        return self._at(word, start, start + len(word))

    def _evidence(self, clue: Clue) -> Evidence:
        return self._at(clue.word, self.folded.origin(clue.start), self.folded.origin(clue.end))

    def _at(self, word: str, start: int, end: int) -> Evidence:
        title = len(self.article.entry.title)
        place, bounds = _places(start, title, len(self.article.text))
        return Evidence(word=word, place=place, start=start, quote=quote(self.article.text, start, end, bounds))


def _places(start: int, title: int, length: int) -> tuple[Place, tuple[int, int]]:
    return ("title", (0, title)) if start < title else ("text", (title, length))


def quote(text: str, start: int, end: int, bounds: tuple[int, int]) -> str:
    """Return `text[start:end]` with whole words around it, on one line, all from within `bounds`."""
    left, right = max(bounds[0], start - QUOTE_AROUND), min(bounds[1], end + QUOTE_AROUND)
    if left > bounds[0]:
        left = max(left, text.find(" ", left - 1, start) + 1)
    if right < bounds[1] and (space := text.rfind(" ", end, right + 1)) >= 0:
        right = space
    return " ".join(text[left:right].split())


def shown(written: str) -> str:
    """Return a rule's word without its sign."""
    return written[1:] if written[:1] in {"=", "~"} else written


_MAX_REGION_BECAUSE = 2
ARTIFICIAL = "artificial-intelligence"
_UNSET = ((), "", None, 0, "any")
"""Values of a field of `Rule` that set no condition."""

Condition = Callable[[Rule, Reading], Told | None]


def _clue(written: str, reading: Reading) -> Clue:
    start, word = reading.found[written], shown(written)
    return Clue(start, start + len(word), word)


def _any(rule: Rule, reading: Reading) -> Told | None:
    found = reading.found
    return [_clue(word, reading) for word in rule.any if word in found] or None


def _all(rule: Rule, reading: Reading) -> Told | None:
    for word in rule.all:
        if word not in reading.found:
            return None
    return [_clue(word, reading) for word in rule.all]


def _none(rule: Rule, reading: Reading) -> Told | None:
    for word in rule.none:
        if word in reading.found:
            return None
    return ()


def _title(rule: Rule, reading: Reading) -> Told | None:
    length = len(reading.article.entry.title)
    words = [word for word in rule.title if word in reading.found]
    return [_clue(word, reading) for word in words if reading.folded.origin(reading.found[word]) < length] or None


def _near(rule: Rule, reading: Reading) -> Told | None:
    near = rule.near
    if near is None or not all(word in reading.found for word in near.words):
        return None
    return _closest(near, reading.folded.text)


_read_word = lru_cache(maxsize=2**16)(read_word)


def _closest(near: Near, text: str) -> Told | None:
    """The first stretch of at most `within` code points that holds all the words: one sweep over their places in order."""
    places = sorted((start, end, word) for word in near.words for start, end in _read_word(word).positions(text))
    latest: dict[str, tuple[int, int]] = {}
    for start, end, word in places:
        latest[word] = (start, end)
        if len(latest) == len(set(near.words)):
            first, last = min(latest.values())[0], max(stop for _, stop in latest.values())
            if last - first <= near.within:
                return [Clue(*latest[each], shown(each)) for each in near.words]
    return None


def _regex(rule: Rule, reading: Reading) -> Told | None:
    found = compile_regex(rule.regex).search(reading.folded.text)
    return None if found is None else (Clue(found.start(), found.end(), found.group()[: 2 * QUOTE_AROUND]),)


def _regions(rule: Rule, reading: Reading) -> Told | None:
    for name in rule.regions:
        mention = reading.areas.get((name, rule.mentioned))
        if mention is not None:
            return mention.because[:_MAX_REGION_BECAUSE]
    return None


def _sources(rule: Rule, reading: Reading) -> Told | None:
    return () if reading.article.entry.source in rule.sources else None


def _ai(rule: Rule, reading: Reading) -> Told | None:
    """A watch on AI means artificial intelligence, not avian influenza, whose Korean abbreviation it is too."""
    topic = reading.article.topic
    if rule.ai == "any" or (rule.ai == "true") == (ARTIFICIAL in topic.senses):
        return ()
    return None


def _kinds(rule: Rule, reading: Reading) -> Told | None:
    found = [kind for kind in reading.article.topic.kinds if kind.kind in rule.kinds]
    return [reading.fact(kind.quote, kind.start) for kind in found[:1]] or None


def _min_amount(rule: Rule, reading: Reading) -> Told | None:
    sums = [fact for fact in reading.article.facts if fact.kind == "amount"]
    return _first(reading, [fact for fact in sums if isinstance(fact.value, int) and fact.value >= rule.min_amount])


def _deadline_within(rule: Rule, reading: Reading) -> Told | None:
    first = reading.article.entry.seen.astimezone(KST)
    last = first + (rule.deadline_within or timedelta())
    days = (first.date().isoformat(), last.date().isoformat())
    deadlines = [
        fact for fact in reading.article.facts if fact.kind == "deadline" and days[0] <= str(fact.value)[:10] <= days[1]
    ]
    return _first(reading, deadlines)


def _bodies(rule: Rule, reading: Reading) -> Told | None:
    bodies = [fact for fact in reading.article.facts if fact.kind == "body"]
    return _first(reading, [fact for fact in bodies if any(name in (fact.value, fact.quote) for name in rule.bodies)])


def _first(reading: Reading, facts: Sequence[Fact]) -> Told | None:
    return [reading.fact(facts[0].quote, facts[0].start)] if facts else None


CONDITIONS: dict[str, Condition] = {
    "sources": _sources,
    "ai": _ai,
    "all": _all,
    "none": _none,
    "any": _any,
    "title": _title,
    "regions": _regions,
    "near": _near,
    "kinds": _kinds,
    "min_amount": _min_amount,
    "deadline_within": _deadline_within,
    "bodies": _bodies,
    "regex": _regex,
}
"""field of `Rule` -> its condition, the cheap ones first: the first that fails ends the check."""


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return the conditions that `rule` sets; rules that set the same ones share one tuple."""
    return _conditions_named(_set_by(rule))


def blocked_by(rule: Rule, reading: Reading) -> str | None:
    """Return the first condition of `rule` that does not hold; ``enabled`` for one that rests, None where all hold."""
    if not rule.enabled:
        return "enabled"
    return next((name for name in _set_by(rule) if CONDITIONS[name](rule, reading) is None), None)


def _set_by(rule: Rule) -> tuple[str, ...]:
    return tuple(name for name in CONDITIONS if getattr(rule, name) not in _UNSET)


@cache
def _conditions_named(names: tuple[str, ...]) -> tuple[Condition, ...]:
    return tuple(CONDITIONS[name] for name in names)


@lru_cache(maxsize=2**16)
def compile_regex(pattern: str) -> Any:  # noqa: ANN401 -- google-re2 ships no types
    """Return `pattern` compiled by RE2, which answers in time linear in the text. Raises `re2.error`."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _REGEX_MEMORY
    return re2.compile(pattern, options)
