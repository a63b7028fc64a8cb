"""Silences as they are kept."""

from bongsu.silences import Scope, Silence
from storage import Store
from tests.storage.samples import DAY, HOUR, NOW, keep, make_entry, make_outcome

EVENTS = Scope(region="대구", kind="행사")
SPAM = Scope(programme="p1", source="paper", rule="ai-daegu", channel="room")


def test_a_silence_is_kept_as_it_was_wished(store: Store) -> None:
    first = store.silence(EVENTS, until=NOW + DAY, why="축제철", now=NOW)
    second = store.silence(SPAM, until=NOW + HOUR, why="", now=NOW)
    assert first == Silence(id=1, scope=EVENTS, why="축제철", since=NOW, until=NOW + DAY)
    assert second.scope == SPAM
    assert store.silences() == (first, second)


def test_it_ends_by_itself_and_is_still_known(store: Store) -> None:
    kept = store.silence(EVENTS, until=NOW + DAY, why="축제철", now=NOW)
    assert store.silences(now=NOW + DAY) == ()
    assert store.silences() == (kept,)


def test_it_can_be_ended_once(store: Store) -> None:
    kept = store.silence(EVENTS, until=NOW + DAY, why="축제철", now=NOW)
    assert store.end_silence(kept.id, now=NOW + HOUR)
    assert store.silences(now=NOW + HOUR) == ()
    assert not store.end_silence(kept.id, now=NOW + 2 * HOUR)
    assert not store.end_silence(99, now=NOW)
    over = store.silence(SPAM, until=NOW + DAY, why="", now=NOW)
    assert not store.end_silence(over.id, now=NOW + DAY), "it has just ended by itself"
    assert store.silences()[0].until == NOW + HOUR


def test_to_end_one_leaves_the_others(store: Store) -> None:
    kept = store.silence(EVENTS, until=NOW + DAY, why="", now=NOW)
    ended = store.silence(SPAM, until=NOW + DAY, why="", now=NOW)
    assert store.end_silence(ended.id, now=NOW)
    assert store.silences(now=NOW) == (kept,)


def test_what_silences_ask_of_an_alert(store: Store) -> None:
    entry = make_entry("e1")
    keep(store, entry)
    store.record(make_outcome(entry), now=NOW)
    assert store.source_of("e1") == "paper"
    assert store.programme_of("se1") == ""
    assert store.source_of("no-such-entry") == ""
