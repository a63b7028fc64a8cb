"""What it costs to find an article's story in a large archive. ``python -m bench.stories [articles]``.

Two archives with 10,000 stories that may still grow: one holds nothing else, the other 1,000,000 articles. In each, articles of
which half tell a story that is there are compared, placed and recorded. Bars: 5 ms at the median and 20 ms at the 99th
percentile for an article in the large archive, at most twice the small one's; opening the large one in under 2 s.
"""

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bongsu.enrich import read
from bongsu.korea.units import read_table
from bongsu.model import Article, Cursor, Entry, Source
from bongsu.stories import announcements, place
from bongsu.story import Outcome
from storage import Store

RESULTS = Path(__file__).resolve().parent / "results" / "stories.json"
NOW = datetime(2026, 11, 5, 1, 0, tzinfo=UTC)
SOURCE = Source(id="paper", name="신문", url="https://paper.example/rss")
GROWING, MEASURED = 10_000, 1_000
MEDIAN_BAR, P99_BAR, GROWTH_BAR, OPEN_BAR = 5.0, 20.0, 2.0, 2.0

_DEEDS = ("센터를 연다", "기업을 모집한다", "협약을 맺었다", "사업단을 출범했다", "교육생을 뽑는다", "조례를 만든다")
_THINGS = ("제조", "의료", "농업", "물류", "교육", "관광", "에너지", "조선", "로봇", "반도체", "돌봄", "교통")
_BODIES = ("테크노파크", "정보산업진흥원", "대학교", "창조경제혁신센터", "상공회의소", "연구원")


def main(articles: int) -> int:
    """Measure, print, write; return 1 where a bar is missed."""
    with tempfile.TemporaryDirectory(prefix="bongsu-bench-") as folder:
        small = _measure(Path(folder) / "small.db", GROWING)
        large = _measure(Path(folder) / "large.db", articles)
    growth = large["median_ms"] / small["median_ms"]
    rows = (
        ("placed and recorded, median ms", large["median_ms"], MEDIAN_BAR),
        ("placed and recorded, 99th percentile ms", large["p99_ms"], P99_BAR),
        (f"{articles:,} articles against {GROWING:,}, median", growth, GROWTH_BAR),
        ("opening the archive, s", large["open_s"], OPEN_BAR),
    )
    for name, figure, bar in rows:
        print(f"{name:50} {figure:8.2f}   bar {bar:5.1f}   {'ok' if figure <= bar else 'MISSED'}")
    print(f"joined {large['joined']:.0%} of those that tell a story again, strayed {large['strayed']:.1%} of all")
    print(f"the file has {large['megabytes']:,.0f} MB")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"small": small, "large": large, "growth": growth}, indent=2), encoding="utf-8")
    return int(any(figure > bar for _, figure, bar in rows))


def _measure(path: Path, articles: int) -> dict[str, float]:
    chance = random.Random(7)  # noqa: S311 -- the same press for every run
    press = _press(chance)
    with_stories = [next(press) for _ in range(GROWING)]
    store = Store.open(path, now=NOW)
    _note(f"{path.name}: {GROWING:,} stories that grow")
    for one in with_stories:
        _record(store, one)
    store.close()
    _note(f"{path.name}: {articles - GROWING:,} articles of old")
    _fill(path, articles - GROWING, chance)
    began = time.perf_counter()
    store = Store.open(path, now=NOW)
    store.nearby(announcements(with_stories[0]), at=NOW)
    opened = time.perf_counter() - began
    again = [_told_again(one, chance) for one in chance.sample(with_stories, MEASURED // 2)]
    fresh = [next(press) for _ in range(MEASURED // 2)]
    took, joined, strayed = [], 0, 0
    for number, one in enumerate(chance.sample([*again, *fresh], MEASURED)):
        milliseconds, story = _place(store, one)
        took.append(milliseconds)
        joined += story == f"s{one.entry.key.removesuffix('b')}" and one in again
        strayed += not story.startswith(f"s{one.entry.key.removesuffix('b')}")
        if number % 250 == 0:
            _note(f"{path.name}: {number} of {MEASURED} placed")
    store.close()
    return {
        "median_ms": statistics.median(took),
        "p99_ms": statistics.quantiles(took, n=100)[98],
        "open_s": opened,
        "joined": joined / len(again),
        "strayed": strayed / MEASURED,
        "megabytes": path.stat().st_size / 1e6,
    }


def _place(store: Store, one: Article) -> tuple[float, str]:
    """Return the milliseconds of CPU that an article took from its reading to its record, and the story that it is in."""
    store.add(SOURCE, [one.entry], Cursor(), now=NOW, next_visit=NOW, quiet=False, too_old=lambda _: False)
    began = time.process_time()
    nearby = store.nearby(announcements(one), at=one.entry.seen)
    placements = place(one, nearby, now=NOW)
    store.record(Outcome(article=one, matches=(), placements=placements, deliveries=()), now=NOW)
    return 1000 * (time.process_time() - began), placements[0].story.id


def _record(store: Store, one: Article) -> None:
    _place(store, one)


def _press(chance: random.Random) -> Iterator[Article]:
    """Yield announcements, each of its own event, from the towns of the gazetteer."""
    towns = [line["name"] for line in read_table("units.csv") if line["name"].endswith(("시", "군")) and not line["valid_to"]]
    number = 0
    while True:
        number += 1
        town, thing, deed = chance.choice(towns), chance.choice(_THINGS), chance.choice(_DEEDS)
        firm = f"{_syllables(chance, 3)}시스템"
        place_, money, day = f"{_syllables(chance, 3)}센터", chance.randrange(11, 9_999) / 10, chance.randrange(1, 29)
        yield _article(
            f"{number}",
            f"{town}, {thing} AI {deed.split()[0]} {_syllables(chance, 2)}",
            f"{town}는 {day}일 {place_}에서 {firm}과 {thing} 인공지능 {deed} 사업비는 {money:g}억원이다. {town} 관계자는 "
            f"{_syllables(chance, 2)} {_syllables(chance, 3)} {_syllables(chance, 2)} 분야에서 {chance.choice(_BODIES)}와 함께 "
            f"{_syllables(chance, 3)} {_syllables(chance, 2)} 과제를 {chance.randrange(5, 90)}곳에 펼친다고 밝혔다.",
        )


def _told_again(one: Article, chance: random.Random) -> Article:
    """Return what another outlet makes of an announcement: another headline, the same facts, the sentences turned round."""
    sentences = one.body.split(". ")
    title = f"{_syllables(chance, 2)} {one.entry.title.split(', ')[1]}"
    return _article(f"{one.entry.key}b", title, ". ".join([*sentences[1:], sentences[0]]))


def _article(key: str, title: str, body: str) -> Article:
    seen = NOW - timedelta(minutes=int(key.rstrip("b")) % 5_000)
    entry = Entry(
        key=key, source=SOURCE.id, title=title, url="", summary="", published=seen, precision="minute", seen=seen, digest=""
    )
    return read(entry, body, complete=True, home=None)


def _syllables(chance: random.Random, count: int) -> str:
    return "".join(chr(0xAC00 + 28 * chance.randrange(399)) for _ in range(count))


def _fill(path: Path, count: int, chance: random.Random) -> None:
    """Put closed stories of one article each into the file, as years of watching would leave them."""
    database = sqlite3.connect(path)
    old = "2024-05-01T00:00:00.000000Z"
    body = "시는 인공지능 센터를 연다고 밝혔다. " * 20
    with database:
        for first in range(0, count, 50_000):
            keys = [f"old{number}" for number in range(first, min(first + 50_000, count))]
            database.executemany(
                "INSERT INTO entries (key, source, title, url, summary, published, precision, seen, digest, state, next_try)"
                " VALUES (?, 'paper', ?, '', '', ?, 'minute', ?, '', 'judged', ?)",
                [(key, f"지난 소식 {key}", old, old, old) for key in keys],
            )
            database.executemany(
                "INSERT INTO stories (id, revision, title, opened, changed, first, last) VALUES (?, 1, ?, ?, ?, ?, ?)",
                [(f"s{key}", f"지난 소식 {key}", old, old, old, old) for key in keys],
            )
            database.executemany(
                "INSERT INTO articles (entry, story, text, complete, regions, facts, why_quiet, judged)"
                " VALUES (?, ?, ?, 1, '[]', '[]', '', ?)",
                [(key, f"s{key}", body, old) for key in keys],
            )
            database.executemany(
                "INSERT INTO story_entries (entry, story, revision, adds, nearest, joined) VALUES (?, ?, 1, 'first', '', ?)",
                [(key, f"s{key}", old) for key in keys],
            )
            database.executemany(
                "INSERT INTO story_key_counts (key, stories) VALUES (?, 1) ON CONFLICT DO UPDATE SET stories = stories + 1",
                [(_syllables(chance, 3),) for _ in range(5 * len(keys))],
            )
    database.close()


def _note(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
