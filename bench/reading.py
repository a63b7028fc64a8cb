"""How fast a text is read and judged as a whole: regions, topic, facts, rules. ``python -m bench.reading``.

As in the daemon, whose setting of the garbage collector it takes. Bar, on one idle core without a tagger: 400 documents of
2,000 code points a second for `read` and `judge`. Beside it, in the same run: the same with the announcements told apart that
stories are looked up by; and one pass of a compiled regex over the same texts for the words of the same rules, which finds
words and understands nothing.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.demo.texts import load
from app.memory import settle_in
from bongsu.enrich import read
from bongsu.judge import judge
from bongsu.model import Entry, Source
from bongsu.rules import Rule, RuleSet, example_article
from bongsu.stories import announcements
from bongsu.story import Nearby

RESULTS = Path(__file__).resolve().parent / "results" / "reading.json"
LENGTH, DOCUMENTS, ROUNDS, BAR = 2_000, 100, 10, 400
REGIONS = ("대구", "울산", "광주", "경북", "포항", "부산", "전북", "비수도권")
SOURCE = Source(id="paper", name="신문", url="https://paper.example/rss")


def main() -> int:
    """Measure, print, write; return 1 where the bar is missed."""
    settle_in()
    texts = _texts()
    rules = [Rule(id=region, name=region, any=("AI", "인공지능"), regions=(region,), notify=("phone",)) for region in REGIONS]
    rule_set = RuleSet.compile(rules)
    pattern = re.compile("|".join(("AI", "인공지능", *REGIONS)))

    nearby = {entry.title: Nearby(parts=announcements(read(entry, body, complete=True, home=None))) for entry, body in texts}

    def judged(entry: Entry, body: str) -> None:
        judge(read(entry, body, complete=True, home=None), SOURCE, rule_set, nearby[entry.title], now=entry.seen)

    def told_apart(entry: Entry, body: str) -> None:
        article = read(entry, body, complete=True, home=None)
        judge(article, SOURCE, rule_set, Nearby(parts=announcements(article)), now=entry.seen)

    speed, apart = _speed(texts, judged), _speed(texts, told_apart)
    plain = _speed(texts, lambda _entry, body: pattern.findall(body))
    print(f"read and judged, documents/s   {speed:9.0f}   bar {BAR}   {'ok' if speed >= BAR else 'MISSED'}")
    print(f"announcements told apart, too  {apart:9.0f}")
    print(f"a compiled regex, documents/s  {plain:9.0f}   {plain / speed:.0f}x")
    RESULTS.parent.mkdir(exist_ok=True)
    figures = {"documents_per_s": speed, "told_apart_documents_per_s": apart, "regex_documents_per_s": plain}
    RESULTS.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 0 if speed >= BAR else 1


def _texts() -> list[tuple[Entry, str]]:
    """Return newspaper texts of `LENGTH` code points: those of the demo, one after the other."""
    known = load()
    bodies = ["\n".join(text.body) for text in known]
    running = "\n".join(bodies * 3)
    sample = example_article("").entry
    return [
        (replace(sample, title=text.title, published=text.published), running[number * 700 :][: LENGTH - len(text.title) - 2])
        for number, text in enumerate(known)
    ]


def _speed(texts: list[tuple[Entry, str]], work: Callable[[Entry, str], object]) -> float:
    """Return documents a second of CPU time, the best of some rounds: what else runs on the machine does not count."""
    best = 0.0
    for _ in range(ROUNDS + 1):  # the first one warms up
        began = time.process_time()
        for number in range(DOCUMENTS):
            work(*texts[number % len(texts)])
        best = max(best, DOCUMENTS / (time.process_time() - began))
    return best


if __name__ == "__main__":
    sys.exit(main())
