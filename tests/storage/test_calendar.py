"""What calendars were told is remembered by identity, and found by day."""

from dataclasses import replace

from bongsu.calendar import Planned
from storage import Store
from tests.storage.samples import DAY, NOW

CALL = Planned(
    uid="s1-deadline-1@bongsu", day="2026-11-20", until="", summary="마감", url="https://a.example", sequence=2, changed=NOW
)
FAIR = replace(CALL, uid="s2-event-1@bongsu", day="2026-11-09T14:00", until="2026-11-11", cancelled=True)


def test_dates_are_kept_whole_and_come_in_their_order(store: Store) -> None:
    store.keep_calendar([CALL, FAIR])
    assert store.calendar(since="2026-11-01") == (FAIR, CALL)


def test_what_is_over_is_found_only_by_its_identity(store: Store) -> None:
    store.keep_calendar([CALL, FAIR])
    assert store.calendar(since="2026-11-15") == (CALL,)
    assert store.calendar(since="2026-12-01", uids=[FAIR.uid]) == (FAIR,)
    assert store.calendar(since="2026-11-01", uids=[FAIR.uid]) == (FAIR, CALL), "each once"


def test_a_later_word_replaces_the_one_before(store: Store) -> None:
    store.keep_calendar([CALL])
    moved = replace(CALL, day="2026-12-04", sequence=3, changed=NOW + DAY)
    store.keep_calendar([moved])
    assert store.calendar(since="2026-11-01") == (moved,)
