"""Channels that nothing goes out by now, each in a sentence that says why and what to do."""

from collections.abc import Iterator

from app.cli.context import Desk, kst
from app.quiet import has_no_end
from storage import ChannelState


def closed(at: Desk, channel: str | None = None) -> Iterator[str]:
    """Yield a sentence for each reason for which `channel`, None for any that ever had an alert, takes nothing now."""
    for state in at.store.channel_states():
        if channel not in {None, state.name}:
            continue
        if state.name in at.rulebook.edition.channels:
            yield from _reasons(at, state)
        elif state.due:
            yield at.text("cli.closed.gone", name=state.name, waiting=state.due)


def is_quiet(at: Desk, state: ChannelState) -> bool:
    """Say whether the chat of a channel wants it to be quiet now."""
    return state.paused_until is not None and state.paused_until > at.now


def _reasons(at: Desk, state: ChannelState) -> Iterator[str]:
    if state.broken_since:
        yield at.text("cli.closed.broken", name=state.name, since=kst(state.broken_since), why=state.why, waiting=state.due)
    if state.paused_until and is_quiet(at, state):
        until = "/resume" if has_no_end(state.paused_until, now=at.now) else kst(state.paused_until)
        yield at.text("cli.closed.quiet", name=state.name, until=until, waiting=state.due)
    if state.rests_until and state.rests_until > at.now:
        yield at.text("cli.closed.rests", name=state.name, until=kst(state.rests_until), waiting=state.due)
