"""What is to be shown of every ordeal: nothing lost, and each repeat accounted for."""

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from bench.proof.far_end import CHANNELS, FarEnd

_OPEN_ENDED = """
    SELECT DISTINCT outbox.channel, title FROM outbox JOIN outbox_history ON delivery = key
    WHERE outbox_history.event IN ('lapsed', 'retry', 'released')
        OR outbox_history.event = 'leased' AND EXISTS (
            SELECT 1 FROM outbox_history AS after
            WHERE after.delivery = key AND after.number = outbox_history.number + 1 AND after.event = 'leased'
        )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`alerts` times `channels` were to arrive; `lost` did not; `repeats` came once more, `unmarked` of them unexplained."""

    name: str
    alerts: int
    lost: int
    repeats: int
    unmarked: int
    ids: int
    seconds: float
    spoils: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        return not (self.lost or self.unmarked or self.spoils)

    def spoilt(self, why: str) -> "Verdict":
        """Return the verdict with one thing more that is wrong."""
        return replace(self, spoils=(*self.spoils, why))

    def line(self) -> str:
        """Return its row of the table."""
        fate = "good" if self.good else f"FAILED: {'; '.join(self.spoils) or 'see figures'}"
        return f"| {self.name} | {self.alerts} | {self.lost} | {self.repeats} | {self.unmarked} | {self.seconds:.0f} | {fate} |"


HEAD = "| ordeal | messages due | lost | repeats | of them without a mark | s | |\n|---|---|---|---|---|---|---|"


def judged(name: str, far_end: FarEnd, database: Path, seconds: float) -> Verdict:
    """Compare what arrived with what was to arrive, and each repeat with the ledger.

    A repeat is marked where the ledger shows an attempt without a good end, and it came under the id of the first.
    """
    repeats = far_end.repeats()
    open_ended, open_left, sound = _ledger(database)
    ids = max((len(each) for channel in ("hook", "relay") for each in far_end.ids(channel).values()), default=1)
    found = Verdict(
        name=name,
        alerts=len(far_end.titles) * len(CHANNELS),
        lost=sum(len(far_end.titles) - len(far_end.arrived(channel)) for channel in CHANNELS),
        repeats=sum(repeats.values()),
        unmarked=sum(times for key, times in repeats.items() if key not in open_ended),
        ids=ids,
        seconds=seconds,
    )
    if ids != 1:
        found = found.spoilt("an announcement came under two ids")
    if open_left:
        found = found.spoilt(f"{open_left} still open in the ledger")
    return found if sound == "ok" else found.spoilt(f"the database: {sound}")


def _ledger(database: Path) -> tuple[set[tuple[str, str]], int, str]:
    connection = sqlite3.connect(database)
    try:
        open_ended = {(str(channel), str(title)) for channel, title in connection.execute(_OPEN_ENDED)}
        left = connection.execute("SELECT count(*) FROM outbox WHERE state NOT IN ('sent') AND reason = 'first'").fetchone()[0]
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    return open_ended, int(left), str(sound)
