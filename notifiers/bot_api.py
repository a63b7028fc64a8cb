"""Calls of the Telegram Bot API, <https://core.telegram.org/bots/api#making-requests>, and what its refusals mean."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.render.clean import clean, shorten
from notifiers.http import Answer, Wire, verdict

TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")

_BAD_REQUEST, _UNAUTHORISED, _FORBIDDEN, _NOT_FOUND = 400, 401, 403, 404
_LONGEST_WHY = 200
_LARGEST = 2**53  # Telegram's own promise about its numbers

# Telegram answers 400 both for a message and for a chat that will not do; only its sentence tells them apart.
_CHAT_IS_BROKEN = re.compile(
    r"chat not found|chat_id is empty|peer_id_invalid|thread not found|topic_(closed|deleted)|not enough rights"
    r"|have no rights|administrator rights|chat_write_forbidden|chat_restricted|upgraded to a supergroup"
    r"|user is deactivated|bot was (blocked|kicked)|not a member",
    re.IGNORECASE,
)


class Moved(ChannelBroken):
    """The group has become a supergroup, with another number: `params["chat"]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotApi:
    """One bot at one address. The token is part of every address that is called and of nothing else."""

    token: str = field(repr=False)
    base: str
    wire: Wire

    async def call(self, method: str, params: Mapping[str, object]) -> Any:  # noqa: ANN401 -- JSON that the caller checks
        """Return the `result` of a call. Raises `TryLater`, `Refused` or `ChannelBroken`."""
        answer = await self.wire.post(
            f"{self.base.rstrip('/')}/bot{self.token}/{method}",
            content=json.dumps(params, ensure_ascii=False).encode(),
            headers={"content-type": "application/json"},
        )
        said = _said(answer.body)
        if said.get("ok") is True and verdict(answer, self.wire.channel) is None:
            return said.get("result")
        raise self._error(answer, said)

    def _error(self, answer: Answer, said: Mapping[str, Any]) -> NotifyError:
        channel, parameters = self.wire.channel, said.get("parameters")
        parameters = parameters if isinstance(parameters, dict) else {}
        if moved := whole(parameters.get("migrate_to_chat_id")):
            return Moved("notify.telegram-moved", channel=channel, chat=moved)
        description = clean(str(said.get("description", ""))).replace(self.token.partition(":")[2], "***")
        if why := shorten(description, _LONGEST_WHY):
            error = _spoken(answer.status, why, channel)
            if error is not None:
                return error
        if asked := whole(parameters.get("retry_after")):
            answer = replace(answer, retry_after=float(asked))
        return verdict(answer, channel) or TryLater("notify.not-telegram", channel=channel)


def whole(value: object) -> int | None:
    """Return `value` where it is a whole number that Telegram may send, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST else None


def _said(body: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _spoken(status: int, why: str, channel: str) -> NotifyError | None:
    """Return the error where Telegram's own sentence says more than the status."""
    if status in {_UNAUTHORISED, _NOT_FOUND}:
        return ChannelBroken("notify.telegram-token", channel=channel, why=why)
    if status == _FORBIDDEN or (status == _BAD_REQUEST and _CHAT_IS_BROKEN.search(why)):
        return ChannelBroken("notify.telegram-chat", channel=channel, why=why)
    if status == _BAD_REQUEST:
        return Refused("notify.telegram-refused", channel=channel, why=why)
    return None
