"""bongsu status: the watch at a glance."""

from typing import Annotated

import typer

from app.cli.context import Desk, desk, print_json
from storage import DaemonLock


def status(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="cli.opt.json")] = False) -> int:
    """Show whether the daemon runs, what fails and what waits. Exit code 1 when something needs a person."""
    with desk(ctx) as at:
        found = _look(at)
        if as_json:
            print_json(found)
        else:
            _print(at, found)
        return 0 if found["well"] else 1


def _look(at: Desk) -> dict[str, object]:
    states = [state for state in at.store.source_states() if state.active]
    failing = [state.id for state in states if state.failures]
    broken = [state.name for state in at.store.channel_states() if state.broken_since]
    counts = at.store.counts()
    matters = at.store.matters()
    refused = at.rulebook.refused is not None
    path = at.store.path
    return {
        "database": str(path),
        "daemon_running": path is not None and DaemonLock(path).held(),
        "rules": str(at.rulebook.path),
        "rules_refused": refused,
        "sources": len(states),
        "sources_failing": failing,
        "channels_broken": broken,
        "matters": len(matters),
        "entries": counts.entries,
        "pending": counts.pending,
        "stories": counts.stories,
        "outbox": dict(counts.outbox),
        "well": not (failing or broken or refused or counts.outbox.get("dead", 0)),
    }


def _print(at: Desk, found: dict[str, object]) -> None:
    at.say("cli.status.daemon-runs" if found["daemon_running"] else "cli.status.daemon-rests")
    at.say("cli.status.entries", entries=found["entries"], pending=found["pending"], stories=found["stories"])
    outbox = {str(state): count for state, count in at.store.counts().outbox.items()}
    sent, dead = outbox.pop("sent", 0), outbox.pop("dead", 0)
    at.say("cli.status.outbox", sent=sent, waiting=sum(outbox.values()), dead=dead)
    for key in ("sources_failing", "channels_broken"):
        names = found[key]
        if isinstance(names, list) and names:
            at.say(f"cli.status.{key}", names=", ".join(names))
    if found["matters"]:
        at.say("cli.status.matters", count=found["matters"])
    if at.rulebook.refused:
        at.say("cli.status.rules-refused", path=at.rulebook.path)
        at.say("cli.status.problems", problems=at.rulebook.refused.say(at.language))
