"""The whole daemon, killed at one boundary: ``python -m tests.crash.whole RULES KILL_AT``."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import app.wiring
import daemon
import notifiers
from app.wiring import Options
from bongsu.model import Channel
from bongsu.ports import Notifier
from storage import Store
from tests.crash.boundaries import EFFECTS, Boundaries, Bounded
from tests.fakes import Clock


def main() -> None:
    """Run the daemon with a boundary at every call of the store and every send."""
    boundaries = Boundaries(int(sys.argv[2]))
    build = notifiers.build

    class BoundedStore:
        @staticmethod
        def open(path: Path, **kwargs: object) -> Store:
            return cast("Store", Bounded(Store.open(path, **kwargs), boundaries, EFFECTS))  # type: ignore[arg-type]  # passed on

    def bounded_notifier(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        return cast("Notifier", Bounded(build(channel, secrets), boundaries, EFFECTS))

    vars(app.wiring)["Store"] = BoundedStore  # the seam of this test
    options = Options(rules=Path(sys.argv[1]), clock=Clock(), build_notifier=bounded_notifier)
    asyncio.run(daemon.run(options, language="en"))


if __name__ == "__main__":
    main()
