"""Quotas: how many calls an API has had from a key on a day."""

from datetime import date, timedelta

from storage.database import Database

KEPT = timedelta(days=31)
"""So long a day's count can be looked up."""

OLDEST = "DELETE FROM quotas WHERE day < :until"

_SPEND = """
    INSERT INTO quotas (account, day, used) SELECT :account, :day, 1 WHERE :limit > 0
    ON CONFLICT (account, day) DO UPDATE SET used = used + 1 WHERE closed = 0 AND used < :limit
    RETURNING used
"""


def spend(database: Database, account: str, *, day: date, limit: int) -> int | None:
    """Count a call; return how many of `limit` are left on that day, None where there was none left to count."""
    database.run(OLDEST, until=(day - KEPT).isoformat())
    row = database.row(_SPEND, account=account, day=day.isoformat(), limit=limit)
    return limit - int(row["used"]) if row else None


def close(database: Database, account: str, *, day: date) -> None:
    """Note that there is none left on that day, whatever was counted."""
    database.run(
        """
        INSERT INTO quotas (account, day, used, closed) VALUES (:account, :day, 0, 1)
        ON CONFLICT (account, day) DO UPDATE SET closed = 1
        """,
        account=account,
        day=day.isoformat(),
    )
