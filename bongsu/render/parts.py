"""The parts of a message to a person: cleaned, bounded, in words. The kinds of channel only lay them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bongsu.model import KST, Alert, Digest, Evidence, Match, Notice, Reason, Told
from bongsu.operations import sentence
from bongsu.render import digest, facts
from bongsu.render.clean import clean, link, shorten, shorten_at_sentence
from bongsu.render.documents import document_notes, place_of
from bongsu.wording import Language, say

# Together, with every part at its longest, they stay under Telegram's 4,096 units: see tests/bongsu/render/test_telegram.py.
TITLE, EXCERPT, NAME, WORD, REGION = 400, 280, 80, 40, 30
MATCHES, WORDS, REGIONS = 4, 4, 8
NOTICE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """`labelled` holds (label, text) in the order of reading; `link` is None where there is no safe one."""

    heading: str
    title: str
    labelled: tuple[tuple[str, str], ...]
    link: str | None


def parts_of(told: Told, language: Language, *, now: datetime | None = None) -> Parts:
    """Return what a person is told. The days until a deadline are counted from `now`, by default from when it was seen."""
    if isinstance(told, Notice):
        return _of_notice(told, language)
    if isinstance(told, Digest):
        return _of_digest(told, language)
    return _of_alert(told, language, (now or told.seen).astimezone(KST).date())


def _of_notice(notice: Notice, language: Language) -> Parts:
    return Parts(
        heading=say(f"ops.{notice.state}", language),
        title=shorten(clean(sentence(notice, language)), NOTICE),
        labelled=((say("ops.since", language), _said("alert.minute", notice.since, language)),),
        link=None,
    )


def _of_digest(told: Digest, language: Language) -> Parts:
    return Parts(
        heading=say("digest.heading", language),
        title=digest.headline(told, language),
        labelled=tuple(digest.labelled(told, language)),
        link=None,
    )


def _of_alert(alert: Alert, language: Language, today: date) -> Parts:
    labelled = [
        *(("alert.why", _why(match, alert, language)) for match in alert.matches[:MATCHES]),
        ("alert.regions", _regions(alert, language)),
        ("alert.kinds", facts.kinds(alert, language)),
        ("alert.money", facts.money(alert, language)),
        ("alert.deadline", facts.deadline(alert, today, language)),
        ("alert.source", f"{_source(alert, language)}, {_published(alert, language)}"),
        ("alert.excerpt", shorten_at_sentence(clean(alert.excerpt), EXCERPT)),
        *(("alert.note", note) for note in _notes(alert, language)),
    ]
    return Parts(
        heading=say(f"alert.reason.{alert.reason}", language),
        title=shorten(clean(alert.title), TITLE) or say("alert.untitled", language),
        labelled=tuple((say(label, language), text) for label, text in labelled if text),
        link=link(alert.url),
    )


def _why(match: Match, alert: Alert, language: Language) -> str:
    found = [(place_of(one, alert), one) for one in match.because]
    places = (_words([one for at, one in found if at == place], place, language) for place in ("title", "text", "attachment"))
    words = ", ".join(filter(None, places))
    name = shorten(clean(match.name), NAME)
    return f"{name}: {words}" if words else name


def _words(because: Iterable[Evidence], place: str, language: Language) -> str:
    words = dict.fromkeys(f"‘{shorten(clean(one.word), WORD)}’" for one in because)
    listed = _listed(tuple(words), WORDS, "·", language)
    return f"{say(f'alert.place.{place}', language)} {listed}" if listed else ""


def _regions(alert: Alert, language: Language) -> str:
    about = [region for region in alert.regions if region.role == "about"] or alert.regions
    names = dict.fromkeys(shorten(clean(region.name), REGION) for region in about)
    return _listed(tuple(names), REGIONS, ", ", language)


def _listed(names: Sequence[str], most: int, separator: str, language: Language) -> str:
    rest = len(names) - most
    more = " " + say("alert.more", language, count=rest) if rest > 0 else ""
    return separator.join(names[:most]) + more


def _source(alert: Alert, language: Language) -> str:
    source = shorten(clean(alert.source), NAME)
    return say("alert.outlets", language, source=source, count=len(alert.outlets)) if alert.outlets else source


def _published(alert: Alert, language: Language) -> str:
    moment = alert.published or alert.seen
    precise = alert.precision == "minute" or alert.published is None
    said = _said("alert.minute" if precise else "alert.day", moment, language)
    return said if alert.published else say("alert.undated", language, seen=said)


def _said(code: str, moment: datetime, language: Language) -> str:
    """A time in KST, to the minute or the day as `code` says it."""
    date = moment.astimezone(KST)
    return say(code, language, date=date, weekday=say("alert.weekdays", language).split()[date.weekday()])


def _notes(alert: Alert, language: Language) -> Iterable[str]:
    if alert.reason is Reason.TEST:
        yield say("alert.test", language)
    elif not alert.complete:
        yield say("alert.incomplete", language)
    yield from document_notes(alert, language)
