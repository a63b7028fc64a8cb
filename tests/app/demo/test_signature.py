"""Signatures are checked by the specification's own package, and by hand where it is missing."""

import base64
import importlib.util
import time

import pytest
from standardwebhooks.webhooks import Webhook

from app.demo import signature
from app.demo.signature import Verify, verifier, verify_by_hand, verify_by_package

SECRET = "whsec_" + base64.b64encode(b"a secret of the tests alone").decode()
BODY = '{"text":"대구"}'.encode()


def headers(body: bytes = BODY, *, secret: str = SECRET) -> dict[str, str]:
    from datetime import UTC, datetime

    now = int(time.clock_gettime(time.CLOCK_REALTIME))
    stamp = datetime.fromtimestamp(now, UTC)
    signed = Webhook(secret).sign("msg-1", stamp, body.decode())
    return {"webhook-id": "msg-1", "webhook-timestamp": str(now), "webhook-signature": signed}


BAD = {
    "another body": (headers(), b"{}"),
    "another secret": (headers(secret="whsec_" + base64.b64encode(b"another secret").decode()), BODY),
    "another id": (headers() | {"webhook-id": "msg-2"}, BODY),
    "no signature": ({"webhook-id": "msg-1", "webhook-timestamp": "1"}, BODY),
    "no headers": ({}, BODY),
    "not base64": (headers() | {"webhook-signature": "v1,!"}, BODY),
}


@pytest.mark.parametrize("verify", [verify_by_package, verify_by_hand])
def test_a_right_signature_is_taken(verify: Verify) -> None:
    assert verify(SECRET, headers(), BODY)


@pytest.mark.parametrize("verify", [verify_by_package, verify_by_hand])
@pytest.mark.parametrize(("given", "body"), BAD.values(), ids=BAD)
def test_a_wrong_signature_is_refused(verify: Verify, given: dict[str, str], body: bytes) -> None:
    assert not verify(SECRET, given, body)


def test_a_secret_that_is_not_base64_verifies_nothing() -> None:
    assert not verify_by_hand("whsec_!", headers(), BODY)


def test_the_package_checks_where_it_is_installed() -> None:
    assert verifier() == ("standardwebhooks", verify_by_package)


def test_without_the_package_the_check_is_done_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "find_spec", lambda _name: None)
    assert importlib.util.find_spec("standardwebhooks")
    assert verifier() == ("hmac", verify_by_hand)
