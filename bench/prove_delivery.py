"""``make prove-delivery``: everything that can come between an alert and its readers, and what is lost by it: nothing.

Prints the table of docs/reliability.md and writes bench/results/prove-delivery.json. Ends with 1 where anything was lost, came
twice without a mark in the ledger, or is still open.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.proof.clocks import clock_set
from bench.proof.faults import ORDEALS, full_disk, suffer
from bench.proof.kills import light_kills, two_at_once, whole_kills
from bench.proof.syncs import syncs_fail
from bench.proof.verdict import HEAD, Verdict

RESULTS = Path(__file__).parent / "results" / "prove-delivery.json"


def verdicts(light: int, whole: int) -> Iterator[Verdict]:
    """Yield the verdict of one ordeal after the other."""
    yield from _had(clock_set(), "machine's clock: skipped, since libfaketime is not installed (Debian: libfaketime)")
    yield light_kills(light)
    yield whole_kills(whole)
    yield two_at_once(100)
    for name, ways in ORDEALS:
        with tempfile.TemporaryDirectory(prefix="bongsu-proof-") as folder:
            yield suffer(name, ways, Path(folder))
    yield from _had(full_disk(), "disk full: skipped, since this machine lets nobody mount a small tmpfs")
    failing = syncs_fail()
    yield from failing or _had(None, "failing fsync: skipped, since there is no C compiler")


def _had(verdict: Verdict | None, otherwise: str) -> Iterator[Verdict]:
    """Yield a verdict; say why there is none."""
    if verdict:
        yield verdict
    else:
        print(f"({otherwise})")


def main() -> int:
    """Print the table as it comes about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--light", type=int, default=900, help="kills of the delivering process")
    parser.add_argument("--whole", type=int, default=100, help="kills of the whole daemon")
    chosen = parser.parse_args()
    began, found = time.monotonic(), []
    print(HEAD)
    for verdict in verdicts(chosen.light, chosen.whole):
        found.append(verdict)
        print(verdict.line(), flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1), encoding="utf-8")
    print("", *(note for each in found for note in each.notes), sep="\n")
    lost, repeats = sum(each.lost for each in found), sum(each.repeats for each in found)
    print(f"\n{lost} lost, {repeats} repeats, in {time.monotonic() - began:.0f} s")
    return 0 if all(each.good for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
