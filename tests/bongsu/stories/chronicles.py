"""Stories as tests of them write them: outlets with what they told."""

from datetime import datetime, timedelta

from bongsu.model import Entry, Fact, Reason
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.story import Likeness, Sign, Signature, Story
from tests.bongsu.stories.writing import NOON

COPIED = Likeness(
    story="s1",
    signs=(Sign(code="copy", points=4.0, group="text"), Sign(code="sum", points=2.0, group="money", words=("24060000000",))),
    needed=2.5,
)


def deadline(day: str, *, role: str = "") -> Fact:
    return Fact(kind="deadline", value=day, quote=f"{day}까지", start=10, unit="day", role=role)


def event(day: str, *, unit: str = "day") -> Fact:
    return Fact(kind="date", value=day, quote=day, start=10, unit=unit, role="event")


def outlet(
    *facts: Fact,
    key: str = "e1",
    title: str = "울산 AI 사업단 출범",
    source: str = "paper",
    url: str | None = None,
    hours: float = 0,
    adds: Reason | None = Reason.FIRST,
    because: Likeness | None = None,
) -> Outlet:
    at: datetime = NOON + timedelta(hours=hours)
    entry = Entry(
        key=key,
        source=source,
        title=title,
        url=f"https://{source}.example/{key}" if url is None else url,
        summary="",
        published=at,
        precision="minute",
        seen=at,
        digest="",
    )
    return Outlet(entry=entry, revision=1, joined=at, adds=adds, because=because, facts=facts)


def chronicle(*outlets: Outlet, said: Signature | None = None, rules: tuple[str, ...] = ()) -> Chronicle:
    """Return a story with the deadlines and days that its outlets tell, unless `said` names others."""
    facts = [fact for each in outlets for fact in each.facts]
    told = Signature(
        deadlines=frozenset(str(fact.value)[:10] for fact in facts if fact.kind == "deadline"),
        days=frozenset(str(fact.value)[:10] for fact in facts if fact.kind == "date"),
    )
    story = Story(id="s1", revision=1, title=outlets[0].entry.title, opened=NOON)
    return Chronicle(story=story, said=said or told, outlets=outlets, rules=rules)
