"""The table that closes the demo."""

import io
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from app.demo.script import (
    BEFORE,
    CHANNELS,
    MEDIAN_LIMIT,
    NEVER,
    Performance,
    Row,
    alerts_about,
    announcements_right,
    as_expected,
    avian_alerts,
    rows,
    waits,
)
from bongsu.model import KST
from bongsu.wording import Language, say

_COLUMNS = ("number", "when", "title", "expected", "alerted", "channels", "because", "seconds", "verdict")
_NUMBERS = frozenset({"number", "expected", "alerted", "seconds"})
_SHARES = {"title": 3, "because": 2}
"""How the columns of running text share what the others leave."""

_WORDS = 4


def report(performance: Performance, language: Language, *, columns: int) -> str:
    """Return the table, at most `columns` wide, and the sums below it."""
    all_rows = rows(performance)
    page = io.StringIO()
    Console(file=page, width=columns, markup=False, highlight=False).print(_table(all_rows, language))
    table = "\n".join(line.rstrip() for line in page.getvalue().splitlines())
    return "\n".join([table, *_sums(performance, all_rows, language), ""])


def _table(all_rows: Sequence[Row], language: Language) -> Table:
    """Return a row for each item; what was there before the watch began has one only if something is wrong with it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for column in _COLUMNS:
        table.add_column(
            say(f"demo.column.{column}", language),
            justify="right" if column in _NUMBERS else "left",
            overflow="fold",
            ratio=_SHARES.get(column),
        )
    for row in all_rows:
        if row.text.id not in BEFORE or row.problems:
            table.add_row(*_cells(row, language))
    return table


def _cells(row: Row, language: Language) -> Iterator[str]:
    yield str(row.text.announcement or "")
    yield row.text.published.astimezone(KST).strftime("%Y-%m-%d\n%H:%M")
    yield f"{row.text.title}\n({row.text.expectation.note[language]})"
    yield str(row.text.expectation.alerts)
    yield str(row.alerts)
    yield "\n".join(channel for channel in CHANNELS if row.counts.get(channel))
    yield "\n".join(_because(row))
    yield f"{max(row.seconds):.1f}" if row.seconds else ""
    yield "\n".join(say(code, language, **params) for code, params in row.problems) or say("demo.right", language)


def _because(row: Row) -> Iterator[str]:
    for match in row.matches:
        words = dict.fromkeys(evidence["word"] for evidence in match["because"])
        yield f"{match['name']}: {'·'.join(list(words)[:_WORDS])}"


def _sums(performance: Performance, all_rows: Sequence[Row], language: Language) -> Iterator[str]:
    verified = sum(arrival.channel == "webhook" for arrival in performance.arrivals)
    median, longest = waits(all_rows)
    never = "·".join(NEVER)
    checked = {"checked_by": performance.checked_by, "verified": verified, "total": verified + performance.bad_signatures}
    yield say("demo.announcements", language, right=announcements_right(all_rows))
    before = [row for row in all_rows if row.text.id in BEFORE]
    yield say("demo.before", language, total=len(before), count=sum(row.alerts for row in before))
    yield say("demo.avian", language, count=avian_alerts(all_rows))
    yield say("demo.never", language, regions=never, count=alerts_about(all_rows, NEVER))
    outlets, several = (row for row in all_rows if row.outlet), (row for row in all_rows if len(row.stories) > 1)
    yield say("demo.outlets", language, count=len(list(outlets)))
    yield say("demo.several", language, count=len(list(several)))
    yield say("demo.signatures", language, **checked)
    yield say("demo.telegram", language, count=len(performance.telegram_refused))
    yield say("demo.median", language, median=median, longest=longest, limit=MEDIAN_LIMIT)
    yield say("demo.as-expected" if as_expected(performance) else "demo.not-as-expected", language)
