"""The archive read and grouped anew, by the code and the rules of now. Nothing is told.

Articles are read in the order in which they came. What was read is replaced at once, a batch in each transaction; which
stories they make is found in memory, and changed when all are read. Killed anywhere, the archive is whole, and the next run
completes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bongsu.enclosed import led_by_page
from bongsu.enrich import read
from bongsu.model import Article, Match, Source
from bongsu.ports import Tagger
from bongsu.rules import RuleSet
from bongsu.stories import Shelf, announcements, place
from bongsu.story import Candidate, Outcome, Placement, Profile, Signature
from storage import Store

BATCH = 200
"""Articles a transaction: a daemon or a command beside it waits a few milliseconds."""

_NOTHING = Profile.of(Signature())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How articles are read and judged now."""

    sources: Mapping[str, Source]
    rule_set: RuleSet
    ai_words: Sequence[str] = ()
    tagger: Tagger | None = None

    def read(self, article: Article) -> Article:
        """Return `article` as it is read now, its text and its documents as they were."""
        source = self.sources.get(article.entry.source)
        home = source.region if source else None
        again = read(
            article.entry, article.body, complete=article.complete, home=home, ai_words=self.ai_words, tagger=self.tagger
        )
        offset = len(article.text) - len(article.body)
        documents = [each if each.start is None else replace(each, start=each.start - offset) for each in article.attachments]
        return led_by_page(again, documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is read otherwise in an article: the names of what was gained and lost."""

    entry: str
    title: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Stories that become one, or one that falls apart: the ids `before` and `after`, and the title of an article of them."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    title: str


@dataclass(slots=True, kw_only=True)
class Rejudged:
    """What changed, by what: `regions`, `facts`, `topics`, `kinds`, `rules`. `left` articles have an edition that waits."""

    articles: int = 0
    left: int = 0
    changed: dict[str, list[Changed]] = field(default_factory=lambda: {name: [] for name in _COMPARED})
    joined: list[Moved] = field(default_factory=list)
    split: list[Moved] = field(default_factory=list)


def rejudge(
    store: Store,
    reader: Reader,
    *,
    since: datetime,
    now: datetime,
    apply: bool,
    progress: Callable[[int], None] = lambda _: None,
) -> Rejudged:
    """Judge the articles anew whose entries were seen from `since` on; return what changes. Writes only where `apply`.

    A story that began before is taken with what it said until then. `progress` hears after each batch how many were read.
    """
    report, shelf = Rejudged(), _shelf_before(store, since)
    placed: dict[str, tuple[Placement, ...]] = {}
    titles: dict[str, str] = {}
    for batch in _batches(store.archive(since=since)):
        whole = [article for article in batch if article.text.startswith(f"{article.entry.title}\n\n")]
        read_anew = [_judged(store, reader, article, report) for article in whole]
        if apply:
            store.reread(read_anew)
        for article, _ in read_anew:
            placed[article.entry.key] = _place(article, shelf)
            titles[article.entry.key] = article.entry.title
        report.articles += len(whole)
        report.left += len(batch) - len(whole)
        progress(report.articles + report.left)
    _compare_stories(store, placed, titles, report)
    if apply:
        _regroup(store, placed, shelf, now=now)
    return report


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# --- readings ----------------------------------------------------------------------------------------------------------


def _judged(store: Store, reader: Reader, article: Article, report: Rejudged) -> tuple[Article, tuple[Match, ...]]:
    again = reader.read(article)
    matches = reader.rule_set.match(again)
    before = {match.rule for match in store.matches(article.entry.key)}
    for name, names in _COMPARED.items():
        _note(report, name, article, names(article), names(again))
    _note(report, "rules", article, before, {match.rule for match in matches})
    return again, matches


def _note(report: Rejudged, name: str, article: Article, before: set[str], after: set[str]) -> None:
    if before != after:
        gained, lost = tuple(sorted(after - before)), tuple(sorted(before - after))
        report.changed[name].append(Changed(entry=article.entry.key, title=article.entry.title, gained=gained, lost=lost))


def _regions(article: Article) -> set[str]:
    return {f"{mention.name} ({mention.role})" for mention in article.regions}


def _facts(article: Article) -> set[str]:
    return {" ".join(filter(None, (f.kind, f.role, f"{f.value}{f.unit}", f"“{f.quote}”"))) for f in article.facts}


def _topics(article: Article) -> set[str]:
    return set(article.topic.senses)


def _kinds(article: Article) -> set[str]:
    return {kind.kind for kind in article.topic.kinds}


def _none(_: Article) -> set[str]:
    return set()


_COMPARED: Mapping[str, Callable[[Article], set[str]]] = {
    "regions": _regions,
    "facts": _facts,
    "topics": _topics,
    "kinds": _kinds,
    "rules": _none,
}


# --- stories -----------------------------------------------------------------------------------------------------------


def _shelf_before(store: Store, since: datetime) -> Shelf:
    """Return the stories begun before `since`, of those that go on after it only what they said until then."""
    shelf = Shelf()
    for candidate, goes_on in store.older_stories(since=since):
        shelf.put(_until(store, candidate, since) if goes_on else candidate)
    return shelf


def _until(store: Store, candidate: Candidate, since: datetime) -> Candidate:
    told = store.members(candidate.story.id, before=since)
    parts = [_part_of(store, article, candidate.story.id) for article in told]
    profile = Profile.of(parts[0])
    for part in parts[1:]:
        profile = profile.with_one_more(part)
    times = [article.entry.published or article.entry.seen for article in told]
    return replace(candidate, profile=profile, first=min(times), last=max(times))


def _part_of(store: Store, article: Article, story: str) -> Signature:
    """Return what an article says in a story: its announcements stand in the order of its stories."""
    parts = announcements(article)
    number = [each.story.id for each in store.stories_of(article.entry.key)].index(story)
    return parts[min(number, len(parts) - 1)]


def _place(article: Article, shelf: Shelf) -> tuple[Placement, ...]:
    """Put an article on the shelf; return where, without what the stories said by then."""
    at = article.entry.published or article.entry.seen
    placements = place(article, shelf.nearby(announcements(article), at=at), now=article.entry.seen)
    shelf.keep(Outcome(article=article, matches=(), placements=placements, deliveries=()))
    return tuple(replace(placement, profile=_NOTHING) for placement in placements)


def _compare_stories(
    store: Store, placed: Mapping[str, tuple[Placement, ...]], titles: Mapping[str, str], report: Rejudged
) -> None:
    before = {entry: frozenset(each.story.id for each in store.stories_of(entry)) for entry in placed}
    after = {entry: frozenset(each.story.id for each in placements) for entry, placements in placed.items()}
    report.joined += [
        Moved(before=stories, after=(story,), title=title) for story, stories, title in _spread(after, before, titles)
    ]
    report.split += [
        Moved(before=(story,), after=stories, title=title) for story, stories, title in _spread(before, after, titles)
    ]


def _spread(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]], titles: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield the stories of `one` whose entries are in several of `other`, these, and a title.

    An entry that tells several stories in both says nothing of which is which, and is left out where others can.
    """
    members: dict[str, dict[str, str]] = {}
    for entry, stories in one.items():
        if len(stories) == 1 and len(other[entry]) == 1:
            (story,), (counterpart,) = stories, other[entry]
            members.setdefault(story, {}).setdefault(counterpart, titles[entry])
    for story, counterparts in members.items():
        if len(counterparts) > 1:
            yield story, tuple(sorted(counterparts)), next(iter(counterparts.values()))


def _regroup(store: Store, placed: Mapping[str, tuple[Placement, ...]], shelf: Shelf, *, now: datetime) -> None:
    entries = list(placed)
    for start in range(0, len(entries), BATCH):
        batch = {entry: placed[entry] for entry in entries[start : start + BATCH]}
        stories = {each.story.id: shelf.story(each.story.id) for placements in batch.values() for each in placements}
        store.regroup(batch, stories, now=now)
