"""What is asked every few seconds is answered from an index, in its order, however long the history has become."""

import pytest

from storage import Store, channels, chronicles, entries, outbox, pushes, sources, websub
from storage.values import stamp
from tests.storage.samples import NOW


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        pytest.param(sources.DUE, "sources_due", id="sources that are due"),
        pytest.param(sources.NEXT_VISIT, "sources_due", id="the next visit"),
        pytest.param(entries.PENDING, "entries_pending", id="entries to judge"),
        pytest.param(entries.PENDING_TOLD, "entries_told", id="entries to judge by the text they brought"),
        pytest.param(entries.PENDING_UNTOLD, "entries_untold", id="entries whose pages are to be read"),
        pytest.param(pushes.OLDEST, "pushes_oldest", id="messages to forget"),
        pytest.param(websub.DUE, "subscriptions_due", id="subscriptions to ask for"),
        pytest.param(websub.ENDED, "subscriptions_ending", id="leases that ran out"),
        pytest.param(entries.NEXT_TRY, "entries_pending", id="the next try"),
        pytest.param(outbox.CLAIM, "outbox_waiting", id="deliveries to claim"),
        pytest.param(outbox.SENT, "sqlite_autoindex_outbox", id="deliveries that went out"),
        pytest.param(outbox.NEXT_READY, "outbox_waiting", id="the next delivery"),
        pytest.param(entries.NEWEST, "entries_newest", id="the newest entries"),
        pytest.param(entries.NEWEST_OF_SOURCE, "entries_of_source", id="the newest entries of a source"),
        pytest.param(chronicles.LATEST, "stories_changed", id="the stories with the latest news"),
        pytest.param(channels.STATES, "outbox_states", id="how channels fare"),
    ],
)
def test_an_index_answers(store: Store, sql: str, index: str) -> None:
    values: dict[str, str | int] = {
        "now": stamp(NOW),
        "until": stamp(NOW),
        "since": stamp(NOW),
        "limit": 20,
        "channel": "room",
        "source": "paper",
        "receipts": "{}",
    }
    plan = [row["detail"] for row in store._database.rows(f"EXPLAIN QUERY PLAN {sql}", **values, matched=0)]
    assert any(index in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
