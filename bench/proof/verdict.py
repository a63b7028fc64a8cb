"""What is to be shown of every ordeal: nothing lost, and each repeat accounted for."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from bench.proof.far_end import CHANNELS, REMINDED, FarEnd

_MARKS = """
    SELECT outbox.channel, outbox.key, title || iif(reason = 'reminder', :reminded, ''), sum(
        outbox_history.event IN ('lapsed', 'retry')
        OR outbox_history.event = 'leased' AND EXISTS (
            SELECT 1 FROM outbox_history AS after
            WHERE after.delivery = key AND after.number = outbox_history.number + 1 AND after.event = 'leased'
        )
    )
    FROM outbox JOIN outbox_history ON delivery = key
    GROUP BY key
"""
"""How many attempts to send a message ended without a good end that was written down."""

_OPEN = """
    SELECT count(*) FROM outbox AS told
    WHERE reason IN ('first', 'reminder', 'digest') AND (
        state NOT IN ('sent', 'folded', 'suppressed')
        OR state = 'folded' AND NOT EXISTS (SELECT 1 FROM outbox AS sent WHERE sent.key = told.digest AND sent.state = 'sent')
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`due` alerts and reminders were to arrive; `lost` of them did not.

    `repeats` are messages that came once more, `unmarked` those of them that the ledger does not explain, `notes` figures to
    be shown below the table.
    """

    name: str
    due: int
    lost: int
    repeats: int
    unmarked: int
    ids: int
    seconds: float
    spoils: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not (self.lost or self.unmarked or self.spoils)

    def spoilt(self, why: str) -> "Verdict":
        """Return the verdict with one thing more that is wrong."""
        return replace(self, spoils=(*self.spoils, why))

    def noted(self, *notes: str) -> "Verdict":
        """Return the verdict with figures to be shown."""
        return replace(self, notes=(*self.notes, *notes))

    def line(self) -> str:
        """Return its row of the table."""
        fate = "good" if self.good else f"FAILED: {'; '.join(self.spoils) or 'see figures'}"
        return f"| {self.name} | {self.due} | {self.lost} | {self.repeats} | {self.unmarked} | {self.seconds:.0f} | {fate} |"


HEAD = "| ordeal | alerts due | lost | repeats | of them without a mark | s | |\n|---|---|---|---|---|---|---|"


def judged(name: str, far_end: FarEnd, database: Path, seconds: float) -> Verdict:
    """Compare what arrived with what was to arrive, and each repeat with the ledger.

    For each repeat the ledger has to show an attempt without a good end, and it has to come under the id of the first.
    """
    repeats = far_end.repeats()
    marks, open_left, sound = _ledger(database)
    ids = max((len(each) for channel in ("hook", "relay") for each in far_end.ids(channel).values()), default=1)
    found = Verdict(
        name=name,
        due=len(far_end.due) * len(CHANNELS),
        lost=sum(len(far_end.due - far_end.arrived(channel)) for channel in CHANNELS),
        repeats=sum(repeats.values()),
        unmarked=sum(max(0, times - marks[key]) for key, times in repeats.items()),
        ids=ids,
        seconds=seconds,
    )
    if ids != 1:
        found = found.spoilt("an announcement came under two ids")
    if open_left:
        found = found.spoilt(f"{open_left} still open in the ledger")
    return found if sound == "ok" else found.spoilt(f"the database: {sound}")


def _ledger(database: Path) -> tuple[Counter[tuple[str, str]], int, str]:
    connection = sqlite3.connect(database)
    try:
        marks: Counter[tuple[str, str]] = Counter()
        for channel, key, title, number in connection.execute(_MARKS, {"reminded": REMINDED}):
            marks[str(channel), str(key)] = marks[str(channel), str(title)] = int(number)
        left = connection.execute(_OPEN).fetchone()[0]
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    return marks, int(left), str(sound)
