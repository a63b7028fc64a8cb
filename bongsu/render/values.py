"""What a template can name: all of it is cleaned, bounded and in words, and every name is there for every message."""

from collections.abc import Mapping
from itertools import repeat

from bongsu.model import KST, Alert, Delivery, Digest, Told
from bongsu.render import console, digest, facts, webhook
from bongsu.render.clean import clean, shorten
from bongsu.render.parts import NAME, REGION, Parts, parts_of
from bongsu.wording import Language, say

_NO_ALERT: Mapping[str, object] = {
    "severity": "normal",
    "source": "",
    "outlets": [],
    "regions": [],
    "kinds": [],
    "rules": [],
    "money": "",
    "deadline": "",
}  # fmt: skip -- one line tells what there is


def values_of(delivery: Delivery, language: Language) -> dict[str, object]:
    """Return the values by their names, as docs/channels.md lists them; `data` is that of the JSON of webhooks."""
    told = delivery.alert
    parts = parts_of(told, language, now=delivery.due)
    whole = webhook.body_of(delivery, language)
    return {
        "heading": parts.heading,
        "title": parts.title,
        "labelled": _labelled(parts, told),
        "link": parts.link or "",
        "open": say("alert.open", language),
        "text": console.render(delivery, language),
        "language": language,
        **{name: whole[name] for name in ("type", "test", "key", "channel", "timestamp", "data")},
        **(_of_alert(told, delivery, language) if isinstance(told, Alert) else _NO_ALERT),
    }


def _labelled(parts: Parts, told: Told) -> list[dict[str, str]]:
    links = digest.links(told) if isinstance(told, Digest) else repeat("")
    return [{"label": label, "text": text, "link": link} for (label, text), link in zip(parts.labelled, links, strict=False)]


def _of_alert(alert: Alert, delivery: Delivery, language: Language) -> Mapping[str, object]:
    about = [region for region in alert.regions if region.role == "about"] or alert.regions
    return {
        "severity": severity(alert),
        "source": shorten(clean(alert.source), NAME),
        "outlets": [shorten(clean(outlet), NAME) for outlet in alert.outlets],
        "regions": list(dict.fromkeys(shorten(clean(region.name), REGION) for region in about)),
        "kinds": facts.kind_names(alert, language),
        "rules": [shorten(clean(match.name), NAME) for match in alert.matches],
        "money": facts.money(alert, language),
        "deadline": facts.deadline(alert, delivery.due.astimezone(KST).date(), language),
    }


def severity(alert: Alert) -> str:
    """Return the highest severity of the rules that were met."""
    return max((match.severity for match in alert.matches), key=_SEVERITIES.index, default="normal")


_SEVERITIES = ("low", "normal", "high", "urgent")
