"""How much may come in, how fast and how often."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.types import Message

from app.incoming import Bucket, Door, read_body
from bongsu.errors import PushError


@dataclass
class Seconds:
    """A clock that stands until somebody winds it."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def lets_through(bucket: Bucket, tries: int) -> int:
    passed = 0
    for _ in range(tries):
        try:
            bucket.take()
        except PushError:
            continue
        passed += 1
    return passed


def test_a_bucket_lets_a_burst_through_and_then_its_rate() -> None:
    clock = Seconds()
    bucket = Bucket(rate=2, burst=5, clock=clock)
    assert lets_through(bucket, 20) == 5
    clock.now += 1
    assert lets_through(bucket, 20) == 2
    clock.now += 3600
    assert lets_through(bucket, 20) == 5


def test_it_says_when_to_come_back() -> None:
    bucket = Bucket(rate=0.1, burst=1, clock=Seconds())
    bucket.take()
    with pytest.raises(PushError) as refused:
        bucket.take()
    assert refused.value.retry_after == 10


@given(gaps=st.lists(st.floats(0, 10), max_size=60))
def test_over_any_time_no_more_than_burst_and_rate_come_through(gaps: list[float]) -> None:
    clock = Seconds()
    bucket = Bucket(rate=3, burst=4, clock=clock)
    passed = 0
    for gap in gaps:
        clock.now += gap
        passed += lets_through(bucket, 2)
    assert passed <= 4 + 3 * clock.now + 1e-6


def test_a_door_lets_so_many_in_at_a_time() -> None:
    door = Door(at_once=1)
    with door.open():
        with pytest.raises(PushError) as refused, door.open():
            pass
        assert (refused.value.code, refused.value.retry_after) == ("push.busy", 1)
    with door.open():
        pass


def test_who_leaves_by_an_error_leaves_his_place() -> None:
    door = Door(at_once=1)
    with pytest.raises(KeyError), door.open():
        raise KeyError
    with door.open():
        pass


# --- bodies ------------------------------------------------------------------------------------------------------------


def request(*chunks: bytes, announced: str = "", ends: bool = True) -> Request:
    """Return a request that sends `chunks`, and then no more: not even its end, unless it `ends`."""
    coming: list[Message] = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]

    async def receive() -> Message:
        if coming:
            return coming.pop(0)
        if not ends:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": b"", "more_body": False}

    headers: Sequence[tuple[bytes, bytes]] = [(b"content-length", announced.encode())] if announced else []
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


@pytest.mark.parametrize(
    ("chunks", "announced"),
    [
        pytest.param((b"12345", b"67890"), "", id="in parts"),
        pytest.param((b"1234567890",), "10", id="announced"),
        pytest.param((b"1234567890",), "ten", id="announced in words"),
    ],
)
async def test_a_body_is_read_whole(chunks: tuple[bytes, ...], announced: str) -> None:
    assert await read_body(request(*chunks, announced=announced), limit=10) == b"1234567890"


@pytest.mark.parametrize(
    ("coming", "code"),
    [
        pytest.param(request(b"", announced="11", ends=False), "push.large", id="announced as too large: nothing is read"),
        pytest.param(request(b"", announced="9" * 5000, ends=False), "push.large", id="announced without end"),
        pytest.param(request(b"123456", b"123456", ends=False), "push.large", id="larger than announced"),
        pytest.param(request(b"1", ends=False), "push.slow", id="never ending"),
    ],
)
async def test_a_body_has_bounds(coming: Request, code: str) -> None:
    with pytest.raises(PushError) as refused:
        await read_body(coming, limit=10, within=0.01 if code == "push.slow" else 60)
    assert refused.value.code == code


async def test_a_sender_who_leaves_has_said_nothing() -> None:
    async def receive() -> Message:
        return {"type": "http.disconnect"}

    with pytest.raises(PushError) as refused:
        await read_body(Request({"type": "http", "method": "POST", "headers": []}, receive), limit=10)
    assert refused.value.code == "push.broken-off"
