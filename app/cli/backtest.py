"""bongsu backtest: what rules would have told."""

from pathlib import Path
from typing import Annotated

import typer

from app.backtest import Backtest, Change, backtest
from app.cli.context import Desk, Globals, desk, print_json, print_table
from app.cli.fields import span
from app.wiring import open_rulebook
from bongsu.config.fields import parse_duration


def backtest_command(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="cli.opt.since", callback=span)] = "30d",
    rules: Annotated[Path | None, typer.Option("--rules", help="cli.opt.rules")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False,
) -> None:
    """Replay the archive through the rules in memory; with --rules compare another file with the present one."""
    chosen: Globals = ctx.obj
    with desk(ctx) as at:
        present = at.rulebook.edition
        other = (
            open_rulebook(Globals(rules=rules, language=chosen.language).looking(strict=True, watching=False)).edition
            if rules
            else None
        )
        tried, compared = (other, present.rule_set) if other else (present, None)
        archive = at.store.archive(since=at.now - parse_duration(since))
        report = backtest(archive, tried.sources, tried.rule_set, compared)
        if as_json:
            print_json(_as_json(report))
        else:
            _print(at, report, since)


def _print(at: Desk, report: Backtest, since: str) -> None:
    at.say("cli.backtest.summary", articles=report.articles, since=since)
    headers = [at.text(f"cli.col.{name}") for name in ("rule", "alerts", "per-day")]
    rows = [(rule, str(sum(days.values())), f"{report.per_day(rule):.1f}") for rule, days in sorted(report.alerts.items())]
    print_table(headers, rows)
    for sign, changes in (("+", report.gained), ("-", report.lost)):
        for change in changes:
            typer.echo(f"{sign} {change.rule}: {change.title}")


def _as_json(report: Backtest) -> dict[str, object]:
    return {
        "articles": report.articles,
        "alerts": {rule: {day.isoformat(): n for day, n in sorted(days.items())} for rule, days in report.alerts.items()},
        "gained": [_change_json(change) for change in report.gained],
        "lost": [_change_json(change) for change in report.lost],
    }


def _change_json(change: Change) -> dict[str, str]:
    return {"rule": change.rule, "entry": change.entry, "title": change.title, "url": change.url}
