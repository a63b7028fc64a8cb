"""Quotas: counted by key and day, and kept."""

from datetime import date, timedelta
from pathlib import Path

from storage import Store
from tests.storage.samples import NOW

TODAY = date(2026, 11, 5)
KEY, OTHER = "naverhub:1f", "naverhub:2e"


def test_every_call_is_counted_until_none_is_left(store: Store) -> None:
    assert [store.spend(KEY, day=TODAY, limit=3) for _ in range(5)] == [2, 1, 0, None, None]


def test_keys_and_days_have_counts_of_their_own(store: Store) -> None:
    assert store.spend(KEY, day=TODAY, limit=1) == 0
    assert store.spend(OTHER, day=TODAY, limit=1) == 0
    assert store.spend(KEY, day=TODAY + timedelta(days=1), limit=1) == 0
    assert store.spend(KEY, day=TODAY, limit=1) is None


def test_a_quota_of_none_allows_nothing(store: Store) -> None:
    assert store.spend(KEY, day=TODAY, limit=0) is None


def test_one_that_is_closed_stays_so_for_the_day(store: Store) -> None:
    """Others may use the key as well: the service knows better than our count."""
    store.spend(KEY, day=TODAY, limit=100)
    store.close_quota(KEY, day=TODAY)
    store.close_quota(OTHER, day=TODAY)
    assert [store.spend(key, day=TODAY, limit=100) for key in (KEY, OTHER)] == [None, None]
    assert store.spend(KEY, day=TODAY + timedelta(days=1), limit=100) == 99


def test_counts_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "bongsu.db"
    first = Store.open(path, now=NOW)
    first.spend(KEY, day=TODAY, limit=2)
    first.close()
    again = Store.open(path, now=NOW)
    assert [again.spend(KEY, day=TODAY, limit=2) for _ in range(2)] == [0, None]
    again.close()


def test_days_are_forgotten_after_a_month(store: Store) -> None:
    for days in (32, 31, 0):
        store.spend(KEY, day=TODAY - timedelta(days=days), limit=5)
    kept = store._database.rows("SELECT day FROM quotas ORDER BY day")
    assert [row["day"] for row in kept] == ["2026-10-05", "2026-11-05"]
