"""Checks a webhook's signature as its receiver would, by the Standard Webhooks specification."""

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping
from importlib.util import find_spec

Verify = Callable[[str, Mapping[str, str], bytes], bool]
"""(secret `whsec_…`, headers, body) -> whether the signature is right."""

PACKAGE = "standardwebhooks"
_PREFIX = "whsec_"


def verifier() -> tuple[str, Verify]:
    """Return who checks, and the check: the specification's own package where it is installed, else the few lines below."""
    return (PACKAGE, verify_by_package) if find_spec(PACKAGE) else ("hmac", verify_by_hand)


def verify_by_package(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Ask the package, which also refuses a timestamp over 5 minutes from this machine's time."""
    from standardwebhooks.webhooks import Webhook, WebhookVerificationError

    try:
        Webhook(secret).verify(body, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True


def verify_by_hand(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Compute the signature anew; the timestamp's age is not looked at."""
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    except (KeyError, binascii.Error):
        return False
    right = "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    return any(hmac.compare_digest(right, given) for given in headers.get("webhook-signature", "").split())
