"""The announcements that one article makes: nearly always one, sometimes one each for several regions.

An article makes several where sentences tell of the deeds of one region's government each ("천안시는 …. 청주시는 …."), and each
names a firm, university, agency, sum or programme of its own. What several do together stands in common sentences, and stays
one announcement.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.korea.sentences import sentences_from
from bongsu.model import Article, Fact
from bongsu.stories.signature import of_part, signature
from bongsu.story import Signature

_OWN = frozenset({"amount", "programme", "deadline"})
_OWN_BODIES = frozenset({"company", "university", "agency"})
_SEVERAL = 2
_ACTS = frozenset({"acts", "issuer", "partner", "leads", "hosts"})


class _Sentence(NamedTuple):
    start: int
    end: int
    regions: frozenset[str]
    acting: frozenset[str]


def announcements(article: Article) -> tuple[Signature, ...]:
    """Return what each announcement of `article` says, at least one."""
    about = {mention.code for mention in article.regions if mention.role == "about"}
    regions = _narrowest(list(dict.fromkeys(code for _, code in _acting(article) if code in about)))
    several = len(regions) > 1 and article.complete
    parts = _parts(article, regions) if several else ()
    return parts or (signature(article),)


def _narrowest(about: list[str]) -> tuple[str, ...]:
    return tuple(code for code in about if not any(other != code and covers(frozenset({code}), other) for other in about))


def _parts(article: Article, regions: tuple[str, ...]) -> tuple[Signature, ...]:
    sentences = tuple(_sentences(article, regions))
    own = {code: [each for each in sentences if each.regions == {code}] for code in regions}
    facts = _own_facts(article, sentences)
    told = {code: {(fact.kind, fact.value) for fact in facts[code] if _is_own(fact)} for code in regions}
    found = [
        code
        for code in regions
        if any(code in each.acting for each in own[code])
        and told[code].difference(*(told[other] for other in regions if other != code))
    ]
    if len(found) < _SEVERAL:
        return ()
    return tuple(
        of_part(article, " ".join(article.text[each.start : each.end] for each in own[code]), facts[code], regions=[code])
        for code in sorted(found, key=lambda code: own[code][0].start)
    )


def _sentences(article: Article, regions: tuple[str, ...]) -> Iterator[_Sentence]:
    """Yield the sentences of the body with the regions named in each; one that names none goes on about those before it."""
    named = _places(((evidence.start, mention.code) for mention in article.regions for evidence in mention.because), regions)
    acting = _places(_acting(article), regions)
    bounds = list(sentences_from(article.text, len(article.entry.title) + 2))
    starts = [start for start, _ in bounds]
    named_in, acting_in = _by_sentence(named, starts), _by_sentence(acting, starts)
    before = frozenset[str]()
    for number, (start, end) in enumerate(bounds):
        before = frozenset(named_in.get(number, before))
        yield _Sentence(start, end, before, frozenset(acting_in.get(number, ())))


def _acting(article: Article) -> list[tuple[int, str]]:
    """Return where governments are said to act, with their codes."""
    return [
        (fact.start, code)
        for fact in article.facts
        if fact.kind == "body" and fact.unit == "local-government" and fact.role in _ACTS
        if (code := _own_code(str(fact.value)))
    ]


@lru_cache(maxsize=500)
def _own_code(name: str) -> str:
    """Return the code of a unit itself; others count for its name, too: of its parts, of a county that it took in."""
    codes = region_codes(name)
    return max(sorted(codes), key=lambda code: sum(covers(frozenset({code}), other) for other in codes), default="")


def _places(said: Iterable[tuple[int, str]], regions: tuple[str, ...]) -> set[tuple[int, str]]:
    """Return where each of `regions`, or a place in it, is said."""
    return {(start, region) for start, code in said for region in regions if covers(frozenset({region}), code)}


def _by_sentence(places: Iterable[tuple[int, str]], starts: Sequence[int]) -> dict[int, set[str]]:
    """Return the regions that are said in each sentence that says any, by its number; `starts` are where sentences begin."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for place, region in places:
        found[bisect_right(starts, place) - 1].add(region)
    return found


def _own_facts(article: Article, sentences: Sequence[_Sentence]) -> defaultdict[str, list[Fact]]:
    """Return the facts that stand in sentences about one region alone, by its code."""
    starts = [each.start for each in sentences]
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in article.facts:
        index = bisect_right(starts, fact.start) - 1
        if index >= 0 and len(sentences[index].regions) == 1:
            found[next(iter(sentences[index].regions))].append(fact)
    return found


def _is_own(fact: Fact) -> bool:
    if fact.kind == "body":
        return fact.unit in _OWN_BODIES
    return fact.kind in _OWN or (fact.kind == "date" and fact.role == "event")
