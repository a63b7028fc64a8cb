"""Values to keep, written for these tests: give only what matters to the situation."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bongsu.model import (
    Alert,
    Article,
    Cursor,
    Delivery,
    Enclosed,
    Entry,
    Evidence,
    Fact,
    Match,
    Reason,
    RegionMention,
    Source,
)
from bongsu.story import Outcome, Placement, Profile, Signature, Story
from storage import Store

NOW = datetime(2026, 11, 5, 1, 0, tzinfo=UTC)
LEASE = timedelta(minutes=1)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

PAPER = Source(id="paper", name="어느 지역신문", url="https://paper.example/rss")
CITY = Source(id="city", name="어느 시청", url="https://city.example/board", kind="board")

EVIDENCE = Evidence(word="인공지능", place="title", start=3, quote="시, 인공지능 센터 연다")
REGION = RegionMention(code="27200", name="대구 남구", because=(EVIDENCE,))
FACT = Fact(kind="money", value=12_000_000_000, quote="120억 원", start=30, unit="won", role="budget")
PART = Signature(opening=frozenset({"인공지능", "센터"}), regions=frozenset({"27200"}))
MATCH = Match(rule="ai-daegu", name="대구 AI", because=(EVIDENCE,), notify=("room", "hook"))


def make_entry(key: str = "e1", *, source: str = "paper", seen: datetime = NOW, published: datetime | None = None) -> Entry:
    return Entry(
        key=key,
        source=source,
        title=f"시, 인공지능 센터 연다 {key}",
        url=f"https://paper.example/{key}",
        summary="시 관계자가 밝혔다.",
        published=published,
        precision="minute" if published else "unknown",
        seen=seen,
        digest=f"digest of {key}",
    )


def make_article(entry: Entry) -> Article:
    text = f"{entry.title}\n\n시는 120억 원을 들여 인공지능 센터를 연다고 밝혔다."
    return Article(
        entry=entry,
        text=text,
        complete=True,
        regions=(REGION,),
        facts=(FACT,),
        attachments=(Enclosed(name="공고문.hwp", start=9),),
    )


def make_alert(key: str = "e1", *, revision: int = 1) -> Alert:
    entry = make_entry(key)
    return Alert(
        story=f"s{key}",
        revision=revision,
        occasion="first",
        reason=Reason.FIRST,
        entry=entry.key,
        title=entry.title,
        url=entry.url,
        source=PAPER.name,
        published=NOW - HOUR,
        precision="minute",
        seen=entry.seen,
        regions=(REGION,),
        matches=(MATCH,),
        excerpt="시는 120억 원을 들여",
        complete=True,
    )


def make_delivery(key: str = "e1", *, channel: str = "room", created: datetime = NOW, due: datetime | None = None) -> Delivery:
    alert = make_alert(key)
    return Delivery(key=f"{alert.story}-1-first-{channel}", channel=channel, alert=alert, due=due or created, created=created)


def make_placement(*, story: Story, seen_revision: int = 0, profile: Profile | None = None) -> Placement:
    return Placement(story=story, seen_revision=seen_revision, profile=profile or Profile.of(PART))


def make_outcome(
    entry: Entry,
    deliveries: Sequence[Delivery] = (),
    *,
    placement: Placement | None = None,
    part: Signature = PART,
    matches: Sequence[Match] = (MATCH,),
) -> Outcome:
    opened = Story(id=f"s{entry.key}", revision=1, title=entry.title, opened=NOW)
    return Outcome(
        article=make_article(entry),
        matches=tuple(matches),
        placements=(placement or make_placement(story=opened, profile=Profile.of(part)),),
        deliveries=tuple(deliveries),
    )


def never(entry: Entry) -> bool:
    """No entry is too old."""
    return False


def keep(store: Store, *entries: Entry, source: Source = PAPER, now: datetime = NOW) -> tuple[Entry, ...]:
    """Keep a good visit's catch."""
    return store.add(source, entries, Cursor(), now=now, next_visit=now + HOUR, quiet=False, too_old=never)


def put(store: Store, *deliveries: Delivery, now: datetime = NOW) -> None:
    """Bring deliveries into the outbox as they come in life: each with the entry that caused it."""
    for delivery in deliveries:
        entry = make_entry(f"for-{delivery.key}")
        keep(store, entry, now=now)
        assert store.record(make_outcome(entry, [delivery]), now=now)
