"""The health page, asked by a real client."""

import json
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from app.serving import Server
from app.web import Health, Web

WELL = Health(database=True, tick_age=0.42, tick_alive=True, rules_refused=False)


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as asking:
        yield asking


@pytest.mark.parametrize(
    ("health", "status", "word"),
    [
        pytest.param(WELL, 200, "ok", id="all is well"),
        pytest.param(
            Health(database=False, tick_age=0, tick_alive=True, rules_refused=False), 503, "failing", id="no database"
        ),
        pytest.param(Health(database=True, tick_age=99, tick_alive=False, rules_refused=False), 503, "failing", id="no tick"),
        pytest.param(
            Health(database=True, tick_age=0, tick_alive=True, rules_refused=True), 200, "ok", id="old rules still watch"
        ),
    ],
)
async def test_health_is_told_with_the_status(client: httpx.AsyncClient, health: Health, status: int, word: str) -> None:
    async def look() -> Health:
        return health

    web = Web(free_address(), look)
    assert await web.start()
    answer = await client.get(f"http://{web.address}/healthz")
    await web.stop()
    assert answer.status_code == status
    said = json.loads(answer.text)
    assert said["status"] == word
    assert said["rules_refused"] is health.rules_refused


async def test_an_address_in_use_is_no_reason_not_to_watch() -> None:
    async def look() -> Health:
        return WELL

    first = Web(free_address(), look)
    assert await first.start()
    second = Web(first.address, look)
    assert not await second.start()
    await second.stop()
    await first.stop()


async def test_an_answer_does_not_wait_for_its_own_head_to_be_acknowledged() -> None:
    server = Server(Starlette())
    async with httpx.AsyncClient() as asking:
        await asking.get(await server.start())
    [listening] = [each for one in server._server.servers for each in one.sockets]
    assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    await server.stop()


async def test_a_page_never_started_can_be_stopped() -> None:
    async def look() -> Health:
        return WELL

    await Web("127.0.0.1:0", look).stop()
