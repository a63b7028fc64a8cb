"""What people said of alerts, made into examples of rules: the file that `bongsu feedback export` writes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bongsu.model import Article
from bongsu.rule import Examples, Rule
from bongsu.rules import RuleSet, example_article
from bongsu.wishes import said_span

Plain = dict[str, object]

LONGEST = 4_000
"""Code points of a text that becomes an example."""

_WORDS = ("any", "all", "none", "title", "regions", "sources", "kinds", "bodies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one person said of an alert: the entry it told, the rules that had met, and whether it was right."""

    entry: str
    rules: tuple[str, ...]
    is_right: bool


def lost_in_text(article: Article, rule_set: RuleSet, ai_words: Sequence[str] = ()) -> frozenset[str]:
    """Return the ids of the rules that meet an article and not its text alone.

    What they ask for is said by its date or its source, which an example does not have: it would show nothing of the rule.
    """
    alone = example_article(article.text[:LONGEST], source=article.entry.source, ai_words=ai_words)
    return _met(rule_set, article) - _met(rule_set, alone)


def _met(rule_set: RuleSet, article: Article) -> frozenset[str]:
    return frozenset(match.rule for match in rule_set.match(article))


def with_examples(rules: Sequence[Rule], voices: Iterable[Voice], texts: Mapping[str, str]) -> tuple[Rule, ...]:
    """Return the rules that people spoke of, with the texts they spoke of among their examples.

    `texts` has the texts by entry; those that are gone are left out, as are those that as many find right as wrong.
    """
    balance = Counter[tuple[str, str]]()
    for voice in voices:
        for rule in voice.rules:
            balance[rule, voice.entry] += 1 if voice.is_right else -1
    known = [(rule, texts[entry][:LONGEST], count) for (rule, entry), count in balance.items() if entry in texts and count]
    return tuple(
        _with(rule, [(text, count) for id_, text, count in known if id_ == rule.id]) for rule in rules if _is_in(rule, known)
    )


def _is_in(rule: Rule, known: Iterable[tuple[str, str, int]]) -> bool:
    return any(id_ == rule.id for id_, _, _ in known)


def _with(rule: Rule, found: Sequence[tuple[str, int]]) -> Rule:
    match = (*rule.examples.match, *(text for text, count in found if count > 0))
    no_match = (*rule.examples.no_match, *(text for text, count in found if count < 0))
    return replace(rule, examples=Examples(match=tuple(dict.fromkeys(match)), no_match=tuple(dict.fromkeys(no_match))))


def as_file(rules: Sequence[Rule], ai_words: Sequence[str] = ()) -> Plain:
    """Return a rules file with these rules, for `bongsu rules test`: it tells nobody, and its sources are only names."""
    sources = dict.fromkeys(source for rule in rules for source in rule.sources)
    return {
        **({"ai_words": list(ai_words)} if ai_words else {}),
        "channels": {"console": {"kind": "console"}},
        "sources": [{"id": id_, "kind": "feed", "url": "https://example.org/rss"} for id_ in sources],
        "rules": [as_plain(rule) for rule in rules],
    }


def as_plain(rule: Rule) -> Plain:
    """Return a rule as rules.yaml has it, without the channels that it tells."""
    plain: Plain = {"id": rule.id, "name": rule.name}
    plain |= {name: list(words) for name in _WORDS if (words := getattr(rule, name))}
    if rule.near:
        plain["near"] = {"words": list(rule.near.words), "within": rule.near.within}
    if rule.deadline_within:
        plain["deadline_within"] = said_span(rule.deadline_within)
    plain |= {name: value for name in ("regex", "min_amount", "mentioned") if (value := getattr(rule, name))}
    examples = {"match": list(rule.examples.match), "no_match": list(rule.examples.no_match)}
    return {
        **plain,
        "ai": rule.ai,
        "severity": rule.severity,
        "examples": {key: texts for key, texts in examples.items() if texts},
    }
