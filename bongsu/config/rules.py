"""rules of rules.yaml, with what only shows when a rule is seen whole."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from bongsu.config.findings import Findings
from bongsu.config.shape import RuleShape
from bongsu.kinds import KINDS
from bongsu.korea.gazetteer import covers, name_of, region_codes
from bongsu.rule import Examples, Near, Rule
from bongsu.words import implies, read_word
from bongsu.yaml_nodes import Path, Plain

_FINDS = ("any", "all", "title", "near", "regex", "kinds", "bodies", "ai", "min_amount", "deadline_within")
"""Conditions that can find something by themselves."""
_AI = {"ai", "=ai", "a.i.", "에이아이"}
_NONE = Examples()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What rules may refer to: the ids of sources and the names of channels, as far as the file has them.

    `ops` are the channels that hear of operations: they get news only from rules that name them. `homes` are the region codes
    of boards by id: an office's own board speaks of its own region.
    """

    sources: Collection[str]
    channels: Collection[str]
    ops: Collection[str]
    homes: Mapping[str, str]


def read_rules(root: Mapping[str, Plain], names: Names, findings: Findings) -> tuple[Rule, ...]:
    """Return the rules. One that names no channel tells every one but those of `ops`, or all where there are no others."""
    return tuple(_rules(findings.listed(root, "rules"), names, findings))


def _rules(parts: list[Plain], names: Names, findings: Findings) -> Iterator[Rule]:
    everyone = tuple(name for name in names.channels if name not in names.ops) or tuple(names.channels)
    for number, part in enumerate(parts):
        path: Path = ("rules", number)
        shape, wrong = findings.read(RuleShape, part, path)
        _check_regions(shape, path, findings)
        _check_names("source", shape.sources, names.sources, (*path, "sources"), findings)
        _check_names("kind", shape.kinds, KINDS, (*path, "kinds"), findings)
        _check_names("channel", shape.notify, names.channels, (*path, "notify"), findings)
        _check_finds(shape, wrong, path, findings)
        _check_possible(shape, path, findings)
        _check_homes(shape, names.homes, path, findings)
        yield _rule(shape, everyone)
        parts[number] = None  # a rule takes the room that its text had: 100,000 of them would need twice as much


def _rule(shape: RuleShape, everyone: tuple[str, ...]) -> Rule:
    examples = shape.examples
    return Rule(
        id=shape.id,
        name=shape.name or shape.id,
        any=_shared(shape.any),
        all=_shared(shape.all),
        none=_shared(shape.none),
        title=_shared(shape.title),
        near=Near(words=_shared(shape.near.words), within=shape.near.within) if shape.near else None,
        regex=shape.regex,
        regions=_shared(shape.regions),
        mentioned=shape.mentioned,
        sources=_shared(shape.sources),
        ai=shape.ai or ("true" if _asks_for_ai(shape) else "any"),
        kinds=_shared(shape.kinds),
        min_amount=shape.min_amount,
        deadline_within=shape.deadline_within,
        bodies=_shared(shape.bodies),
        severity=shape.severity,
        hours=shape.hours,
        notify=_shared(shape.notify) or everyone,
        enabled=shape.enabled,
        shadow=shape.shadow,
        examples=Examples(match=examples.match, no_match=examples.no_match) if examples.match or examples.no_match else _NONE,
    )


def _asks_for_ai(shape: RuleShape) -> bool:
    """Whether a word of the rule is the abbreviation that artificial intelligence and avian influenza share."""
    words = (*shape.any, *shape.all, *shape.title, *(shape.near.words if shape.near else ()))
    return any(word.casefold() in _AI for word in words)


def _shared(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words as the same objects: many rules have few words."""
    return tuple(map(intern, dict.fromkeys(words)))


def _check_regions(shape: RuleShape, path: Path, findings: Findings) -> None:
    for number, name in enumerate(shape.regions):
        if not _known_region(name):
            findings.add_region((*path, "regions", number), name)


@lru_cache(maxsize=8192)
def _known_region(name: str) -> bool:
    return bool(region_codes(name))


def _check_names(what: str, named: Iterable[str], known: Collection[str], path: Path, findings: Findings) -> None:
    for number, name in enumerate(named):
        if name not in known:
            findings.add_unknown(f"config.{what}_unknown", (*path, number), name, known)


def _check_finds(shape: RuleShape, wrong: Collection[str], path: Path, findings: Findings) -> None:
    """A rule needs something to find; what was written wrongly is not missing."""
    if not any(getattr(shape, name) or name in wrong for name in _FINDS):
        findings.add("config.nothing_to_find", path)
    if shape.near is not None and len(set(shape.near.words)) < 2:  # noqa: PLR2004 -- one word is near nothing
        findings.add("config.near_words", (*path, "near"))


def _check_possible(shape: RuleShape, path: Path, findings: Findings) -> None:
    """Refuse a rule whose `none` forbids what it needs."""
    for number, forbidden in enumerate(shape.none):
        needed = _needed(shape, forbidden)
        if needed:
            findings.add("config.never", (*path, "none", number), forbidden=forbidden, needed=needed)


def _check_homes(shape: RuleShape, homes: Mapping[str, str], path: Path, findings: Findings) -> None:
    """Refuse a rule that asks boards for a region none of them is at home in."""
    wanted = frozenset[str]().union(*map(region_codes, shape.regions))
    if not wanted or shape.mentioned or not shape.sources or any(id_ not in homes for id_ in shape.sources):
        return
    if not any(_overlap(wanted, homes[id_]) for id_ in shape.sources):
        names = ", ".join(name_of(homes[id_]) for id_ in shape.sources[:3])
        findings.add("config.never_home", (*path, "sources"), sources=", ".join(shape.sources[:3]), homes=names)


def _overlap(wanted: frozenset[str], home: str) -> bool:
    return covers(wanted, home) or any(covers(frozenset({home}), code) for code in wanted)


def _needed(shape: RuleShape, forbidden: str) -> str:
    """What the rule needs that always brings `forbidden` with it; empty where it can do without."""
    for word in (*shape.all, *(shape.near.words if shape.near else ())):
        if _brings(word, forbidden):
            return word
    for words in (shape.any, shape.title):
        if words and all(_brings(word, forbidden) for word in words):
            return ", ".join(words[:3])
    return ""


@lru_cache(maxsize=65_536)
def _brings(word: str, forbidden: str) -> bool:
    return implies(read_word(word), read_word(forbidden))
