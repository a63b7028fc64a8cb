"""An alert as the JSON that webhooks carry, version 1; `docs/webhook.md` explains it, beside its schema."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from bongsu.facts.deadlines import KIND as DEADLINE
from bongsu.model import Alert, Delivery, Digest, Enclosed, Evidence, Fact, Match, Notice, Reason, RegionMention, Told
from bongsu.render import console
from bongsu.render.clean import clean, link, shorten
from bongsu.render.documents import document_name
from bongsu.render.facts import headline
from bongsu.wording import Language

VERSION = 1
LONGEST = 1_000
"""UTF-16 units of any one text; texts are single lines."""

_Json = Mapping[str, object]


def render(delivery: Delivery, language: Language) -> str:
    """Return the JSON text. Its bytes are the same at every attempt of a day; then a deadline is a day nearer."""
    return json.dumps(body_of(delivery, language), ensure_ascii=False, separators=(",", ":"))


def body_of(delivery: Delivery, language: Language) -> _Json:
    """Return what the JSON text says."""
    told = delivery.alert
    return {
        "version": VERSION,
        "type": _type(told),
        "timestamp": _time(delivery.created),
        "key": delivery.key,
        "channel": delivery.channel,
        "test": isinstance(told, Alert) and told.reason is Reason.TEST,
        "text": console.render(delivery, language),
        "data": _data_of(told),
    }


def _data_of(told: Told) -> _Json:
    if isinstance(told, Digest):
        return _of_digest(told)
    return _of_notice(told) if isinstance(told, Notice) else _data(told)


def _type(told: Told) -> str:
    if isinstance(told, Digest):
        return "digest"
    return f"ops.{told.state}" if isinstance(told, Notice) else f"alert.{told.reason.value.replace('-', '_')}"


def _of_digest(digest: Digest) -> _Json:
    return {
        "story": digest.story,
        "occasion": digest.occasion,
        "due": _time(digest.due),
        "part": digest.part,
        "parts": digest.parts,
        "total": digest.total,
        "alerts": [_data(alert) for alert in digest.alerts],
    }


def _of_notice(notice: Notice) -> _Json:
    return {
        "subject": _text(notice.subject),
        "name": _text(notice.name),
        "code": notice.code,
        "params": {name: _text(value) if isinstance(value, str) else value for name, value in notice.params},
        "number": notice.number,
        "since": _time(notice.since),
    }


def _data(alert: Alert) -> _Json:
    return {
        "story": alert.story,
        "revision": alert.revision,
        "follows": alert.follows or None,
        "also": list(alert.also),
        "occasion": alert.occasion,
        "reason": alert.reason.value,
        "entry": alert.entry,
        "title": _text(alert.title),
        "url": link(alert.url),
        "source": _text(alert.source),
        "outlets": [_text(outlet) for outlet in alert.outlets],
        "published": _time(alert.published) if alert.published else None,
        "precision": alert.precision,
        "seen": _time(alert.seen),
        "kinds": [_text(kind) for kind in alert.kinds],
        "headline": _headline(alert),
        "deadlines": [_deadline(fact) for fact in alert.facts if fact.kind == DEADLINE],
        "regions": [_region(region) for region in alert.regions],
        "matches": [_match(match, alert) for match in alert.matches],
        "excerpt": _text(alert.excerpt),
        "complete": alert.complete,
        "attachments": [_document(document) for document in alert.attachments],
    }


def _headline(alert: Alert) -> _Json | None:
    fact = headline(alert)
    return {"won": int(fact.value), "quote": _text(fact.quote)} if fact else None


def _deadline(fact: Fact) -> _Json:
    return {"until": _text(str(fact.value)), "extended": fact.role == "extended", "quote": _text(fact.quote)}


def _region(region: RegionMention) -> _Json:
    return {"code": region.code, "name": _text(region.name), "role": region.role, "confidence": region.confidence}


def _match(match: Match, alert: Alert) -> _Json:
    because = [_evidence(one, alert) for one in match.because]
    return {"rule": match.rule, "name": _text(match.name), "severity": match.severity, "because": because}


def _evidence(evidence: Evidence, alert: Alert) -> _Json:
    document = document_name(evidence, alert)
    return {
        "word": _text(evidence.word),
        "place": evidence.place,
        "attachment": document and _text(document),
        "quote": _text(evidence.quote),
    }


def _document(document: Enclosed) -> _Json:
    return {"name": _text(document.name), "read": document.start is not None, "note": document.note.removeprefix("document.")}


def _text(outside: str) -> str:
    return shorten(clean(outside), LONGEST)


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
