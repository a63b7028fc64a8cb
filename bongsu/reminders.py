"""Reminders of deadlines: written with the alert, due days before the deadline, dropped where there is later news.

A deadline on a day off counts as the working day before it, and so does a reminder: on a Sunday nobody can put papers
together, and on a holiday nobody answers the phone.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bongsu.alerts import delivery_key
from bongsu.facts.deadlines import KIND as DEADLINE
from bongsu.korea.workdays import is_workday
from bongsu.model import KST, Alert, Delivery, Fact, Reason
from bongsu.story import Placement, Superseded
from bongsu.wording import Language, say

AT = time(8, 0, tzinfo=KST)
"""When a reminder is due: before the office day and its first digest."""

MOST = 4
"""Deadlines of one alert that are reminded of: a call in more rounds is reminded of by the news of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """How many `days` before a deadline to remind of it, none for never; `days_off` are the user's own."""

    days: tuple[int, ...] = ()
    days_off: frozenset[date] = frozenset()
    language: Language = "ko"


NEVER = Reminding()


def reminders(told: Iterable[Delivery], reminding: Reminding, *, now: datetime) -> tuple[Delivery, ...]:
    """Return the reminders that go with the alerts `told`: of each deadline that is ahead, those whose time is ahead."""
    return tuple(
        reminder
        for delivery in told
        if isinstance(delivery.alert, Alert)
        for number, fact in enumerate(_ahead(delivery.alert, now)[:MOST], 1)
        for reminder in _reminders(delivery, delivery.alert, fact, number, reminding, now)
    )


def superseded(
    placements: Iterable[Placement], facts: Iterable[Fact], told: Iterable[Delivery], reminding: Reminding
) -> tuple[Superseded, ...]:
    """Return whose earlier reminders no longer stand, given what an article is about to tell.

    News with a deadline takes their place on the channels that hear it; a correction ends them on all, since nobody is to be
    reminded of what it may have taken back.
    """
    why = say("living.moved-on", reminding.language)
    channels = tuple(dict.fromkeys(each.channel for each in told)) if any(fact.kind == DEADLINE for fact in facts) else ()
    return tuple(
        Superseded(
            story=each.story.id,
            revision=each.story.revision,
            channels=None if each.adds is Reason.CORRECTED else channels,
            why=why,
        )
        for each in placements
        if each.seen_revision and each.adds and (channels or each.adds is Reason.CORRECTED)
    )


def stale(alert: Alert, reminding: Reminding, *, now: datetime) -> str:
    """Return the wording code of why a reminder that is due says nothing any more; "" where it does."""
    if not reminding.days:
        return "living.no-reminders"
    ahead = _ahead(alert, now)
    if not ahead:
        return "living.over"
    today = now.astimezone(KST).date()
    mine = int(alert.occasion.split("-")[1])
    later = (day for left, day in days_of(ahead[0], reminding) if left < mine)
    return "living.next-reminds" if any(day <= today for day in later) else ""


def told_beside(alerts: Sequence[Alert], *, now: datetime) -> frozenset[Alert]:
    """Return the reminders among `alerts`, which are told together, of a deadline that their own news tells beside them."""
    news = {(alert.story, _next(alert, now)) for alert in alerts if alert.reason is not Reason.REMINDER}
    reminders_ = (alert for alert in alerts if alert.reason is Reason.REMINDER)
    return frozenset(alert for alert in reminders_ if (alert.story, _next(alert, now)) in news)


def _next(alert: Alert, now: datetime) -> str:
    ahead = _ahead(alert, now)
    return str(ahead[0].value) if ahead else ""


def days_of(fact: Fact, reminding: Reminding) -> tuple[tuple[int, date], ...]:
    """Return (days before, the day on which to remind), the earliest first; of two on one day the nearer to the deadline."""
    last = _workday_until(date.fromisoformat(str(fact.value)[:10]), reminding.days_off)
    found = {
        _workday_until(last - timedelta(days=left), reminding.days_off): left for left in sorted(reminding.days, reverse=True)
    }
    return tuple((left, day) for day, left in found.items())


def _reminders(
    delivery: Delivery, alert: Alert, fact: Fact, number: int, reminding: Reminding, now: datetime
) -> Iterator[Delivery]:
    others = tuple(each for each in alert.facts if each.kind != DEADLINE)
    for left, day in days_of(fact, reminding):
        due = datetime.combine(day, AT).astimezone(UTC)
        if due > now:
            occasion = f"d-{left}" if number == 1 else f"d-{left}-{number}"
            told = replace(alert, occasion=occasion, reason=Reason.REMINDER, facts=(*others, fact))
            yield replace(delivery, key=delivery_key(told, delivery.channel), alert=told, due=due)


def _ahead(alert: Alert, now: datetime) -> list[Fact]:
    """The deadlines of an alert that are not over, each day once, the first of them first."""
    today = now.astimezone(KST).date()
    days = {str(fact.value)[:10]: fact for fact in reversed(alert.facts) if fact.kind == DEADLINE and _is_day(fact)}
    return [fact for day, fact in sorted(days.items()) if date.fromisoformat(day) >= today]


def _is_day(fact: Fact) -> bool:
    try:
        date.fromisoformat(str(fact.value)[:10])
    except ValueError:
        return False
    return True


def _workday_until(day: date, days_off: Collection[date]) -> date:
    """Return `day`, or the working day before it."""
    while day in days_off or not is_workday(day):
        day -= timedelta(days=1)
    return day
