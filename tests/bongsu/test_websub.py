"""Subscriptions to feeds, step by step."""

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Hub
from bongsu.websub import (
    AFTER_DENIAL,
    ANSWER_WITHIN,
    FIRST_PAUSE,
    LONGEST_LEASE,
    LONGEST_PAUSE,
    SHORTEST_LEASE,
    agreed,
    asked,
    denied,
    is_on,
    is_signed,
    not_taken,
    wanted,
)

NOW = datetime(2026, 11, 5, 1, 0, tzinfo=UTC)
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
NEW = wanted(
    "paper",
    Hub(url="https://hub.example/", topic="https://paper.example/rss"),
    callback="unguessable",
    secret="s3cret",
    now=NOW,
)
ON = agreed(asked(NEW, now=NOW), 10 * DAY, now=NOW)


def test_what_is_wanted_is_asked_for_at_once_and_is_not_on_yet() -> None:
    assert NEW.next_ask == NOW
    assert not is_on(NEW, now=NOW)
    assert not is_on(asked(NEW, now=NOW), now=NOW)


def test_a_hub_that_never_asks_back_is_asked_again_ever_more_seldom() -> None:
    subscription, waits = NEW, []
    for _ in range(12):
        subscription = asked(subscription, now=NOW)
        waits.append(subscription.next_ask - NOW)
    assert waits[:3] == [ANSWER_WITHIN + MINUTE, ANSWER_WITHIN + 2 * MINUTE, ANSWER_WITHIN + 4 * MINUTE]
    assert waits[-1] == ANSWER_WITHIN + LONGEST_PAUSE


def test_it_is_on_from_the_agreement_to_the_end_of_the_lease() -> None:
    assert is_on(ON, now=NOW)
    assert is_on(ON, now=NOW + 10 * DAY - SECOND)
    assert not is_on(ON, now=NOW + 10 * DAY)


def test_it_is_asked_for_again_while_a_fifth_of_the_lease_is_left() -> None:
    assert ON.next_ask == NOW + 8 * DAY
    assert ON.failures == 0


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        pytest.param(timedelta(), SHORTEST_LEASE, id="a lease of nothing would have us ask for ever"),
        pytest.param(-DAY, SHORTEST_LEASE, id="one that is over"),
        pytest.param(3650 * DAY, LONGEST_LEASE, id="one of ten years: the hub will not last that long"),
        pytest.param(5 * DAY, 5 * DAY, id="one of five days"),
    ],
)
def test_a_lease_is_believed_within_bounds(told: timedelta, taken: timedelta) -> None:
    assert agreed(NEW, told, now=NOW).lease_end == NOW + taken


def test_a_renewal_that_fails_leaves_the_lease_and_is_tried_again() -> None:
    late = NOW + 8 * DAY
    failed = not_taken(asked(ON, now=late), "HTTP 503", now=late)
    assert is_on(failed, now=late)
    assert (failed.next_ask, failed.why, failed.failures) == (late + FIRST_PAUSE, "HTTP 503", 1)
    assert not_taken(asked(failed, now=late), "HTTP 503", now=late).next_ask == late + 2 * FIRST_PAUSE


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [
        pytest.param(None, FIRST_PAUSE, id="the hub asks for nothing"),
        pytest.param(30.0, FIRST_PAUSE, id="for less than we wait anyway"),
        pytest.param(3600.0, timedelta(hours=1), id="for an hour"),
        pytest.param(1e12, DAY, id="for ever"),
    ],
)
def test_a_hub_may_ask_for_a_longer_pause(retry_after: float | None, wait: timedelta) -> None:
    assert not_taken(asked(NEW, now=NOW), "HTTP 429", now=NOW, retry_after=retry_after).next_ask == NOW + wait


def test_a_denial_ends_it_and_is_asked_about_once_a_day() -> None:
    refused = denied(ON, "no such topic", now=NOW)
    assert not is_on(refused, now=NOW)
    assert (refused.next_ask, refused.why) == (NOW + AFTER_DENIAL, "no such topic")


@given(failures=st.integers(0, 10_000))
def test_no_pause_is_ever_longer_than_the_longest(failures: int) -> None:
    after = not_taken(replace(NEW, failures=failures), "", now=NOW)
    assert timedelta() < after.next_ask - NOW <= LONGEST_PAUSE


# --- signatures --------------------------------------------------------------------------------------------------------

SECRET = "s3cret"
BODY = "<rss>소식</rss>".encode()


def signature(method: str, secret: str = SECRET) -> str:
    return f"{method}={hmac.new(secret.encode(), BODY, getattr(hashlib, method)).hexdigest()}"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_the_recommendation_is_known(method: str) -> None:
    assert is_signed(BODY, signature(method), "s3cret")
    assert is_signed(BODY, f" {method}={signature(method).split('=')[1].upper()}", "s3cret")
    assert not is_signed(BODY + b" ", signature(method), "s3cret")


@pytest.mark.parametrize(
    ("told", "secret"),
    [
        pytest.param("", "s3cret", id="no signature"),
        pytest.param("sha256", "s3cret", id="a method without a digest"),
        pytest.param(signature("md5"), "s3cret", id="a method that can be forged"),
        pytest.param(signature("sha256", secret="another"), "s3cret", id="another secret"),
        pytest.param(signature("sha256", secret=""), "", id="no secret, which anybody can sign with"),
        pytest.param("sha256=" + "한" * 64, "s3cret", id="what is no hexadecimal"),
        pytest.param(signature("sha256")[:-1], "s3cret", id="a digest cut short"),
    ],
)
def test_everything_else_is_no_signature(told: str, secret: str) -> None:
    assert not is_signed(BODY, told, secret)
