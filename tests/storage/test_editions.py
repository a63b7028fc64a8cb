"""The old editions, which only a person who looks for them sees."""

from dataclasses import replace

from storage import Store
from storage.database import Row
from storage.editions import MOST
from tests.storage.samples import HOUR, NOW, keep, make_article, make_entry, make_outcome


def earlier(store: Store) -> list[Row]:
    return store._database.rows("SELECT * FROM editions WHERE entry = 'e1' ORDER BY edition")


def test_old_texts_are_kept_as_they_were_read(store: Store) -> None:
    first = make_entry()
    keep(store, first)
    store.record(make_outcome(first), now=NOW)
    keep(store, replace(first, title="둘째", digest="2", text="들고 온 글"), now=NOW + HOUR)
    keep(store, replace(first, title="셋째", digest="3"), now=NOW + 2 * HOUR)
    rows = earlier(store)
    assert [(row["edition"], row["title"]) for row in rows] == [(1, first.title), (2, "둘째")]
    assert [row["text"] for row in rows] == [make_article(first).text, "들고 온 글"], "the second was never judged"
    assert rows[0]["until"] < rows[1]["until"]


def test_there_are_no_more_than_so_many(store: Store) -> None:
    for number in range(MOST + 5):
        keep(store, replace(make_entry(), digest=str(number)))
    assert len(earlier(store)) == MOST - 1
