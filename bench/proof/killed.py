"""Processes that are killed: a delivering one and the whole daemon, forked from this one, which has loaded everything.

``python -m bench.proof.killed FOLDER WARM`` reads one JSON object a line: ``{"kind", "at", "after", "titles"}``. `at` is the
boundary to die at, `after` the seconds to die after; with neither, it runs to its end. Answers ``{"signal"}``.
"""

import asyncio
import json
import os
import select
import signal
import sys
from pathlib import Path

import app.wiring
import daemon
from app.wiring import Options, utc_now
from bench.proof.far_end import titles
from bench.proof.house import SECRETS, build, deliver_all, deliveries, open_house
from bongsu.errors import StorageError
from storage import DaemonLock, Store
from tests.crash.boundaries import Boundaries

DATABASE = "bongsu.db"
REFUSED = 3
"""Exit code of a process that found another at work."""


async def delivering(folder: Path, at: int, told: list[str]) -> None:
    """Take over what the last one left, hear of new alerts, and deliver until nothing is due."""
    boundaries = Boundaries(at)
    with DaemonLock(folder / DATABASE):
        store = Store.open(folder / DATABASE, now=utc_now())
        boundaries.cross()
        store.expire_leases(now=utc_now())
        boundaries.cross()
        store.tell(deliveries(told))
        boundaries.cross()
        async with open_house(folder, store, utc_now, boundaries=boundaries) as house:
            await deliver_all(house)
        boundaries.cross()
        store.close()


def whole(folder: Path) -> None:
    """Run the daemon until it is told to stop."""
    vars(app.wiring)["installed"] = lambda: False  # a tagger would be one more process that nobody asked for
    environ = {**os.environ, **SECRETS, "STATE_DIRECTORY": str(folder)}
    options = Options(rules=folder / "rules.yaml", environ=environ, build_notifier=build)
    asyncio.run(daemon.run(options, language="en"))


def child(folder: Path, order: dict[str, object]) -> None:
    """Be the process that was ordered, to its end."""
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- for the rest of its short life
    try:
        if order["kind"] == "whole":
            whole(folder)
        else:
            asyncio.run(delivering(folder, int(str(order["at"])), [str(each) for each in list(order["titles"])]))  # type: ignore[call-overload]
    except StorageError:
        os._exit(REFUSED)
    os._exit(0)


def fork(folder: Path, order: dict[str, object]) -> int:
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


def main() -> None:
    """Answer one order after the other."""
    folder, warm = Path(sys.argv[1]), Path(sys.argv[2])
    asyncio.run(delivering(warm, 0, titles(1, start=0)))  # what is loaded once is loaded before the forks
    for line in sys.stdin:
        order = json.loads(line)
        numbers = [fork(folder, order) for _ in range(order.get("copies", 1))]
        how = signal.SIGTERM if order.get("gently") else signal.SIGKILL
        ends = [wait(number, float(order["after"]), how) for number in numbers]
        print(json.dumps(ends), flush=True)


if __name__ == "__main__":
    main()
