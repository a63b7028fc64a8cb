"""A thousand deaths: what is lost, and what comes twice."""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

from bench.proof.far_end import CHANNELS, FarEnd, titles
from bench.proof.house import rules
from bench.proof.killed import DATABASE, REFUSED
from bench.proof.verdict import Verdict, judged

ROOT = Path(__file__).resolve().parents[2]
BOUNDARIES = 45
"""As many as a life of the delivering process has: between start and store, before and after each call and each send."""

TOLD_A_LIFE = 2
SOURCE = """sources:
  - {{id: feed, name: 울산매일, url: "{base}/rss/allArticle.xml", every: 1s, first_catch: alert, max_age: off,
     allow_private: true}}"""


@dataclass
class Victims:
    """Processes that live and die on one database."""

    forking: "subprocess.Popen[str]"

    def live(self, **order: object) -> list[int]:
        """Return what ended the processes of one order."""
        if not self.forking.stdin or not self.forking.stdout:
            raise RuntimeError("not started")
        self.forking.stdin.write(json.dumps({"kind": "light", "at": 0, "after": 0, "titles": [], **order}) + "\n")
        self.forking.stdin.flush()
        return [int(end) for end in json.loads(self.forking.stdout.readline())]


@contextmanager
def victims(far_end: FarEnd, source: str = "") -> Iterator[tuple[Victims, Path]]:
    """Give a place to live to processes that are about to die."""
    with tempfile.TemporaryDirectory(prefix="bongsu-proof-") as made:
        folder, warm = Path(made) / "home", Path(made) / "warm"
        for home, sources in ((folder, source), (warm, "")):
            home.mkdir()
            (home / "rules.yaml").write_text(rules(far_end.base, home / DATABASE, sources), encoding="utf-8")
        command = [sys.executable, "-m", "bench.proof.killed", str(folder), str(warm)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as forking:  # noqa: S603 -- ours
            yield Victims(forking), folder
            if forking.stdin:
                forking.stdin.close()


def light_kills(kills: int) -> Verdict:
    """Kill a delivering process at every boundary and at random moments, while each life hears of two more alerts."""
    chance, dead, life, began = random.Random(20261120), 0, 0, time.monotonic()  # noqa: S311 -- repeatable
    told = titles(kills * TOLD_A_LIFE)
    far_end = FarEnd(told)
    with victims(far_end) as (victim, folder):
        while dead < kills:
            window = told[max(0, (dead - 3) * TOLD_A_LIFE) : (dead + 1) * TOLD_A_LIFE]
            at, after = (life // 2 % BOUNDARIES + 1, 0.0) if life % 2 else (0, chance.uniform(0.004, 0.05))
            ends = victim.live(at=at, after=after, titles=window)
            dead, life = dead + ends.count(SIGKILL), life + 1
            progress(f"light: {dead} of {kills} killed", life)
        victim.live(titles=told)
        found = judged(f"{kills} SIGKILLs of a delivering process", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return found


def whole_kills(kills: int) -> Verdict:
    """Kill the whole daemon at random moments, while its source publishes two more announcements in each of its lives."""
    chance, began = random.Random(20261121), time.monotonic()  # noqa: S311 -- repeatable
    far_end = FarEnd(titles(kills * TOLD_A_LIFE))
    with victims(far_end, SOURCE.format(base=far_end.base)) as (victim, folder):
        for dead in range(kills):
            far_end.published = (dead + 1) * TOLD_A_LIFE
            victim.live(kind="whole", after=chance.uniform(0.1, 1.6))
            progress(f"whole daemon: {dead + 1} of {kills} killed", dead)
        for _ in range(10):
            victim.live(kind="whole", after=6.0, gently=True)
            if all(len(far_end.arrived(channel)) == len(far_end.titles) for channel in CHANNELS):
                break
        found = judged(f"{kills} SIGKILLs of the whole daemon", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return found


def two_at_once(alerts: int) -> Verdict:
    """Start two on one database in the same moment: one works, the other is refused."""
    began = time.monotonic()
    told = titles(alerts)
    far_end = FarEnd(told)
    with victims(far_end) as (victim, folder):
        ends = victim.live(titles=told, copies=2)
        found = judged("two daemons started at once", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return found if sorted(ends) == [-REFUSED, 0] else found.spoilt(f"ended {ends}")


def progress(line: str, number: int) -> None:
    """Show how far it is, now and then."""
    if number % 25 == 0 or not sys.stderr.isatty():
        sys.stderr.write(f"\r{line}   " if sys.stderr.isatty() else (f"{line}\n" if number % 100 == 0 else ""))
        sys.stderr.flush()
