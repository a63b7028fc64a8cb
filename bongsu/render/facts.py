"""What an alert says of the kinds of news, the sum and the deadline of its announcement."""

from datetime import date, datetime

from bongsu.facts.deadlines import KIND as DEADLINE
from bongsu.facts.money import HEADLINE
from bongsu.model import KST, Alert, Fact
from bongsu.render.clean import clean, shorten
from bongsu.render.won import won
from bongsu.wording import TEXTS, Language, say

WORD = 40


def kinds(alert: Alert, language: Language) -> str:
    """Return the kinds of news, or ""."""
    return ", ".join(kind_names(alert, language))


def kind_names(alert: Alert, language: Language) -> list[str]:
    """Return the kinds of news as people call them."""
    return [_kind(kind, language) for kind in alert.kinds]


def money(alert: Alert, language: Language) -> str:
    """Return the one sum that the announcement is about, in won, or ""."""
    fact = headline(alert)
    return won(int(fact.value), language) if fact else ""


def headline(alert: Alert) -> Fact | None:
    """Return the fact that has the one sum, or None."""
    return next((fact for fact in alert.facts if fact.kind == HEADLINE), None)


def deadline(alert: Alert, today: date, language: Language) -> str:
    """Return until when one can apply, with the days that are left from `today` (in Korea) on; "" where that is over."""
    fact = next_deadline(alert, today)
    if fact is None:
        return ""
    until = _day(fact)
    if until is None:
        return say(f"alert.open.{fact.value}", language)
    left = (until - today).days
    code = "alert.on-extended" if fact.role == "extended" else "alert.on"
    counted = say("alert.d-minus", language, days=left) if left else say("alert.d-day", language)
    return say(code, language, day=_written(str(fact.value), language), left=counted)


def next_deadline(alert: Alert, today: date) -> Fact | None:
    """Return the first deadline that is not over on `today`, a day before a mere "until the funds are spent"."""
    found = [fact for fact in alert.facts if fact.kind == DEADLINE]
    days = sorted((until, str(fact.value)) for fact in found if (until := _day(fact)) and until >= today)
    wanted = days[0][1] if days else next((fact.value for fact in found if _day(fact) is None), None)
    return next((fact for fact in found if fact.value == wanted), None)


def _day(fact: Fact) -> date | None:
    try:
        return date.fromisoformat(str(fact.value)[:10])
    except ValueError:
        return None


def _written(value: str, language: Language) -> str:
    moment = datetime.fromisoformat(value).replace(tzinfo=KST)
    code = "alert.minute" if "T" in value else "alert.day"
    return say(code, language, date=moment, weekday=say("alert.weekdays", language).split()[moment.weekday()])


def _kind(kind: str, language: Language) -> str:
    code = f"alert.kind.{kind}"
    return say(code, language) if code in TEXTS else shorten(clean(kind), WORD)
