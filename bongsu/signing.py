"""Signatures by Standard Webhooks (<https://www.standardwebhooks.com>): made for what goes out, checked on what comes in."""

import base64
import binascii
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

TOLERANCE = timedelta(minutes=5)
"""How far a message's time may be from ours, either way: what was overheard cannot be sent again later."""

LONGEST_IDENTITY = 256
_PREFIX, _PRIVATE = "whsec_", "whsk_"
_SEED = 32  # bytes of a private key of Ed25519; some tools write the public one behind it
_STAMP = re.compile(r"\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What a message is signed with: shared with the receiver (``v1``), or of Ed25519 and ours alone (``v1a``)."""

    scheme: Literal["v1", "v1a"]
    raw: bytes = field(repr=False)


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


def signing_keys(secret: str) -> tuple[SigningKey, ...] | None:
    """Return the keys that `secret` stands for, none for an empty one; None where one of them cannot be.

    While one is exchanged for another there are several: one a line, or apart by spaces where each has its prefix.
    """
    parts = secret.split()
    if not all(part.startswith((_PREFIX, _PRIVATE)) for part in parts):
        parts = [line.strip() for line in secret.splitlines() if line.strip()]
    keys = [_key(part) for part in parts]
    return None if None in keys else tuple(key for key in keys if key)


def _key(secret: str) -> SigningKey | None:
    if not secret.startswith(_PRIVATE):
        raw = signing_key(secret)
        return SigningKey("v1", raw) if raw else None
    raw = signing_key(_PREFIX + secret.removeprefix(_PRIVATE))
    return SigningKey("v1a", raw[:_SEED]) if raw and len(raw) in {_SEED, 2 * _SEED} else None


def seal(keys: Iterable[SigningKey], identity: str, stamp: str, body: bytes) -> str:
    """Return all signatures of a message in one line, as its header has them."""
    return " ".join(_sealed(key, identity, stamp, body) for key in keys)


def _sealed(key: SigningKey, identity: str, stamp: str, body: bytes) -> str:
    if key.scheme == "v1":
        return signature(key.raw, identity, stamp, body)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # takes time that few channels need

    signed = Ed25519PrivateKey.from_private_bytes(key.raw).sign(_content(identity, stamp, body))
    return f"v1a,{base64.b64encode(signed).decode()}"


def public_key(key: SigningKey) -> str:
    """Return what the receiver of messages signed with a ``v1a`` key checks them with: ``whpk_…``."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.from_private_bytes(key.raw).public_key().public_bytes_raw()
    return f"whpk_{base64.b64encode(public).decode()}"


def _content(identity: str, stamp: str, body: bytes) -> bytes:
    return f"{identity}.{stamp}.".encode("latin-1", "replace") + body


def signature(key: bytes, identity: str, stamp: str, body: bytes) -> str:
    """Return the signature of a message, ``v1,…``."""
    digest = hmac.digest(key, _content(identity, stamp, body), "sha256")
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
