"""What chat services say in the bodies of their answers, beyond the status. How surely each is known: docs/webhook.md."""

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bongsu.errors import NotifyError, Refused, TryLater
from notifiers.http import Answer

ACCEPT: Mapping[str, str] = MappingProxyType({"jandi": "application/vnd.tosslab.jandi-v2+json"})
"""preset -> the `accept` header without which the service takes nothing"""

_BUSY = 429
_SAYS_OK = {"slack", "mattermost"}


def wait_asked(preset: str, answer: Answer) -> Answer:
    """Return `answer` with the wait that the body of a 429 asks for (Discord: `retry_after` in seconds), if it is longer."""
    if preset != "discord" or answer.status != _BUSY:
        return answer
    asked = _json(answer.body).get("retry_after")
    if isinstance(asked, bool) or not isinstance(asked, (int, float)) or not math.isfinite(asked):
        return answer
    return replace(answer, retry_after=max(answer.retry_after or 0.0, float(asked)))


def refusal(preset: str, answer: Answer, channel: str) -> NotifyError | None:
    """Return what a 2xx means that is no yes after all; None where it is one.

    Slack and Mattermost answer ``ok``: anything else comes from somewhere on the way. Dooray answers 200 and says within
    whether it was taken.
    """
    if preset in _SAYS_OK and answer.body.strip() != b"ok":
        return TryLater("notify.not-the-service", channel=channel, service=preset, status=answer.status)
    header = _json(answer.body).get("header") if preset == "dooray" else None
    if isinstance(header, dict) and header.get("isSuccessful") is False:
        return Refused("notify.service-refused", channel=channel, service=preset, status=answer.status)
    return None


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
