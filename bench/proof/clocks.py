"""The machine's clock set forward and back by a day under the daemon as people run it, by libfaketime, while alerts flow.

Only the wall clock jumps: the monotonic one goes on, as it does on a machine whose clock is set. `relay` tells in digests, one
a minute, and every announcement has a deadline that is reminded of.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from itertools import pairwise
from pathlib import Path

from bench.proof.far_end import FarEnd, titles
from bench.proof.house import rules, source
from bench.proof.killed import DATABASE
from bench.proof.verdict import Verdict, judged
from bench.proof.watching import arrive, publish, watching
from bongsu.facts.deadlines import KIND as DEADLINE
from bongsu.model import KST, Fact
from bongsu.reminders import Reminding, days_of

DAYS = (0, 1, 0, 1, 0, -1, 0)
"""By how many days the clock is wrong, one stretch of time after the other."""

STRETCH, A_SECOND = 25.0, 1.0
"""Seconds of a stretch, and announcements in one of them."""

_REMINDING = Reminding(days=(1,))
_LIBRARIES = ("/usr/lib/*/faketime", "/usr/lib/faketime", "/usr/local/lib/faketime")
_EVERY_MINUTE = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(24 * 60)]


def libfaketime() -> Path | None:
    """Return where libfaketime is, in the form for programs with threads; None where it is not installed."""
    found = (path for folder in _LIBRARIES for path in Path("/").glob(f"{folder[1:]}/libfaketimeMT.so.1"))
    return next(found, None)


def clock_set() -> Verdict | None:
    """Set the clock again and again; None where there is no libfaketime."""
    library, began = libfaketime(), time.monotonic()
    if library is None:
        return None
    until = datetime.now(KST).date() + timedelta(days=14)  # noqa: TID251 -- the machine's clock is what this is about
    far_end = FarEnd(titles(round(STRETCH * A_SECOND) * len(DAYS)), until=until)
    with tempfile.TemporaryDirectory(prefix="bongsu-clock-") as made:
        folder = Path(made)
        rest = f"reminders: [D-1]\n{source(far_end.base, every='2s')}"
        relay = f"digest: [{', '.join(_EVERY_MINUTE)}]"
        (folder / "rules.yaml").write_text(rules(far_end.base, folder / DATABASE, rest, relay=relay), encoding="utf-8")
        with watching(folder, library, _environ(folder)):
            stretches = _stretches(far_end, folder)
            told = arrive(far_end, far_end.titles, ("hook", "phone"))
            _set(folder, _reminder_day(until) - datetime.now(UTC))  # noqa: TID251 -- see above
            arrive(far_end, far_end.due)
        name = "the machine's clock set by a day, six times (libfaketime)"
        found = judged(name, far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    found = found.noted(*_notes(far_end, stretches))
    return found if told else found.spoilt("something waited for the clock to get there again")


def _environ(folder: Path) -> dict[str, str]:
    _set(folder, timedelta())
    return {
        "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",  # a mend for an old C library; with others, waits of threads end at once, for ever
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }


def _set(folder: Path, off: timedelta) -> None:
    """Have the clock be `off` from now on."""
    (folder / "clock.new").write_text(f"{off.total_seconds():+.0f}", encoding="utf-8")
    (folder / "clock.new").replace(folder / "clock")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `began` on, by the monotonic clock, the wall clock was wrong by `days`, and `titles` were published."""

    days: int
    began: float
    titles: frozenset[str]


def _stretches(far_end: FarEnd, folder: Path) -> tuple[Stretch, ...]:
    """Publish at an even pace, and set the clock meanwhile."""
    share, stretches = len(far_end.titles) // len(DAYS), []
    for number, days in enumerate(DAYS):
        _set(folder, timedelta(days=days))
        told = frozenset(far_end.titles[share * number : share * (number + 1)])
        stretches.append(Stretch(days, time.monotonic(), told))
        publish(far_end, share * (number + 1), a_second=A_SECOND)
    return tuple(stretches)


def _notes(far_end: FarEnd, stretches: Sequence[Stretch]) -> Iterator[str]:
    """Say how long it took, each time, until something arrived that had been published after the clock was set."""
    for before, stretch in pairwise(stretches):
        came = [at - stretch.began for (_, title), at in far_end.first.items() if title in stretch.titles]
        way = "forward" if stretch.days > before.days else "back"
        said = f"{min(came):.1f} s" if came else "never"
        yield f"the machine's clock set {way} by a day: {said} to the first delivery of something new"


def _reminder_day(until: date) -> datetime:
    """Return when what ends on `until` is reminded of, and a minute more."""
    [(_, day)] = days_of(Fact(kind=DEADLINE, value=until.isoformat(), quote="", start=0), _REMINDING)
    return datetime.combine(day, clock_time(8, 1), KST)
