"""Buttons under a message. What pressing one says is signed: whoever is in a chat may send the bot any words as a button's."""

import base64
import hashlib
import hmac
from collections.abc import Sequence

LONGEST = 64
"""Bytes that Telegram takes for what a button says."""

_MAC_BYTES = 9
_IN_A_ROW = 2


def keyboard(buttons: Sequence[tuple[str, str]], token: str) -> dict[str, object]:
    """Return an inline keyboard of (label, what it says), two in a row. What would be too long for Telegram is left out."""
    shown = [
        {"text": label, "callback_data": data}
        for label, said in buttons
        if len((data := sign(said, token)).encode()) <= LONGEST
    ]
    return {"inline_keyboard": [shown[start : start + _IN_A_ROW] for start in range(0, len(shown), _IN_A_ROW)]}


def sign(said: str, token: str) -> str:
    """Return what a button says, with a signature that only the holder of the bot's token can make."""
    mac = hmac.new(hashlib.sha256(token.encode()).digest(), said.encode(), hashlib.sha256).digest()[:_MAC_BYTES]
    return f"{said}:{base64.urlsafe_b64encode(mac).decode()}"


def verified(data: str, token: str) -> str | None:
    """Return what a button says; None where its signature is not ours."""
    said = data.rpartition(":")[0]
    return said if hmac.compare_digest(sign(said, token).encode(), data.encode("utf-8", "replace")) else None
