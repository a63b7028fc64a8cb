"""What people ask for in a few words: "대구 AI 공모", "대구 행사 7d". Regions, kinds of news and words are told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bongsu.kinds import KINDS
from bongsu.korea.gazetteer import region_codes
from bongsu.text import normalise

MOST_WORDS = 12
"""Words of a wish that are read: more is a text, not a wish."""

LONGEST_WORD = 40

_QUOTES = "\"“”'‘’「」『』"
_WORD = re.compile(rf"[{_QUOTES}]([^{_QUOTES}\n]{{1,{LONGEST_WORD}}})[{_QUOTES}]|(\S+)")
_SPAN = re.compile(r"([0-9]{1,3})(m|분|h|시간|d|일|w|주)")
_UNITS = {
    "m": "minutes",
    "분": "minutes",
    "h": "hours",
    "시간": "hours",
    "d": "days",
    "일": "days",
    "w": "weeks",
    "주": "weeks",
}
_LONGEST_SPAN = timedelta(days=366)
_KINDS = {name: kind for kind in KINDS for name in (kind, *kind.split("·"))}
_AI = frozenset({"ai", "에이아이", "인공지능"})
_NO_NAME = re.compile(r"[^\w.\-]+")
_LONGEST_ID = 48

Plain = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A wish as it was read. `regions` are names as rules have them, `words` all that is neither region, kind nor span."""

    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    span: timedelta | None = None


def read_wish(text: str) -> Wish:
    """Return what `text` asks for. A region may have two words ("경북 포항"), what is quoted too; of spans the last counts."""
    given = (quoted.strip() or word.strip(_QUOTES) for quoted, word in _WORD.findall(normalise(text)))
    words = [word for word in given if word][:MOST_WORDS]
    regions, kinds, others = list[str](), list[str](), list[str]()
    span = None
    while words:
        word = words.pop(0)
        if words and len(region_codes(f"{word} {words[0]}")) > 0 and not _SPAN.fullmatch(words[0]):
            regions.append(f"{word} {words.pop(0)}")
        elif region_codes(word):
            regions.append(word)
        elif word in _KINDS:
            kinds.append(_KINDS[word])
        elif found := _SPAN.fullmatch(word):
            span = min(timedelta(**{_UNITS[found[2]]: int(found[1])}), _LONGEST_SPAN)
        elif len(word) <= LONGEST_WORD and any(map(str.isalnum, word)):
            others.append(word)
    return Wish(regions=_once(regions), kinds=_once(kinds), words=_once(others), span=span)


def rule_of(wish: Wish, channel: str, taken: Sequence[str]) -> Plain | None:
    """Return the rule that a wish makes, as rules.yaml has it, with an id that is none of `taken`; None where it finds nothing.

    Words for artificial intelligence ask for the subject, however a text calls it.
    """
    words = [word for word in wish.words if word.casefold() not in _AI]
    about_ai = len(words) < len(wish.words)
    if not (words or about_ai or wish.kinds):
        return None
    name = " ".join((*wish.regions, *wish.words, *wish.kinds))
    rule: Plain = {"id": _id(name, taken), "name": name}
    if words:
        rule["all"] = words
    if about_ai:
        rule["ai"] = True
    if wish.kinds:
        rule["kinds"] = list(wish.kinds)
    if wish.regions:
        rule["regions"] = list(wish.regions)
    return {**rule, "notify": [channel]}


def said_span(span: timedelta) -> str:
    """Return a span of time as durations are written: "7d", "90m"."""
    minutes = round(span.total_seconds() / 60)
    for unit, size in (("d", 24 * 60), ("h", 60)):
        if minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"


def _id(name: str, taken: Sequence[str]) -> str:
    base = "watch-" + _NO_NAME.sub("-", name).strip("-")[:_LONGEST_ID]
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
