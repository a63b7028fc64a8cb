"""What is known of a programme, with what each line rests on: stages, money, open calls, bodies and regions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bongsu.korea.sentences import sentence_at
from bongsu.model import KST, Article, Fact
from bongsu.programme import Programme, Stage
from bongsu.programmes.stages import year_said
from bongsu.stories.likeness import alike_sums

HEADLINE = "headline"
PAYERS = ("national", "provincial", "municipal", "county", "local", "private", "total", HEADLINE)
"""Whose money a sum is: 국비, 도비, 시비, 군·구비, 지방비, 민자, the sum of all, and what a headline names without saying."""

BODIES = 12
"""Bodies that a ledger names: those that most articles name."""

_DAY = 10
_WITHDRAWN = ("취소", "철회")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article, and the story that it tells."""

    story: str
    article: Article

    @property
    def at(self) -> datetime:
        return self.article.entry.published or self.article.entry.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a line of the ledger rests on."""

    story: str
    quote: str
    title: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stage that the programme reached with a story."""

    stage: Stage
    rests_on: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum in won, the year it is for, and one of `PAYERS`."""

    year: int
    payer: str
    won: int
    rests_on: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Until when one can apply: an ISO day, or a minute, of Korea. `is_open` as of the time that was asked about."""

    deadline: str
    is_open: bool
    rests_on: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that is known of a programme; `bodies` are those named most, by how many articles, `calls` the latest first."""

    programme: Programme
    stops: tuple[Stop, ...]
    money: tuple[Money, ...]
    calls: tuple[Call, ...]
    bodies: tuple[str, ...]
    regions: tuple[str, ...]


def ledger(programme: Programme, told: Sequence[Told], *, now: datetime) -> Ledger:
    """Return the ledger of `programme` from the articles of its stories, in the order in which they came."""
    return Ledger(
        programme=programme,
        stops=tuple(_stops(programme, told)),
        money=_told_apart(tuple(_money(told))),
        calls=tuple(sorted(_calls(told, now), key=lambda call: (call.deadline, call.rests_on.story), reverse=True)),
        bodies=tuple(_bodies(told)),
        regions=tuple(sorted(programme.regions)),
    )


def _stops(programme: Programme, told: Sequence[Told]) -> Iterator[Stop]:
    """Yield the stories that tell of a stage, each with its first article."""
    first = {each.story: each for each in reversed(told)}
    for step in programme.steps:
        if step.stage.code and step.story in first:
            yield Stop(stage=step.stage, rests_on=_source(first[step.story]))


def _money(told: Iterable[Told]) -> Iterator[Money]:
    """Yield each sum of each payer once, where it was told first, and again where it is said to be of another year."""
    known: list[tuple[Money, bool]] = []
    for each in told:
        for fact in each.article.facts:
            if payer := _payer(fact):
                said = _year_said(each, fact)
                year = said or each.at.astimezone(KST).year
                money = Money(year=year, payer=payer, won=int(fact.value), rests_on=_source(each, fact))
                if not any(_same(money, other) and not (said and is_said and year != other.year) for other, is_said in known):
                    known.append((money, bool(said)))
                    yield money


def _told_apart(money: tuple[Money, ...]) -> tuple[Money, ...]:
    """Return sums without those in headlines of which another article says whose money they are."""
    placed = [each.won for each in money if each.payer != HEADLINE]
    return tuple(each for each in money if each.payer != HEADLINE or not alike_sums([each.won], placed))


def _same(one: Money, other: Money) -> bool:
    """Whether two outlets tell one sum, as they round it."""
    return one.payer == other.payer and bool(alike_sums([one.won], [other.won]))


def _payer(fact: Fact) -> str:
    """Return whose money a fact is, or "" where it is no sum or part of one."""
    if fact.kind == "headline-amount":
        return fact.role if fact.role in PAYERS else HEADLINE
    return fact.role if fact.kind == "amount" and fact.role in PAYERS else ""


def _year_said(told: Told, fact: Fact) -> int:
    """Return the year that the sum's sentence names before it, or 0."""
    start, _ = sentence_at(told.article.text, fact.start)
    return year_said(told.article.text[start : fact.start], told.at)


def _calls(told: Iterable[Told], now: datetime) -> Iterator[Call]:
    """Yield for each story that calls until when: what its last article says of it, so that an extension counts."""
    last: dict[str, tuple[Told, Fact]] = {}
    withdrawn: set[str] = set()
    for each in told:
        deadlines = [fact for fact in each.article.facts if fact.kind == "deadline"]
        if deadlines:
            last[each.story] = each, max(deadlines, key=lambda fact: str(fact.value))
        if any(word in each.article.entry.title for word in _WITHDRAWN):
            withdrawn.add(each.story)
    for story, (each, fact) in last.items():
        is_open = story not in withdrawn and _ends(str(fact.value)) >= now
        yield Call(deadline=str(fact.value), is_open=is_open, rests_on=_source(each, fact))


def _ends(deadline: str) -> datetime:
    """Return when a deadline passes: a bare day at its end."""
    moment = datetime.fromisoformat(deadline)
    if len(deadline) == _DAY:
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=KST)


def _bodies(told: Iterable[Told]) -> list[str]:
    counted = Counter(
        name for each in told for name in dict.fromkeys(str(fact.value) for fact in each.article.facts if fact.kind == "body")
    )
    return [name for name, _ in counted.most_common(BODIES)]


def _source(told: Told, fact: Fact | None = None) -> Source:
    entry = told.article.entry
    return Source(
        story=told.story,
        quote=fact.quote if fact else entry.title,
        title=entry.title,
        url=entry.url,
        at=told.at,
    )
