"""bongsu status: the watch at a glance."""

from collections.abc import Iterator
from typing import Annotated

import typer

from app.cli.closed import closed, is_quiet
from app.cli.context import Desk, desk, print_json
from bongsu.delivery import PAUSED, QUIET
from bongsu.operations import notice, sentence
from storage import DaemonLock

_OF_SOURCES = "source:"


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
    channels = [state for state in at.store.channel_states() if state.name in at.rulebook.edition.channels]
    broken = [state.name for state in channels if state.broken_since]
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
        "channels_quiet": [state.name for state in channels if is_quiet(at, state)],
        "matters": len(matters),
        "entries": counts.entries,
        "pending": counts.pending,
        "stories": counts.stories,
        "outbox": dict(counts.outbox),
        "buried": counts.buried,
        "well": not (failing or broken or refused or counts.unburied),
    }


def _print(at: Desk, found: dict[str, object]) -> None:
    at.say("cli.status.daemon-runs" if found["daemon_running"] else "cli.status.daemon-rests")
    at.say("cli.status.entries", entries=found["entries"], pending=found["pending"], stories=found["stories"])
    counts = at.store.counts()
    waiting = sum(counts.outbox[state] for state in ("due", "leased", "retry", "held"))
    at.say("cli.status.outbox", sent=counts.outbox["sent"], waiting=waiting, dead=counts.unburied)
    if counts.unburied:
        at.say("cli.status.dead")
    failing = found["sources_failing"]
    if isinstance(failing, list) and failing:
        at.say("cli.status.sources_failing", names=", ".join(failing))
    for line in (*closed(at), *_matters(at)):
        typer.echo(line)
    if at.rulebook.refused:
        at.say("cli.status.rules-refused", path=at.rulebook.path)
        at.say("cli.status.problems", problems=at.rulebook.refused.say(at.language))


def _matters(at: Desk) -> Iterator[str]:
    """Yield what else is the matter; of sources only how much, since another command says it of each."""
    lasting = at.store.matters()
    if of_sources := sum(known.matter.subject.startswith(_OF_SOURCES) for known in lasting):
        yield at.text("cli.status.matters", count=of_sources)
    for known in lasting:
        if not known.matter.subject.startswith(_OF_SOURCES) and known.matter.code not in {PAUSED, QUIET}:
            yield sentence(notice(known, "raised", now=at.now), at.language)
