"""What a clock that was ahead has noted for times that are far off, now that it was set back."""

from datetime import datetime, timedelta

from storage import sources
from storage.database import Database
from storage.values import stamp

_ENTRIES = "UPDATE entries SET next_try = :now WHERE state = 'pending' AND next_try > :now"

_WAITING = """
    UPDATE outbox SET ready = :now, event = 'released', moved = :now, moves = moves + 1
    WHERE state IN ('due', 'retry') AND ready > :now
"""

_LEASED = """
    UPDATE outbox SET
        state = iif(attempts > 0, 'retry', 'due'), ready = :now, event = 'lapsed', moved = :now, moves = moves + 1
    WHERE state = 'leased' AND ready > :latest
"""

_PROBES = "UPDATE channels SET probe_at = :now WHERE probe_at > :now"


def hurry(database: Database, *, now: datetime, lease: timedelta) -> None:
    """Let sources be visited, entries judged, deliveries tried and broken channels probed now; what is held stays held.

    A lease that ends later than `lease` from now is over.
    """
    sources.make_due(database, None, now=now)
    database.run(_ENTRIES, now=stamp(now))
    database.run(_WAITING, now=stamp(now))
    database.run(_LEASED, now=stamp(now), latest=stamp(now + lease))
    database.run(_PROBES, now=stamp(now))
