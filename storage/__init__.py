"""What is kept: entries, stories, matches and the outbox, in one SQLite file.

No SQL stands outside this package, and no meaning of SQLite's leaks out of it.
"""

from storage.lock import DaemonLock
from storage.states import ChannelState, Counts, OutboxEventRow, OutboxRow, OutboxState, Pending, Push, SourceState
from storage.store import Store

__all__ = [
    "ChannelState",
    "Counts",
    "DaemonLock",
    "OutboxEventRow",
    "OutboxRow",
    "OutboxState",
    "Pending",
    "Push",
    "SourceState",
    "Store",
]
