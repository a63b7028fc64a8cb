"""Subscriptions to feeds: a real port, a hub on this machine, a real database."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app import callback
from app.cycle import Visit
from app.websub import notice, refresh
from bongsu.errors import StorageError
from bongsu.model import Hub
from bongsu.websub import ANSWER_WITHIN, STRETCH, is_on
from storage import Store
from tests.app.conftest import World
from tests.app.hub import Subscriber, subscriber
from tests.fakes_receiver import Reply, Request

EVERY = timedelta(minutes=10)
DAY = timedelta(days=1)


@pytest.fixture
async def one(world: World) -> AsyncIterator[Subscriber]:
    async with subscriber(world) as one:
        yield one


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "bongsu"]


# --- asking ------------------------------------------------------------------------------------------------------------


async def test_a_feed_that_names_a_hub_is_subscribed_to(one: Subscriber, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bongsu")
    assert (await one.visit()).hub == Hub(url=f"{one.paper.server.url}/hub", topic=one.paper.topic)
    await one.ask()
    [question] = one.paper.questions
    assert (question["hub.mode"], question["hub.topic"], question["hub.lease_seconds"]) == (
        "subscribe",
        one.paper.topic,
        "864000",
    )
    assert question["hub.callback"].startswith(f"{one.web.base}/websub/")
    assert len(question["hub.callback"]) > len(one.web.base) + 40, "nobody guesses it"
    assert 40 < len(question["hub.secret"]) < 200
    assert one.subscription
    assert not is_on(one.subscription, now=one.world.clock()), "only when the hub has asked back"
    answer = await one.paper.ask_back()
    assert (answer.status_code, answer.text) == (200, "a challenge")
    assert is_on(one.subscription, now=one.world.clock())
    assert said(caplog) == ["울산매일: the hub 127.0.0.1 tells of new items at once, for 10 days."]


async def test_while_a_subscription_is_on_the_feed_is_polled_more_seldom(one: Subscriber) -> None:
    assert (await one.visit()).next_visit_in == EVERY
    await one.ask()
    assert (await one.visit()).next_visit_in == EVERY
    await one.paper.ask_back()
    assert (await one.visit()).next_visit_in == STRETCH * EVERY


async def test_another_visit_asks_nothing_again(one: Subscriber) -> None:
    await one.subscribe()
    before = one.subscription
    one.house.store.add(
        one.house.edition.sources["ulsan"],
        (),
        replace(one.house.store.cursor("ulsan"), etag=None, last_modified=None, body_hash=None),
        now=one.world.clock(),
        next_visit=one.world.clock(),
        quiet=False,
        too_old=lambda _entry: False,
    )
    assert (await one.visit()).hub is not None
    assert one.subscription == before
    assert (await one.ask()).asked == ()


async def test_an_unchanged_feed_says_nothing_of_hubs(one: Subscriber) -> None:
    await one.subscribe()
    assert not (await one.visit()).read
    assert one.subscription is not None


async def test_a_feed_that_names_its_hub_no_more_is_polled_as_before(one: Subscriber) -> None:
    await one.subscribe()
    one.paper.links = ""
    assert (await one.visit()).hub is None
    assert one.subscription is None
    assert one.is_due()
    assert (await one.paper.bring(b"<rss/>")).status_code == 410


async def test_a_feed_that_moves_to_another_hub_is_subscribed_to_there(one: Subscriber) -> None:
    await one.subscribe()
    first = one.subscription
    one.paper.links = one.paper.links.replace("/feed", "/feed?all")
    await one.visit()
    second = one.subscription
    assert first
    assert second
    assert (second.topic, second.lease_end) == (f"{one.paper.topic}?all", None)
    assert (second.callback, second.secret) != (first.callback, first.secret)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one, _visit: one.rules(websub=None), id="nobody is to call us"),
        pytest.param(lambda _one, visit: replace(visit, read=False), id="nothing was there to read"),
        pytest.param(lambda _one, visit: replace(visit, source=replace(visit.source, kind="board")), id="a board"),
    ],
)
async def test_no_hub_is_noted_where_it_would_be_no_use(
    one: Subscriber, change: Callable[[Subscriber, Visit], Visit | None]
) -> None:
    visit = await one.visit()
    one.house.store.drop_subscription("ulsan", now=one.world.clock())
    assert not notice(one.house, change(one, visit) or visit)
    assert one.subscription is None


@pytest.mark.parametrize(
    ("hub", "secret"),
    [
        pytest.param("https://hub.example/", True, id="where nobody reads it on its way"),
        pytest.param("http://127.0.0.1:9/", True, id="on this machine"),
        pytest.param("http://hub.example/", False, id="never in the open"),
    ],
)
async def test_a_secret_is_told_only(one: Subscriber, hub: str, secret: bool) -> None:
    visit = await one.visit()
    notice(one.house, replace(visit, hub=Hub(url=hub, topic=one.paper.topic)))
    assert one.subscription
    assert bool(one.subscription.secret) is secret


async def test_a_private_hub_is_not_asked_for_a_source_that_may_not_be_private(
    one: Subscriber, caplog: pytest.LogCaptureFixture
) -> None:
    visit = await one.visit()
    one.rules(private=False)
    public = one.house.edition.sources["ulsan"]
    notice(
        one.house, replace(visit, source=public, hub=Hub(url=f"{one.paper.server.url}/hub?", topic="https://ulsan.example/rss"))
    )
    await one.ask()
    assert one.paper.questions == []
    [line] = said(caplog)
    assert line.startswith("울산매일: the hub 127.0.0.1 could not be subscribed to.")


# --- when hubs fail ----------------------------------------------------------------------------------------------------


async def test_a_hub_that_is_down_is_asked_again_and_spoken_of_once(one: Subscriber, caplog: pytest.LogCaptureFixture) -> None:
    one.paper.answer = Reply(status=503, headers={"retry-after": "120"})
    await one.visit()
    await one.ask()
    assert (await one.ask()).asked == (), "not before the time it asked for"
    one.world.clock.wind(seconds=120)
    [again] = (await one.ask()).asked
    assert again.error
    assert len(one.paper.questions) == 2
    assert len(said(caplog)) == 1
    assert one.subscription
    assert one.subscription.why == again.error.say("ko")


async def test_a_hub_that_takes_the_question_and_never_asks_back_is_asked_again(one: Subscriber) -> None:
    await one.visit()
    await one.ask()
    one.world.clock.wind(seconds=ANSWER_WITHIN.total_seconds() + 60)
    assert len((await one.ask()).asked) == 1


async def test_a_hub_that_asks_back_and_then_answers_badly_has_agreed(one: Subscriber) -> None:
    await one.visit()
    inner = one.paper.reply

    def agree_first(request: Request) -> Reply:
        if request.path == "/hub":
            state = one.subscription
            assert state
            assert state.asked, "noted before the hub was asked"
            one.house.store.keep_subscription(replace(state, lease_end=one.world.clock() + DAY))
            return Reply(status=500)
        return inner(request)

    one.paper.server.reply = agree_first
    await one.ask()
    assert one.subscription
    assert is_on(one.subscription, now=one.world.clock())
    assert one.subscription.why == ""


async def test_a_lease_is_renewed_before_it_ends(one: Subscriber, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bongsu")
    await one.subscribe()
    one.world.clock.wind(days=7, hours=23)
    assert (await one.ask()).asked == ()
    one.world.clock.wind(hours=1)
    await one.ask()
    first, second = one.paper.questions
    assert first == second, "the same callback and secret: the hub knows us by them"
    assert one.subscription
    assert is_on(one.subscription, now=one.world.clock())
    await one.paper.ask_back()
    assert one.subscription.lease_end == one.world.clock() + 10 * DAY
    assert len(said(caplog)) == 1, "a renewal is no news"


async def test_a_lease_that_ends_has_the_feed_polled_at_once_and_as_before(
    one: Subscriber, caplog: pytest.LogCaptureFixture
) -> None:
    await one.subscribe()
    await one.visit()
    one.paper.answer = Reply(status=500)
    one.world.clock.wind(days=10)
    asking = await one.ask()
    assert [source.id for source in asking.ended] == ["ulsan"]
    assert one.is_due()
    assert (await one.visit()).next_visit_in == EVERY
    assert said(caplog)[0] == "울산매일: the subscription at its hub has ended. It is polled as usual."


async def test_a_denial_has_the_feed_polled_at_once_and_as_before(one: Subscriber, caplog: pytest.LogCaptureFixture) -> None:
    await one.subscribe()
    await one.visit()
    answer = await one.paper.ask_back(mode="denied", reason="gone\nfor good", challenge="")
    assert answer.status_code == 200
    assert one.is_due()
    assert one.looked
    assert said(caplog)[-1] == "울산매일: the hub denied the subscription (gone for good). It is polled as usual."
    assert (await one.ask()).asked == (), "asked again only after a day"
    one.world.clock.wind(days=1)
    assert len((await one.ask()).asked) == 1


# --- being asked -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"topic": "https://elsewhere.example/rss"}, id="another feed"),
        pytest.param({"topic": ""}, id="no feed"),
        pytest.param({"mode": "unsubscribe"}, id="an end that we did not ask for"),
        pytest.param({"mode": ""}, id="nothing in particular"),
        pytest.param({"challenge": ""}, id="no challenge"),
        pytest.param({"challenge": "c" * 5000}, id="an endless challenge"),
        pytest.param({"mode": "denied", "topic": "https://elsewhere.example/rss"}, id="a denial of another feed"),
    ],
)
async def test_what_we_did_not_ask_for_is_not_agreed_to(one: Subscriber, change: dict[str, str]) -> None:
    await one.visit()
    await one.ask()
    before = one.subscription
    assert (await one.paper.ask_back(**change)).status_code == 404
    assert one.subscription == before


async def test_nor_is_anything_before_we_asked(one: Subscriber) -> None:
    await one.visit()
    assert one.subscription
    query = {"hub.mode": "subscribe", "hub.topic": one.paper.topic, "hub.challenge": "c"}
    assert (await one.paper.client.get(one.subscription.callback, params=query)).status_code == 404


async def test_nor_anything_at_an_address_that_was_guessed(one: Subscriber) -> None:
    guessed = f"{one.web.base}/websub/guessed"
    query = {"hub.mode": "subscribe", "hub.topic": one.paper.topic, "hub.challenge": "c"}
    assert (await one.paper.client.get(guessed, params=query)).status_code == 404
    assert (await one.paper.client.post(guessed, content=b"")).status_code == 410


@pytest.mark.parametrize(
    ("told", "days"),
    [
        pytest.param("432000", 5, id="five days"),
        pytest.param("", 10, id="nothing: what we asked for"),
        pytest.param("soon", 10, id="no number"),
        pytest.param("-1", 10, id="less than nothing"),
        pytest.param("9" * 400, 10, id="for ever and ever"),
        pytest.param("999999999", 30, id="thirty years"),
    ],
)
async def test_a_lease_is_what_the_hub_says_within_reason(one: Subscriber, told: str, days: int) -> None:
    await one.visit()
    await one.ask()
    await one.paper.ask_back(lease_seconds=told)
    assert one.subscription
    assert one.subscription.lease_end == one.world.clock() + days * DAY


async def test_no_browser_takes_a_challenge_for_a_page(one: Subscriber) -> None:
    await one.visit()
    await one.ask()
    answer = await one.paper.ask_back(challenge="<script>alert(1)</script>")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


# --- what hubs bring ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha512"])
async def test_what_is_signed_is_kept_as_if_it_had_been_fetched(one: Subscriber, method: str) -> None:
    await one.subscribe()
    cursor = one.house.store.cursor("ulsan")
    answer = await one.paper.bring(one.paper.feed("울산시, 인공지능 공모", 2), method=method)
    assert answer.status_code == 202
    [visit] = one.took
    assert [entry.title for entry in visit.new] == ["울산시, 인공지능 공모"]
    assert one.house.store.cursor("ulsan") == cursor, "the next visit asks for all that is new since the last"
    assert visit.next_visit_in == STRETCH * EVERY
    await one.paper.bring(one.paper.feed("울산시, 인공지능 공모", 2), method=method)
    assert one.took[1].new == ()


@pytest.mark.parametrize(
    ("method", "secret"),
    [
        pytest.param("sha256", "another secret", id="with another secret"),
        pytest.param("sha256", "", id="with none"),
        pytest.param("md5", None, id="by a method that can be forged"),
    ],
)
async def test_what_is_signed_badly_is_ignored_without_a_word_to_the_sender(
    one: Subscriber, method: str, secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    await one.subscribe()
    for _ in range(2):
        assert (await one.paper.bring(one.paper.feed("거짓 소식", 2), method=method, secret=secret)).status_code == 202
    assert one.took == []
    assert not one.is_due()
    assert said(caplog) == ["울산매일: what came in the hub's name was not signed by it and is ignored."]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing: there is something new, look yourself"),
        pytest.param(b"<html><body>maintenance</body></html>", id="a page"),
        pytest.param(b'<rss version="2.0"><channel><title>a</title></channel></rss>', id="a feed without items"),
    ],
)
async def test_what_brings_no_item_has_the_feed_visited_at_once(one: Subscriber, body: bytes) -> None:
    await one.subscribe()
    await one.visit()
    assert not one.is_due()
    one.looked.clear()
    assert (await one.paper.bring(body)).status_code == 202
    assert one.took == []
    assert one.is_due()
    assert one.looked == [None]


async def test_where_no_secret_could_be_told_what_comes_is_only_a_hint_to_look(one: Subscriber) -> None:
    await one.subscribe()
    await one.visit()
    assert one.subscription
    one.house.store.keep_subscription(replace(one.subscription, secret=""))
    assert (await one.paper.bring(one.paper.feed("거짓 소식", 2))).status_code == 202
    assert one.took == []
    assert one.is_due()


async def test_a_hub_has_bounds_too(one: Subscriber, monkeypatch: pytest.MonkeyPatch) -> None:
    await one.subscribe()
    for name, bound in {"LARGEST": 1000, "BURST": 3, "RATE": 1e-9}.items():
        monkeypatch.setattr(callback, name, bound)
    brought = [b" " * 1001, b" " * 1000, b"", b""]
    assert [(await one.paper.bring(body)).status_code for body in brought] == [413, 202, 202, 429]


async def test_when_nothing_can_be_kept_the_hub_is_to_come_again(one: Subscriber, monkeypatch: pytest.MonkeyPatch) -> None:
    await one.subscribe()

    def out(*_: object) -> None:
        raise StorageError("storage.full", path="bongsu.db", detail="")

    monkeypatch.setattr(Store, "subscription_at", out)
    assert (await one.paper.ask_back()).status_code == 503
    assert (await one.paper.bring(one.paper.feed("울산시, 인공지능 공모", 2))).status_code == 503


# --- other rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("websub", id="nobody is to call us any more"),
        pytest.param("source", id="the source is gone"),
    ],
)
async def test_what_the_rules_no_longer_want_ends(one: Subscriber, text: str) -> None:
    await one.subscribe()
    await one.visit()
    if text == "websub":
        one.rules(websub=None)
    else:
        edited = one.world.rules.read_text(encoding="utf-8").replace("id: ulsan,", "id: elsewhere,")
        one.world.rules.write_text(edited, encoding="utf-8")
        one.house.rulebook.reload()
    refresh(one.house)
    assert one.subscription is None
    assert one.is_due()
    assert (await one.ask()).asked == ()
    assert (await one.paper.bring(b"")).status_code == 410


async def test_another_address_of_ours_is_told_to_the_hubs(one: Subscriber) -> None:
    await one.subscribe()
    refresh(one.house)
    assert (await one.ask()).asked == (), "the address is the same"
    one.rules(websub="https://bongsu.example/hooks")
    refresh(one.house)
    await one.ask()
    assert one.paper.questions[-1]["hub.callback"].startswith("https://bongsu.example/hooks/websub/")


async def test_a_source_gone_between_reload_and_call_is_as_good_as_unknown(one: Subscriber) -> None:
    await one.subscribe()
    edited = one.world.rules.read_text(encoding="utf-8").replace("id: ulsan,", "id: elsewhere,")
    one.world.rules.write_text(edited, encoding="utf-8")
    one.house.rulebook.reload()
    assert (await one.paper.bring(b"")).status_code == 410
    assert (await one.paper.ask_back()).status_code == 200, "agreed to, and dropped at the next look"
    assert (await one.ask()).asked == ()
