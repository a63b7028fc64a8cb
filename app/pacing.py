"""How fast each channel is written to. It is kept in memory: after a restart the far end may ask for rest once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bongsu.model import Channel
from bongsu.pace import Limit, Pace, room

_Key = tuple[object, tuple[Limit, ...]]


class Paces:
    """The pace of every channel, and of those that share one."""

    def __init__(self) -> None:
        self._paces: dict[_Key, Pace] = {}

    def room(self, channel: Channel, now: datetime, most: int) -> int:
        """Return how many messages may go to `channel` now, `most` at most."""
        return room([self._pace(key) for key in _keys(channel)], now, most)

    def wait(self, channel: Channel, now: datetime) -> timedelta:
        """Return how long it is until one more may go."""
        return max((self._pace(key).wait(now) for key in _keys(channel)), default=timedelta())

    def take(self, channel: Channel) -> None:
        """Note that a message sets out."""
        for key in _keys(channel):
            self._paces[key] = self._pace(key).take()

    def answered(self, channel: Channel, now: datetime) -> None:
        """Note that a message was answered, or never will be."""
        for key in _keys(channel):
            self._paces[key] = self._pace(key).answered(now)

    def _pace(self, key: _Key) -> Pace:
        return self._paces.get(key) or Pace(limits=key[1])


def _keys(channel: Channel) -> Iterator[_Key]:
    """Yield what the paces of a channel are kept under: limits that change begin anew."""
    if channel.limits:
        yield channel.name, channel.limits
    if channel.shared_limits:
        yield tuple(sorted(channel.secrets.items(), key=lambda item: item[0])), channel.shared_limits
