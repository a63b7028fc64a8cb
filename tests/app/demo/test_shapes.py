"""The four shapes as the real collectors read them: every item, and its text with nothing else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from app.demo.newsroom import Newsroom
from app.demo.pages import LISTS, list_path
from app.demo.texts import SHAPES, DemoText, Shape, load
from bongsu.enrich import enrich
from bongsu.intake import admit
from bongsu.model import Article, Collected, Cursor, Source, SourceKind
from scrapers import FeedCollector, HttpClient, SpiderCollector

NOW = datetime(2026, 1, 30, tzinfo=UTC)
KINDS: dict[Shape, SourceKind] = {"rss": "feed", "atom": "feed", "board": "board", "euckr": "press"}
FIRST_EDITIONS = [text for text in load() if not text.edits]


class Readers:
    """The daemon's collectors, at the newsroom's door."""

    def __init__(self, base: str) -> None:
        self.client = HttpClient()
        self.spiders = SpiderCollector(self.client)
        self._feeds = FeedCollector(self.client)
        self._base = base

    def source(self, shape: Shape) -> Source:
        source_id = next(source_id for source_id, one in SHAPES.items() if one == shape)
        return Source(id=source_id, name=source_id, url=self._base + list_path(shape), kind=KINDS[shape], allow_private=True)

    async def collect(self, shape: Shape, cursor: Cursor | None = None) -> Collected:
        source = self.source(shape)
        collector = self._feeds if source.kind == "feed" else self.spiders
        return await collector.collect(source, cursor or Cursor())

    async def articles(self, shape: Shape) -> dict[str, Article]:
        """Return every article of a source by its address, with its page read."""
        source = self.source(shape)
        entries = admit(source, await self.collect(shape), now=NOW).entries
        return {entry.url: enrich(entry, await self.spiders.read_page(source, entry), home=None) for entry in entries}


@pytest.fixture
async def newsroom() -> AsyncIterator[Newsroom]:
    room = Newsroom(load())
    await room.start()
    for text in FIRST_EDITIONS:
        room.publish(text.id)
    yield room
    await room.stop()


@pytest.fixture
async def readers(newsroom: Newsroom) -> AsyncIterator[Readers]:
    readers = Readers(newsroom.url("old-board").partition("/boardView")[0])
    yield readers
    await readers.spiders.stop()
    await readers.client.aclose()


def told(text: DemoText, newsroom: Newsroom, articles: dict[str, Article]) -> Article | None:
    return articles.get(newsroom.url(text.id))


@pytest.mark.parametrize("shape", LISTS)
async def test_every_item_is_read_whole_and_alone(shape: Shape, newsroom: Newsroom, readers: Readers) -> None:
    articles = await readers.articles(shape)
    for text in (text for text in FIRST_EDITIONS if text.shape == shape and not text.query):
        article = told(text, newsroom, articles)
        assert article is not None
        assert article.entry.title == text.title
        assert [line for line in article.body.splitlines() if line not in ("", "<끝>")] == list(text.body)
        assert article.complete


@pytest.mark.parametrize("shape", ["rss", "atom", "euckr"])
async def test_every_item_has_its_minute(shape: Shape, newsroom: Newsroom, readers: Readers) -> None:
    articles = await readers.articles(shape)
    dates = {text.id: text.published for text in FIRST_EDITIONS if text.shape == shape and not text.query}
    found = {text.id: told(text, newsroom, articles) for text in FIRST_EDITIONS if text.id in dates}
    assert {item_id: article and article.entry.published for item_id, article in found.items()} == dates


async def test_a_tracking_parameter_makes_no_second_entry(newsroom: Newsroom, readers: Readers) -> None:
    articles = await readers.articles("rss")
    there = [url for url in articles if "idxno=2109271" in url]
    assert len(there) == 1


async def test_an_edition_has_the_key_of_the_first_text(newsroom: Newsroom, readers: Readers) -> None:
    source = readers.source("atom")
    before = {entry.key: entry.digest for entry in admit(source, await readers.collect("atom"), now=NOW).entries}
    newsroom.publish("gwangju-cluster-edited")
    after = {entry.key: entry.digest for entry in admit(source, await readers.collect("atom"), now=NOW).entries}
    assert set(before) == set(after)
    assert sum(before[key] != after[key] for key in before) == 1


@pytest.mark.parametrize("shape", LISTS)
async def test_nothing_new_is_said_to_be_unchanged(shape: Shape, readers: Readers) -> None:
    first = await readers.collect(shape)
    again = await readers.collect(shape, first.cursor)
    assert (again.unchanged, again.items) == (True, ())
