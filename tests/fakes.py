"""A fake far end for the steps: sources that offer what they are told, a channel that answers as told, a clock you wind."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bongsu.errors import CollectError, NotifyError
from bongsu.model import Collected, Cursor, Entry, Item, Message, Page, Source

LAUNCH = datetime(2026, 1, 29, 6, 0, tzinfo=UTC)
"""2026-01-29 15:00 KST, a Thursday: the day on which most situations in the tests play."""


@dataclass
class Clock:
    """A clock that stands until somebody winds it."""

    now: datetime = LAUNCH

    def __call__(self) -> datetime:
        return self.now

    def wind(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Newsroom:
    """Every source there is, as a collector and as a page reader.

    `offer` puts an item on a source's list; `fails` makes a source, or a page's address, answer with an error.
    """

    items: dict[str, list[Item]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    fails: dict[str, CollectError] = field(default_factory=dict)
    visits: list[str] = field(default_factory=list)
    page_visits: list[str] = field(default_factory=list)

    def offer(self, source: str, title: str, *, body: str = "", url: str = "", published: str = "", summary: str = "") -> str:
        """Publish an item and its page; return its address."""
        url = url or f"https://{source}.example/articleView.html?idxno={sum(map(len, self.items.values())) + 1}"
        self.items.setdefault(source, []).insert(0, Item(title=title, url=url, summary=summary, published=published))
        if body:
            self.pages[url] = "".join(f"<p>{line}</p>" for line in body.splitlines())
        return url

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        self.visits.append(source.id)
        if source.id in self.fails:
            raise self.fails[source.id]
        items = tuple(self.items.get(source.id, ()))
        return Collected(items=items, cursor=replace(cursor, etag=f'"{len(items)}"'))

    async def read_page(self, source: Source, entry: Entry) -> Page:
        self.page_visits.append(entry.url)
        if entry.url in self.fails:
            raise self.fails[entry.url]
        return Page(url=entry.url, body=self.pages.get(entry.url, ""))


@dataclass
class Receiver:
    """A channel's far end: keeps what it took, answers with the errors it was told, one a message."""

    taken: list[Message] = field(default_factory=list)
    answers: list[NotifyError] = field(default_factory=list)
    always: NotifyError | None = None
    before: Callable[[Message], None] = lambda message: None
    closed: bool = False

    async def send(self, message: Message) -> str:
        self.before(message)
        if self.always is not None:
            raise self.always
        if self.answers:
            raise self.answers.pop(0)
        self.taken.append(message)
        return f"taken {len(self.taken)}"

    async def aclose(self) -> None:
        self.closed = True


class NoChance(random.Random):
    """Chance that always stands in the middle, so that jitter moves nothing."""

    def random(self) -> float:
        return 0.5


def titles(messages: Sequence[Message], known: Mapping[str, str]) -> list[str]:
    """Return which of the `known` titles each message carries."""
    return [next((name for name, title in known.items() if title in message.body), "?") for message in messages]
