"""Signatures, held against the package of the specification."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from standardwebhooks import Webhook

from bongsu.signing import (
    LONGEST_IDENTITY,
    Seal,
    SigningKey,
    is_signed,
    is_timely,
    public_key,
    read_seal,
    seal,
    signature,
    signing_key,
    signing_keys,
)

NOW = datetime(2026, 11, 5, 1, 0, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
KEY, OLD_KEY = b"thirty-two bytes of a made-up key", b"thirty-one bytes of an older key"
SECRET = "whsec_" + base64.b64encode(KEY).decode()
BODY = '{"items": [{"title": "소식"}]}'.encode()
HEADERS = {"webhook-id": "msg-1", "webhook-timestamp": STAMP, "webhook-signature": "v1,abc v1,def"}


def sealed(*signatures: str, identity: str = "msg-1") -> Seal:
    return Seal(identity=identity, stamp=STAMP, signatures=signatures)


def by_the_package(key: bytes = KEY, body: bytes = BODY) -> str:
    return str(Webhook(key).sign("msg-1", NOW, body.decode()))


def test_ours_is_the_signature_of_the_specification() -> None:
    assert signature(KEY, "msg-1", STAMP, BODY) == by_the_package()


@pytest.mark.parametrize(
    ("secret", "key"),
    [
        pytest.param(SECRET, KEY, id="as the specification writes it"),
        pytest.param(SECRET.rstrip("="), KEY, id="without padding"),
        pytest.param("우리끼리 쓰는 말", "우리끼리 쓰는 말".encode(), id="as it stands"),
        pytest.param("whsec_", None, id="nothing behind the mark"),
        pytest.param("whsec_!!!", None, id="what is no base64"),
        pytest.param("whsec_한", None, id="what is no ASCII"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_key_a_secret_stands_for(secret: str, key: bytes | None) -> None:
    assert signing_key(secret) == key


@pytest.mark.parametrize(
    ("seal", "good"),
    [
        pytest.param(sealed(by_the_package()), True, id="by the key"),
        pytest.param(sealed(by_the_package(OLD_KEY)), True, id="by the key that was before"),
        pytest.param(sealed("v1,AAAA", "v1a,BBBB", by_the_package()), True, id="among others"),
        pytest.param(sealed(by_the_package(b"somebody else's")), False, id="by another"),
        pytest.param(sealed(by_the_package(), identity="msg-2"), False, id="of another number"),
        pytest.param(sealed(by_the_package(body=b"{}")), False, id="of another body"),
        pytest.param(sealed("v1," + "한" * 9), False, id="what is no ASCII"),
        pytest.param(sealed(), False, id="none"),
    ],
)
def test_who_signed(seal: Seal, good: bool) -> None:
    assert is_signed(seal, BODY, [KEY, OLD_KEY]) is good


def test_without_keys_nothing_is_signed() -> None:
    assert not is_signed(sealed(by_the_package()), BODY, [])


def test_a_number_is_signed_as_its_bytes_came() -> None:
    as_read = "가".encode().decode("latin-1")
    assert signature(KEY, as_read, STAMP, BODY) == str(Webhook(KEY).sign("가", NOW, BODY.decode()))


@pytest.mark.parametrize(
    ("late", "timely"),
    [
        pytest.param(timedelta(minutes=5), True, id="five minutes"),
        pytest.param(timedelta(minutes=5, seconds=1), False, id="over five minutes"),
        pytest.param(timedelta(minutes=-5), True, id="five minutes ahead: clocks differ"),
        pytest.param(timedelta(minutes=-5, seconds=-1), False, id="farther ahead"),
    ],
)
def test_how_old_a_message_may_be(late: timedelta, timely: bool) -> None:
    assert is_timely(sealed(), now=NOW + late) is timely


def test_a_seal_is_three_headers() -> None:
    assert read_seal(HEADERS) == sealed("v1,abc", "v1,def")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"webhook-id": ""}, id="no number"),
        pytest.param({"webhook-id": "m" * (LONGEST_IDENTITY + 1)}, id="an endless number"),
        pytest.param({"webhook-timestamp": ""}, id="no time"),
        pytest.param({"webhook-timestamp": "2026-11-05"}, id="a time that counts no seconds"),
        pytest.param({"webhook-timestamp": "9" * 13}, id="a time after all times"),
        pytest.param({"webhook-timestamp": "١٢٣"}, id="digits that are no ASCII"),
        pytest.param({"webhook-signature": " "}, id="no signature"),
    ],
)
def test_two_headers_are_none(wrong: dict[str, str]) -> None:
    assert read_seal(HEADERS | wrong) is None


SEED = bytes(range(32))
PRIVATE = "whsk_" + base64.b64encode(SEED).decode()


@pytest.mark.parametrize(
    ("secret", "keys"),
    [
        pytest.param("", (), id="none"),
        pytest.param(SECRET, (("v1", KEY),), id="one"),
        pytest.param(f"{SECRET}\n{SECRET}", (("v1", KEY), ("v1", KEY)), id="one a line"),
        pytest.param(f"{PRIVATE} {SECRET}", (("v1a", SEED), ("v1", KEY)), id="apart by a space"),
        pytest.param("whsk_" + base64.b64encode(SEED * 2).decode(), (("v1a", SEED),), id="the public key behind the private"),
        pytest.param("말 둘\n whsec_YWJj ", (("v1", "말 둘".encode()), ("v1", b"abc")), id="words of one's own have spaces"),
    ],
)
def test_a_secret_may_hold_several_keys(secret: str, keys: tuple[tuple[str, bytes], ...]) -> None:
    found = signing_keys(secret)
    assert found is not None
    assert tuple((key.scheme, key.raw) for key in found) == keys
    assert all(repr(key.raw) not in repr(key) for key in found)


@pytest.mark.parametrize("wrong", ["whsec_*", "whsk_YWJj", "whsk_*", f"{SECRET} whsec_"])
def test_one_key_that_is_none_spoils_all(wrong: str) -> None:
    assert signing_keys(wrong) is None


def test_the_public_key_fits_the_private_one() -> None:
    (key,) = signing_keys(PRIVATE) or ()
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key(key).removeprefix("whpk_")))
    one, two = seal([key, SigningKey("v1", KEY)], "msg-1", STAMP, BODY).split()
    public.verify(base64.b64decode(one.removeprefix("v1a,")), f"msg-1.{STAMP}.".encode() + BODY)
    assert two == by_the_package()
