"""The daemon's own steps on real feeds and pages, served from this machine: ``python -m bench.real``.

The material lies beside the checkout, in ``../shared/data``; without it there is nothing to do. Checks that every item of every
feed and every row of every list is stored once with its title, time and link, that pages give their text without menus, that
a wrong page counts as a failure, that a small rules file alerts on what a reader would pick, and that a second run stores
nothing. Returns 1 where anything is off.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.wiring import utc_now
from bench import real_checks
from bench.real_checks import Check
from bench.real_site import DETAILS, FEEDS, LISTS, WRONG, Site, serving
from bongsu.model import Entry
from storage import Store

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
RESULTS = Path(__file__).resolve().parent / "results"
LIMIT = 180
"""Seconds that one run may take."""

_REGIONS = {"gwangju": "광주", "gangjin": "강진"}
_RULES = """
rules:
  - {id: ai, name: 인공지능, any: [AI, 인공지능], none: [조류인플루엔자, 고병원성, 살처분]}
  - {id: gwangju-ai, name: 광주 인공지능, any: [AI, 인공지능], regions: [광주]}
  - {id: gwangju-calls, name: 광주 모집, any: [마을세무사], regions: [광주]}
  - {id: gangjin-health, name: 강진 건강, any: [예방접종, 인플루엔자], regions: [강진]}
  - {id: ulsan-jobs, name: 울산 고용, any: [고용위기], regions: [울산]}
"""

_PICKS = {
    "0001961773": {"ai"},
    "0001961402": {"ai"},
    "0001961659": {"ai"},
    "0001933340": {"ai"},
    "0001962255": {"ai"},
    "seq=21180": {"ai", "gwangju-ai"},
    "seq=16218": {"gwangju-calls"},
    "idx=647388": {"gangjin-health"},
    "idx=647383": {"gangjin-health"},
    "idx=647385": {"ai"},
    "newsId=156738805": {"ulsan-jobs"},
}
"""What a reader of all the items picked for these rules, by the number in the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One ``bongsu once --all``."""

    code: int
    report: dict[str, Any]


def main() -> int:
    """Serve, run twice, check, print; return 1 where anything is off."""
    if not DATA.is_dir():
        print("bench.real: skipped, no ../shared/data beside this checkout")
        return 0
    with tempfile.TemporaryDirectory() as folder, serving(Site(DATA)) as base:
        state = Path(folder)
        (state / "rules.yaml").write_text(_rules(base), encoding="utf-8")
        first, second = _once(state), _once(state)
        checks = [*_reports(first, second), *_stored(state, base)]
    return _show(checks)


def _rules(base: str) -> str:
    """Return the rules file; pages of feeds are not asked for, since they lie at the papers' own addresses."""
    lines = ["health: off", "channels: {console: {kind: console}}", "sources:"]
    lines += [
        f'  - {{id: {name}, url: "{base}/{name}/rss.xml", kind: feed, page: never, allow_private: true}}' for name in FEEDS
    ]
    lines += [
        f'  - {{id: {name}, url: "{base}{path}", kind: board, allow_private: true{_region(name)}}}'
        for name, (path, _) in LISTS.items()
    ]
    lines += [f'  - {{id: details, url: "{base}/details/rss.xml", kind: feed, allow_private: true}}']
    lines += [f'  - {{id: wrong, url: "{base}{WRONG[0]}", kind: board, allow_private: true}}']
    return "\n".join(lines) + _RULES


def _region(name: str) -> str:
    return f", region: {_REGIONS[name]}" if name in _REGIONS else ""


def _once(state: Path) -> Run:
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "--lang",
        "en",
        "--config",
        str(state / "rules.yaml"),
        "once",
        "--all",
        "--json",
    ]
    environ = os.environ | {"STATE_DIRECTORY": str(state)}
    done = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT, check=False)  # noqa: S603 -- our own program
    assert done.stdout, done.stderr
    return Run(code=done.returncode, report=json.loads(done.stdout))


def _reports(first: Run, second: Run) -> Iterator[Check]:
    failed = [source["id"] for source in first.report["sources"] if source["error"]]
    yield Check(what="sources that failed", expected=["wrong"], found=failed)
    yield Check(what="and the run says so", expected=1, found=first.code)
    alerts = {alert["url"]: set(alert["rules"]) for alert in first.report["alerts"]}
    for number, rules in _PICKS.items():
        yield Check(what=f"alert {number}", expected=rules, found=next((alerts[url] for url in alerts if number in url), set()))
    yield Check(what="alerts in all", expected=len(_PICKS), found=len(first.report["alerts"]))
    yield Check(what="second run: new, alerts", expected=(0, 0), found=(second.report["new"], len(second.report["alerts"])))


def _stored(state: Path, base: str) -> Iterator[Check]:
    store = Store.open(next(state.glob("*.db")), now=utc_now())
    try:
        entries = {name: store.entries(source=name, limit=10_000) for name in (*FEEDS, *LISTS, "details")}
        for name in FEEDS:
            yield from real_checks.feed(name, base, DATA, entries[name])
        for name in LISTS:
            yield from real_checks.board(name, base, DATA, entries[name])
        for name, (path, _) in DETAILS.items():
            entry = _at(base + path, (*entries["details"], *entries["gangjin"]))
            yield from real_checks.detail(name, DATA, store.article(entry.key) if entry else None)
    finally:
        store.close()


def _at(url: str, entries: tuple[Entry, ...]) -> Entry | None:
    return next((entry for entry in entries if entry.url == url), None)


def _show(checks: list[Check]) -> int:
    width = max(len(check.what) for check in checks)
    for check in checks:
        verdict = "ok" if check.ok else f"OFF, expected {check.expected}"
        print(f"{check.what:{width}}  {_short(check.found):>34}  {verdict}")
    off = sum(not check.ok for check in checks)
    print(f"{len(checks) - off} of {len(checks)} as expected")
    RESULTS.mkdir(exist_ok=True)
    rows = [
        {"what": check.what, "expected": str(check.expected), "found": str(check.found), "ok": check.ok} for check in checks
    ]
    (RESULTS / "real.json").write_text(json.dumps(rows, ensure_ascii=False, indent=2), encoding="utf-8")
    return 1 if off else 0


def _short(found: object) -> str:
    return ", ".join(map(str, sorted(found))) if isinstance(found, set) else str(found)


if __name__ == "__main__":
    sys.exit(main())
