"""The one way out by HTTP."""

import logging
import socket
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from notifiers.http import LONGEST_ANSWER, Answer, Wire, fault, machine_time, retry_after, verdict
from tests.contracts.notifier import EXPECTED
from tests.fakes_receiver import Receiver, Reply

NOW = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


def answer(status: int, wait: float | None = None) -> Answer:
    return Answer(status=status, body=b"", retry_after=wait)


def raised_from(error: Exception, *behind: BaseException) -> Exception:
    """Return `error` with these behind it, one behind the other."""
    for outer, inner in zip((error, *behind), behind, strict=False):
        outer.__cause__ = inner
    return error


@pytest.mark.parametrize("status", range(200, 600))
def test_every_status_has_one_verdict(status: int) -> None:
    error = verdict(answer(status), "hook")
    if status < 300:
        assert error is None
    else:
        assert isinstance(error, TryLater | Refused | ChannelBroken)
        assert type(error) is EXPECTED.get(status, type(error))
        assert str(status) in error.say("ko")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        pytest.param(100, TryLater, id="an interim answer at the end"),
        pytest.param(600, TryLater, id="a class that nobody knows"),
        pytest.param(999, TryLater, id="what some filters say"),
    ],
)
def test_a_status_that_means_nothing_is_tried_again(status: int, expected: type[NotifyError]) -> None:
    assert type(verdict(answer(status), "hook")) is expected


def test_only_a_passing_trouble_carries_the_wait() -> None:
    error = verdict(answer(503, 12.0), "hook")
    assert isinstance(error, TryLater)
    assert error.retry_after == 12.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        pytest.param("120", 120.0, id="seconds"),
        pytest.param(" 0 ", 0.0, id="at once"),
        pytest.param("Fri, 20 Nov 2026 00:01:30 GMT", 90.0, id="a date"),
        pytest.param("Fri, 20 Nov 2026 00:01:30", 90.0, id="a date without its zone"),
        pytest.param("Fri, 20 Nov 2026 00:01:30 -0000", 90.0, id="a date that says it knows no zone"),
        pytest.param("Thu, 19 Nov 2026 00:00:00 GMT", 0.0, id="a date in the past"),
        pytest.param("", None, id="nothing"),
        pytest.param("soon", None, id="a word"),
        pytest.param("-5", None, id="a negative number"),
        pytest.param("1.5", None, id="a fraction, which the standard does not know"),
        pytest.param("9" * 5000, None, id="more digits than a number may have"),
        pytest.param("Fri, 99 Nov 2026 00:01:30 GMT", None, id="a day that is none"),
        pytest.param("Fri, 20 Nov 2026 00:01:30 +99999999", None, id="a zone that is none"),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert retry_after(header, now=NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_survived(header: str) -> None:
    seconds = retry_after(header, now=NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(raised_from(httpx.ConnectError(""), OSError(), socket.gaierror()), "notify.dns", id="no such host"),
        pytest.param(
            raised_from(httpx.ConnectTimeout(""), ssl.SSLCertVerificationError()), "notify.tls", id="a bad certificate"
        ),
        pytest.param(raised_from(httpx.ConnectTimeout(""), ConnectionRefusedError()), "notify.unreachable", id="refused"),
        pytest.param(raised_from(httpx.ConnectTimeout(""), OSError(101, "")), "notify.unreachable", id="no network"),
        pytest.param(raised_from(httpx.ReadError(""), ConnectionResetError()), "notify.cut", id="reset"),
        pytest.param(raised_from(httpx.WriteError(""), BrokenPipeError()), "notify.cut", id="hung up"),
        pytest.param(httpx.ConnectTimeout(""), "notify.cut", id="what the transport calls a disconnect"),
        pytest.param(TimeoutError(), "notify.timeout", id="our own limit"),
        pytest.param(httpx.ReadTimeout(""), "notify.timeout", id="a transport's limit"),
        pytest.param(httpx.RemoteProtocolError(""), "notify.cut", id="nonsense"),
    ],
)
def test_what_went_wrong_is_named_by_its_cause(error: Exception, code: str) -> None:
    assert fault(error) == code


def test_causes_in_a_circle_are_survived() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert fault(one) == "notify.cut"


async def test_a_host_that_is_not_found_leaves_nothing_behind_the_error() -> None:
    def not_found(request: httpx.Request) -> httpx.Response:
        raise raised_from(httpx.ConnectError(str(request.url)), socket.gaierror(-2, "Name or service not known"))

    wire = Wire("hook", clock=machine_time, transport=httpx.MockTransport(not_found))
    with pytest.raises(TryLater) as caught:
        await wire.post("https://hook.invalid/secret-path", content=b"", headers={})
    assert caught.value.code == "notify.dns"
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    await wire.aclose()


async def test_an_endless_answer_is_read_to_a_bound() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1
            yield b"x" * 10_000

    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=endless()))
    wire = Wire("hook", clock=machine_time, transport=transport)
    taken = await wire.post("http://hook.example/", content=b"", headers={})
    assert len(taken.body) == LONGEST_ANSWER
    assert sent == 7
    await wire.aclose()


async def test_a_packed_answer_is_not_unpacked() -> None:
    async with Receiver(Reply(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b not really")) as receiver:
        wire = Wire("hook", clock=machine_time)
        taken = await wire.post(receiver.url, content=b"", headers={})
        await wire.aclose()
    assert taken.body == b"\x1f\x8b not really"
    assert receiver.requests[0].headers["accept-encoding"] == "identity"


async def test_an_address_keeps_its_packed_slashes() -> None:
    async with Receiver() as receiver:
        wire = Wire("hook", clock=machine_time)
        await wire.post(f"{receiver.url}/a%2Fb/c%20d", content=b"{}", headers={})
        await wire.aclose()
    assert receiver.requests[0].path == "/a%2Fb/c%20d"


async def test_a_name_and_a_password_in_the_address_open_the_receivers_door() -> None:
    async with Receiver() as receiver:
        wire = Wire("hook", clock=machine_time)
        await wire.post(receiver.url.replace("//", "//bongsu:open%20up@"), content=b"{}", headers={})
        await wire.aclose()
    assert receiver.requests[0].headers["authorization"] == f"Basic {b64encode(b'bongsu:open up').decode()}"


async def test_one_connection_carries_all_messages_until_it_is_closed() -> None:
    async with Receiver() as receiver:
        wire = Wire("hook", clock=machine_time)
        for _ in range(3):
            await wire.post(receiver.url, content=b"{}", headers={})
        await wire.aclose()
        await wire.post(receiver.url, content=b"{}", headers={})
        await wire.aclose()
    assert (len(receiver.requests), receiver.connections) == (4, 2)


async def test_the_line_that_would_show_the_address_is_not_written(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, logger="httpx"):
        wire = Wire("hook", clock=machine_time, transport=httpx.MockTransport(lambda _: httpx.Response(200)))
        await wire.post("http://hook.example/secret-path", content=b"", headers={})
        await wire.aclose()
    assert "secret-path" not in caplog.text


def test_the_machines_time_has_a_zone() -> None:
    assert machine_time().tzinfo is UTC
