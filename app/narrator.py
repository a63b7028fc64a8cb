"""What the daemon says of itself, made from the records that the steps return.

A source that fails is spoken of once, and once more when it recovers; so is a channel. The alerts themselves are not the
narrator's: they go out by the channels.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from app.catchup import CaughtUp
from app.cycle import Judged, Visit
from app.rulebook import Edition
from app.sending import Attempt
from app.websub import Asking
from bongsu.delivery import PAUSED
from bongsu.errors import BongsuError, ConfigError, PushError, StorageError
from bongsu.model import Dead, Notice, Retry, Sent, Source
from bongsu.operations import Known, notice, sentence
from bongsu.websub import Subscription
from bongsu.wording import Language, say
from scrapers.addresses import host_of

log = logging.getLogger("bongsu")


class Narrator:
    """Says in one language what happened, each trouble once until it is over."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._failing: dict[str, str] = {}
        self._held: dict[str, str] = {}
        self._hubs: dict[str, str] = {}
        self._storage = ""
        self._documents_missing = False

    def line(self, code: str, /, level: int = logging.INFO, **params: object) -> None:
        """Say one sentence."""
        log.log(level, "%s", say(code, self.language, **params))

    def watching(self, edition: Edition, database: Path | None, code: str = "shell.watching") -> None:
        """Say what is watched, with what, and where the records are."""
        self.line(
            code,
            version=version("bongsu"),
            sources=len(edition.sources),
            rules=len(edition.config.rules),
            channels=", ".join(edition.notifiers),
            database=database,
        )

    def error(self, error: BongsuError) -> None:
        """Say an error that concerns the daemon as a whole; the same one is said once in a row."""
        text = error.say(self.language)
        if text != self._storage:
            self._storage = text
            log.error("%s", text)

    def visited(self, visit: Visit) -> None:
        name = visit.source.name
        if visit.error is not None:
            self._visit_failed(visit, visit.error)
            return
        self._storage = ""
        if self._failing.pop(visit.source.id, None) is not None:
            self.line("shell.source-recovered", source=name)
        if visit.quiet and visit.new:
            self.line("shell.first-catch", source=name, count=len(visit.new))
        self._noticed(visit.notices)
        for item in visit.refused:
            log.debug("%s: an item was refused: %s", visit.source.id, item.why)

    def _noticed(self, notices: Iterable[Notice]) -> None:
        """Say what is the matter with a source, and that it is over; of failures and their end it is said elsewhere."""
        for each in notices:
            if each.code != "ops.failing":
                level = logging.WARNING if each.state == "raised" else logging.INFO
                log.log(level, "%s", sentence(each, self.language))

    def lasting(self, lasting: Iterable[Known]) -> None:
        """Say at a start what was the matter before it and still is, but for sources, whose next visit says it."""
        for known in lasting:
            if not known.matter.subject.startswith("source:"):
                log.warning("%s", sentence(notice(known, "raised", now=known.since), self.language))

    def push_refused(self, source: Source | None, error: PushError | StorageError) -> None:
        """Say once why what a source pushes is not taken, until something is; who pushes to no source is not spoken of."""
        if isinstance(error, StorageError):
            self.error(error)
        elif source is not None and self._failing.get(source.id) != error.code:
            self._failing[source.id] = error.code
            self.line("push.refused", level=logging.WARNING, source=source.name, why=error.say(self.language))

    def asked(self, asking: Asking) -> None:
        """Say which hubs could not be asked, and which no longer tell us anything."""
        for source in asking.ended:
            self._of_hub(source, "push.lapsed", level=logging.WARNING)
        for asked in asking.asked:
            if asked.error is not None:
                why, hub = asked.error.say(self.language), host_of(asked.subscription.hub)
                self._of_hub(asked.source, "push.not-subscribed", level=logging.WARNING, hub=hub, why=why)

    def hub_answered(self, source: Source, state: Subscription, now: datetime) -> None:
        """Say that a hub agreed, once and not at each renewal, or that it would not."""
        if state.lease_end is None:
            self._of_hub(source, "push.denied", level=logging.WARNING, why=state.why or "–")
        else:
            self._of_hub(source, "push.subscribed", hub=host_of(state.hub), span=duration(state.lease_end - now, self.language))

    def hub_forged(self, source: Source) -> None:
        self._of_hub(source, "push.hub-forged", level=logging.WARNING)

    def _of_hub(self, source: Source, code: str, level: int = logging.INFO, **params: object) -> None:
        if self._hubs.get(source.id) != code:
            self._hubs[source.id] = code
            self.line(code, level=level, source=source.name, **params)

    def _visit_failed(self, visit: Visit, error: BongsuError) -> None:
        why = error.say(self.language)
        if self._failing.get(visit.source.id) == error.code:
            return
        self._failing[visit.source.id] = error.code
        wait = duration(visit.next_visit_in, self.language)
        self.line("shell.source-failed", level=logging.WARNING, source=visit.source.name, why=why, wait=wait)

    def judged(self, judged: Iterable[Judged]) -> None:
        for one in judged:
            self._noticed(one.notices)
            self._read(one)
            if one.page_error is None:
                continue
            code = "shell.page-later" if one.outcome is None else "shell.page-given-up"
            self.line(code, level=logging.WARNING, title=one.entry.title, why=one.page_error.say(self.language))

    def _read(self, judged: Judged) -> None:
        """Say once in a life that attachments cannot be read, for want of what a person has to install."""
        documents = judged.outcome.article.attachments if judged.outcome else ()
        if not self._documents_missing and any(each.note == "document.missing" for each in documents):
            self._documents_missing = True
            self.line("document.not-installed", level=logging.WARNING)

    def attempted(self, attempts: Iterable[Attempt]) -> None:
        for attempt in attempts:
            self._attempted(attempt)

    def _attempted(self, attempt: Attempt) -> None:
        channel = attempt.delivery.channel
        self._noticed(notice for notice in attempt.notices if notice.code != PAUSED)
        match attempt.settlement:
            case Sent():
                if self._held.pop(channel, None) is not None:
                    self.line("shell.channel-recovered", channel=channel)
            case Retry(why=why, channel_broken=broken):
                if self._held.get(channel) != why:
                    self._held[channel] = why
                    code = "shell.channel-broken" if broken else "shell.send-later"
                    self.line(code, level=logging.WARNING, channel=channel, why=why)
            case Dead(why=why):
                title = attempt.title(self.language)
                self.line("shell.send-dead", level=logging.ERROR, channel=channel, title=title, why=why)

    def caught_up(self, caught: CaughtUp) -> None:
        """Say what a change of rules meant for stored articles, where it meant anything."""
        if caught.held:
            self.line("shell.catch-up-held", level=logging.WARNING, count=caught.held)
        elif caught.told:
            self.line("shell.caught-up", count=caught.told)

    def rules_refused(self, error: ConfigError, in_force: str) -> None:
        """Say that the rules on disk are not in force, what is instead (a wording code), and every reason."""
        self.line("shell.rules-refused", level=logging.ERROR, running_on=say(in_force, self.language))
        for problem in error.problems:
            log.error("  %s", problem.say(self.language))


def duration(span: timedelta, language: Language) -> str:
    """Return a wait as a person would say it: 45초, 10분, 2시간, 7일."""
    seconds = max(span.total_seconds(), 1)
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= length * 1.5 or (unit == "minutes" and seconds >= length):
            return say(f"shell.{unit}", language, count=round(seconds / length))
    return say("shell.seconds", language, count=round(seconds))
