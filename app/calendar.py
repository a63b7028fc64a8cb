"""The calendar of what rules met: made from the archive, kept so that the next one knows what has changed."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from app.stories import Press
from bongsu.calendar import Planned, StoryDate, is_cancelled, revise, story_dates, story_of, uid
from bongsu.model import KST
from bongsu.stories.chronicle import Chronicle
from bongsu.wording import Language, say
from storage import Store

PAST = timedelta(days=30)
"""How long a date stays in the calendar after it is over."""

_TOLD_AHEAD = timedelta(days=400)
"""Nobody announces the day of an event much longer than a year before."""


def plan(store: Store, press: Press, *, now: datetime, language: Language) -> tuple[Planned, ...]:
    """Return the dates of stories that rules met, from a month ago on, as calendars are to have them; note them as told."""
    oldest = (now - PAST).astimezone(KST).date().isoformat()
    chronicles = {each.story.id: each for each in store.chronicles(since=now - _TOLD_AHEAD, matched=True)}
    chronicles |= {each.story.id: each for each in _told_before(store, oldest, chronicles) if each.rules}
    dates = [
        each
        for chronicle in chronicles.values()
        for each in _planned(chronicle, press, now, language)
        if max(each.day, each.until) >= oldest
    ]
    told = revise(dates, store.calendar(since=oldest, uids=[each.uid for each in dates]), now=now)
    store.keep_calendar(told)
    return told


def _told_before(store: Store, oldest: str, lately: Collection[str]) -> Iterator[Chronicle]:
    """Yield the stories of dates that calendars have and that nobody has told of lately."""
    for story in sorted({story_of(each.uid) for each in store.calendar(since=oldest)}.difference(lately)):
        if chronicle := store.chronicle(story):
            yield chronicle


def _planned(chronicle: Chronicle, press: Press, now: datetime, language: Language) -> Iterator[Planned]:
    best, cancelled = press.speaker(chronicle), is_cancelled(chronicle)
    for told in story_dates(chronicle):
        yield Planned(
            uid=uid(chronicle, told),
            day=told.day,
            until=told.until,
            summary=say(f"calendar.{told.what}", language, title=best.entry.title),
            url=best.entry.url,
            cancelled=cancelled,
            changed=now,
            description=_description(told, press, language),
        )


def _description(told: StoryDate, press: Press, language: Language) -> str:
    name, url = press.name(told.outlet), told.outlet.entry.url
    return say("calendar.said-by", language, name=name, quote=told.quote, url=url).rstrip()
