"""What one announcement says, in the form in which two are compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from zlib import crc32

from bongsu.model import Article, Fact
from bongsu.opening import OPENING, READ
from bongsu.programmes.mentions import namings
from bongsu.programmes.names import programme_key
from bongsu.programmes.stages import round_of
from bongsu.stories.stems import stems
from bongsu.story import Signature

DAY = 10
"""Characters of an ISO date."""

SKETCH = 48
"""Hashes that stand for the word triples of a body: two bodies' resemblance is known from them to about 0.07."""

SKETCHED = 240
"""Words of a body that are compared by their triples: who copies an account cuts it from its end."""

_ENOUGH_BELOW = 3 * SKETCH << 32
"""Divided by how many hashes of 32 bits there are, this is what about three times as many as are kept lie below."""

_COUNTED = frozenset({"people", "firms", "jobs", "places", "gpus"})
_SMALLEST_COUNT = 3
"""Two bodies and three firms are in every other article."""

_CORRECTS = re.compile(
    r"정정|바로잡|재공고|재모집|추가\s?모집|취소|철회|백지화|무산|중단|보류|연장|연기(?=[,.…\])]|$|됐|된|키로|하기로)"
)
"""Words of a headline that take up an earlier announcement. They are in headlines of calls and events; what follows a
correction in the body tells of others' too often."""

_SERIES = re.compile(
    r"(?<!\d)(?:(20\d\d)\s?(년)(?!\s?(?:까지|대))"
    r"|제?\s?(\d{1,3})\s?(기(?!업|관|술|가)|차(?:\s?연도)?(?!관|원|세대|전지|\s?산업|로)|호(?!선)|회(?!의|계|사))"
    r"(?!\s?(?:간|동안|만에|째|연속)))"
)


def signature(article: Article) -> Signature:
    """Return what `article` as a whole says."""
    about = (mention.code for mention in article.regions if mention.role == "about")
    said = of_part(article, article.body, article.facts, regions=about)
    return replace(said, names=frozenset(each.name.key for each in namings(article) if each.opens and each.is_beside))


def of_part(article: Article, body: str, facts: Iterable[Fact], *, regions: Iterable[str]) -> Signature:
    """Return what a part of `article` says: the whole of `body` and its `facts`, under the article's headline."""
    facts = tuple(facts)
    title = article.entry.title
    deadlines = frozenset(str(fact.value)[:DAY] for fact in facts if fact.kind == "deadline")
    headline, told = stems(title), stems(body[:READ])
    return Signature(
        opening=frozenset((*headline, *stems(body[:OPENING]))),
        words=frozenset((*headline, *told)),
        sketch=sketch(told),
        regions=frozenset(regions),
        kinds=frozenset(kind.kind for kind in article.topic.kinds),
        heads=frozenset(kind.kind for kind in article.topic.kinds if kind.start < len(title)),
        stages=frozenset({round_of(title)} - {""}),
        corrects=frozenset(_CORRECTS.findall(title)),
        headlines=frozenset(int(fact.value) for fact in facts if fact.kind == "headline-amount"),
        sums=frozenset(int(fact.value) for fact in facts if fact.kind == "amount"),
        days=_days(facts) - deadlines,
        deadlines=deadlines,
        counts=frozenset(
            f"{fact.value}{fact.unit}" for fact in facts if fact.kind in _COUNTED and float(fact.value) > _SMALLEST_COUNT
        ),
        bodies=frozenset(str(fact.value) for fact in facts if fact.kind == "body" and fact.unit != "local-government"),
        partners=frozenset(str(fact.value) for fact in facts if fact.kind == "body" and fact.unit in ("company", "university")),
        programmes=frozenset(programme_key(str(fact.value)) for fact in facts if fact.kind == "programme"),
        series=frozenset(_series(title, facts)),
    )


def _days(facts: Iterable[Fact]) -> frozenset[str]:
    return frozenset(
        str(fact.value)[:DAY]
        for fact in facts
        if fact.kind == "date" and fact.unit in ("day", "minute") and fact.role == "event"
    )


def sketch(words: Sequence[str]) -> frozenset[int]:
    """Return the smallest hashes of all triples of the first `SKETCHED` of `words`."""
    coded = " ".join(words[:SKETCHED]).encode().split()
    triples = set(map(crc32, map(b" ".join, zip(coded, coded[1:], coded[2:], strict=False))))
    bound = _ENOUGH_BELOW // max(1, len(triples))
    low = [each for each in triples if each < bound]
    return frozenset(sorted(low if len(low) >= SKETCH else triples)[:SKETCH])


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of word triples that two bodies have in common, estimated from their sketches (Broder 1997)."""
    if not one or not other:
        return 0.0
    smallest = set(sorted(one | other)[:SKETCH])
    return len(smallest & one & other) / len(smallest)


def _series(title: str, facts: Iterable[Fact]) -> Iterable[str]:
    names = [str(fact.value) for fact in facts if fact.kind == "programme"]
    for text in (title, *names):
        for year, of_years, number, unit in _SERIES.findall(text):
            yield f"{int(year or number)}{(of_years or unit).replace(' ', '')}"
