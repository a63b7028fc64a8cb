"""An alert as a message in a chat: what it answers or takes the place of, its sound, its buttons.

What a button says is ``verb:story:revision``; the notifier signs it, since whoever is in a chat may send the bot anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bongsu.conversation import Thread, answered
from bongsu.model import Alert, Delivery, Message, Reason
from bongsu.render import telegram
from bongsu.rule import SEVERITIES
from bongsu.wording import Language, say

RIGHT, WRONG, MUTE, HUSH = "right", "wrong", "mute", "hush"
"""What people say by pressing: the alert is right, it is wrong, no more of this programme, no more of this source."""

VERBS = (RIGHT, WRONG, MUTE, HUSH)

_DEFAULT_SILENT = "low"


def shown_in_chat(delivery: Delivery, thread: Thread, outlets: Sequence[str]) -> Delivery | None:
    """Return `delivery` with what its message shows: an update shows the alert whose message it takes the place of.

    `outlets` are the names of the sources that tell the story. None where there is no message to be brought up to date.
    """
    told = delivery.alert
    if not isinstance(told, Alert):
        return delivery
    if told.reason is Reason.OUTLETS:
        if thread.first is None or not thread.receipt:
            return None
        told = thread.first
    return replace(delivery, alert=replace(told, outlets=tuple(name for name in outlets if name != told.source)))


def message_in_chat(
    delivery: Delivery,
    shown: Delivery,
    thread: Thread,
    options: Mapping[str, str | int | bool],
    language: Language,
    *,
    to: str = "",
) -> Message:
    """Return the message that tells `delivery` in a chat whose channel has `options`; `shown` is what it shows."""
    told, body = delivery.alert, telegram.render(shown, language)
    if not isinstance(told, Alert) or not isinstance(shown.alert, Alert):
        return Message(key=delivery.key, body=body, silent=options.get("silent") is True, to=to)
    edits = told.reason is Reason.OUTLETS
    return Message(
        key=delivery.key,
        body=body,
        silent=_is_silent(told, options),
        answers="" if edits else answered(told, thread),
        edits=thread.receipt if edits else "",
        buttons=_buttons(shown.alert, thread, language) if options.get("buttons") is not False else (),
        to=to,
    )


def _is_silent(alert: Alert, options: Mapping[str, str | int | bool]) -> bool:
    """Whether the alert matters no more than the channel's `silent` says; `true` and `false` are for all."""
    silent = options.get("silent", _DEFAULT_SILENT)
    if isinstance(silent, bool) or silent not in SEVERITIES:
        return bool(silent)
    loudest = max((SEVERITIES.index(match.severity) for match in alert.matches), default=SEVERITIES.index("normal"))
    return loudest <= SEVERITIES.index(str(silent))


def _buttons(alert: Alert, thread: Thread, language: Language) -> tuple[tuple[str, str], ...]:
    """A programme can be muted where one is known."""
    if alert.reason is Reason.TEST:
        return ()
    verbs = [verb for verb in VERBS if thread.programme or verb != MUTE]
    return tuple((say(f"telegram.button.{verb}", language), f"{verb}:{alert.story}:{alert.revision}") for verb in verbs)
