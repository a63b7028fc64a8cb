"""Signatures by Standard Webhooks (<https://www.standardwebhooks.com>): made for what goes out, checked on what comes in."""

import base64
import binascii
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=5)
"""How far a message's time may be from ours, either way: what was overheard cannot be sent again later."""

LONGEST_IDENTITY = 256
_PREFIX = "whsec_"
_STAMP = re.compile(r"\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What a message's three headers say: its number, its time in seconds since 1970 and its signatures."""

    identity: str
    stamp: str
    signatures: tuple[str, ...]


def signing_key(secret: str) -> bytes | None:
    """Return the key that `secret` stands for: the base64 behind ``whsec_``, else its own bytes; None if there is none."""
    if not secret.startswith(_PREFIX):
        return secret.encode() or None
    encoded = secret.removeprefix(_PREFIX)
    try:
        return base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True) or None
    except (binascii.Error, ValueError):
        return None


def signature(key: bytes, identity: str, stamp: str, body: bytes) -> str:
    """Return the signature of a message, ``v1,…``."""
    digest = hmac.digest(key, f"{identity}.{stamp}.".encode("latin-1", "replace") + body, "sha256")
    return f"v1,{base64.b64encode(digest).decode()}"


def read_seal(headers: Mapping[str, str]) -> Seal | None:
    """Return the seal in `headers`, whose names are in lower case; None where one of the three is missing or malformed."""
    identity, stamp, signatures = (headers.get(f"webhook-{name}", "").strip() for name in ("id", "timestamp", "signature"))
    if not identity or len(identity) > LONGEST_IDENTITY or not _STAMP.fullmatch(stamp) or not signatures:
        return None
    return Seal(identity=identity, stamp=stamp, signatures=tuple(signatures.split()))


def is_timely(seal: Seal, *, now: datetime) -> bool:
    """Say whether a message is of our time."""
    return abs(now.timestamp() - int(seal.stamp)) <= TOLERANCE.total_seconds()


def is_signed(seal: Seal, body: bytes, keys: Iterable[bytes]) -> bool:
    """Say whether one of the signatures is by one of the keys: while a secret is exchanged for another, both sides have two."""
    right = [signature(key, seal.identity, seal.stamp, body).encode() for key in keys]
    told = [each.encode() for each in seal.signatures]
    return any(hmac.compare_digest(one, other) for one in right for other in told)
