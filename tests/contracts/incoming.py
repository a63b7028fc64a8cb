"""What any store has to do for those who come by themselves: sources that push, and hubs."""

from dataclasses import replace
from datetime import timedelta

from bongsu.model import Cursor, Source
from bongsu.websub import Subscription
from storage import Push, Store
from tests.storage.samples import CITY, DAY, HOUR, MINUTE, NOW, PAPER, SECOND, keep, make_entry, make_outcome, never

TOOL = Source(id="tool", name="어느 도구", url="", kind="push")
TOLD = replace(make_entry("told", source="tool"), text="<p>시는 인공지능 센터를 연다.</p>")
PUSH = Push(id="msg-1", digest="d1", answer='{"new": 1}')
SUBSCRIPTION = Subscription(
    source="paper",
    hub="https://hub.example/",
    topic="https://paper.example/rss",
    callback="https://bongsu.example/websub/unguessable",
    secret="만든 비밀",
    next_ask=NOW + HOUR,
)
WEEK = timedelta(days=7)


class PushedContract:
    """Sources that nobody visits, texts that come along, messages that come again."""

    def test_a_source_that_pushes_is_never_due(self, store: Store) -> None:
        store.sync_sources([TOOL], now=NOW)
        assert store.due_sources(now=NOW + 365 * DAY, limit=10) == ()
        store.make_due(None, now=NOW)
        assert store.due_sources(now=NOW + 365 * DAY, limit=10) == ()
        assert store.next_visit() is None

    def test_nor_is_it_after_a_push_or_a_clock_set_back(self, store: Store) -> None:
        store.sync_sources([TOOL], now=NOW)
        store.add(TOOL, [TOLD], Cursor(), now=NOW, next_visit=None, quiet=False, too_old=never)
        store.sync_sources([TOOL], now=NOW - DAY)
        assert store.due_sources(now=NOW + DAY, limit=10) == ()
        [state] = store.source_states()
        assert (state.next_visit, state.last_success) == (None, NOW)

    def test_one_that_ceases_to_push_is_due_at_once_and_one_that_begins_to_no_more(self, store: Store) -> None:
        store.sync_sources([TOOL], now=NOW)
        store.sync_sources([replace(TOOL, kind="feed")], now=NOW)
        assert store.due_sources(now=NOW, limit=10) == ("tool",)
        store.sync_sources([TOOL], now=NOW)
        assert store.due_sources(now=NOW + DAY, limit=10) == ()

    def test_a_text_that_came_along_waits_with_its_entry(self, store: Store) -> None:
        assert keep(store, TOLD, source=TOOL) == (TOLD,)
        assert store.entry("told") == TOLD

    def test_once_judged_the_article_has_the_text(self, store: Store) -> None:
        keep(store, TOLD, source=TOOL)
        store.record(make_outcome(TOLD), now=NOW)
        assert store.entry("told") == replace(TOLD, text="")

    def test_entries_with_their_text_need_not_queue_with_those_without(self, store: Store) -> None:
        keep(store, make_entry("page", seen=NOW - HOUR))
        keep(store, TOLD, source=TOOL)

        def pending(told: bool | None) -> list[str]:
            return [one.entry.key for one in store.pending(now=NOW, limit=10, told=told)]

        assert (pending(told=None), pending(told=True), pending(told=False)) == (["page", "told"], ["told"], ["page"])

    def test_a_message_is_known_again_by_its_number_and_its_source(self, store: Store) -> None:
        store.sync_sources([TOOL, PAPER], now=NOW)
        assert store.push("tool", "msg-1") is None
        store.keep_push("tool", PUSH, now=NOW)
        assert store.push("tool", "msg-1") == PUSH
        assert store.push("paper", "msg-1") is None

    def test_the_first_answer_stays(self, store: Store) -> None:
        store.sync_sources([TOOL], now=NOW)
        store.keep_push("tool", PUSH, now=NOW)
        store.keep_push("tool", replace(PUSH, digest="d2", answer="{}"), now=NOW)
        assert store.push("tool", "msg-1") == PUSH

    def test_messages_that_nobody_sends_again_are_forgotten(self, store: Store) -> None:
        store.sync_sources([TOOL], now=NOW)
        store.keep_push("tool", PUSH, now=NOW)
        store.keep_push("tool", replace(PUSH, id="msg-2"), now=NOW + WEEK)
        assert store.push("tool", "msg-1") == PUSH
        store.keep_push("tool", replace(PUSH, id="msg-3"), now=NOW + WEEK + SECOND)
        assert store.push("tool", "msg-1") is None
        assert store.push("tool", "msg-2") is not None


class SubscriptionsContract:
    """Subscriptions to feeds: kept over a restart, asked for in time, given up when they end."""

    def test_a_subscription_is_found_by_its_source_and_by_its_path(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.keep_subscription(SUBSCRIPTION)
        assert store.subscription("paper") == store.subscription_at(SUBSCRIPTION.callback) == SUBSCRIPTION
        assert store.subscription("city") is None
        assert store.subscription_at("guessed") is None

    def test_a_newer_state_takes_the_place_of_the_older(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        store.keep_subscription(SUBSCRIPTION)
        moved = Subscription(
            source="paper",
            hub="https://other-hub.example/",
            topic="https://paper.example/new",
            callback="another",
            secret="다른 비밀",
            next_ask=NOW + MINUTE,
            asked=NOW,
            lease_end=NOW + DAY,
            failures=2,
            why="HTTP 503",
        )
        store.keep_subscription(moved)
        assert store.subscription("paper") == moved
        assert store.subscription_at(SUBSCRIPTION.callback) is None

    def test_those_to_ask_for_come_in_order_and_no_more_than_asked(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        city = replace(SUBSCRIPTION, source="city", callback="city", next_ask=NOW + MINUTE)
        for one in (SUBSCRIPTION, city):
            store.keep_subscription(one)
        assert store.due_subscriptions(now=NOW, limit=10) == ()
        assert store.due_subscriptions(now=NOW + MINUTE, limit=10) == (city,)
        assert store.due_subscriptions(now=NOW + DAY, limit=10) == (city, SUBSCRIPTION)
        assert store.due_subscriptions(now=NOW + DAY, limit=1) == (city,)

    def test_a_lease_that_ends_has_its_source_visited_at_once(self, store: Store) -> None:
        store.sync_sources([PAPER], now=NOW)
        keep(store)
        store.keep_subscription(replace(SUBSCRIPTION, lease_end=NOW + MINUTE))
        assert store.end_subscriptions(now=NOW + MINUTE - SECOND) == ()
        assert store.due_sources(now=NOW + MINUTE, limit=10) == ()
        assert store.end_subscriptions(now=NOW + MINUTE) == ("paper",)
        assert store.due_sources(now=NOW + MINUTE, limit=10) == ("paper",)
        assert store.subscription("paper") == SUBSCRIPTION
        assert store.end_subscriptions(now=NOW + DAY) == ()

    def test_those_that_ended_come_in_the_order_in_which_they_did_and_others_last(self, store: Store) -> None:
        for source, ends in ((PAPER, MINUTE), (CITY, 2 * MINUTE), (TOOL, DAY)):
            store.sync_sources([PAPER, CITY, TOOL], now=NOW)
            store.keep_subscription(
                replace(SUBSCRIPTION, source=source.id, callback=f"{source.id}-calls", lease_end=NOW + ends)
            )
        assert store.end_subscriptions(now=NOW + HOUR) == ("paper", "city")
        assert {each.source: each.lease_end for each in store.subscriptions()} == {
            "paper": None,
            "city": None,
            "tool": NOW + DAY,
        }

    def test_one_no_longer_wanted_is_forgotten_and_its_source_visited_at_once(self, store: Store) -> None:
        store.sync_sources([PAPER, CITY], now=NOW)
        for source in (PAPER, CITY):
            keep(store, source=source)
            store.keep_subscription(replace(SUBSCRIPTION, source=source.id, callback=source.id))
        store.drop_subscription("city", now=NOW)
        assert [each.source for each in store.subscriptions()] == ["paper"]
        assert store.due_sources(now=NOW, limit=10) == ("city",)

    def test_one_that_was_never_there_has_nobody_visited(self, store: Store) -> None:
        store.sync_sources([CITY], now=NOW)
        keep(store, source=CITY)
        store.drop_subscription("city", now=NOW)
        assert store.due_sources(now=NOW, limit=10) == ()


class IncomingContract(PushedContract, SubscriptionsContract):
    """All of it."""
