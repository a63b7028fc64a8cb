"""Digests: alerts that were set aside to be told together, made into messages when their time has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bongsu.model import Delivery, Digest, Suppressed
from storage import ledger, outbox
from storage.database import Database, listed
from storage.silences import SilenceStore
from storage.values import ALERT, stamp, stamp_or_none

_HELD = "SELECT 1 FROM outbox WHERE key = :key AND state = 'leased' AND ready = :lease"

_OPEN = "UPDATE outbox SET alert = :alert, revision = :part, title = :title WHERE key = :key"

_TELL = "UPDATE outbox SET digest = :digest WHERE key IN (SELECT value FROM json_each(:keys)) AND state = 'folded'"

_LEAVE_OUT = """
    UPDATE outbox SET
        state = 'suppressed', until = NULL, digest = '', settled = :now, why = :why,
        event = 'suppressed', moved = :now, moves = moves + 1
    WHERE key = :key AND state = 'folded'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What became of the deliveries folded into a digest: its parts, each with their keys, and those that are left out."""

    parts: Sequence[tuple[Digest, Sequence[str]]]
    left_out: Sequence[tuple[str, Suppressed]] = ()


class DigestStore(SilenceStore):
    """Makes messages of what was folded."""

    def folded(self, digest: str) -> tuple[Delivery, ...]:
        """Return the deliveries that are folded into a digest, in turn."""
        return ledger.folded(self._database, digest)

    def compose(
        self, delivery: Delivery, compose: Callable[[tuple[Delivery, ...]], Composed], *, now: datetime
    ) -> Delivery | None:
        """Make messages of what is folded into a digest whose `delivery` was claimed; return it as its first part.

        From now on its text stands, and nothing more is folded into it. Its other parts are due when it is. None, where there
        is nothing to tell, or where somebody else holds the lease by now.
        """
        with self._database.write():
            if self._database.row(_HELD, key=delivery.key, lease=stamp_or_none(delivery.lease)) is None:
                return None
            composed = compose(ledger.folded(self._database, delivery.key))
            for key, suppressed in composed.left_out:
                self._database.run(_LEAVE_OUT, key=key, why=suppressed.why, now=stamp(now))
            if not composed.parts:
                return None
            _open(self._database, delivery.key, composed.parts[0][0])
            for digest, keys in composed.parts[1:]:
                part = replace(delivery, key=f"{delivery.key}-part{digest.part}", alert=digest, due=now, created=now)
                outbox.insert(self._database, [part])
                self._database.run(_TELL, digest=part.key, keys=listed(keys))
        return replace(delivery, alert=composed.parts[0][0])


def _open(database: Database, key: str, digest: Digest) -> None:
    database.run(_OPEN, key=key, alert=ALERT.dump(digest), part=digest.part, title=digest.occasion)
