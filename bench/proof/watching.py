"""The daemon as people run it, in a process of its own, with a library that is loaded before all others."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.proof.far_end import CHANNELS, FarEnd
from bench.proof.house import SECRETS

ROOT = Path(__file__).resolve().parents[2]
STOPS_WITHIN, ARRIVES_WITHIN = 30.0, 180.0
_PAUSE = 0.1


@contextmanager
def watching(folder: Path, preloaded: Path, environ: Mapping[str, str]) -> Iterator[None]:
    """Run the daemon on the rules.yaml in `folder`; stop it in the end. What it says is in said.log there."""
    command = [sys.executable, "daemon.py", "--config", str(folder / "rules.yaml")]
    everything = {**os.environ, **SECRETS, "STATE_DIRECTORY": str(folder), "LD_PRELOAD": str(preloaded), **environ}
    with (folder / "said.log").open("ab") as said:
        daemon = subprocess.Popen(command, cwd=ROOT, env=everything, stdout=said, stderr=said)  # noqa: S603 -- ours
    try:
        yield
        if daemon.poll() is not None:
            raise RuntimeError("the daemon ended", (folder / "said.log").read_text(encoding="utf-8")[-2000:])
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(STOPS_WITHIN)
    finally:
        daemon.kill()
        daemon.wait()


def publish(far_end: FarEnd, until: int, *, a_second: float) -> None:
    """Publish announcements one after the other until there are so many."""
    while far_end.published < until:
        far_end.published += 1
        time.sleep(1 / a_second)  # noqa: TID251 -- the pace of a newsroom


def arrive(far_end: FarEnd, due: Collection[str], channels: Collection[str] = CHANNELS) -> bool:
    """Wait until all that is `due` has come to `channels`; False where for `ARRIVES_WITHIN` seconds nothing more comes."""
    missing = {(channel, title) for channel in channels for title in due} - far_end.first.keys()
    end = time.monotonic() + ARRIVES_WITHIN
    while missing and time.monotonic() < end:
        time.sleep(_PAUSE)  # noqa: TID251 -- another process is waited for
        left = missing - far_end.first.copy().keys()
        end = time.monotonic() + ARRIVES_WITHIN if left < missing else end
        missing = left
    return not missing
