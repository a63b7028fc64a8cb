"""Matters of operations: what whoever runs bongsu must know, told once when it begins and once when it is over.

A step finds a `Matter`; the store knows whether it has come up before and makes a `Notice` of what is new; `deliveries` puts
that on its way to the channels of `ops:`, through the outbox like every alert.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Literal

from bongsu.model import Delivery, Notice
from bongsu.wording import Language, say

Params = tuple[tuple[str, str | int], ...]

_ID_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something is the matter with `subject` (``source:ulsan``, ``channel:phone``, ``disk``), which people call `name`.

    `code` names a sentence of `wording.ops`, which speaks of `name` and of `params`; the sentence for its end is `code` with
    ``-over``. One subject may have several matters, but each code once.
    """

    subject: str
    name: str
    code: str
    params: Params = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A matter as it was kept. `number` counts how often it has come up, the last time at `since`."""

    matter: Matter
    number: int
    since: datetime


def notice(known: Known, state: Literal["raised", "cleared"], *, now: datetime) -> Notice:
    """Return what is to be told of a matter that has just begun, or ended."""
    matter = known.matter
    return Notice(
        subject=matter.subject,
        name=matter.name,
        code=matter.code,
        params=matter.params,
        state=state,
        number=known.number,
        since=known.since,
        at=now,
    )


def identity(subject: str, code: str) -> str:
    """Return the id of a matter: safe in an HTTP header, whatever its subject is called."""
    return "ops-" + blake2b(f"{subject}\n{code}".encode(), digest_size=_ID_BYTES).hexdigest()


def deliveries(notices: Iterable[Notice], channels: Iterable[str]) -> tuple[Delivery, ...]:
    """Return one delivery of each notice for each channel. A matter that comes up again has keys of its own."""
    told = tuple(channels)
    return tuple(
        Delivery(
            key=f"{identity(n.subject, n.code)}-{n.number}-{n.state}-{name}", channel=name, alert=n, due=n.at, created=n.at
        )
        for n in notices
        for name in told
    )


def sentence(told: Notice, language: Language) -> str:
    """Return what a notice says."""
    code = told.code if told.state == "raised" else f"{told.code}-over"
    return say(code, language, name=told.name, **dict(told.params))
