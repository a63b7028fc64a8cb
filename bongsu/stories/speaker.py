"""Which outlet speaks for a story: the body whose news it is, then others in office, the wire, newspapers, and copies last.

A press release is nearest to what was decided, has its papers with it and stays where it is; agencies' accounts are short and
dated to the minute; what a newspaper copied is behind a wall or gone in a year.
"""

import re
from collections.abc import Collection, Mapping
from enum import IntEnum
from urllib.parse import urlsplit

from bongsu.model import Source
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.story import Signature


class Voice(IntEnum):
    """Who speaks; the lower is heard first."""

    ISSUER = 0
    BODY = 1
    WIRE = 2
    PRESS = 3
    COPY = 4


_OFFICE = frozenset({"press-release", "notice", "ministry", "agency"})
"""Tags of the catalogue for those who tell of their own."""

_WIRES = ("연합뉴스", "뉴시스", "뉴스1")
_WIRE_HOSTS = ("yna.co.kr", "newsis.com", "news1.kr")
_OFFICE_HOSTS = ("go.kr",)
"""Domains that only public bodies are given."""

_OFFICE_NAMES = re.compile(r"보도\s?자료|고시|공고|(?:시청|도청|군청|구청|교육청|위원회)(?:\s|$)")
"""What people call the boards and feeds of public bodies."""


def speaker(chronicle: Chronicle, sources: Mapping[str, Source], tags: Mapping[str, Collection[str]]) -> tuple[Outlet, Voice]:
    """Return the outlet that speaks for a story, of equals the first, and who it is.

    `sources` are those known, and `tags` what the catalogue says of them, both by id.
    """

    def order(outlet: Outlet) -> tuple[Voice, bool, float, str]:
        heard = voice(outlet, chronicle.said, sources.get(outlet.entry.source), tags.get(outlet.entry.source, ()))
        return heard, not outlet.entry.url, outlet.at.timestamp(), outlet.entry.key

    best = min(chronicle.outlets, key=order)
    return best, order(best)[0]


def voice(outlet: Outlet, said: Signature, source: Source | None, tags: Collection[str] = ()) -> Voice:
    """Return who speaks in an outlet of a story that says `said`; `source` is None where it is no longer known."""
    host = _host(outlet.entry.url)
    name = source.name if source else outlet.entry.source
    if _OFFICE.intersection(tags) or _is_of(host, _OFFICE_HOSTS) or (source and _is_office(source)):
        return Voice.ISSUER if _is_issuer(name, source, said) else Voice.BODY
    if any(wire in name for wire in _WIRES) or _is_of(host, _WIRE_HOSTS):
        return Voice.WIRE
    return Voice.COPY if _is_copy(outlet) else Voice.PRESS


def _is_office(source: Source) -> bool:
    return source.kind == "board" or _is_of(_host(source.url), _OFFICE_HOSTS) or _OFFICE_NAMES.search(source.name) is not None


def _is_issuer(name: str, source: Source | None, said: Signature) -> bool:
    """Whether a public body tells of itself: of the region that it governs, or under its name."""
    return bool(source and source.region in said.regions) or any(body in name for body in said.bodies)


def _is_copy(outlet: Outlet) -> bool:
    return outlet.because is not None and outlet.because.same and any(sign.code == "copy" for sign in outlet.because.signs)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_of(host: str, domains: Collection[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
