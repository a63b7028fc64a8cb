"""A thousand deaths: what is lost, and what comes twice."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from signal import SIGKILL

from bench.proof.far_end import CHANNELS, FarEnd, titles
from bench.proof.house import rules, source
from bench.proof.killed import DATABASE, FAILED, REFUSED, Order
from bench.proof.places import of_steps
from bench.proof.verdict import Verdict, judged
from tests.fakes import LAUNCH

ROOT = Path(__file__).resolve().parents[2]
LIGHT_PLACES = of_steps(("expire_leases", "tell", "claim", "settle", "compose"), CHANNELS)
WHOLE_PLACES = of_steps(
    (
        *("sync_sources", "add", "keep_habit", "saw_body", "report", "record"),
        *("expire_leases", "claim", "settle", "compose"),
    ),
    CHANNELS,
)
"""Every place that a life comes to: `compose`, which makes a digest, and the sending of one only when its time has come."""

TOLD_A_LIFE = 2
A_LIFE = timedelta(minutes=40)
"""By how much the clock of a delivering process is later than that of the one before it."""

LIVES_A_KILL = 10
"""A life that comes to no place which is due is none too many: up to so many are lived for each kill."""

SPEED, LONG_LIFE = 3600, 16.0
"""How much faster the clock of the whole daemon goes: a second is an hour. A life of so many seconds has a digest in it."""


@dataclass
class Deaths:
    """Where processes have died: at each of the `places` in turn, round after round, or by chance."""

    places: frozenset[str]
    at: Counter[str] = field(default_factory=Counter)
    by_chance: int = 0
    failed: int = 0
    lives: int = 0

    @property
    def number(self) -> int:
        return self.at.total() + self.by_chance

    @property
    def due(self) -> tuple[str, ...]:
        """The places at which fewest have died."""
        fewest = min(self.at[place] for place in self.places)
        return tuple(sorted(place for place in self.places if self.at[place] == fewest))

    def note(self, end: int, place: str) -> None:
        """Count how a process ended, and where, if it was a place that it died at."""
        self.lives += 1
        if place:
            self.at[place] += 1
        else:
            self.by_chance += end == SIGKILL
            self.failed += end == -FAILED

    def tell(self, found: Verdict, kills: int) -> Verdict:
        """Return the verdict with what is to be said of the deaths, of which there were to be so many."""
        spared = self.places - set(self.at)
        said = replace(
            found, name=f"{found.name}: {self.at.total()} at {len(self.at)} step boundaries, {self.by_chance} by chance"
        )
        said = said.spoilt(f"nobody died at: {', '.join(sorted(spared))}") if spared else said
        said = said.spoilt(f"after {self.lives} lives no more had died") if self.number < kills else said
        return said.spoilt(f"{self.failed} failed") if self.failed else said


@dataclass
class Victims:
    """Processes that live and die on one database."""

    forking: "subprocess.Popen[str]"

    def live(self, order: Order) -> tuple[list[int], str]:
        """Return what ended the processes of one order, and the place that one died at."""
        if not self.forking.stdin or not self.forking.stdout:
            raise RuntimeError("not started")
        self.forking.stdin.write(order.line())
        self.forking.stdin.flush()
        ends, place = json.loads(self.forking.stdout.readline())
        return [int(end) for end in ends], str(place)


@contextmanager
def victims(far_end: FarEnd, rest: str = "", *, environ: Mapping[str, str] | None = None) -> Iterator[tuple[Victims, Path]]:
    """Give a place to live to processes that are about to die; `environ` is added to their environment."""
    with tempfile.TemporaryDirectory(prefix="bongsu-proof-") as made:
        folder, warm = Path(made) / "home", Path(made) / "warm"
        for home, more in ((folder, rest), (warm, "")):
            home.mkdir()
            (home / "rules.yaml").write_text(rules(far_end.base, home / DATABASE, more), encoding="utf-8")
        command = [sys.executable, "-m", "bench.proof.killed", str(folder), str(warm)]
        with subprocess.Popen(  # noqa: S603 -- ours
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environ or {})}
        ) as forking:
            yield Victims(forking), folder
            if forking.stdin:
                forking.stdin.close()


def light_kills(kills: int) -> Verdict:
    """Kill a delivering process at every boundary and at random moments, while each life hears of two more alerts."""
    chance, deaths, now, began = random.Random(20261120), Deaths(LIGHT_PLACES), LAUNCH, time.monotonic()  # noqa: S311 -- repeatable
    told = titles(kills * TOLD_A_LIFE)
    far_end = FarEnd(told)
    with victims(far_end) as (victim, folder):
        while (dead := deaths.number) < kills and deaths.lives < kills * LIVES_A_KILL:
            window = told[max(0, (dead - 3) * TOLD_A_LIFE) : (dead + 1) * TOLD_A_LIFE]
            order = Order(now=now.isoformat(), told=tuple(window))
            by_chance = deaths.by_chance < deaths.at.total()
            end = replace(order, after=chance.uniform(0.004, 0.2)) if by_chance else replace(order, deadly=deaths.due)
            (signal,), place = victim.live(end)
            deaths.note(signal, place)
            now += A_LIFE
            progress(f"light: {dead} of {kills} killed", dead)
        victim.live(Order(now=now.isoformat(), told=tuple(told), to_the_end=True))
        found = judged(f"{kills} SIGKILLs of a delivering process", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return deaths.tell(found, kills)


def whole_kills(kills: int) -> Verdict:
    """Kill the whole daemon at every boundary and at random moments; in each life its source publishes two more."""
    chance, deaths, began = random.Random(20261121), Deaths(WHOLE_PLACES), time.monotonic()  # noqa: S311 -- repeatable
    far_end = FarEnd(titles(kills * TOLD_A_LIFE))
    with victims(far_end, source(far_end.base, every="1h")) as (victim, folder):
        while (dead := deaths.number) < kills and deaths.lives < kills * LIVES_A_KILL:
            far_end.published = (dead + 1) * TOLD_A_LIFE
            order = Order(kind="whole", now=_hours_since(began), speed=SPEED)
            if deaths.by_chance < deaths.at.total():
                (signal,), place = victim.live(replace(order, after=chance.uniform(0.2, 2.4)))
            else:
                (signal,), place = victim.live(replace(order, deadly=deaths.due, after=LONG_LIFE, gently=True))
            deaths.note(signal, place)
            progress(f"whole daemon: {dead + 1} of {kills} killed", dead)
        for _ in range(10):
            victim.live(Order(kind="whole", now=_hours_since(began), speed=SPEED, after=6, gently=True))
            if all(len(far_end.arrived(channel)) == len(far_end.titles) for channel in CHANNELS):
                break
        found = judged(f"{kills} SIGKILLs of the whole daemon", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return deaths.tell(found, kills)


def _hours_since(began: float) -> str:
    """Return the time of a clock that has gone an hour a second since `began`."""
    return (LAUNCH + timedelta(seconds=(time.monotonic() - began) * SPEED)).isoformat()


def two_at_once(alerts: int) -> Verdict:
    """Start two on one database in the same moment: one works, the other is refused."""
    began = time.monotonic()
    told = titles(alerts)
    far_end = FarEnd(told)
    with victims(far_end) as (victim, folder):
        ends, _ = victim.live(Order(told=tuple(told), to_the_end=True, copies=2))
        found = judged("two daemons started at once", far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return found if sorted(ends) == [-REFUSED, 0] else found.spoilt(f"ended {ends}")


def progress(line: str, number: int) -> None:
    """Show how far it is, now and then."""
    if number % 25 == 0 or not sys.stderr.isatty():
        sys.stderr.write(f"\r{line}   " if sys.stderr.isatty() else (f"{line}\n" if number % 100 == 0 else ""))
        sys.stderr.flush()
