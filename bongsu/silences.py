"""Silences: what somebody wishes not to hear of for a while.

A silence names some of what an alert may be about; all that it names must hold. It goes before everything, also before what is
urgent: somebody said so in as many words. What it keeps back is kept, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import Alert


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a silence is about; "" where it does not matter.

    `region` is a name as rules have it (대구, 호남권), `kind` a kind of news; `programme`, `source` and `rule` are ids, and
    `channel` is the one that is silent.
    """

    region: str = ""
    kind: str = ""
    programme: str = ""
    source: str = ""
    rule: str = ""
    channel: str = ""

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """What it names, as (field, value)."""
        pairs = ((each.name, getattr(self, each.name)) for each in fields(self))
        return tuple((name, value) for name, value in pairs if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A wish for silence about `scope`, from `since` until just before `until`."""

    id: int
    scope: Scope
    why: str
    since: datetime
    until: datetime

    def stands(self, now: datetime) -> bool:
        """Whether it is on at `now`. One that begins later was wished before a clock was set back, and is on."""
        return now < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """An alert to a channel with what else silences ask of it: the ids of its source and of its programme, or ""."""

    alert: Alert
    channel: str
    source: str = ""
    programme: str = ""


def silenced(concern: Concern, silences: Iterable[Silence], *, now: datetime) -> Silence | None:
    """Return the first silence that keeps an alert back; None where it is to be told.

    One about a rule keeps back what that rule found: an alert of several rules goes out while one of them may speak.
    """
    standing = [each for each in silences if each.stands(now) and _about(each.scope, concern)]
    rules = [match.rule for match in concern.alert.matches] or [""]
    found = [next((each for each in standing if each.scope.rule in {"", rule}), None) for rule in rules]
    return found[0] if all(found) else None


def _about(scope: Scope, concern: Concern) -> bool:
    """Whether all that `scope` names but its rule holds."""
    alert = concern.alert
    return (
        scope.channel in {"", concern.channel}
        and scope.source in {"", concern.source}
        and scope.programme in {"", concern.programme}
        and (not scope.kind or scope.kind in alert.kinds)
        and (not scope.region or _within(scope.region, alert))
    )


def _within(region: str, alert: Alert) -> bool:
    wanted = region_codes(region)
    return any(mention.role == "about" and covers(wanted, mention.code) for mention in alert.regions)
