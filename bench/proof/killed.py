"""Processes that are killed: a delivering one and the whole daemon, forked from this one, which has loaded everything.

``python -m bench.proof.killed FOLDER WARM`` reads one JSON object a line, an `Order`; answers what ended each process, and the
place at which one died.
"""

import asyncio
import json
import os
import select
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import app.wiring
import daemon
from app.wiring import Options
from bench.proof.far_end import CHANNELS, titles
from bench.proof.house import SECRETS, build, deliver_all, deliveries, open_house
from bench.proof.places import Places
from bongsu.errors import StorageError
from bongsu.model import Channel
from bongsu.ports import Clock, Notifier
from storage import DaemonLock, Store
from tests.fakes import LAUNCH
from tests.fakes import Clock as StandingClock

DATABASE = "bongsu.db"
DIED_AT = "died-at"
FAILED, REFUSED = 1, 3
"""Exit codes: of a process that failed as none should, and of one that the store refused, as where another is at work."""

_ROUNDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a process is to be: of which kind, and how it is to end.

    It dies at the first of the places `deadly` that it comes to; after `after` seconds (0: never) it is killed, or told to stop
    where it is treated `gently`. A delivering process hears of `told`, and its clock stands at `now`, an ISO time; `to_the_end`
    it is wound to whatever is due next. `always_syncing`, each of its transactions has to be on the disk. A whole daemon's
    clock begins there and goes `speed` times as fast as others.
    """

    kind: Literal["light", "whole"] = "light"
    now: str = LAUNCH.isoformat()
    speed: float = 1
    deadly: tuple[str, ...] = ()
    after: float = 0
    gently: bool = False
    told: tuple[str, ...] = ()
    to_the_end: bool = False
    always_syncing: bool = False
    copies: int = 1

    def line(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps(asdict(self)) + "\n"


def fast_clock(start: datetime, speed: float) -> Clock:
    """Return a clock that begins at `start` and goes `speed` times as fast as the machine's monotonic one."""
    began = time.monotonic()
    return lambda: start + timedelta(seconds=(time.monotonic() - began) * speed)


async def delivering(folder: Path, order: Order, places: Places) -> None:
    """Take over what the last one left, hear of new alerts, and deliver what is due."""
    clock = StandingClock(datetime.fromisoformat(order.now))
    with DaemonLock(folder / DATABASE):
        plain = Store.open(folder / DATABASE, now=clock())
        if order.always_syncing:
            vars(plain)["_database"].rows("PRAGMA wal_autocheckpoint = 1")
        store = places.in_transactions(plain)
        store.expire_leases(now=clock())
        store.tell(deliveries(order.told))
        async with open_house(folder, store, clock, places=places) as house:
            await deliver_all(house)
            for _ in range(_ROUNDS if order.to_the_end else 0):
                due = store.next_due(CHANNELS)
                if due is None:
                    break
                clock.now = max(due, clock.now)
                await deliver_all(house)
        plain.close()


def whole(folder: Path, order: Order, places: Places) -> None:
    """Run the daemon until it is told to stop."""

    class PlacedStore:
        @staticmethod
        def open(path: Path, *, now: datetime) -> Store:
            return places.in_transactions(Store.open(path, now=now))

    def build_placed(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        return places.around_sends(build(channel, secrets), channel.name)

    vars(app.wiring)["installed"] = lambda: False  # a tagger would be one more process that nobody asked for
    vars(app.wiring)["Store"] = PlacedStore
    options = Options(
        rules=folder / "rules.yaml",
        environ={**os.environ, **SECRETS, "STATE_DIRECTORY": str(folder)},
        clock=fast_clock(datetime.fromisoformat(order.now), order.speed),
        build_notifier=build_placed,
    )
    asyncio.run(daemon.run(options, language="en"))


def child(folder: Path, order: Order) -> None:
    """Be the process that was ordered, to its end."""
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the rest of its short life
    places, code = Places(order.deadly, folder / DIED_AT), FAILED
    try:
        if order.kind == "whole":
            whole(folder, order, places)
        else:
            asyncio.run(delivering(folder, order, places))
        code = 0
    except StorageError:
        code = REFUSED
    finally:
        os._exit(code)


def fork(folder: Path, order: Order) -> int:
    """Return the number of a new process."""
    number = os.fork()
    if number == 0:
        child(folder, order)
    return number


def wait(number: int, after: float, how: signal.Signals) -> int:
    """Return what ended a child: a signal's number, or the negative of an exit code; it is sent `how` after `after` seconds."""
    gone = os.pidfd_open(number)
    if after and not select.select([gone], [], [], after)[0]:
        os.kill(number, how)
    _, status = os.waitpid(number, 0)
    os.close(gone)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)


def live(folder: Path, order: Order) -> tuple[list[int], str]:
    """Return what ended the processes of an order, and the place that one died at, "" where it was another end."""
    noted = folder / DIED_AT
    noted.unlink(missing_ok=True)
    numbers = [fork(folder, order) for _ in range(order.copies)]
    how = signal.SIGTERM if order.gently else signal.SIGKILL
    ends = [wait(number, order.after, how) for number in numbers]
    return ends, noted.read_text(encoding="utf-8") if noted.exists() else ""


def main() -> None:
    """Answer one order after the other."""
    folder, warm = Path(sys.argv[1]), Path(sys.argv[2])
    # what is loaded once is loaded before the forks
    asyncio.run(delivering(warm, Order(told=tuple(titles(1, start=0)), to_the_end=True), Places((), warm / DIED_AT)))
    for line in sys.stdin:
        print(json.dumps(live(folder, Order(**json.loads(line)))), flush=True)


if __name__ == "__main__":
    main()
