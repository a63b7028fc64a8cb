"""What is put away when its days are over: a little at a time, so that nobody waits for it."""

from datetime import timedelta

from app.cycle import House

AT_ONCE = 200
"""Deliveries that one transaction deletes: some milliseconds."""

_ROUNDS = 500


async def tidy(house: House) -> int:
    """Delete deliveries that were settled more than `retain_days` ago, with their lives; return how many."""
    before = house.clock() - timedelta(days=house.edition.config.retain_days)
    gone = 0
    for _ in range(_ROUNDS):
        deleted = await house.thread(house.store.forget, before=before, limit=AT_ONCE)
        gone += deleted
        if deleted < AT_ONCE:
            break
    return gone
