"""All rules, compiled: which of them an article meets, and why.

One pass finds every word of every rule; `RuleIndex` names the few rules worth a look; their conditions are then checked one by
one. So the cost follows the matches, not the rules.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from operator import attrgetter

from bongsu.conditions import Clue, Reading, blocked_by, conditions_of
from bongsu.enrich import read
from bongsu.model import Article, Entry, Evidence, Match
from bongsu.rule import Examples, Near, Rule
from bongsu.rule_index import RuleIndex
from bongsu.text import normalise
from bongsu.words import Scanner, fold

__all__ = ["ExampleResult", "Examples", "Near", "Rule", "RuleSet", "run_examples"]

MAX_BECAUSE = 8
"""Pieces of evidence in a match: what fits in a message."""
_EXAMPLE_SEEN = datetime(2000, 1, 1, tzinfo=UTC)
_START = attrgetter("start")
_FLAT = attrgetter(*(name for name in Rule.__dataclass_fields__ if name not in {"near", "examples", "hours"}))


class RuleSet:
    """Rules ready to match. `version` is the same for the same rules in the same order, in every process."""

    __slots__ = ("_conditions", "_index", "_scanner", "hours", "rules", "version")

    def __init__(self, rules: Sequence[Rule]) -> None:
        live = {number: rule for number, rule in enumerate(rules) if rule.enabled}
        self.rules = tuple(rules)
        self.hours = {rule.id: rule.hours for rule in rules if rule.hours}
        self.version = _version(rules)
        self._index = RuleIndex(live)
        self._scanner = Scanner(self._index.words)
        self._conditions = [conditions_of(rule) for rule in rules]

    @classmethod
    def compile(cls, rules: Sequence[Rule]) -> "RuleSet":
        """Return `rules` ready to match."""
        return cls(rules)

    def match(self, article: Article) -> tuple[Match, ...]:
        """Return a match for each rule that `article` meets, in the order of the rules."""
        reading = self._read(article)
        checked = (self._check(number, reading) for number in self._index.candidates(reading.found, reading.areas))
        return tuple(match for match in checked if match is not None)

    def blocked(self, article: Article) -> tuple[tuple[str, str], ...]:
        """Return (rule, the first of its conditions that does not hold) for each rule that `article` does not meet.

        It looks at every rule, for a person to read; matching does not.
        """
        reading = self._read(article)
        stopped = ((rule.id, blocked_by(rule, reading)) for rule in self.rules)
        return tuple((rule, condition) for rule, condition in stopped if condition is not None)

    def _read(self, article: Article) -> Reading:
        folded = fold(article.text)
        found = self._scanner.scan(folded.text)
        return Reading(article=article, folded=folded, found=found, areas=self._index.areas_of(article.regions))

    def _check(self, number: int, reading: Reading) -> Match | None:
        rule = self.rules[number]
        told: list[Clue | Evidence] = []
        for condition in self._conditions[number]:
            because = condition(rule, reading)
            if because is None:
                return None
            told += because
        notify = () if rule.shadow else rule.notify
        return Match(rule=rule.id, name=rule.name, because=_because(told, reading), notify=notify, severity=rule.severity)


def _because(told: Iterable[Clue | Evidence], reading: Reading) -> tuple[Evidence, ...]:
    """At most `MAX_BECAUSE` pieces of evidence, regions and facts before words where there are too many, in text order."""
    words = sorted({each for each in told if isinstance(each, Clue)})
    others = [each for each in told if isinstance(each, Evidence)][:MAX_BECAUSE]
    evidence = [reading.evidence(clue) for clue in words[: MAX_BECAUSE - len(others)]]
    return tuple(sorted((*evidence, *others), key=_START))


def _version(rules: Sequence[Rule]) -> str:
    plain = [(*_FLAT(rule), astuple(rule.near) if rule.near else None) for rule in rules]
    return sha256(json.dumps(plain, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


# --- examples ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """What became of one example. `expected` says whether the rule should match it, `ok` whether it did as it should."""

    rule: str
    text: str
    expected: bool
    ok: bool


def run_examples(rule_set: RuleSet, *, ai_words: Sequence[str] = ()) -> tuple[ExampleResult, ...]:
    """Return what every enabled rule makes of its examples, read and matched as the daemon does, with its `ai_words`."""
    return tuple(
        _run_example(rule_set, rule, text, ai_words, expected=expected)
        for rule in rule_set.rules
        if rule.enabled
        for expected, texts in ((True, rule.examples.match), (False, rule.examples.no_match))
        for text in texts
    )


def _run_example(rule_set: RuleSet, rule: Rule, text: str, ai_words: Sequence[str], *, expected: bool) -> ExampleResult:
    article = example_article(text, source=rule.sources[0] if rule.sources else "", ai_words=ai_words)
    matched = any(match.rule == rule.id for match in rule_set.match(article))
    return ExampleResult(rule=rule.id, text=text, expected=expected, ok=matched == expected)


def example_article(text: str, *, source: str = "", ai_words: Sequence[str] = ()) -> Article:
    """Return `text` as an article: its first line is the title, the rest the body. It was seen on the first day of 2000."""
    title, _, body = normalise(text).strip().partition("\n")
    entry = Entry(
        key="example",
        source=source,
        title=title,
        url="",
        summary="",
        published=None,
        precision="unknown",
        seen=_EXAMPLE_SEEN,
        digest="",
    )
    return read(entry, body.strip(), complete=True, home=None, ai_words=ai_words)
