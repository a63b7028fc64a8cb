"""A digest as the text of one kind of channel: a heading for each 시도 and kind, and a line for each alert."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from bongsu.digests import Fits, Section, sections
from bongsu.korea.gazetteer import name_of
from bongsu.model import KST, Alert, Digest, Reason
from bongsu.render import facts
from bongsu.render.clean import clean, link, shorten, units
from bongsu.render.markup import markdown, mattermost, slack
from bongsu.wording import Language, say

TITLE, SOURCE = 120, 40
"""UTF-16 units of a title and of a source in a digest."""

_LINE = 70
"""Units that stand around them: a reason, a deadline, punctuation, and a share of the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What one message holds: UTF-16 units of text, bytes of links, both as they are `written` there, and alerts."""

    text: int
    links: int
    alerts: int
    written: Callable[[object], str] = str


_ROOMS = {"telegram": Room(text=3_800, links=8_000, alerts=40)}
"""Telegram takes 4,096 units, 100 entities and about 9,500 bytes of them; an alert has one link, a section one heading."""

_PRESETS = {
    "discord": Room(text=3_000, links=2_000, alerts=15, written=markdown),
    "slack": Room(text=6_000, links=4_000, alerts=40, written=slack),
    "mattermost": Room(text=9_000, links=5_000, alerts=40, written=mattermost),
    "teams": Room(text=4_500, links=4_500, alerts=30, written=markdown),
    "jandi": Room(text=4_000, links=4_000, alerts=20),
    "dooray": Room(text=2_000, links=1_500, alerts=20),
}
"""Discord takes 6,000 units and 25 fields, Slack 50 blocks of together some 12,000, Mattermost 16,383, Teams 28 KB.

The others do not say.
"""

_WIDE = Room(text=20_000, links=200_000, alerts=100)


def fits(kind: str, preset: str = "") -> Fits:
    """Return what says whether alerts fit one message on a kind of channel, or in the chat service of a preset."""
    return partial(_fit, _PRESETS.get(preset) or _ROOMS.get(kind, _WIDE))


def _fit(room: Room, alerts: Sequence[Alert]) -> bool:
    shown = (shorten(clean(each.title), TITLE) + shorten(clean(each.source), SOURCE) for each in alerts)
    text = sum(_LINE + units(room.written(each)) for each in shown)
    links = sum(len(room.written(link(each.url) or "").encode()) for each in alerts)
    return len(alerts) <= room.alerts and text <= room.text and links <= room.links


def headline(digest: Digest, language: Language) -> str:
    """Return what a digest is called."""
    at = digest.due.astimezone(KST)
    weekday = say("alert.weekdays", language).split()[at.weekday()]
    code = "digest.title" if digest.parts <= 1 else "digest.title-part"
    return say(code, language, at=at, weekday=weekday, total=digest.total, part=digest.part, parts=digest.parts)


def plain(digest: Digest, language: Language) -> str:
    """Return it as lines of plain text, each link on a line of its own."""
    lines = [f"[{say('digest.heading', language)}] {headline(digest, language)}"]
    for section in sections(digest.alerts):
        lines += ["", heading(section, language)]
        for alert in section.alerts:
            lines += [f"- {title(alert, language)} ({_beside(alert, digest, language)})"]
            lines += [f"  {address}" for address in (link(alert.url),) if address]
    return "\n".join(lines)


def html(digest: Digest, language: Language) -> str:
    """Return it as the HTML that Telegram takes: bold headings, titles that are links."""
    lines = [f"<b>[{escape(say('digest.heading', language))}] {escape(headline(digest, language))}</b>"]
    for section in sections(digest.alerts):
        lines += ["", f"<b>{escape(heading(section, language))}</b>"]
        lines += [f"• {_linked(alert, language)} ({escape(_beside(alert, digest, language))})" for alert in section.alerts]
    return "\n".join(lines)


def letter(digest: Digest, language: Language) -> Iterator[str]:
    """Yield it as the HTML of a letter: a heading for each section, and titles that are links."""
    for section in sections(digest.alerts):
        yield f"<h4>{escape(heading(section, language))}</h4><ul>"
        yield from (
            f"<li>{_linked(alert, language)} ({escape(_beside(alert, digest, language))})</li>" for alert in section.alerts
        )
        yield "</ul>"


def labelled(digest: Digest, language: Language) -> Iterator[tuple[str, str]]:
    """Yield (heading, title and what stands beside it) for each alert."""
    for section in sections(digest.alerts):
        for alert in section.alerts:
            yield heading(section, language), f"{title(alert, language)} ({_beside(alert, digest, language)})"


def links(digest: Digest) -> tuple[str, ...]:
    """Return the address of each alert, "" for none, in the order of `labelled`."""
    return tuple(link(alert.url) or "" for section in sections(digest.alerts) for alert in section.alerts)


def heading(section: Section, language: Language) -> str:
    """Return the name of a 시도 and of a kind of news."""
    region = name_of(section.province) if section.province else say("digest.nowhere", language)
    kind = say(f"alert.kind.{section.kind}", language) if section.kind else say("digest.no-kind", language)
    return f"{region} · {kind}"


def title(alert: Alert, language: Language) -> str:
    """Return the title of an alert, with the reason where it is not simply new."""
    text = shorten(clean(alert.title), TITLE) or say("alert.untitled", language)
    new = alert.reason in {Reason.FIRST, Reason.OUTLETS}
    return text if new else f"[{say(f'alert.reason.{alert.reason}', language)}] {text}"


def _linked(alert: Alert, language: Language) -> str:
    address, text = link(alert.url), escape(title(alert, language))
    return f'<a href="{escape(address)}">{text}</a>' if address else text


def _beside(alert: Alert, digest: Digest, language: Language) -> str:
    until = facts.deadline(alert, _day(digest), language)
    source = shorten(clean(alert.source), SOURCE)
    return f"{source}, {say('alert.deadline', language)} {until}" if until else source


def _day(digest: Digest) -> date:
    return digest.due.astimezone(KST).date()
