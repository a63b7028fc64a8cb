"""Typed facts read from a text, each with its exact quote; none is invented."""

import re
from collections.abc import Collection
from datetime import datetime
from itertools import repeat
from operator import attrgetter

from bongsu.facts.bodies import find_bodies
from bongsu.facts.counts import find_counts
from bongsu.facts.dates import find_dates, find_periods
from bongsu.facts.deadlines import find_deadlines
from bongsu.facts.headline import find_headline
from bongsu.facts.money import find_money
from bongsu.facts.programmes import find_programmes
from bongsu.facts.resolve import resolve_all
from bongsu.facts.when import find_phrases
from bongsu.korea.numerals import find_quantities, find_spelled
from bongsu.model import KST, Fact

__all__ = ["find_facts"]

LONGEST = 100_000
"""Code points that are read: a longer text is a whole document, whose announcement stands at its beginning."""

_SAME_LENGTH = {**{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}, 0x3000: 0x20, 0xA0: 0x20, 0x2009: 0x20, 0x202F: 0x20}
"""Full-width forms and odd spaces to plain ones, one code point for one, so that places stay."""
_ODD = re.compile(f"[{''.join(map(chr, _SAME_LENGTH))}]")
_PLACE = attrgetter("start", "kind")


def find_facts(text: str, *, published: datetime | None, title_end: int = 0, regions: Collection[str] = ()) -> tuple[Fact, ...]:
    """Return the facts of `text` in the order in which they stand; `text[start:start + len(quote)] == quote` for each.

    `published` is what relative dates are read against (aware; None leaves them out); `title_end` is where the title ends,
    in code points; `regions` are the codes that the text or its source is about: they tell which 광주시 a body is.

    Kinds: `amount`, `headline-amount` and `foreign-amount`; `people`, `firms`, `jobs`, `bodies`, `places`, `gpus`; `date`,
    `period`, `deadline`; `body`; `programme`. Their modules say what values, units and roles each has. Only the first
    `LONGEST` code points are read.
    """
    read = text[:LONGEST]
    if _ODD.search(read):
        read = read.translate(_SAME_LENGTH)
    today = published.astimezone(KST).date() if published else None
    moments = resolve_all(read, find_phrases(read), today)
    taken: set[int] = set().union(*(range(moment.phrase.start, moment.phrase.end) for moment in moments))
    quantities = [quantity for quantity in find_quantities(read) if quantity.start not in taken]
    sums = find_money(read, quantities, find_spelled(read))
    deadlines = find_deadlines(read, moments, today)
    closing = {fact.start + len(fact.quote) for fact in deadlines}
    headline = find_headline(read, sums, title_end)
    facts = (
        *sums,
        *((headline,) if headline else ()),
        *find_counts(read, quantities),
        *find_dates(read, moments, today, closing),
        *find_periods(read, moments),
        *deadlines,
        *find_bodies(read, regions),
        *find_programmes(read),
    )
    return tuple(sorted(facts if text.startswith(read) else map(_as_written, facts, repeat(text)), key=_PLACE))


def _as_written(fact: Fact, text: str) -> Fact:
    """Return `fact` quoting the text as it was given."""
    quote = text[fact.start : fact.start + len(fact.quote)]
    return Fact(kind=fact.kind, value=fact.value, quote=quote, start=fact.start, unit=fact.unit, role=fact.role)
