"""What chat services mean by their answers, beyond the status. How surely each is known: docs/webhook.md."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from notifiers.http import Answer, verdict

ACCEPT: Mapping[str, str] = MappingProxyType({"jandi": "application/vnd.tosslab.jandi-v2+json"})
"""preset -> the `accept` header without which the service takes nothing"""

_BUSY = 429
_SAYS_OK = {"slack", "mattermost"}

# Slack: <https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors>; Discord: a forum wants the
# name of a thread, which no message has; Teams: the workflow is switched off.
_IS_BROKEN: Mapping[str, re.Pattern[bytes]] = MappingProxyType(
    {
        "slack": re.compile(rb"no_active_hooks|no_service|no_team|team_disabled|invalid_token|(user|channel)_not_found"),
        "discord": re.compile(rb'"code"\s*:\s*22000[1-4]\b'),
        "teams": re.compile(rb"WorkflowTriggerIsNotEnabled"),
    }
)
"""preset -> what a refusal says that is meant for all messages of a channel, not for this one"""

_TEAMS_FAILED = b"message delivery failed"  # as the old connectors say it, with status 200
_TEAMS_STATUS = re.compile(rb"returned HTTP error ([45]\d\d)\b")


def judged(preset: str, answer: Answer, channel: str) -> NotifyError | None:
    """Return what an answer of the service of `preset` means, "" for no service: None where the message was taken."""
    heard = _as_meant(preset, answer)
    error = verdict(heard, channel)
    if isinstance(error, Refused) and preset in _IS_BROKEN and _IS_BROKEN[preset].search(answer.body):
        return ChannelBroken("notify.service-broken", channel=channel, service=preset, status=heard.status)
    return error or _no_after_all(preset, answer, channel)


def _as_meant(preset: str, answer: Answer) -> Answer:
    """Return `answer` with the status and the wait that its body tells.

    Discord says in the body of a 429 how many seconds to wait, Teams in that of a 200 which status it had itself.
    """
    if preset == "teams" and _TEAMS_FAILED in answer.body and (told := _TEAMS_STATUS.search(answer.body)):
        return replace(answer, status=int(told[1]))
    if preset != "discord" or answer.status != _BUSY:
        return answer
    asked = _json(answer.body).get("retry_after")
    if isinstance(asked, bool) or not isinstance(asked, (int, float)) or not math.isfinite(asked):
        return answer
    return replace(answer, retry_after=max(answer.retry_after or 0.0, float(asked)))


def _no_after_all(preset: str, answer: Answer, channel: str) -> NotifyError | None:
    """Return what a 2xx means that is no yes; None where it is one.

    Slack and Mattermost answer ``ok``: anything else comes from somewhere on the way. Dooray answers 200 and says within
    whether it was taken.
    """
    if preset in _SAYS_OK and answer.body.strip() != b"ok":
        return TryLater("notify.not-the-service", channel=channel, service=preset, status=answer.status)
    if preset == "teams" and _TEAMS_FAILED in answer.body:
        return TryLater("notify.service-later", channel=channel, service=preset, status=answer.status)
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
