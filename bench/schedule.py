"""The learned schedule beside a fixed interval with as many requests: ``python -m bench.schedule``.

Sources of made-up shapes publish for sixteen weeks with all their holidays; all that is known at first is the list that the
first visit finds. A delay is the time from publication to the first visit after it. Bars: on office-hour sources at least
twice as fast, mean and 95th percentile; on no source more than 1.1 times slower; as many requests as at a fixed interval,
within 5 %; no false alarm about silence, and a true one within three days, all of them working days.
"""

import json
import random
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

from bongsu.model import KST
from bongsu.rhythm import Pace, Rhythm, learn, next_visit, overdue
from bongsu.rhythm.days import day_of, kind_of, moment
from bongsu.schedule import JITTER

RESULTS = Path(__file__).resolve().parent / "results" / "schedule.json"
SEED = 20_261_121
START = datetime(2026, 8, 3, tzinfo=KST)
"""A Monday; 광복절, 추석, 개천절 and 한글날 follow, with two substitutes."""
WEEKS = 16
LISTED = 20
BEFORE = timedelta(weeks=4)
"""From how long before the start on sources publish."""
SETTLED = 4
"""Weeks after which the second figure begins."""
EVERY = timedelta(minutes=10)
HOUR = timedelta(hours=1)
SILENT_AFTER = timedelta(weeks=10)
LATEST_ALARM = timedelta(days=3)

Hours = Mapping[int, float]

_OFFICE = {9: 0.5, 10: 1.6, 11: 0.6, 12: 0.1, 13: 0.3, 14: 0.5, 15: 1.2, 16: 1.5, 17: 0.7}
_MORNING = {5: 14.0, 6: 16.0, 7: 3.0} | dict.fromkeys(range(8, 19), 0.3)
_WIRE = dict.fromkeys(range(24), 6.0) | dict.fromkeys(range(6), 3.0)
_RARE = {hour: rate * 2 / (5 * sum(_OFFICE.values())) for hour, rate in _OFFICE.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Items an hour on working days, Saturdays, and Sundays with holidays; at all other hours `stray`."""

    name: str
    days: tuple[Hours, Hours, Hours]
    sources: int = 1
    stray: float = 0.0
    timed: bool = True
    until: timedelta = timedelta(weeks=WEEKS)
    faster: float = 1 / 1.1

    def rate(self, hour: datetime) -> float:
        day = day_of(int(moment(hour) // 24))
        return self.days[kind_of(day)].get(hour.hour, self.stray)


SHAPES = (
    Shape(name="office board", days=(_OFFICE, {}, {}), sources=4, stray=0.002, faster=2.0),
    Shape(name="office board, dates without time", days=(_OFFICE, {}, {}), sources=4, stray=0.002, timed=False, faster=2.0),
    Shape(name="morning paper", days=(_MORNING, _MORNING, {}), stray=0.02),
    Shape(name="wire", days=(_WIRE, _WIRE, _WIRE)),
    Shape(name="rare board, 2 items a week", days=(_RARE, {}, {}), sources=10),
    Shape(name="office board that falls silent", days=(_OFFICE, {}, {}), sources=2, until=SILENT_AFTER, faster=2.0),
)


@dataclass(slots=True)
class Replay:
    """What a schedule did with one source: when it visited, how late each item was, when it called the source silent."""

    visits: list[datetime] = field(default_factory=list)
    delays: list[tuple[datetime, float]] = field(default_factory=list)
    alarm: datetime | None = None


def publications(shape: Shape, chance: random.Random) -> list[datetime]:
    """Return publication times drawn from the shape, in order."""
    times: list[datetime] = []
    for hour in range(-int(BEFORE / HOUR), int(shape.until / HOUR)):
        begins = START + hour * HOUR
        rate, at = shape.rate(begins), 0.0
        while rate and (at := at + chance.expovariate(rate)) < 1:
            times.append((begins + at * HOUR).astimezone(UTC))
    return times


def replay(published: Sequence[datetime], visit: Callable[[Sequence[datetime], datetime, Replay], datetime]) -> Replay:
    """Visit a source from the start to the end; `visit` takes what is new and says when to come again."""
    now, end, done = START.astimezone(UTC), START + timedelta(weeks=WEEKS), Replay()
    seen = max(0, bisect_right(published, now) - LISTED)
    while now < end or seen < len(published):
        known, seen = seen, bisect_right(published, now)
        new = published[known:seen]
        done.delays += [(when, (now - when).total_seconds()) for when in new if when >= START]
        upcoming = visit(new, now, done)
        done.visits.append(now)
        now = upcoming
    return done


def learned(shape: Shape, chance: random.Random) -> Callable[[Sequence[datetime], datetime, Replay], datetime]:
    """Return the learned schedule of one source."""
    rhythm, pace, last_new = Rhythm(), Pace.around(EVERY), START.astimezone(UTC)

    def visit(new: Sequence[datetime], now: datetime, done: Replay) -> datetime:
        nonlocal rhythm, last_new
        after = done.visits[-1] if done.visits else None
        rhythm = learn(rhythm, new if shape.timed else [None] * len(new), seen=now, after=after)
        last_new = now if new else last_new
        if done.alarm is None and len(done.visits) % 5 == 0 and overdue(rhythm, last_new, now=now):
            done.alarm = now
        return next_visit(rhythm, pace, now=now, luck=chance.random())

    return visit


def fixed(every: timedelta, chance: random.Random) -> Callable[[Sequence[datetime], datetime, Replay], datetime]:
    """Return the schedule of a fixed interval."""
    return lambda _new, now, _done: now + every * (1 + JITTER * (2 * chance.random() - 1))


def measure(shape: Shape) -> dict[str, Any]:
    """Return the figures of a shape over all its sources."""
    chance = random.Random(f"{SEED} {shape.name}")  # noqa: S311 -- a simulation, the same each time
    pairs = []
    for _ in range(shape.sources):
        published = publications(shape, chance)
        ours = replay(published, learned(shape, chance))
        same_number = timedelta(weeks=WEEKS) / len(ours.visits)
        pairs.append((ours, replay(published, fixed(same_number, chance))))
    ours_all, fixed_all = [ours for ours, _ in pairs], [plain for _, plain in pairs]
    budget = shape.sources * timedelta(weeks=WEEKS) / EVERY
    return {
        "shape": shape.name,
        "items": sum(len(each.delays) for each in ours_all),
        "visits": sum(len(each.visits) for each in ours_all),
        "visits_to_budget": sum(len(each.visits) for each in ours_all) / budget,
        "visits_fixed": sum(len(each.visits) for each in fixed_all),
        **{f"fixed_{key}": value for key, value in _delays(fixed_all, weeks=0).items()},
        **{f"learned_{key}": value for key, value in _delays(ours_all, weeks=0).items()},
        **{f"settled_fixed_{key}": value for key, value in _delays(fixed_all, weeks=SETTLED).items()},
        **{f"settled_learned_{key}": value for key, value in _delays(ours_all, weeks=SETTLED).items()},
        "alarm_hours": [_hours_silent(shape, each) for each in ours_all if each.alarm],
    }


def _delays(replays: Sequence[Replay], *, weeks: int) -> dict[str, float]:
    since = START + timedelta(weeks=weeks)
    delays = sorted(delay for each in replays for when, delay in each.delays if when >= since)
    return {"mean": fmean(delays), "p95": delays[len(delays) * 95 // 100]}


def _hours_silent(shape: Shape, done: Replay) -> float:
    assert done.alarm
    return (done.alarm - START - shape.until) / HOUR


def broken_bars(shape: Shape, row: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each bar that a shape's figures miss."""
    for figure in ("mean", "p95"):
        ratio = row[f"fixed_{figure}"] / row[f"learned_{figure}"]
        if ratio < shape.faster:
            yield f"{shape.name}: {figure} {ratio:.2f} times as fast, wanted {shape.faster:.2f}"
    if abs(row["visits_to_budget"] - 1) > 0.05:
        yield f"{shape.name}: {row['visits_to_budget']:.3f} of the visits of the fixed interval"
    falls_silent = shape.until < timedelta(weeks=WEEKS)
    if falls_silent and (len(row["alarm_hours"]) < shape.sources or max(row["alarm_hours"]) * HOUR > LATEST_ALARM):
        yield f"{shape.name}: alarms after {row['alarm_hours']} hours"
    if any(hours < 0 or not falls_silent for hours in row["alarm_hours"]):
        yield f"{shape.name}: false alarms"


def main() -> int:
    """Print the table and keep it; return 1 where a bar is broken."""
    print(f"every {EVERY.seconds // 60} min, {WEEKS} weeks, same number of requests; minutes fixed -> learned (times as fast)")
    print(f"{'':34}{'items':>7}{'visits':>8}   {'mean':23}{'p95':23}{f'mean after week {SETTLED}':23}{'p95':23}silence")
    rows: list[dict[str, Any]] = []
    broken: list[str] = []
    for shape in SHAPES:
        row = measure(shape)
        rows.append(row)
        broken += broken_bars(shape, row)
        cells = [_cell(row, settled, figure) for settled in ("", "settled_") for figure in ("mean", "p95")]
        alarms = ", ".join(f"{hours:.0f} h" for hours in row["alarm_hours"]) or "no alarm"
        print(f"{shape.name:34}{row['items']:7,}{row['visits_to_budget']:8.1%}   {''.join(cells)}{alarms}", flush=True)
    print("\n".join(f"below the bar: {each}" for each in broken) or "all bars held")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"rows": rows, "broken": broken}, indent=2) + "\n", encoding="utf-8")
    return 1 if broken else 0


def _cell(row: Mapping[str, Any], settled: str, figure: str) -> str:
    plain, ours = row[f"{settled}fixed_{figure}"] / 60, row[f"{settled}learned_{figure}"] / 60
    return f"{plain:5.2f} -> {ours:5.2f} ({plain / ours:4.2f}x)".ljust(23)


if __name__ == "__main__":
    sys.exit(main())
