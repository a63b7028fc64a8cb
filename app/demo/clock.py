"""A clock that can be wound to where the news of the day is."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta


class WoundClock:
    """Runs on from where it was set, at the pace of the monotonic clock, and never backwards."""

    def __init__(self, start: datetime, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._set_to = start
        self._set_at = monotonic()

    def __call__(self) -> datetime:
        return self._set_to + timedelta(seconds=self._monotonic() - self._set_at)

    def set(self, to: datetime) -> None:
        """Wind on to `to`; a time already past leaves the clock as it is."""
        if to > self():
            self._set_to, self._set_at = to, self._monotonic()
