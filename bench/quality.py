"""How well texts are understood: regions, the two senses of AI, kinds of news, money, dates, deadlines, stories and programmes.

``python -m bench.quality [-v]`` measures the project's own corpus (`tests/data/articles`) and, where it lies beside the
checkout, `../shared/data/sentences`. Prints a table, writes `bench/results/quality.json`, and fails where a bar is broken;
-v shows what missed.
"""

import csv
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bench.quality_stories import measure as measure_grouping
from bongsu.facts import find_facts
from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import KST
from bongsu.topic import ARTIFICIAL, AVIAN, read_topic

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "data" / "articles"
SENTENCES = next((each for each in (ROOT.parent / "shared", ROOT / "shared") if each.exists()), ROOT) / "data" / "sentences"
RESULTS = ROOT / "bench" / "results" / "quality.json"
_SENSES = {"ai": ARTIFICIAL, "avian": AVIAN}


@dataclass(slots=True)
class Tally:
    """What was found right, missed, and found though not there."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    notes: list[str] = field(default_factory=list)

    def compare(self, name: str, expected: Iterable[object], found: Iterable[object], optional: Iterable[object] = ()) -> None:
        """Count `found` against `expected`; what is `optional` counts neither way."""
        want, have = Counter(expected), Counter(found)
        lacking, extra = want - have, have - want
        for each in optional:
            lacking.pop(each, None)
            extra.pop(each, None)
        self.right += sum((want & have).values())
        self.missed += sum(lacking.values())
        self.wrong += sum(extra.values())
        if lacking or extra:
            self.notes.append(f"{name}: missed {sorted(map(str, lacking))}, not there {sorted(map(str, extra))}")

    @property
    def exact(self) -> float:
        return self._share(self.right, self.right + self.missed + self.wrong)

    @property
    def recall(self) -> float:
        return self._share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return self._share(2 * self.right, 2 * self.right + self.missed + self.wrong)

    @staticmethod
    def _share(part: int, whole: int) -> float:
        return part / whole if whole else 1.0


def load(folder: Path = CORPUS) -> list[dict[str, Any]]:
    """Return the corpus: one mapping a text, with its expectations."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def published(case: Mapping[str, Any]) -> datetime | None:
    """Return when a text of the corpus was published: noon in Korea."""
    day = case.get("published")
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=KST).astimezone(UTC) if day else None


def measure_topic(cases: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """Count the senses of AI in the corpus and in the real headlines."""
    tallies = {ARTIFICIAL: Tally(), AVIAN: Tally()}
    rows = [(case["title"], case.get("body", ""), {_SENSES[each] for each in case["topic"]}) for case in cases]
    rows += [(row["text"], "", {row["label"]}) for row in _table("ai_sense.tsv")]
    for title, body, expected in rows:
        senses = read_topic(title, body).senses
        for sense, tally in tallies.items():
            tally.compare(title, {sense} & expected, {sense} & senses)
    return tallies


def measure_kinds(cases: Sequence[Mapping[str, Any]]) -> Tally:
    """Count the kinds of news; what a careful reader could leave out or put in counts neither way."""
    tally = Tally()
    for case in cases:
        if "kinds" in case:
            found = {kind.kind for kind in read_topic(case["title"], case.get("body", "")).kinds}
            tally.compare(case["title"], case["kinds"], found, case.get("kinds_optional", ()))
    return tally


def measure_facts(cases: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """Count sums as often as the text names them, the headline figure, and the different dates and deadlines."""
    tallies = {"money": Tally(), "dates": Tally(), "deadlines": Tally(), "headline": Tally(), "events": Tally()}
    kinds = {"money": "amount", "dates": "date", "deadlines": "deadline", "headline": "headline-amount"}
    once: dict[str, Callable[[Iterable[object]], Iterable[object]]] = {
        "money": list,
        "dates": set,
        "deadlines": _finest,
        "headline": list,
    }
    for case in cases:
        facts = find_facts(_text(case), published=published(case), title_end=len(case["title"]))
        if "events" in case:
            days = {str(fact.value)[:10] for fact in facts if fact.kind == "date" and fact.role == "event"}
            tallies["events"].compare(case["title"], case["events"], days)
        for name, tally in tallies.items():
            if name in case and name in kinds:
                values = [fact.value for fact in facts if fact.kind == kinds[name]]
                tally.compare(case["title"], once[name](case[name]), once[name](values))
    return tallies


COUNTS = frozenset({"people", "firms", "jobs", "bodies", "places", "gpus"})


def _finest(values: Iterable[object]) -> set[object]:
    """Return the different deadlines: a day and the hour on that day are one."""
    different = set(values)
    days = {str(each).partition("T")[0] for each in different if "T" in str(each)}
    return different - days


def measure_names(cases: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """Count what is counted, with what is done to them, and the different bodies and programmes, where a text tells them."""
    tallies = {"counts": Tally(), "bodies": Tally(), "programmes": Tally()}
    for case in cases:
        if not tallies.keys() & case.keys():
            continue
        facts = find_facts(_text(case), published=published(case), title_end=len(case["title"]))
        found = {
            "counts": [f"{fact.kind} {fact.value} {fact.role}".strip() for fact in facts if fact.kind in COUNTS],
            "bodies": {fact.value for fact in facts if fact.kind == "body"},
            "programmes": {fact.value for fact in facts if fact.kind == "programme"},
        }
        for name in tallies.keys() & case.keys():
            once = list if name == "counts" else set
            tallies[name].compare(case["title"], once(each.strip() for each in case[name]), found[name])
    return tallies


def measure_regions(cases: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """Count regions on ambiguous words of real headlines, and what the corpus is about."""
    try:
        find = importlib.import_module("bongsu.regions").find_regions
    except ModuleNotFoundError:
        return {}
    tallies = {"ambiguous words": Tally(), "about": Tally(), "never about": Tally()}
    for row in _table("regions.tsv"):
        _compare_word(tallies["ambiguous words"], row, find)
    for case in cases:
        _compare_about(tallies, case, find)
    return tallies


def _compare_word(tally: Tally, row: Mapping[str, str], find: Callable[..., Any]) -> None:
    """Count whether the ambiguous word of one headline is read as the region that it means there, or as none."""
    code, _, name = row["region"].partition(" ")
    wanted = region_codes(name) | {code}
    mentions = [mention for mention in find(row["text"], "") if any(row["word"] in each.word for each in mention.because)]
    good = any(covers(wanted, mention.code) for mention in mentions) if name else not mentions
    tally.compare(f"{row['word']} in {row['text']}", ["region"], ["region"] if good else [])


def _compare_about(tallies: Mapping[str, Tally], case: Mapping[str, Any], find: Callable[..., Any]) -> None:
    mentions = find(case["title"], case.get("body", ""), home=None, published=published(case))
    about = [mention.code for mention in mentions if mention.role == "about"]
    for name, tally in (("about", tallies["about"]), ("never", tallies["never about"])):
        for said in case.get(name, ()):
            reached = any(covers(region_codes(said), code) for code in about)
            tally.compare(f"{said} in {case['title']}", ["yes"], ["yes"] if reached == (name == "about") else [])


def _text(case: Mapping[str, Any]) -> str:
    return f"{case['title']}\n\n{case.get('body', '')}"


def _table(name: str) -> list[dict[str, str]]:
    path = SENTENCES / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure_speed(cases: Sequence[Mapping[str, Any]]) -> float:
    """Return milliseconds that facts and topic of 2,000 code points take: the best of five runs over the corpus."""
    texts = [(_text(case) * 9)[:2_000] for case in cases if len(case.get("body", "")) > 100]
    best = float("inf")
    for turn in range(5):
        began = time.process_time()
        for index, text in enumerate(texts):
            find_facts(f"{text}{turn}{index}", published=datetime(2026, 3, 5, tzinfo=UTC))
            read_topic("", f"{text}{turn}{index}")
        best = min(best, time.process_time() - began)
    return best / max(1, len(texts)) * 1000


def main() -> int:
    """Measure, print and write; return 1 where a bar is broken."""
    cases = load()
    topic, facts, regions = measure_topic(cases), measure_facts(cases), measure_regions(cases)
    kinds, names = measure_kinds(cases), measure_names(cases)
    rows = [
        ("avian influenza, recall", topic[AVIAN].recall, 0.98, topic[AVIAN]),
        ("artificial intelligence, recall", topic[ARTIFICIAL].recall, 0.995, topic[ARTIFICIAL]),
        ("kinds, F1", kinds.f1, 0.92, kinds),
        ("money, exact", facts["money"].exact, 0.99, facts["money"]),
        ("dates, exact", facts["dates"].exact, 0.97, facts["dates"]),
        ("deadlines, exact", facts["deadlines"].exact, 0.97, facts["deadlines"]),
        ("headline figure, exact", facts["headline"].exact, 0.9, facts["headline"]),
        ("days of events, exact", facts["events"].exact, 0.9, facts["events"]),
        *((f"{name}, exact", tally.exact, 0.9, tally) for name, tally in names.items()),
        *((f"regions, {name}", tally.recall, 0.97, tally) for name, tally in regions.items()),
        *(
            (row.name, row.value, row.bar, Tally(row.right, row.missed, row.wrong, list(row.notes)))
            for row in measure_grouping()
        ),
    ]
    speed = measure_speed(cases)
    _print(rows, len(cases), speed)
    RESULTS.parent.mkdir(exist_ok=True)
    figures = {
        name: {"value": value, "bar": bar, "right": tally.right, "missed": tally.missed, "wrong": tally.wrong}
        for name, value, bar, tally in rows
    }
    RESULTS.write_text(json.dumps({"texts": len(cases), "ms_per_text": speed, "measures": figures}, indent=1), "utf-8")
    return 0 if all(value >= bar for _, value, bar, _ in rows) else 1


def _print(rows: Sequence[tuple[str, float, float, Tally]], texts: int, speed: float) -> None:
    print(f"{texts} texts of our own, {len(_table('ai_sense.tsv'))} + {len(_table('regions.tsv'))} real headlines")
    for name, value, bar, tally in rows:
        verdict = "" if value >= bar else "  below the bar"
        print(
            f"{name:34} {value:7.4f}  bar {bar:5.3f}  right {tally.right}, missed {tally.missed}, wrong {tally.wrong}{verdict}"
        )
        if "-v" in sys.argv:
            print(*(f"    {note}" for note in tally.notes), sep="\n")
    print(f"facts and topic of 2,000 code points: {speed:.2f} ms")


if __name__ == "__main__":
    sys.exit(main())
