"""What a store tells about itself: frozen values for the shell, the status screen and the metrics."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from bongsu.model import Entry, Notice
from bongsu.rhythm import Rhythm

OutboxState = Literal["due", "leased", "retry", "sent", "dead", "held", "folded", "suppressed"]
OUTBOX_STATES: tuple[OutboxState, ...] = get_args(OutboxState)

OutboxEvent = Literal[
    "put", "leased", "released", "lapsed", "sent", "retry", "dead", "held", "folded", "suppressed", "again", "buried", "due"
]
"""What may happen to a delivery: `lapsed` is a lease whose holder died, `again` and `buried` are by hand, `due` is old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An entry to be judged. `tries` counts the times its page could not be had, the first of them at `first_try`."""

    entry: Entry
    tries: int
    first_try: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A message that a source pushed: its number there, a digest of all that it said, and what we answered."""

    id: str
    digest: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source fares. `failures` counts bad visits since the last good one; `entries` all that it ever gave.

    `next_visit` is None for one that nobody visits, since it pushes. `last_new` is when something new was last seen, `matters`
    the codes of what is the matter with it.
    """

    id: str
    active: bool
    last_visit: datetime | None
    last_success: datetime | None
    next_visit: datetime | None
    failures: int
    last_error: str
    entries: int
    last_new: datetime | None = None
    failing_since: datetime | None = None
    rhythm: Rhythm = field(default_factory=Rhythm)
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """How a channel fares. `broken_since`, `why` and `probe_at` speak while it is broken; `due` counts what has yet to go.

    `rests_until` is how long it asked to be left alone, `paused_until` how long its chat wants it to be quiet.
    """

    name: str
    broken_since: datetime | None
    why: str
    probe_at: datetime | None
    due: int
    sent: int
    dead: int
    rests_until: datetime | None = None
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A line of the ledger. `settled` is when it was sent or given up; `why` what went wrong last; `receipt` the far end's.

    `attempts` counts failures since it was last put on its way by hand, `tries` all attempts that ended or were cut short.
    `until` is the end of a hold, or when `digest`, the key of what tells it among others, is due. `notice` is what a row tells
    that is no news, `buried` says of a dead one that somebody gave it up.
    """

    key: str
    channel: str
    state: OutboxState
    story: str
    title: str
    reason: str
    due: datetime
    attempts: int
    created: datetime
    settled: datetime | None
    why: str
    receipt: str
    revision: int = 1
    severity: str = "normal"
    until: datetime | None = None
    digest: str = ""
    buried: bool = False
    tries: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEventRow:
    """Something that happened to a delivery. `attempts` counts those that had failed by then."""

    at: datetime
    event: OutboxEvent
    attempts: int
    why: str
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of each there are. `outbox` has a figure for every state; `buried` are the dead that somebody buried."""

    entries: int
    pending: int
    articles: int
    stories: int
    matches: int
    outbox: Mapping[OutboxState, int]
    buried: int = 0

    @property
    def unburied(self) -> int:
        """How many have died that nobody has looked after yet."""
        return self.outbox["dead"] - self.buried
