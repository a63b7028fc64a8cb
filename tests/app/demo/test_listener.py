"""When nothing more will come of an item: what the demo waits for."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.cycle import Judged, Visit
from app.demo.listener import Listener
from app.demo.newsroom import Newsroom
from app.demo.texts import load
from app.sending import Attempt
from bongsu.errors import FetchError
from bongsu.model import Alert, Article, Delivery, Entry, Reason, Retry, Sent, Source
from bongsu.story import Outcome, Placement, Profile, Signature, Story

NOW = datetime(2026, 1, 29, 6, 0, tzinfo=UTC)
TEXTS = {text.id: text for text in load()}
ULSAN = TEXTS["ulsan-ai"]
BOARD = Source(id="board", name="울산광역시 보도자료", url="http://127.0.0.1:1/")


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom(load())


@pytest.fixture
def listener(newsroom: Newsroom) -> Listener:
    return Listener("ko", newsroom)


def entry(newsroom: Newsroom) -> Entry:
    url = newsroom.url(ULSAN.id)
    return Entry(
        key="k", source="board", title="울산", url=url, summary="", published=NOW, precision="day", seen=NOW, digest=""
    )


def visit(*new: Entry, source: Source = BOARD, quiet: bool = False, error: FetchError | None = None) -> Visit:
    return Visit(source=source, new=new, quiet=quiet, error=error, next_visit_in=timedelta(seconds=1))


def delivery(of: Entry, channel: str) -> Delivery:
    alert = Alert(
        story="s", revision=1, occasion="first", reason=Reason.FIRST, entry=of.key, title=of.title, url=of.url, source="board",
        published=NOW, precision="day", seen=NOW, regions=(), matches=(), excerpt="", complete=True,
    )  # fmt: skip
    return Delivery(key=f"s-1-first-{channel}", channel=channel, alert=alert, due=NOW, created=NOW)


def judged(of: Entry, *deliveries: Delivery) -> Judged:
    story = Story(id="s", revision=1, title=of.title, opened=NOW)
    article = Article(entry=of, text="울산\n\n", complete=True)
    placement = Placement(story=story, seen_revision=0, profile=Profile.of(Signature()))
    return Judged(entry=of, outcome=Outcome(article=article, matches=(), placements=(placement,), deliveries=deliveries))


def test_an_item_that_no_list_has_shown_is_not_done(listener: Listener) -> None:
    listener.visited(visit())
    assert not listener.done_with(ULSAN)


def test_an_item_that_a_visit_brought_and_the_database_knew_is_done(listener: Listener, newsroom: Newsroom) -> None:
    newsroom.served.add(ULSAN.id)
    listener.visited(visit())
    assert listener.done_with(ULSAN)


def test_a_visit_to_another_source_says_nothing(listener: Listener, newsroom: Newsroom) -> None:
    newsroom.served.add(ULSAN.id)
    listener.visited(visit(source=Source(id="daily", name="새벽일보", url="http://127.0.0.1:1/")))
    assert not listener.done_with(ULSAN)


def test_a_visit_that_failed_says_nothing(listener: Listener, newsroom: Newsroom) -> None:
    newsroom.served.add(ULSAN.id)
    listener.visited(visit(error=FetchError("collect.refused", source="board", host="127.0.0.1")))
    assert not listener.done_with(ULSAN)


def test_the_first_catch_is_done_when_it_is_kept(listener: Listener, newsroom: Newsroom) -> None:
    newsroom.served.add(ULSAN.id)
    listener.visited(visit(entry(newsroom), quiet=True))
    assert listener.done_with(ULSAN)


def test_a_new_item_is_done_when_it_was_judged_and_told_on_every_channel(listener: Listener, newsroom: Newsroom) -> None:
    news = entry(newsroom)
    console, webhook = delivery(news, "console"), delivery(news, "webhook")
    newsroom.served.add(ULSAN.id)
    listener.visited(visit(news))
    steps = [listener.done_with(ULSAN)]
    listener.judged([Judged(entry=news, outcome=None), judged(news, console, webhook)])
    steps.append(listener.done_with(ULSAN))
    listener.attempted([Attempt(delivery=console, settlement=Sent(receipt="written"))])
    listener.attempted([Attempt(delivery=webhook, settlement=Retry(due=NOW, why="later"))])
    steps.append(listener.done_with(ULSAN))
    listener.attempted(iter([Attempt(delivery=webhook, settlement=Sent(receipt="HTTP 204"))]))
    assert steps == [False, False, False]
    assert listener.done_with(ULSAN)


def test_a_new_item_that_alerts_nobody_is_done_when_it_was_judged(listener: Listener, newsroom: Newsroom) -> None:
    newsroom.served.add(ULSAN.id)
    listener.visited(visit(entry(newsroom)))
    listener.judged([judged(entry(newsroom))])
    assert listener.done_with(ULSAN)


async def test_waiting_ends_with_what_the_daemon_does(listener: Listener, newsroom: Newsroom) -> None:
    waiting = asyncio.ensure_future(listener.until(lambda: listener.done_with(ULSAN)))
    await asyncio.wait({waiting}, timeout=0)
    listener.visited(visit())
    await asyncio.wait({waiting}, timeout=0)
    assert not waiting.done()
    newsroom.served.add(ULSAN.id)
    listener.visited(visit())
    await asyncio.wait_for(waiting, timeout=5)
