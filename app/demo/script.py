"""What is published when, what came of it, and whether that is what a careful reader expects."""

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.demo.receivers import Arrival
from app.demo.texts import DemoText
from bongsu.korea.gazetteer import covers, region_codes

CHANNELS = ("console", "webhook", "telegram")

BEFORE = ("old-daily", "old-agency", "old-evening", "old-board")
"""What the newsroom holds before the daemon starts: one item a source."""

STEPS = (
    ("ai-no-region", "daegu-gumi"),
    ("pohang-apple",),
    ("pohang-apple-tracked", "avian-flu"),
    ("gwangju-cluster",),
    ("daegu-job-fair", "gwangju-cluster-edited"),
    ("daegu-ax",),
    ("ulsan-ai",),
    ("ulsan-ai-rewrite",),
)
"""What is published together, in the order of its dates. The clock is wound to the newest date of each step."""

NEVER = ("상주시", "서울", "경기 광주시")
"""Regions that no alert of the demo may be about."""

MEDIAN_LIMIT = 2.0
"""Seconds from published to received that the median must stay under, with a tick of one second."""

Problem = tuple[str, Mapping[str, object]]
"""(code of a sentence, its parameters)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An item, its address, and when it was published in monotonic seconds; None: the demo never came so far."""

    text: DemoText
    url: str
    at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """All that happened: what was published, and what the receivers took or refused.

    `stories` names the stories that each item is in, by the item's address.
    """

    published: tuple[Published, ...]
    arrivals: tuple[Arrival, ...]
    stories: Mapping[str, tuple[str, ...]]
    checked_by: str
    bad_signatures: int
    telegram_refused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One published item with the arrivals that are its own, and the stories that it is in.

    `outlet` says that it is in the story of the item that it is expected to join.
    """

    published: Published
    arrivals: tuple[Arrival, ...]
    stories: tuple[str, ...] = ()
    outlet: bool = False

    @property
    def text(self) -> DemoText:
        return self.published.text

    @property
    def counts(self) -> Mapping[str, int]:
        """Alerts by channel."""
        return Counter(arrival.channel for arrival in self.arrivals)

    @property
    def alerts(self) -> int:
        """How often a reader of one channel was alerted, at most."""
        return max(self.counts.values(), default=0)

    @property
    def matches(self) -> tuple[Mapping[str, Any], ...]:
        """The rules that matched, as the webhook tells them, each once."""
        told = [match for arrival in self.arrivals for match in arrival.data.get("matches", ())]
        return tuple({match["rule"]: match for match in told}.values())

    @property
    def about(self) -> frozenset[str]:
        """Codes of the regions that the alerts say the item is about."""
        told = [region for arrival in self.arrivals for region in arrival.data.get("regions", ())]
        return frozenset(region["code"] for region in told if region["role"] == "about")

    @property
    def seconds(self) -> tuple[float, ...]:
        """From published to received, for each arrival."""
        return tuple(arrival.at - (self.published.at or 0) for arrival in self.arrivals)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is not as expected."""
        return tuple(_problems(self))


def rows(performance: Performance) -> tuple[Row, ...]:
    """Return a row for each published item. An arrival belongs to the item last published at the address that it carries."""
    owners = [_owner(arrival, performance.published) for arrival in performance.arrivals]
    return tuple(
        Row(
            published=published,
            arrivals=tuple(arrival for arrival, owner in zip(performance.arrivals, owners, strict=True) if owner is published),
            stories=performance.stories.get(published.url, ()),
            outlet=_is_outlet(published, performance),
        )
        for published in performance.published
    )


def _is_outlet(published: Published, performance: Performance) -> bool:
    joined = {one.url for one in performance.published if one.text.id == published.text.expectation.outlet_of}
    known = {story for url in joined for story in performance.stories.get(url, ())}
    return bool(known.intersection(performance.stories.get(published.url, ())))


def announcements_right(all_rows: Sequence[Row]) -> int:
    """Return how many of the five announcements were alerted exactly once on every channel."""
    five = [row for row in all_rows if row.text.announcement]
    return sum(all(row.counts.get(channel) == 1 for channel in CHANNELS) for row in five)


def alerts_about(all_rows: Sequence[Row], names: Sequence[str]) -> int:
    """Return how many items alerted as being about any of the regions named."""
    return sum(any(_is_about(row, name) for name in names) for row in all_rows)


def avian_alerts(all_rows: Sequence[Row]) -> int:
    """Return how many alerts came for avian influenza, counted on the channel that told most."""
    return sum(row.alerts for row in all_rows if row.text.expectation.avian)


def waits(all_rows: Sequence[Row]) -> tuple[float, float]:
    """Return the median and the longest time from published to received, in seconds; infinite where nothing arrived."""
    seconds = [wait for row in all_rows for wait in row.seconds]
    return (statistics.median(seconds), max(seconds)) if seconds else (float("inf"), float("inf"))


def as_expected(performance: Performance) -> bool:
    """Whether everything expected happened, and nothing else."""
    all_rows = rows(performance)
    return (
        not any(row.problems for row in all_rows)
        and not performance.bad_signatures
        and not performance.telegram_refused
        and not alerts_about(all_rows, NEVER)
        and waits(all_rows)[0] < MEDIAN_LIMIT
    )


def _owner(arrival: Arrival, published: Sequence[Published]) -> Published | None:
    there = [one for one in published if one.at is not None and one.at <= arrival.at and one.url in arrival.urls]
    return max(there, key=lambda one: one.at or 0, default=None)


def _problems(row: Row) -> Iterator[Problem]:
    expected = row.text.expectation
    if row.published.at is None:
        yield "demo.not-published", {}
        return
    for channel in CHANNELS:
        if row.counts.get(channel, 0) != expected.alerts:
            yield "demo.count-wrong", {"channel": channel, "count": row.counts.get(channel, 0), "expected": expected.alerts}
    if expected.stories is not None and len(row.stories) != expected.stories:
        yield "demo.stories-wrong", {"count": len(row.stories), "expected": expected.stories}
    if expected.outlet_of and not row.outlet:
        yield "demo.not-outlet", {}
    if row.counts.get("webhook"):  # the channel that says rules and regions in a form that can be checked
        matched = {match["rule"] for match in row.matches}
        yield from (("demo.rule-missing", {"rule": rule}) for rule in expected.rules if rule not in matched)
        yield from (("demo.region-missing", {"region": name}) for name in expected.regions_must if not _is_about(row, name))
        yield from (("demo.region-wrong", {"region": name}) for name in expected.regions_never if _is_about(row, name))


def _is_about(row: Row, name: str) -> bool:
    wanted = region_codes(name)
    return any(covers(wanted, code) for code in row.about)
