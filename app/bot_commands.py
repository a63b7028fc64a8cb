"""What people write to a bot: /status /rules /test /pause /resume /silence /today /help, and /watch."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from app.bot_watch import DROP, WATCH, propose
from app.cycle import House
from app.explain import Text, explain
from app.quiet import fall_quiet, speak_again
from bongsu.kinds import KINDS
from bongsu.model import KST, Channel
from bongsu.silences import Scope, Silence
from bongsu.wishes import Wish, read_wish, said_span
from bongsu.wording import Language, say

MOST_LINES = 30
"""Lines of a list in one answer."""

SILENT = timedelta(days=7)

_OFF = re.compile(r"(?:off|해제|취소)\s+([0-9]{1,9})", re.IGNORECASE)
_LONGEST_TEST = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is answered: plain text, with buttons as a message has them."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Who is answered: the channels of the chat that spoke, at least one."""

    house: House
    channels: tuple[Channel, ...]
    chat: str

    @property
    def language(self) -> Language:
        return self.house.edition.config.language

    def say(self, code: str, **params: object) -> str:
        return say(f"telegram.{code}", self.language, **params)


def reply_to(talk: Talk, text: str) -> Reply | None:
    """Return the answer to a command; None to one that is meant for another bot. Runs in the house's thread."""
    word, _, rest = text.strip().partition(" ")
    name = word.partition("@")[0].removeprefix("/").casefold()
    command = COMMANDS.get(name)
    if any(channel.options.get("commands") is False for channel in talk.channels):
        return None
    return command(talk, rest.strip()) if command else Reply(text=talk.say("unknown-command"))


def _help(talk: Talk, _: str) -> Reply:
    return Reply(text=talk.say("help"))


def _status(talk: Talk, _: str) -> Reply:
    store, counts = talk.house.store, talk.house.store.counts()
    active = [state for state in store.source_states() if state.active]
    failing = [state.id for state in active if state.failures]
    waiting = sum(counts.outbox.get(state, 0) for state in ("due", "leased", "retry", "held"))
    lines = [
        talk.say("status", sources=len(active), failing=len(failing), pending=counts.pending, stories=counts.stories),
        talk.say("status.outbox", sent=counts.outbox.get("sent", 0), waiting=waiting, dead=counts.unburied),
    ]
    lines += [talk.say("status.paused", name=name) for name in _names(talk) if _is_paused(talk, name)]
    if failing:
        lines.append(talk.say("status.failing", names=", ".join(failing[:MOST_LINES])))
    broken = [state.name for state in store.channel_states() if state.broken_since]
    if broken:
        lines.append(talk.say("status.broken", names=", ".join(broken)))
    if talk.house.rulebook.refused:
        lines.append(talk.say("status.refused"))
    return Reply(text="\n".join(lines))


def _is_paused(talk: Talk, channel: str) -> bool:
    until = talk.house.store.paused_until(channel)
    return until is not None and until > talk.house.clock()


def _rules(talk: Talk, _: str) -> Reply:
    edition = talk.house.edition
    lines = [
        f"{'·' if rule.enabled and not rule.shadow else '○'} {rule.id}: {rule.name}"
        + (" (watch.yaml)" if rule.id in edition.watched else "")
        for rule in edition.config.rules
    ]
    return Reply(text=_listed(talk, talk.say("rules", count=len(lines)), lines))


def _test(talk: Talk, text: str) -> Reply:
    house, config = talk.house, talk.house.edition.config
    if not text:
        return Reply(text=talk.say("test.how"))
    title, _, body = text[:_LONGEST_TEST].partition("\n")
    found = explain(
        Text(id="test", title=title, body=body or title),
        house.edition.rule_set,
        as_of=house.clock(),
        ai_words=config.ai_words,
        tagger=house.tagger,
    )
    lines = [
        talk.say("test.match", rule=match.name, words=", ".join(dict.fromkeys(one.word for one in match.because)))
        for match in found.matches
    ]
    return Reply(text=_listed(talk, talk.say("test.found", count=len(lines)), lines) if lines else talk.say("test.nothing"))


def _pause(talk: Talk, text: str) -> Reply:
    span = read_wish(text).span
    fall_quiet(talk.house, _names(talk), talk.house.clock() + span if span else None)
    return Reply(text=talk.say("paused-for", span=_span(talk, span)) if span else talk.say("paused"))


def _resume(talk: Talk, _: str) -> Reply:
    speak_again(talk.house, _names(talk))
    return Reply(text=talk.say("resumed"))


def _silence(talk: Talk, text: str) -> Reply:
    if not text:
        standing = [_said(talk, each) for each in _standing(talk)]
        return Reply(text=_listed(talk, talk.say("silences" if standing else "no-silences"), standing))
    if found := _OFF.fullmatch(text):
        return _end_silence(talk, int(found[1]))
    wish = read_wish(text)
    if wish.words or not (wish.regions or wish.kinds):
        return Reply(text=talk.say("silence.how", kinds=", ".join(KINDS)))
    store, now, span = talk.house.store, talk.house.clock(), wish.span or SILENT
    for scope in _scopes(talk, wish):
        store.silence(scope, until=now + span, why=talk.say("by-command"), now=now)
    return Reply(text=talk.say("silence", what=" ".join((*wish.regions, *wish.kinds)), span=_span(talk, span)))


def _scopes(talk: Talk, wish: Wish) -> Iterator[Scope]:
    """Yield one scope for each channel, region and kind that a wish names together."""
    for channel in talk.channels:
        for region in wish.regions or ("",):
            for kind in wish.kinds or ("",):
                yield Scope(region=region, kind=kind, channel=channel.name)


def _end_silence(talk: Talk, number: int) -> Reply:
    """End a silence of this chat. Those of all channels are ended by whoever wished them, at the command line."""
    ours = [each for each in _standing(talk) if each.id == number and each.scope.channel]
    if not ours or not talk.house.store.end_silence(number, now=talk.house.clock()):
        return Reply(text=talk.say("silence.unknown", number=number))
    return Reply(text=talk.say("silence.over", what=_named(talk, ours[0].scope)))


def _standing(talk: Talk) -> Iterator[Silence]:
    names = {"", *_names(talk)}
    return (each for each in talk.house.store.silences(now=talk.house.clock()) if each.scope.channel in names)


def _said(talk: Talk, silence: Silence) -> str:
    return f"{silence.id}. {_named(talk, silence.scope)} ~ {silence.until.astimezone(KST):%Y-%m-%d %H:%M}"


def _named(talk: Talk, scope: Scope) -> str:
    """What a silence is about, by the names that people know."""
    sources = talk.house.edition.sources
    names = {"source": {id_: source.name for id_, source in sources.items()}}
    if scope.programme:
        names["programme"] = {each.id: each.name for each in talk.house.store.programmes()}
    return " ".join(names.get(key, {}).get(value, value) for key, value in scope.named if key != "channel")


def _today(talk: Talk, _: str) -> Reply:
    midnight = talk.house.clock().astimezone(KST).replace(hour=0, minute=0, second=0, microsecond=0)
    told = [alert for name in _names(talk) for alert in talk.house.store.alerts_sent(name, since=midnight)]
    lines = [f"{alert.seen.astimezone(KST):%H:%M} {alert.title}" for alert in told]
    return Reply(text=_listed(talk, talk.say("today", count=len(lines)), lines))


def _watch(talk: Talk, text: str) -> Reply:
    said, id_ = propose(talk.house, talk.channels[0], talk.chat, text)
    if not id_:
        return Reply(text=said)
    return Reply(text=said, buttons=((talk.say("button.watch"), f"{WATCH}:{id_}"), (talk.say("button.drop"), f"{DROP}:{id_}")))


def _span(talk: Talk, span: timedelta) -> str:
    """A span in words: "2시간"."""
    written = said_span(span)
    return talk.say(f"span.{written[-1]}", count=written[:-1])


def _names(talk: Talk) -> tuple[str, ...]:
    return tuple(channel.name for channel in talk.channels)


def _listed(talk: Talk, head: str, lines: list[str]) -> str:
    rest = len(lines) - MOST_LINES
    more = [say("alert.more", talk.language, count=rest)] if rest > 0 else []
    return "\n".join([head, *lines[:MOST_LINES], *more])


COMMANDS: Mapping[str, Callable[[Talk, str], Reply]] = MappingProxyType(
    {
        "status": _status,
        "rules": _rules,
        "test": _test,
        "pause": _pause,
        "resume": _resume,
        "silence": _silence,
        "today": _today,
        "watch": _watch,
        "help": _help,
        "start": _help,
    }
)
"""What is written after the slash -> what answers it"""
